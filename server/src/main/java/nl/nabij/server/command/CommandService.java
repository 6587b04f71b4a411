package nl.nabij.server.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.CommandView;
import nl.nabij.contract.face.HomeCommand;
import nl.nabij.server.alarm.AlarmCommand;
import nl.nabij.server.alarm.AlarmHints;
import nl.nabij.server.alarm.AlarmService;
import nl.nabij.server.alarm.Decision;
import nl.nabij.server.alarm.Operator;
import nl.nabij.server.alarm.Sight;
import nl.nabij.server.command.CommandDecision.Accepted;
import nl.nabij.server.command.CommandDecision.Refused;
import nl.nabij.server.home.HomeRegister;
import nl.nabij.server.postgres.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// People asking devices. Blocks until it is committed: call it on a virtual thread.
public final class CommandService {

    private static final Logger LOG = LoggerFactory.getLogger(CommandService.class);

    private final CommandStore store;
    private final AlarmService alarms;
    private final AlarmHints hints;
    private final Supplier<UUID> ids;

    /// @param hints also wakes the sender of commands
    /// @param ids new and unguessable each time
    public CommandService(Database database, AlarmService alarms, AlarmHints hints, Supplier<UUID> ids) {
        this(CommandStore.of(database), alarms, hints, ids);
    }

    CommandService(CommandStore store, AlarmService alarms, AlarmHints hints, Supplier<UUID> ids) {
        this.store = store;
        this.alarms = alarms;
        this.hints = hints;
        this.ids = ids;
    }

    public sealed interface Answer {}

    /// It is stored, and on its way.
    public record Asked(CommandView view) implements Answer {}

    public record NotAsked(CommandRefusal reason) implements Answer {}

    /// @param organisation whose eyes decide which homes there are
    /// @param by who asks; for a door that person has to have the alarm
    public Answer ask(OrganisationId organisation, Operator by, GatewayId home, HomeCommand request) {
        CommandId id = new CommandId(ids.get());
        Answer answer = request.alarm().isPresent()
                ? askForAlarm(
                        organisation, id, by, home, request, request.alarm().get())
                : store.asOrganisation(organisation, rows -> store(rows, id, by, home, request, false));
        if (answer instanceof Asked(CommandView view)) {
            LOG.info(
                    "command={} home={} device={} kind={} state=asked",
                    id,
                    home,
                    view.device(),
                    view.what().kind());
            hints.changed();
        }
        return answer;
    }

    /// The command and its line in the alarm's history are one transaction, decided under the
    /// alarm's version: whoever loses the alarm at that moment unlocks no door.
    private Answer askForAlarm(
            OrganisationId organisation,
            CommandId id,
            Operator by,
            GatewayId home,
            HomeCommand request,
            AlarmId alarm) {
        AlarmCommand action = new AlarmCommand.TakeAction(
                by, id, request.device(), request.what(), request.action().equals("unlock"));
        List<Answer> stored = new ArrayList<>();
        try {
            Decision decision = alarms.handle(new Sight.Of(organisation), alarm, action, transaction -> {
                CommandRows rows = store.in(transaction);
                Answer answer = rows.isOf(alarm, home)
                        ? store(rows, id, by, home, request, true)
                        : new NotAsked(CommandRefusal.UNKNOWN_ALARM);
                if (answer instanceof NotAsked(CommandRefusal reason)) {
                    throw new NothingWritten(reason);
                }
                stored.add(answer);
            });
            return decision instanceof Decision.Refused(Decision.Refusal reason)
                    ? new NotAsked(refusal(reason))
                    : stored.getLast();
        } catch (NothingWritten refused) {
            return new NotAsked(refused.reason);
        }
    }

    private static CommandRefusal refusal(Decision.Refusal reason) {
        return switch (reason) {
            case NOT_OWNER, NOT_CLAIMED -> CommandRefusal.DOOR_NEEDS_CLAIMED_ALARM;
            case BUSY -> CommandRefusal.BUSY;
            default -> CommandRefusal.UNKNOWN_ALARM;
        };
    }

    private static Answer store(
            CommandRows rows, CommandId id, Operator by, GatewayId home, HomeCommand request, boolean hasTheAlarm) {
        Optional<HomeRegister.Entry> known = rows.home(home, request.device());
        if (known.isEmpty()) {
            return new NotAsked(CommandRefusal.UNKNOWN_HOME);
        }
        CommandFacts facts = new CommandFacts(
                id,
                known.get().organisation(),
                known.get().nightCentre(),
                home,
                request.device(),
                request.what(),
                request.alarm(),
                by,
                rows.now(),
                CommandFacts.lifeOf(request.what()));
        CommandOrder ask = new CommandOrder.AskDevice(
                facts, known.get().kinds(), hasTheAlarm, known.get().doorRefused());
        return switch (CommandLifeCycle.decide(new Command.NotAsked(), ask, facts.askedAt())) {
            case Refused(CommandRefusal reason) -> new NotAsked(reason);
            case Accepted _ -> {
                Command.Asked asked = new Command.Asked(facts);
                rows.insert(asked);
                yield new Asked(CommandViews.of(asked));
            }
        };
    }

    /// Takes back the transaction of an alarm's line whose command was refused.
    private static final class NothingWritten extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final CommandRefusal reason;

        NothingWritten(CommandRefusal reason) {
            super("the command was refused", null, false, false);
            this.reason = reason;
        }
    }
}
