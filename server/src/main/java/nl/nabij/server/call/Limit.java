package nl.nabij.server.call;

import java.time.Duration;
import java.time.Instant;

/// A time that something may take. It keeps its beginning, so that a clock that was set back behind it
/// is noticed.
public record Limit(Instant from, Instant until) {

    public Limit {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("A limit ends after it begins");
        }
    }

    boolean isOver(Instant now) {
        return !now.isBefore(until);
    }

    /// The clock shows a time before this began: it was set back, and what is left cannot be known.
    boolean isAheadOf(Instant now) {
        return now.isBefore(from);
    }

    /// From the beginning once more, where the clock was set back.
    Limit onClock(Instant now) {
        return isAheadOf(now) ? new Limit(now, now.plus(Duration.between(from, until))) : this;
    }
}
