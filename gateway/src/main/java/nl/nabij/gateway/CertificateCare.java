package nl.nabij.gateway;

import java.util.Optional;
import java.util.function.Consumer;
import nl.nabij.gateway.device.Faults;
import nl.nabij.gateway.identity.GatewayIdentity;
import nl.nabij.gateway.identity.Renewer;

/// Brings what the renewer has to say to the link and to the home's faults.
record CertificateCare(Faults faults, Consumer<GatewayIdentity> link) implements Renewer.Listener {

    private static final String FAULT = "certificate.not-renewed";

    @Override
    public void renewed(GatewayIdentity identity) {
        link.accept(identity);
    }

    @Override
    public void trouble(String text) {
        faults.raise(FAULT, Optional.empty(), text);
    }

    @Override
    public void well() {
        faults.clear(FAULT);
    }
}
