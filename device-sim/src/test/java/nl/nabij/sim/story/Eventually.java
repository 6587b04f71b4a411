package nl.nabij.sim.story;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for what has to become true, with a limit.
final class Eventually {

    /// Long for a machine that does other things too; what has to be quick is measured, not waited for.
    static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private Eventually() {}

    static void until(String what, BooleanSupplier condition) {
        some(what, LIMIT, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    static void until(String what, Duration limit, BooleanSupplier condition) {
        some(what, limit, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    static <T> T some(String what, Supplier<Optional<T>> look) {
        return some(what, LIMIT, look);
    }

    static <T> T some(String what, Duration limit, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            Optional<T> seen = look.get();
            if (seen.isPresent()) {
                return seen.get();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within " + limit.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }
}
