package nl.nabij.gateway.identity;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;

/// SHA-256 over a certificate's DER, in lower-case hexadecimal digits.
final class Fingerprints {

    private Fingerprints() {}

    static String of(X509Certificate certificate) throws CertificateEncodingException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    static X509Certificate find(List<X509Certificate> chain, String fingerprint) throws CertificateException {
        for (X509Certificate each : chain) {
            if (of(each).equals(fingerprint)) {
                return each;
            }
        }
        throw new CertificateException("The server does not show the authority of the enrolment code");
    }
}
