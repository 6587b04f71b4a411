package nl.nabij.sim.world;

import java.time.Duration;
import java.util.function.Supplier;
import nl.nabij.server.postgres.DatabaseUnavailableException;

/// As the thread of a `Watch`: looks at each hint, when the last look asked for it, and half a second after one
/// that failed.
final class NodeWatch {

    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    private final SimulatedNode.Alive alive;
    private final Supplier<Duration> look;
    private boolean woken;
    private int looks;

    /// @param look gives the time until the next
    NodeWatch(SimulatedNode.Alive alive, Supplier<Duration> look) {
        this.alive = alive;
        this.look = look;
    }

    void wake() {
        if (!woken) {
            woken = true;
            alive.later(Duration.ZERO, this::lookNow);
        }
    }

    private void lookNow() {
        woken = false;
        int now = ++looks;
        Duration next;
        try {
            next = look.get();
        } catch (DatabaseUnavailableException e) {
            next = AFTER_FAILURE;
        }
        alive.later(next.isPositive() ? next : Duration.ofMillis(1), () -> {
            if (now == looks) {
                wake();
            }
        });
    }
}
