package nl.nabij.sim.receiver;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Whether a message is the centre's, and not an old copy. 'Standard Webhooks': HMAC-SHA256 over
/// `id.timestamp.body`.
public final class SignatureCheck {

    /// Clocks differ, and a message is signed anew at each attempt: five minutes are enough for both.
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String PREFIX = "whsec_";

    private final byte[] key;

    /// @param secret `whsec_` and base64, as the administrator was shown it
    public SignatureCheck(String secret) {
        String stripped = secret.strip();
        if (!stripped.startsWith(PREFIX)) {
            throw new IllegalArgumentException("the secret has to begin with " + PREFIX);
        }
        this.key = Base64.getDecoder().decode(stripped.substring(PREFIX.length()));
    }

    /// @return why it is not believed; empty when it is
    public Optional<String> refusal(
            @Nullable String id, @Nullable String timestamp, @Nullable String signatures, byte[] body, Instant now) {
        if (id == null || timestamp == null || signatures == null) {
            return Optional.of("one of the headers webhook-id, webhook-timestamp, webhook-signature is missing");
        }
        if (!timestamp.matches("[0-9]{1,11}")) {
            return Optional.of("webhook-timestamp is no number of seconds");
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                .abs();
        if (age.compareTo(TOLERANCE) > 0) {
            return Optional.of("it was signed more than " + TOLERANCE.toMinutes() + " minutes ago, or ahead");
        }
        byte[] expected = signature(id + "." + timestamp + ".", body);
        // Several, by spaces, while a secret is being replaced by another.
        for (String each : signatures.split(" ", -1)) {
            if (each.startsWith("v1,") && matches(expected, each.substring("v1,".length()))) {
                return Optional.empty();
            }
        }
        return Optional.of("the signature is not by this secret over these bytes");
    }

    private static boolean matches(byte[] expected, String base64) {
        try {
            return MessageDigest.isEqual(expected, Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private byte[] signature(String before, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK has no HmacSHA256", e);
        }
    }
}
