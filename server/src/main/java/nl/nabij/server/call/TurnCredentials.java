package nl.nabij.server.call;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.nabij.contract.CallId;

/// What opens the relay to one party of one call, for minutes: coturn's shared-secret scheme
/// (`use-auth-secret`), which computes the same from the secret that both know. coturn looks at the time
/// only when an allocation begins, so a call goes on after it, and each negotiation anew needs new ones.
///
/// @param relayOnly the client wants her address hidden: devices offer relayed candidates only
public record TurnCredentials(String user, String password, Instant expiresAt, boolean relayOnly) {

    /// Shorter than the set-up of a call, a retry and two clocks that differ, and calls fail for no reason.
    public static final Duration SHORTEST_LIFE = Duration.ofMinutes(1);

    /// What leaks in a log is worth nothing by the time somebody reads it.
    public static final Duration LONGEST_LIFE = Duration.ofMinutes(15);

    /// What fits to HMAC-SHA1 and to what administrators generate; a short word can be guessed offline.
    private static final int SHORTEST_SECRET = 16;

    public static TurnCredentials of(
            String secret, CallId call, PartyId party, Duration life, boolean relayOnly, Instant now) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("The relay's secret has at least " + SHORTEST_SECRET + " characters");
        }
        if (life.compareTo(SHORTEST_LIFE) < 0 || life.compareTo(LONGEST_LIFE) > 0) {
            throw new IllegalArgumentException(
                    "Credentials for the relay live " + SHORTEST_LIFE + " to " + LONGEST_LIFE + ", not " + life);
        }
        Instant expiresAt = Instant.ofEpochSecond(now.plus(life).getEpochSecond());
        String user = expiresAt.getEpochSecond() + ":" + call + "-" + party;
        return new TurnCredentials(user, password(secret, user), expiresAt, relayOnly);
    }

    private static String password(String secret, String user) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(user.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK has no HmacSHA1", e);
        }
    }

    /// Without what opens it.
    @Override
    public String toString() {
        return "TurnCredentials[user=" + user + ", expiresAt=" + expiresAt + ", relayOnly=" + relayOnly + "]";
    }
}
