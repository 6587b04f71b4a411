package nl.nabij.server.enrolment;

import java.net.Socket;
import java.nio.file.Path;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The key and the certificate with which the centre's listeners answer, asked at each TLS handshake:
/// a renewed one shows at the next handshake, and no connection ends for it.
public final class ServerKeys extends X509ExtendedKeyManager {

    /// How often it is looked whether the certificate has to be renewed; there are 60 days for it.
    public static final Duration LOOK_EACH = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(ServerKeys.class);

    private final Path folder;
    private final CertificateAuthority authority;
    private final Supplier<List<String>> names;
    private final Clock clock;
    private final SecureRandom random;
    private volatile ServerIdentity current;
    /// A handshake that chose it goes on with it.
    private volatile ServerIdentity before;

    private ServerKeys(
            Path folder,
            CertificateAuthority authority,
            Supplier<List<String>> names,
            Clock clock,
            SecureRandom random) {
        this.folder = folder;
        this.authority = authority;
        this.names = names;
        this.clock = clock;
        this.random = random;
        this.current = ServerIdentity.open(folder, authority, names.get(), clock, random);
        this.before = current;
    }

    /// @param names host names and IP addresses under which the centre is reached, at least one; asked at
    ///     each look
    public static ServerKeys open(
            Path folder,
            CertificateAuthority authority,
            Supplier<List<String>> names,
            Clock clock,
            SecureRandom random) {
        return new ServerKeys(folder, authority, names, clock, random);
    }

    /// Where they lie; its owner alone may read it.
    public Path folder() {
        return folder;
    }

    /// The certificate that the next handshake shows.
    public X509Certificate certificate() {
        return current.certificate();
    }

    /// Who signs it and the boxes' certificates.
    public X509Certificate authority() {
        return authority.certificate();
    }

    /// Renews the certificate where it ends soon. Blocks; a fault is logged, and the next look tries
    /// again.
    public synchronized void look() {
        try {
            ServerIdentity next = ServerIdentity.open(folder, authority, names.get(), clock, random);
            if (!next.certificate().equals(current.certificate())) {
                before = current;
                current = next;
                LOG.info(
                        "server certificate renewed until={}",
                        next.certificate().getNotAfter().toInstant());
            }
        } catch (CertificateException e) {
            LOG.error("The server's own certificate could not be looked after", e);
        }
    }

    private static String alias(ServerIdentity identity) {
        return IssuedCertificate.serial(identity.certificate());
    }

    /// All keys here are P-256; BoringSSL and the JDK name that with and without the exchange.
    private String @Nullable [] aliases(String keyType) {
        return keyType.startsWith("EC") ? new String[] {alias(current)} : null;
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
