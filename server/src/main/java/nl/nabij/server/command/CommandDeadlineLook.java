package nl.nabij.server.command;

import java.time.Duration;
import java.util.Optional;
import nl.nabij.server.alarm.AlarmHints;
import nl.nabij.server.command.CommandDecision.Accepted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One look after all commands whose time is over: the step that [CommandDeadlines] takes again and
/// again.
final class CommandDeadlineLook {

    /// Nobody waits for 'expired' to the second.
    static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(CommandDeadlineLook.class);

    private final CommandStore store;
    private final AlarmHints hints;

    CommandDeadlineLook(CommandStore store, AlarmHints hints) {
        this.store = store;
        this.hints = hints;
    }

    /// @return after which time to look again
    Duration look() {
        Optional<Command> ended = endOne();
        while (ended.isPresent()) {
            hints.changed();
            ended = endOne();
        }
        return INTERVAL;
    }

    private Optional<Command> endOne() {
        return store.asWorker(rows -> {
            Optional<Command> due = rows.lockDue();
            due.ifPresent(command -> {
                CommandDecision decision = CommandLifeCycle.decide(command, new CommandOrder.Tick(), rows.now());
                if (!(decision instanceof Accepted accepted)) {
                    throw new IllegalStateException("A due command refused its tick: " + decision);
                }
                apply(rows, command, accepted);
            });
            return due;
        });
    }

    /// Writes what happened to a command that this transaction has locked.
    static void apply(CommandRows rows, Command before, Accepted accepted) {
        Command command = before;
        for (CommandEvent event : accepted.events()) {
            command = CommandLifeCycle.evolve(command, event);
        }
        if (command instanceof Command.Known known && !command.equals(before)) {
            rows.update(known);
            LOG.info("command={} state={}", known.facts().id(), CommandViews.state(known));
        }
    }
}
