package nl.nabij.server.command;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.HomeCommand;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.alarm.AlarmHints;
import nl.nabij.server.alarm.AlarmService;
import nl.nabij.server.alarm.Downlink;
import nl.nabij.server.alarm.Operator;

/// The commands' part of one node in a simulated world: the real service, sending, deadlines and
/// intake, over the world's table. A crash of the node takes it; the table stays.
public final class WorldCommands {

    private final CommandStore store;
    private final CommandService service;
    private final CommandSending sending;
    private final CommandDeadlineLook deadlines;

    /// Asks the database where this very moment is.
    public WorldCommands(
            MemoryCommands table, AlarmService alarms, AlarmHints hints, Downlink link, Supplier<UUID> ids) {
        this.store = table.store();
        this.service = new CommandService(store, alarms, hints, ids);
        this.sending = new CommandSending(store, link);
        this.deadlines = new CommandDeadlineLook(store, hints);
    }

    /// What a person does.
    public CommandService.Answer ask(OrganisationId organisation, Operator by, GatewayId home, HomeCommand request) {
        return service.ask(organisation, by, home, request);
    }

    public void connected(GatewayId home) {
        sending.connected(List.of(home));
    }

    /// @return after which time to look again
    public Duration lookToSend() {
        return sending.look();
    }

    /// @return after which time to look again
    public Duration lookAfterDeadlines() {
        return deadlines.look();
    }

    public void result(GatewayId home, UpMessage.CommandResult result) {
        store.asWorker(rows -> {
            CommandIntake.result(rows, home, result);
            return result;
        });
    }
}
