package nl.nabij.server.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What only we and one receiver know. As 'Standard Webhooks' writes it, for which receivers find a library
/// in each language: `whsec_` and 24 to 64 bytes in base64; the signature is HMAC-SHA256 over
/// `id.timestamp.body`.
public final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final int FEWEST_BYTES = 24;
    private static final int MOST_BYTES = 64;
    private static final int MADE_BYTES = 32;

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key;
    }

    public static WebhookSecret make(SecureRandom random) {
        byte[] key = new byte[MADE_BYTES];
        random.nextBytes(key);
        return new WebhookSecret(key);
    }

    /// @throws IllegalArgumentException with what would be right, and nothing of what was given
    public static WebhookSecret parse(String text) {
        String stripped = text.strip();
        if (stripped.startsWith(PREFIX)) {
            try {
                byte[] key = Base64.getDecoder().decode(stripped.substring(PREFIX.length()));
                if (key.length >= FEWEST_BYTES && key.length <= MOST_BYTES) {
                    return new WebhookSecret(key);
                }
            } catch (IllegalArgumentException e) {
                throw wrong(e);
            }
        }
        throw wrong(null);
    }

    private static IllegalArgumentException wrong(@org.jspecify.annotations.Nullable Throwable cause) {
        return new IllegalArgumentException(
                "secret has to be " + PREFIX + " followed by " + FEWEST_BYTES + " to " + MOST_BYTES
                        + " bytes in base64",
                cause);
    }

    /// The value of the header `webhook-signature`.
    public String sign(String id, Instant at, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] signed = (id + "." + at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK has no HmacSHA256", e);
        }
    }

    /// As it is stored, and shown once to who has to give it to the receiver.
    public String reveal() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /// Without what it is.
    @Override
    public String toString() {
        return "WebhookSecret[…]";
    }
}
