package nl.nabij.server.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Slows down whoever tries codes. With 100 bits nobody guesses one; the brake keeps the database
/// free of the attempt.
public final class GuessingBrake {

    /// A typing error or two are human.
    private static final int FREE_ATTEMPTS = 5;

    private static final Duration PAUSE = Duration.ofSeconds(30);

    /// Beyond it the oldest is forgotten: a stranger with many addresses gains free attempts, not memory.
    private static final int MOST_ADDRESSES = 10_000;

    private final Clock clock;

    private final Map<String, Tries> tries = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    private record Tries(int count, Instant last) {}

    public GuessingBrake(Clock clock) {
        this.clock = clock;
    }

    /// How long this address has to wait before its next attempt; zero when it need not.
    public synchronized Duration pause(String address) {
        Tries known = tries.get(address);
        if (known == null || known.count() < FREE_ATTEMPTS) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(clock.instant(), known.last().plus(PAUSE));
        return left.isNegative() ? Duration.ZERO : left;
    }

    public synchronized void failed(String address) {
        Tries known = tries.get(address);
        tries.put(address, new Tries(known == null ? 1 : known.count() + 1, clock.instant()));
    }

    public synchronized void succeeded(String address) {
        tries.remove(address);
    }
}
