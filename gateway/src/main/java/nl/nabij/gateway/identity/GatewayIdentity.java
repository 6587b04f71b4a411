package nl.nabij.gateway.identity;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import nl.nabij.contract.GatewayId;

/// What enrolment, or the last renewal, gave the box.
///
/// @param authorities who may speak for a server of the centre; the first signed the certificate. There
///     are two while one takes the other's place
/// @param uplinks the first is tried first
public record GatewayIdentity(
        GatewayId gateway,
        PrivateKey key,
        X509Certificate certificate,
        List<X509Certificate> authorities,
        List<ServerAddress> uplinks) {

    public GatewayIdentity {
        authorities = List.copyOf(authorities);
        uplinks = List.copyOf(uplinks);
        if (authorities.isEmpty()) {
            throw new IllegalArgumentException("An identity needs one authority at least");
        }
        if (uplinks.isEmpty()) {
            throw new IllegalArgumentException("An identity needs one address of the centre at least");
        }
    }

    public GatewayIdentity withUplinks(List<ServerAddress> others) {
        return new GatewayIdentity(gateway, key, certificate, authorities, others);
    }

    /// TLS with this certificate towards whom the trust manager admits.
    public SSLContext tls(X509ExtendedTrustManager trust) throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            char[] inMemoryOnly = new char[0];
            store.setKeyEntry("gateway", key, inMemoryOnly, new Certificate[] {certificate});
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, inMemoryOnly);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), new TrustManager[] {trust}, null);
            return context;
        } catch (IOException e) {
            throw new GeneralSecurityException("An empty key store could not be made", e);
        }
    }

    /// Without the key.
    @Override
    public String toString() {
        return "GatewayIdentity[" + gateway + ", certificate until "
                + certificate.getNotAfter().toInstant() + ", uplinks " + uplinks + "]";
    }
}
