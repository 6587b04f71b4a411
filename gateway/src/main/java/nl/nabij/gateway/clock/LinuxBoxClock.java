package nl.nabij.gateway.clock;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.LongSupplier;

/// The clock of a Linux box.
///
/// The wall clock is trusted when systemd-timesyncd says so, or when a battery clock set it at the
/// start of the kernel; and never when it stands before this software was made. Other time daemons
/// leave no mark that can be read without a privilege, so the installer may say `trusted`.
public final class LinuxBoxClock implements BoxClock {

    /// No box runs this software before it was written.
    static final Instant OLDEST_POSSIBLE = Instant.parse("2026-01-01T00:00:00Z");

    private static final Path BOOT_ID = Path.of("proc/sys/kernel/random/boot_id");
    private static final Path TIMESYNCD_MARK = Path.of("run/systemd/timesync/synchronized");
    private static final Path BATTERY_CLOCKS = Path.of("sys/class/rtc");

    private final Path root;
    private final Clock wall;
    private final LongSupplier monotonicNanos;
    private final boolean trusted;
    private final UUID bootId;
    private final boolean batteryClock;

    /// @param root `/`
    /// @param monotonicNanos `System::nanoTime`, which on Linux counts from the start of the kernel
    /// @param trusted the installer says that the wall clock is right
    public LinuxBoxClock(Path root, Clock wall, LongSupplier monotonicNanos, boolean trusted) {
        this.root = root;
        this.wall = wall;
        this.monotonicNanos = monotonicNanos;
        this.trusted = trusted;
        this.bootId = bootId(root);
        this.batteryClock = setByBatteryClock(root.resolve(BATTERY_CLOCKS));
    }

    @Override
    public Reading read() {
        Instant now = wall.instant();
        boolean synchronised = trusted
                || (now.isAfter(OLDEST_POSSIBLE) && (batteryClock || Files.exists(root.resolve(TIMESYNCD_MARK))));
        // Outside Linux nanoTime may be negative, which no reader could place.
        long nanos = Math.max(0, monotonicNanos.getAsLong());
        return new Reading(now, synchronised, bootId, Duration.ofNanos(nanos));
    }

    private static UUID bootId(Path root) {
        try {
            return UUID.fromString(Files.readString(root.resolve(BOOT_ID)).strip());
        } catch (IOException | IllegalArgumentException e) {
            // No kernel to ask: then it is this run of the gateway, as the contract allows.
            return UUID.randomUUID();
        }
    }

    private static boolean setByBatteryClock(Path clocks) {
        try (DirectoryStream<Path> each = Files.newDirectoryStream(clocks)) {
            for (Path clock : each) {
                Path mark = clock.resolve("hctosys");
                if (Files.exists(mark) && Files.readString(mark).strip().equals("1")) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}
