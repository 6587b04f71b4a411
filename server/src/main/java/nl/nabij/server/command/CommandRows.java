package nl.nabij.server.command;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.server.home.HomeRegister;

/// The commands, and what they have to know of homes and alarms, within one transaction. `now` is its
/// own clock, and what may not be seen is not there.
interface CommandRows {

    Instant now();

    void insert(Command.Asked asked);

    /// The command, which no other transaction changes until this one ends.
    Command lock(GatewayId home, CommandId id);

    /// The longest overdue that no other node is working on.
    Optional<Command> lockDue();

    /// Of a command that this transaction has locked.
    void update(Command.Known command);

    /// What may still be carried out in these homes, in the order of asking: of each part of a device the newest only,
    /// whatever became of that. An older one would undo it.
    List<Command.Known> running(List<GatewayId> homes);

    /// What was asked and became visible since, in the order of asking.
    List<Command.Known> askedSince(CommandChanges.Position since);

    CommandChanges.Position position();

    Optional<HomeRegister.Entry> home(GatewayId home, DeviceId device);

    boolean isOf(AlarmId alarm, GatewayId home);
}
