package nl.nabij.server.enrolment;

import java.security.SecureRandom;
import java.util.Locale;

/// What an installer types or scans: a secret that works once, and the fingerprint by which the box
/// knows the centre. Written `SECRET.FINGERPRINT`.
///
/// @param secret 20 characters of Crockford's base 32, which has no I, L, O or U to misread: 100 bits
public record EnrolmentCode(String secret, String authorityFingerprint) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int SECRET_LENGTH = 20;

    static EnrolmentCode fresh(SecureRandom random, CertificateAuthority authority) {
        StringBuilder secret = new StringBuilder(SECRET_LENGTH);
        for (int i = 0; i < SECRET_LENGTH; i++) {
            secret.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new EnrolmentCode(secret.toString(), authority.fingerprint());
    }

    /// What is stored of it: 100 random bits need no slow hash.
    public String secretHash() {
        return hash(secret);
    }

    /// The hash of a secret as somebody typed it: small letters and the letters that are easily
    /// misread count as what was meant.
    public static String hash(String typedSecret) {
        String plain = typedSecret
                .strip()
                .toUpperCase(Locale.ROOT)
                .replace("-", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return Fingerprint.of(plain.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return secret + "." + authorityFingerprint;
    }
}
