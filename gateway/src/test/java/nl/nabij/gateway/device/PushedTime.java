package nl.nabij.gateway.device;

import java.time.Duration;
import java.time.Instant;

/// Time that stands still until a test pushes it.
public final class PushedTime {

    public static final Instant START = Instant.parse("2026-03-01T20:00:00Z");

    private Instant wall = START;
    private Instant steady = START;

    public HomeTime clocks() {
        return new HomeTime(() -> wall, () -> steady);
    }

    public Instant now() {
        return steady;
    }

    public void forward(Duration duration) {
        wall = wall.plus(duration);
        steady = steady.plus(duration);
    }

    /// The box's clock is set: only what people read jumps.
    public void wallJumps(Duration duration) {
        wall = wall.plus(duration);
    }
}
