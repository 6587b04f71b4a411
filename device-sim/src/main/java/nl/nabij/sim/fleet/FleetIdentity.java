package nl.nabij.sim.fleet;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import nl.nabij.contract.GatewayId;

/// Who a box is: its own key and the certificate that the centre gave for it.
public record FleetIdentity(GatewayId home, PrivateKey key, X509Certificate certificate) {

    /// Without the key.
    @Override
    public String toString() {
        return "FleetIdentity[" + home + "]";
    }
}
