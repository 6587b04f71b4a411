package nl.nabij.gateway.identity;

import java.util.HexFormat;
import java.util.Locale;

/// What the installer types or scans: a secret that works once, and the SHA-256 fingerprint of the
/// authority by which the box knows the centre before it has anything else of it.
public record EnrolmentCode(String secret, String authorityFingerprint) {

    private static final int SHA_256_BYTES = 32;

    public EnrolmentCode {
        authorityFingerprint = authorityFingerprint.toLowerCase(Locale.ROOT);
        if (secret.isBlank() || HexFormat.of().parseHex(authorityFingerprint).length != SHA_256_BYTES) {
            throw new IllegalArgumentException("An enrolment code is CODE.FINGERPRINT with 64 hexadecimal digits");
        }
    }

    /// @throws IllegalArgumentException when it is not `CODE.FINGERPRINT`; the message does not repeat
    ///     it
    public static EnrolmentCode parse(String text) {
        String plain = text.strip();
        int dot = plain.lastIndexOf('.');
        if (dot < 1) {
            throw new IllegalArgumentException("An enrolment code is CODE.FINGERPRINT with a dot between the two");
        }
        try {
            return new EnrolmentCode(plain.substring(0, dot), plain.substring(dot + 1));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The part of the enrolment code after the dot has to be 64 hexadecimal digits", e);
        }
    }

    /// Without the secret: this may come into a log.
    @Override
    public String toString() {
        return "***." + authorityFingerprint;
    }
}
