package nl.nabij.server.enrolment;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// One key and its certificate, asked at each TLS handshake: another one shows at the next handshake,
/// and no connection ends for it.
public abstract class ShownKeys extends X509ExtendedKeyManager {

    private volatile ServerIdentity current;
    /// A handshake that chose it goes on with it.
    private volatile ServerIdentity before;

    ShownKeys(ServerIdentity first) {
        this.current = first;
        this.before = first;
    }

    /// The certificate that the next handshake shows.
    public final X509Certificate certificate() {
        return current.certificate();
    }

    final ServerIdentity shown() {
        return current;
    }

    /// One caller at a time.
    final void show(ServerIdentity next) {
        before = current;
        current = next;
    }

    private static String alias(ServerIdentity identity) {
        return IssuedCertificate.serial(identity.certificate());
    }

    /// BoringSSL and the JDK name what an elliptic key is for with and without the exchange.
    private String @Nullable [] aliases(String keyType) {
        ServerIdentity newest = current;
        boolean fits = newest.key().getAlgorithm().equals("EC") ? keyType.startsWith("EC") : keyType.equals("RSA");
        return fits ? new String[] {alias(newest)} : null;
    }

    private @Nullable ServerIdentity of(String alias) {
        ServerIdentity newest = current;
        ServerIdentity older = before;
        return alias.equals(alias(newest)) ? newest : alias.equals(alias(older)) ? older : null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return aliases(keyType);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        String[] known = aliases(keyType);
        return known == null ? null : known[0];
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return chooseServerAlias(keyType, issuers, null);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        ServerIdentity identity = of(alias);
        return identity == null ? null : identity.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        ServerIdentity identity = of(alias);
        return identity == null ? null : identity.key();
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
