package nl.nabij.gateway.link;

import java.time.Duration;
import java.util.Optional;
import nl.nabij.contract.link.Stream;

/// Where the link is. Times are since the box's boot: its wall clock may jump by years.
///
/// ```
///                    due, alarm
///   ┌──► Waiting ───────────────► Connecting ──connected──► Connected ──┐ sent, receipt, new life
///   │       ▲                         │                      │  ▲       │
///   │       └──failed, too long,──────┘                      │  └───────┘
///   │          an alarm came                                 │
///   └───────────ended, receipt overdue, new certificate──────┘
///                       stop, from each ──► Stopped
/// ```
sealed interface LinkState {

    /// @param address the one to try next, an index into the list of servers
    /// @param failures attempts and connections in a row without a receipt
    /// @param until when to try
    /// @param hurried whether `until` was already chosen with an alarm waiting
    record Waiting(int address, int failures, Duration until, boolean hurried, Optional<Cause> cause)
            implements LinkState {}

    /// @param until then it is given up
    /// @param quietUntil of an attempt that began without an alarm: from then on it gives way to one that says
    ///     that an alarm waits
    record Connecting(int address, int failures, Duration until, Optional<Duration> quietUntil) implements LinkState {}

    record Connected(int address, int failures, Window alarm, Window other) implements LinkState {

        Window window(Stream stream) {
            return switch (stream) {
                case ALARM -> alarm;
                case OTHER -> other;
            };
        }

        Connected with(Stream stream, Window window) {
            return switch (stream) {
                case ALARM -> new Connected(address, failures, window, other);
                case OTHER -> new Connected(address, failures, alarm, window);
            };
        }
    }

    record Stopped() implements LinkState {}
}
