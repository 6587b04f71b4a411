package nl.nabij.server.enrolment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;

/// One key and its certificate as two PEM files, readable by their owner alone and written so that a
/// power cut leaves both or neither.
final class KeyFolder {

    private final Path folder;
    private final Path keyFile;
    private final Path certificateFile;

    record Pair(KeyPair keys, X509Certificate certificate) {}

    KeyFolder(Path folder, String name) {
        this.folder = folder;
        this.keyFile = folder.resolve(name + ".key");
        this.certificateFile = folder.resolve(name + ".crt");
    }

    static KeyPair newKeys(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new CertificateException("No P-256 key could be made", e);
        }
    }

    boolean exists() {
        // The certificate is written last: without it the key was never used.
        return Files.exists(certificateFile);
    }

    Pair read() {
        try {
            PrivateKey key = KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Pem.read("PRIVATE KEY", Files.readString(keyFile))));
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(certificateFile)));
            return new Pair(new KeyPair(certificate.getPublicKey(), key), certificate);
        } catch (IOException | GeneralSecurityException e) {
            throw new CertificateException(
                    "The key in " + keyFile + " and its certificate beside it cannot be read; restore both from the"
                            + " backup, since a new pair would shut every enrolled home out",
                    e);
        }
    }

    void write(PrivateKey key, X509Certificate certificate) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            writeSynced(keyFile, Pem.write(key));
            writeSynced(certificateFile, Pem.write(certificate));
        } catch (IOException e) {
            throw new CertificateException("Keys cannot be written to " + folder, e);
        }
    }

    private void writeSynced(Path file, String text) throws IOException {
        Path draft = Files.createTempFile(
                folder,
                file.getFileName().toString(),
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
