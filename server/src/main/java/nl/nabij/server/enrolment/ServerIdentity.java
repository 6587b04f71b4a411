package nl.nabij.server.enrolment;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/// The key and the certificate of the centre's own listeners, signed by its authority.
///
/// @param chain the certificate first, then the authority's
public record ServerIdentity(PrivateKey key, List<X509Certificate> chain) {

    /// Renewed at a start when less than this is left.
    private static final Duration RENEWED_BEFORE = Duration.ofDays(60);

    public ServerIdentity {
        chain = List.copyOf(chain);
    }

    public String keyPem() {
        return Pem.write(key);
    }

    public String chainPem() {
        return chain.stream().map(Pem::write).reduce("", String::concat);
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /// Opens the identity of a folder; makes a new one where there is none, where it ends soon, where
    /// a name is missing in it, or where another authority signed it.
    public static ServerIdentity open(
            Path folder, CertificateAuthority authority, List<String> names, Clock clock, SecureRandom random) {
        KeyFolder files = new KeyFolder(folder, "server");
        if (files.exists()) {
            KeyFolder.Pair pair = files.read();
            if (fits(pair.certificate(), authority, names, clock)) {
                return new ServerIdentity(
                        pair.keys().getPrivate(), List.of(pair.certificate(), authority.certificate()));
            }
        }
        KeyPair keys = KeyFolder.newKeys(random);
        X509Certificate certificate = authority.issueServer(keys.getPublic(), names);
        files.write(keys.getPrivate(), certificate);
        return new ServerIdentity(keys.getPrivate(), List.of(certificate, authority.certificate()));
    }

    private static boolean fits(
            X509Certificate certificate, CertificateAuthority authority, List<String> names, Clock clock) {
        boolean endsSoon =
                certificate.getNotAfter().toInstant().minus(RENEWED_BEFORE).isBefore(clock.instant());
        return !endsSoon
                && certificate
                        .getIssuerX500Principal()
                        .equals(authority.certificate().getSubjectX500Principal())
                && namesOf(certificate).containsAll(names);
    }

    private static List<String> namesOf(X509Certificate certificate) {
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives == null) {
                return List.of();
            }
            return alternatives.stream()
                    .map(entry -> Objects.toString(entry.get(1)))
                    // The JDK writes ::1 in full.
                    .map(name -> name.equals("0:0:0:0:0:0:0:1") ? "::1" : name)
                    .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }
}
