package nl.nabij.server.enrolment;

import java.security.cert.X509Certificate;
import java.time.Instant;

/// A certificate that was issued to a box.
///
/// @param pem as it goes to the box
/// @param serial in lower-case hex, as the revocations name it
/// @param notAfter from then on it may only deliver alarms and renew
public record IssuedCertificate(String pem, String serial, Instant notAfter) {

    static IssuedCertificate of(X509Certificate certificate) {
        return new IssuedCertificate(
                Pem.write(certificate),
                certificate.getSerialNumber().toString(16),
                certificate.getNotAfter().toInstant());
    }
}
