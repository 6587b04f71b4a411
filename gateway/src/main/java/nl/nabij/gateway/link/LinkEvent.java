package nl.nabij.gateway.link;

import java.time.Duration;
import java.util.Optional;
import nl.nabij.contract.link.Stream;

/// What became true of the link.
sealed interface LinkEvent {

    record ConnectBegan(int address, int failures, Duration until, Optional<Duration> quietUntil)
            implements LinkEvent {}

    record Connected(int address, int failures) implements LinkEvent {}

    record RetryPlanned(int address, int failures, Duration until, boolean hurried, Optional<Cause> cause)
            implements LinkEvent {}

    record MessageSent(Stream stream, long seq, Duration at) implements LinkEvent {}

    record ReceiptTaken(Stream stream, long through, Duration at) implements LinkEvent {}

    record WindowsEmptied() implements LinkEvent {}

    record Stopped() implements LinkEvent {}
}
