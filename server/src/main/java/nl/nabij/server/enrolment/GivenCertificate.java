package nl.nabij.server.enrolment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/// Where a provider puts the certificate that browsers trust, and what has to be in the two files.
///
/// @param certificates PEM: the server's own certificate first, then who signed it, up to the root or
///     just below it
/// @param key PEM of its key, RSA or elliptic, without a passphrase
public record GivenCertificate(Path certificates, Path key) {

    /// A chain has two or three certificates of about 2 KB.
    private static final int LARGEST_FILE = 64 * 1024;

    private static final String FOR_SERVERS = "1.3.6.1.5.5.7.3.1";

    /// @throws CertificateException what is wrong with the files, and what would be right; its dates are
    ///     not looked at
    ServerIdentity read() {
        List<X509Certificate> chain = chain(text(certificates));
        X509Certificate own = chain.getFirst();
        ServerIdentity identity = new ServerIdentity(key(own.getPublicKey()), chain);
        if (!identity.isWhole()) {
            throw new CertificateException("The key in " + key + " is not the one of the first certificate in "
                    + certificates + "; the server's own certificate has to stand first, before who signed it");
        }
        for (int i = 1; i < chain.size(); i++) {
            requireSignedBy(chain.get(i - 1), chain.get(i));
        }
        if (!isForServers(own)) {
            throw new CertificateException("The first certificate in " + certificates + " is not one for servers");
        }
        return identity;
    }

    private List<X509Certificate> chain(String pem) {
        try (InputStream bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))) {
            List<X509Certificate> chain = CertificateFactory.getInstance("X.509").generateCertificates(bytes).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new CertificateException("The certificates in " + certificates + " cannot be read", e);
        }
        throw new CertificateException(
                certificates + " holds no certificate; it has to hold PEM blocks that begin with BEGIN CERTIFICATE");
    }

    private PrivateKey key(PublicKey of) {
        try (PEMParser blocks = new PEMParser(new StringReader(text(key)))) {
            for (Object block = blocks.readObject(); block != null; block = blocks.readObject()) {
                switch (block) {
                    case PrivateKeyInfo info -> {
                        return key(info, of);
                    }
                    case PEMKeyPair pair -> {
                        return key(pair.getPrivateKeyInfo(), of);
                    }
                    case PEMEncryptedKeyPair _, PKCS8EncryptedPrivateKeyInfo _ ->
                        throw new CertificateException("The key in " + key
                                + " is locked by a passphrase; a server that starts at night needs it without one");
                    // What `openssl ecparam` writes before a key.
                    default -> {}
                }
            }
        } catch (IOException e) {
            throw new CertificateException("The key in " + key + " cannot be read", e);
        }
        throw new CertificateException(
                key + " holds no key; it has to hold a PEM block that begins with BEGIN PRIVATE KEY");
    }

    private PrivateKey key(PrivateKeyInfo info, PublicKey of) throws IOException {
        String algorithm = of.getAlgorithm();
        if (!algorithm.equals("RSA") && !algorithm.equals("EC")) {
            throw new CertificateException("The certificate in " + certificates + " is for a key of " + algorithm
                    + "; it has to be RSA or EC");
        }
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new CertificateException(
                    "The key in " + key + " is not an " + algorithm + " key, as its certificate's is", e);
        }
    }

    private void requireSignedBy(X509Certificate signed, X509Certificate by) {
        try {
            signed.verify(by.getPublicKey());
        } catch (GeneralSecurityException e) {
            throw new CertificateException(
                    "In " + certificates + " the certificate of " + signed.getSubjectX500Principal()
                            + " is followed by " + by.getSubjectX500Principal()
                            + ", who did not sign it; each has to be followed by who signed it",
                    e);
        }
    }

    private static boolean isForServers(X509Certificate certificate) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            return certificate.getBasicConstraints() < 0 && (purposes == null || purposes.contains(FOR_SERVERS));
        } catch (java.security.cert.CertificateException e) {
            return false;
        }
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new CertificateException(
                        file + " has more than " + LARGEST_FILE + " bytes; it is not a PEM file");
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new CertificateException(
                    file + " cannot be read; it has to be there, and readable for the server's user", e);
        }
    }
}
