package nl.nabij.gateway.call;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// How much one device may say. Belongs to the thread of its connection.
final class Pace {

    /// In its busiest second a device says about 30: an offer with its candidates to each of three others.
    private static final int MOST = 50;

    private static final Duration EACH = Duration.ofSeconds(1);

    private final InstantSource steady;
    private Instant since = Instant.MIN;
    private int count;

    Pace(InstantSource steady) {
        this.steady = steady;
    }

    boolean allows() {
        Instant now = steady.instant();
        if (since.equals(Instant.MIN) || !now.isBefore(since.plus(EACH))) {
            since = now;
            count = 0;
        }
        count++;
        return count <= MOST;
    }
}
