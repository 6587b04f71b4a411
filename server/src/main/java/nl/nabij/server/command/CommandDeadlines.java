package nl.nabij.server.command;

import java.time.Duration;
import java.util.Optional;
import nl.nabij.server.alarm.AlarmHints;
import nl.nabij.server.alarm.Watch;
import nl.nabij.server.command.CommandDecision.Accepted;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends what nobody reported in time. Runs on every node; a row that one works on is skipped by the
/// others.
public final class CommandDeadlines implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CommandDeadlines.class);

    /// Nobody waits for 'expired' to the second.
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Database database;
    private final AlarmHints hints;
    private final Watch watch;

    /// Starts watching.
    public CommandDeadlines(Database database, AlarmHints hints) {
        this.database = database;
        this.hints = hints;
        this.watch = Watch.start("command-deadlines", INTERVAL, this::look);
    }

    /// Looks now; for a clock that was moved.
    public void wake() {
        watch.wake();
    }

    @Override
    public void close() {
        watch.close();
    }

    private Duration look() {
        Optional<Command> ended = endOne();
        while (ended.isPresent()) {
            hints.changed();
            ended = endOne();
        }
        return INTERVAL;
    }

    private Optional<Command> endOne() {
        return database.asWorker(transaction -> {
            Optional<Command> due = CommandTable.lockDue(transaction);
            due.ifPresent(command -> {
                CommandDecision decision =
                        CommandLifeCycle.decide(command, new CommandOrder.Tick(), CommandTable.now(transaction));
                if (!(decision instanceof Accepted accepted)) {
                    throw new IllegalStateException("A due command refused its tick: " + decision);
                }
                apply(transaction, command, accepted);
            });
            return due;
        });
    }

    /// Writes what happened to a command that this transaction has locked.
    static void apply(Transaction transaction, Command before, Accepted accepted) {
        Command command = before;
        for (CommandEvent event : accepted.events()) {
            command = CommandLifeCycle.evolve(command, event);
        }
        if (command instanceof Command.Known known && !command.equals(before)) {
            CommandTable.update(transaction, known);
            LOG.info("command={} state={}", known.facts().id(), CommandViews.state(known));
        }
    }
}
