package nl.nabij.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// The secret that a signed-in browser or program shows with each request. Only its SHA-256 is
/// stored: who reads the database cannot sign in with what she finds. A slow hash is not needed, as
/// 256 random bits cannot be guessed.
public record SessionToken(String text) {

    private static final int RANDOM_BYTES = 32;
    /// 32 bytes in base64url without padding.
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    public SessionToken {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("A session token has 43 characters of base64url");
        }
    }

    static SessionToken random(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// Reads what a stranger sent; empty when it cannot be one of ours.
    public static Optional<SessionToken> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new SessionToken(text)) : Optional.empty();
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
        return "SessionToken[secret]";
    }
}
