package nl.nabij.sim.world;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import nl.nabij.server.console.WorldConsoles;

/// What one life of the node gives its consoles: time, and threads that take turns.
final class NodeConsoles implements WorldConsoles.World {

    private final Agenda agenda;
    private final Chance chance;
    private final SimulatedNode.Alive alive;
    private final Clock clock;

    NodeConsoles(Agenda agenda, Chance chance, SimulatedNode.Alive alive, Clock clock) {
        this.agenda = agenda;
        this.chance = chance;
        this.alive = alive;
        this.clock = clock;
    }

    @Override
    public void later(Duration delay, Runnable work) {
        alive.later(delay, work);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public long nanoTime() {
        return agenda.nanos();
    }

    @Override
    public Duration forAThread() {
        return chance.between(Duration.ofNanos(50_000), Duration.ofMillis(2));
    }

    @Override
    public boolean othersGetOn() {
        return chance.oneIn(6);
    }

    @Override
    public UUID uuid() {
        return chance.uuid();
    }
}
