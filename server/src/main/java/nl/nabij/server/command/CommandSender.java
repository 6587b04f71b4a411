package nl.nabij.server.command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.Down;
import nl.nabij.server.alarm.AlarmHints;
import nl.nabij.server.alarm.Downlink;
import nl.nabij.server.alarm.Watch;
import nl.nabij.server.postgres.Database;

/// Sends commands to the homes that are connected to this node: when they are asked, and again at
/// each connect while they live. A gateway that has one already takes no notice of a second.
public final class CommandSender implements AutoCloseable {

    /// What another node was asked is sent from here within this time.
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final Database database;
    private final CommandChanges changes;
    private final Downlink link;
    private final AlarmHints hints;
    private final Watch watch;
    private final Runnable waker;

    /// Only the watch's own thread uses it.
    private CommandChanges.Position position;

    /// Starts watching, from this very moment on: blocks until the database said where that is.
    public CommandSender(Database database, CommandChanges changes, Downlink link, AlarmHints hints) {
        this.database = database;
        this.changes = changes;
        this.link = link;
        this.hints = hints;
        this.position = changes.now();
        this.watch = Watch.start("command-sender", INTERVAL, this::look);
        this.waker = watch::wake;
        hints.onHint(waker);
    }

    /// A home is there (again): all that is asked of it and still lives. Blocks.
    public void connected(GatewayId home) {
        send(database.asWorker(transaction -> new Waiting(
                CommandTable.now(transaction),
                CommandTable.list(
                        transaction,
                        "home_id = $1 and state in ('asked', 'delivered') order by asked_at",
                        home.value()))));
    }

    @Override
    public void close() {
        hints.forget(waker);
        watch.close();
    }

    private record Waiting(Instant now, List<Command.Known> commands) {}

    private Duration look() {
        CommandChanges.Position next = changes.now();
        CommandChanges.Position since = position;
        send(database.asWorker(transaction -> new Waiting(
                CommandTable.now(transaction),
                CommandTable.list(
                        transaction,
                        CommandChanges.SINCE + " and state = 'asked' order by asked_at",
                        since.snapshot()))));
        position = next;
        return INTERVAL;
    }

    private void send(Waiting waiting) {
        for (Command.Known command : waiting.commands()) {
            message(command.facts(), waiting.now())
                    .ifPresent(message -> link.send(command.facts().home(), message));
        }
    }

    /// With the life that is left, since the box's clock may be wrong; nothing once that is over.
    static Optional<Down> message(CommandFacts facts, Instant now) {
        Duration left = Duration.between(now, facts.expiresAt());
        return left.isPositive()
                ? Optional.of(new Down.Command(facts.id(), facts.device(), facts.what(), left.toMillis()))
                : Optional.empty();
    }
}
