package nl.nabij.gateway.device;

import java.time.Instant;
import nl.nabij.contract.home.StateValue;

/// What became of a command.
public sealed interface CommandEvent {

    record Delivered() implements CommandEvent {}

    /// It is to be sent once more.
    record SentAgain() implements CommandEvent {}

    /// It may be sent for less long than was thought.
    record Shortened(Instant startUntil) implements CommandEvent {}

    /// The device is on its way.
    record Progressed(Point point, StateValue value) implements CommandEvent {}

    /// One of several parts is where it should be.
    record PartReached(Point point) implements CommandEvent {}

    record Confirmed() implements CommandEvent {}

    record Failed(String reason) implements CommandEvent {}

    record Expired(String reason) implements CommandEvent {}
}
