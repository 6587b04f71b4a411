package nl.nabij.gateway.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// A box's clock that a test sets and pushes.
public final class HandClock implements BoxClock {

    private static final UUID BOOT = UUID.fromString("3f0e2a94-6a55-4f0b-b1c6-0c9a52f0a001");

    private Instant at = Instant.parse("2026-06-01T21:00:00Z");
    private Duration sinceBoot = Duration.ofMinutes(5);
    private boolean synchronised = true;

    @Override
    public synchronized Reading read() {
        return new Reading(at, synchronised, BOOT, sinceBoot);
    }

    public synchronized void forward(Duration time) {
        at = at.plus(time);
        sinceBoot = sinceBoot.plus(time);
    }

    /// The wall clock jumps; the time since boot does not.
    public synchronized void set(Instant wall, boolean isSynchronised) {
        at = wall;
        synchronised = isSynchronised;
    }
}
