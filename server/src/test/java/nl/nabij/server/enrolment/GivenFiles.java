package nl.nabij.server.enrolment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;

/// A provider's certificate, signed by an authority that no box knows, as the two files in which it is given.
public final class GivenFiles {

    private final CertificateAuthority stranger;
    private final Path certificates;
    private final Path key;

    public GivenFiles(Path folder, Clock clock) {
        this.stranger = CertificateAuthority.open(folder.resolve("stranger"), clock, new SecureRandom());
        this.certificates = folder.resolve("given.pem");
        this.key = folder.resolve("given.key");
    }

    public GivenCertificate files() {
        return new GivenCertificate(certificates, key);
    }

    /// @param algorithm `RSA` or `EC`
    public X509Certificate write(String algorithm, String... names) throws IOException {
        KeyPair keys = newKeys(algorithm);
        writeKey(Pem.write(keys.getPrivate()));
        return writeCertificate(keys, names);
    }

    X509Certificate writeCertificate(KeyPair keys, String... names) throws IOException {
        X509Certificate certificate = stranger.issueServer(keys.getPublic(), List.of(names));
        writeCertificates(Pem.write(certificate) + Pem.write(stranger.certificate()));
        return certificate;
    }

    void writeCertificates(String pem) throws IOException {
        Files.writeString(certificates, pem);
    }

    void writeKey(String pem) throws IOException {
        Files.writeString(key, pem);
    }

    /// Who signs it.
    public X509Certificate signer() {
        return stranger.certificate();
    }

    static KeyPair newKeys(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("RSA")) {
                generator.initialize(2048);
            }
            return algorithm.equals("EC") ? KeyFolder.newKeys(new SecureRandom()) : generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
