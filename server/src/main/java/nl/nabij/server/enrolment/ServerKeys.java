package nl.nabij.server.enrolment;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The centre's own key and certificate, signed by its authority: what boxes are shown always, and
/// browsers where no other was given.
public final class ServerKeys extends ShownKeys {

    /// How often it is looked whether the certificate has to be renewed; there are 60 days for it.
    public static final Duration LOOK_EACH = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(ServerKeys.class);

    private final Path folder;
    private final CertificateAuthority authority;
    private final Supplier<List<String>> names;
    private final Clock clock;
    private final SecureRandom random;

    private ServerKeys(
            Path folder,
            CertificateAuthority authority,
            Supplier<List<String>> names,
            Clock clock,
            SecureRandom random) {
        super(ServerIdentity.open(folder, authority, names.get(), clock, random));
        this.folder = folder;
        this.authority = authority;
        this.names = names;
        this.clock = clock;
        this.random = random;
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

    /// Who signs it and the boxes' certificates.
    public X509Certificate authority() {
        return authority.certificate();
    }

    /// Renews the certificate where it ends soon. Blocks; a fault is logged, and the next look tries
    /// again.
    public synchronized void look() {
        try {
            ServerIdentity next = ServerIdentity.open(folder, authority, names.get(), clock, random);
            if (!next.certificate().equals(certificate())) {
                show(next);
                LOG.info(
                        "server certificate renewed until={}",
                        next.certificate().getNotAfter().toInstant());
            }
        } catch (CertificateException e) {
            LOG.error("The server's own certificate could not be looked after", e);
        }
    }
}
