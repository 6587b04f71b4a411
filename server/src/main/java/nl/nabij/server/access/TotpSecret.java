package nl.nabij.server.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.bouncycastle.util.encoders.DecoderException;

/// The secret that an authenticator app and the server share (RFC 6238: HMAC-SHA-1, 6 digits, 30 s, which
/// is all that
/// every app can do).
///
/// @param base32 20 bytes, as RFC 4226 recommends, in base 32 without padding
record TotpSecret(String base32) {

    private static final int BYTES = 20;
    private static final int CHARACTERS = 32;
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator(STEP);
    private static final Pattern DIGITS = Pattern.compile("[0-9]{6}");

    /// One step to each side: a telephone's clock that is half a minute off, and a person who types slowly
    /// (RFC 6238
    /// section 5.2).
    private static final int STEPS_ASIDE = 1;

    static TotpSecret fresh(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new TotpSecret(Base32.toBase32String(bytes).replace("=", ""));
    }

    /// @throws IllegalArgumentException when it is not what [#fresh] makes
    TotpSecret {
        base32 = base32.replace(" ", "").toUpperCase(Locale.ROOT);
        try {
            if (base32.length() != CHARACTERS || Base32.decode(base32).length != BYTES) {
                throw new IllegalArgumentException("A secret has " + CHARACTERS + " letters and digits of base 32");
            }
        } catch (DecoderException e) {
            throw new IllegalArgumentException("A secret has " + CHARACTERS + " letters and digits of base 32", e);
        }
    }

    /// As authenticator apps read it.
    String uri(String user) {
        return "otpauth://totp/Nabij:" + URLEncoder.encode(user, StandardCharsets.UTF_8) + "?secret=" + base32
                + "&issuer=Nabij";
    }

    /// Which 30 s a code belongs to.
    ///
    /// @param after the last one that was used: neither it nor one before it counts any more
    OptionalLong stepOf(String code, Instant now, long after) {
        if (!isForm(code)) {
            return OptionalLong.empty();
        }
        long current = now.getEpochSecond() / STEP.toSeconds();
        OptionalLong found = OptionalLong.empty();
        for (long step = current - STEPS_ASIDE; step <= current + STEPS_ASIDE; step++) {
            // Each is compared, and whole, so that time tells nothing.
            boolean same = MessageDigest.isEqual(
                    codeOf(step).getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.US_ASCII));
            if (same && step > after) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    String codeAt(Instant now) {
        return codeOf(now.getEpochSecond() / STEP.toSeconds());
    }

    private String codeOf(long step) {
        try {
            return CODES.generateOneTimePasswordString(
                    new SecretKeySpec(Base32.decode(base32), CODES.getAlgorithm()),
                    Instant.ofEpochSecond(step * STEP.toSeconds()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret of 20 bytes is a key", e);
        }
    }

    /// Whether it looks like a code of an app, and not like a recovery code.
    static boolean isForm(String code) {
        return DIGITS.matcher(code).matches();
    }

    @Override
    public String toString() {
        return "TotpSecret[…]";
    }
}
