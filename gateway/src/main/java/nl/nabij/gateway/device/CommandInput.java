package nl.nabij.gateway.device;

import java.time.Instant;
import nl.nabij.contract.home.StateValue;

/// What can happen to a command after it was asked.
public sealed interface CommandInput {

    /// The home's broker has it.
    record HandedOver() implements CommandInput {}

    record NotHandedOver(String reason) implements CommandInput {}

    /// The device said something about a part that the command is for.
    record Reported(Point point, StateValue value) implements CommandInput {}

    record DeviceLost() implements CommandInput {}

    /// A newer command for the same thing was asked.
    record Superseded() implements CommandInput {}

    /// The centre told it again, with the life that it has left by then.
    record ToldAgain(Instant startUntil) implements CommandInput {}

    record Tick() implements CommandInput {}
}
