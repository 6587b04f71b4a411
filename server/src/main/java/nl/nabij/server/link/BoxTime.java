package nl.nabij.server.link;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.link.Up;
import org.jspecify.annotations.Nullable;

/// Places in the centre's time what a box tells of its past. A box without a battery clock may wake
/// years off; what it knows surely is how long ago its kernel started. One connection's.
final class BoxTime {

    /// A synchronised clock is right to a second; this leaves room for a centre's that is not.
    private static final Duration MOST_AHEAD = Duration.ofMinutes(5);

    /// No box ran this software before it was written.
    private static final Instant OLDEST_POSSIBLE = Instant.parse("2026-01-01T00:00:00Z");

    /// A counter beyond this is a mistake and no life of a box.
    private static final long LONGEST_MILLIS = Duration.ofDays(20 * 365).toMillis();

    private @Nullable UUID boot;
    private Instant bootedAt = Instant.EPOCH;

    /// The box says what it counts now.
    void counts(UUID ofBoot, long monotonicMillis, Instant now) {
        if (isCount(monotonicMillis)) {
            boot = ofBoot;
            bootedAt = now.minusMillis(monotonicMillis);
        }
    }

    /// When it happened: by the box's clock where that is synchronised, else by its count since a start
    /// that we could place.
    ///
    /// @return empty when the box cannot tell, as after another start: then the receipt's time is all
    ///     that is known
    Optional<Instant> placed(Up up, Instant now) {
        if (up.clockSynchronised()
                && up.at().isAfter(OLDEST_POSSIBLE)
                && up.at().isBefore(now.plus(MOST_AHEAD))) {
            return Optional.of(up.at());
        }
        if (!up.bootId().equals(boot) || !isCount(up.monotonicMillis())) {
            return Optional.empty();
        }
        Instant at = bootedAt.plusMillis(up.monotonicMillis());
        return Optional.of(at.isAfter(now) ? now : at);
    }

    private static boolean isCount(long monotonicMillis) {
        return monotonicMillis >= 0 && monotonicMillis <= LONGEST_MILLIS;
    }
}
