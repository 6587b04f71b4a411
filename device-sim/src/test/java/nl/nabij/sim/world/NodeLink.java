package nl.nabij.sim.world;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import nl.nabij.contract.GatewayId;
import nl.nabij.server.alarm.AlarmHints;
import nl.nabij.server.alarm.PressAcceptance;
import nl.nabij.server.link.WorldUplink;
import nl.nabij.server.postgres.DatabaseUnavailableException;

/// What one life of the node gives its link: time, and a database that answers late, never, or not.
final class NodeLink implements WorldUplink.Surroundings {

    /// As `IngestLane`'s store gives up a silent database.
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);

    /// As `Uplink`.
    private static final Duration TELL_AGAIN = Duration.ofSeconds(3);

    private final Agenda agenda;
    private final Chance chance;
    private final SimulatedNode.Alive alive;
    private final Clock clock;
    private final SimulatedNode node;
    private final PressAcceptance acceptance;
    private final AlarmHints hints;
    private final Consumer<GatewayId> connected;

    NodeLink(
            Agenda agenda,
            Chance chance,
            SimulatedNode.Alive alive,
            Clock clock,
            SimulatedNode node,
            PressAcceptance acceptance,
            AlarmHints hints,
            Consumer<GatewayId> connected) {
        this.agenda = agenda;
        this.chance = chance;
        this.alive = alive;
        this.clock = clock;
        this.node = node;
        this.acceptance = acceptance;
        this.hints = hints;
        this.connected = connected;
    }

    @Override
    public void later(Duration delay, Runnable work) {
        alive.later(delay, work);
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public LongSupplier nanoTime() {
        return agenda::nanos;
    }

    @Override
    public void database(Runnable transaction, Consumer<WorldUplink.Answer> then) {
        Duration way = chance.between(Duration.ofNanos(200_000), Duration.ofMillis(3));
        // PostgreSQL goes on with what it was sent, also when who asked dies meanwhile.
        agenda.after(way, () -> {
            if (node.isDatabaseAway()) {
                alive.later(way, () -> then.accept(WorldUplink.Answer.NOT_REACHED));
                return;
            }
            boolean answerIsLost = node.isDatabaseSilent() || chance.oneIn(500);
            if (!node.isDatabaseSilent() || chance.oneIn(2)) {
                transaction.run();
            }
            alive.later(
                    answerIsLost ? ANSWER_LIMIT : way,
                    () -> then.accept(answerIsLost ? WorldUplink.Answer.SILENT : WorldUplink.Answer.COMMITTED));
        });
    }

    @Override
    public boolean databaseAway() {
        return !node.hasDatabase();
    }

    @Override
    public Duration inboxTurn() {
        return chance.oneIn(4)
                ? chance.about(Duration.ofMillis(800))
                : chance.between(Duration.ofNanos(100_000), Duration.ofMillis(20));
    }

    @Override
    public void listening(GatewayId home) {
        acceptance.prepare(home);
        alive.later(chance.about(Duration.ofMillis(30)), () -> tell(home));
    }

    /// What it has to know, again and again while it is there and the database does not answer.
    private void tell(GatewayId home) {
        try {
            connected.accept(home);
        } catch (DatabaseUnavailableException e) {
            alive.later(TELL_AGAIN, () -> {
                if (node.uplink().connected(home)) {
                    tell(home);
                }
            });
        }
    }

    @Override
    public void alarmStored(GatewayId home) {
        hints.alarmStored();
    }
}
