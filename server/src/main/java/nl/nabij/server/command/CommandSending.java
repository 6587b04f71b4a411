package nl.nabij.server.command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.Down;
import nl.nabij.server.alarm.Downlink;

/// The steps of [CommandSender], without its thread.
final class CommandSending {

    /// What another node was asked is sent from here within this time.
    static final Duration INTERVAL = Duration.ofMillis(500);

    private final CommandStore store;
    private final Downlink link;

    /// Only who looks uses it.
    private CommandChanges.Position position;

    /// Blocks until the database said where this very moment is.
    CommandSending(CommandStore store, Downlink link) {
        this.store = store;
        this.link = link;
        this.position = now();
    }

    /// Homes that connect may do so beside each other. A look stands alone: it reads later than a connect what was
    /// asked
    /// later, and must not send it earlier. The gateway takes what comes last for what is wanted.
    private final ReentrantReadWriteLock order = new ReentrantReadWriteLock(true);

    private record Waiting(Instant now, List<Command.Known> commands) {}

    /// Homes are there (again): all that is asked of them and still lives.
    void connected(List<GatewayId> homes) {
        locked(order.readLock(), () -> send(store.asWorker(rows -> new Waiting(rows.now(), rows.running(homes)))));
    }

    /// @return after which time to look again
    Duration look() {
        locked(order.writeLock(), () -> {
            CommandChanges.Position next = now();
            CommandChanges.Position since = position;
            send(store.asWorker(rows -> new Waiting(rows.now(), rows.askedSince(since))));
            position = next;
        });
        return INTERVAL;
    }

    private static void locked(Lock lock, Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /// Everything that is committed by now lies before this position.
    private CommandChanges.Position now() {
        return store.asWorker(CommandRows::position);
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
