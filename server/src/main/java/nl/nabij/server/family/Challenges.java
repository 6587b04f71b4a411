package nl.nabij.server.family;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a passkey has to sign, each for one use. They live in memory: a restart costs whoever is in the
/// middle
/// of it one more press.
final class Challenges {

    static final Duration LIVES = Duration.ofMinutes(5);

    /// Beyond it the oldest is forgotten: who asks for many gains nothing, and whoever is in the middle
    /// of it presses again.
    private static final int MOST = 10_000;

    private static final int RANDOM_BYTES = 32;

    private final SecureRandom random;
    private final Clock clock;
    private final Map<String, Given> given = new LinkedHashMap<>();

    /// @param purpose for whom and what it was made
    private record Given(String purpose, Instant until) {}

    Challenges(SecureRandom random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    synchronized String give(String purpose) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        given.put(challenge, new Given(purpose, clock.instant().plus(LIVES)));
        while (given.size() > MOST) {
            given.remove(given.keySet().iterator().next());
        }
        return challenge;
    }

    /// Gone by it, whether it was right or not.
    synchronized boolean take(String challenge, String purpose) {
        return Optional.ofNullable(given.remove(challenge))
                .filter(known -> known.purpose().equals(purpose))
                .filter(known -> clock.instant().isBefore(known.until()))
                .isPresent();
    }
}
