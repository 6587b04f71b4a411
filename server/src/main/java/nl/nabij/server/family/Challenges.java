package nl.nabij.server.family;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a passkey has to sign, each for one use. They live in memory: a restart costs whoever is in the
/// middle
/// of it one more press.
final class Challenges {

    static final Duration LIVES = Duration.ofMinutes(5);

    /// Beyond it the oldest is forgotten, and whoever is in the middle of it presses again.
    private static final int MOST = 10_000;

    /// Unused ones of one address: a whole care home behind one, and far too few to make others' be forgotten.
    static final int MOST_OF_AN_ADDRESS = 50;

    private static final int RANDOM_BYTES = 32;

    private final SecureRandom random;
    private final Clock clock;
    private final Map<String, Given> given = new LinkedHashMap<>();

    /// @param purpose for whom and what it was made
    private record Given(String purpose, String address, Instant until) {}

    Challenges(SecureRandom random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    /// How long this address has to wait before it is given another; zero when it need not.
    synchronized Duration pause(String address) {
        Instant now = clock.instant();
        given.values().removeIf(each -> !now.isBefore(each.until()));
        List<Instant> own = given.values().stream()
                .filter(each -> each.address().equals(address))
                .map(Given::until)
                .sorted()
                .toList();
        return own.size() < MOST_OF_AN_ADDRESS ? Duration.ZERO : Duration.between(now, own.getFirst());
    }

    /// @param address who asks; it was looked at before whether it has to wait
    synchronized String give(String purpose, String address) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        given.put(challenge, new Given(purpose, address, clock.instant().plus(LIVES)));
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
