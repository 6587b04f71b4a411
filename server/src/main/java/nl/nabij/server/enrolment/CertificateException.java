package nl.nabij.server.enrolment;

import org.jspecify.annotations.Nullable;

/// Something is wrong with a certificate, a key or a request; the text says what.
public final class CertificateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CertificateException(String message) {
        this(message, null);
    }

    CertificateException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
