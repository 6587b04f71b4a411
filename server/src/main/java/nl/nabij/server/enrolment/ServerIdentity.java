package nl.nabij.server.enrolment;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/// A key and its certificate with which a listener answers.
///
/// @param chain the certificate first, then who signed it
record ServerIdentity(PrivateKey key, List<X509Certificate> chain) {

    /// Renewed when less than this is left: two months in which somebody sees that it does not work.
    private static final Duration RENEWED_BEFORE = Duration.ofDays(60);

    ServerIdentity {
        chain = List.copyOf(chain);
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    /// Opens the centre's own, signed by its authority, of a folder; makes a new one where there is none, where it ends
    /// soon, where
    /// a name is missing in it, where another authority signed it, or where the key is not its own: a
    /// power cut may come between the two files.
    static ServerIdentity open(
            Path folder, CertificateAuthority authority, List<String> names, Clock clock, SecureRandom random) {
        KeyFolder files = new KeyFolder(folder, "server");
        if (files.exists()) {
            KeyFolder.Pair pair = files.read();
            ServerIdentity kept =
                    new ServerIdentity(pair.keys().getPrivate(), List.of(pair.certificate(), authority.certificate()));
            if (fits(pair.certificate(), authority, names, clock) && kept.isWhole()) {
                return kept;
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

    /// Whether what the key signs is what the certificate's key verifies.
    boolean isWhole() {
        byte[] sample = "nabij".getBytes(StandardCharsets.US_ASCII);
        try {
            Signature signature =
                    Signature.getInstance(key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
            signature.initSign(key);
            signature.update(sample);
            byte[] signed = signature.sign();
            signature.initVerify(certificate().getPublicKey());
            signature.update(sample);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static List<String> namesOf(X509Certificate certificate) {
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
