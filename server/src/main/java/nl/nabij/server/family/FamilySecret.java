package nl.nabij.server.family;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a browser shows that was let in: 256 random bits. Only its SHA-256 is stored.
record FamilySecret(String text) {

    private static final int RANDOM_BYTES = 32;

    /// 32 bytes in base64url without padding.
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    static FamilySecret fresh(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new FamilySecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// Reads what a stranger sent; empty when it cannot be one of ours.
    static Optional<FamilySecret> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new FamilySecret(text)) : Optional.empty();
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "FamilySecret[secret]";
    }
}
