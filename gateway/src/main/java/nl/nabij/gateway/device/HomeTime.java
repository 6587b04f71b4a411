package nl.nabij.gateway.device;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// The two clocks of a box that may have no clock battery.
///
/// @param wall what people read; it may jump by years when it is synchronised
/// @param steady for durations; it never jumps while the process runs
public record HomeTime(InstantSource wall, InstantSource steady) {

    /// @param nanoTime such as `System::nanoTime`
    public static HomeTime of(InstantSource wall, LongSupplier nanoTime) {
        Instant start = wall.instant();
        long startNanos = nanoTime.getAsLong();
        return new HomeTime(wall, () -> start.plusNanos(nanoTime.getAsLong() - startNanos));
    }
}
