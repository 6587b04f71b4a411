package nl.nabij.sim.world;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// One direction of a connection: what was sent arrives in its order, or never.
final class Way {

    private final Agenda agenda;
    private final Chance chance;
    private final Supplier<Duration> latency;
    private final BooleanSupplier stalled;
    private final Deque<Runnable> underWay = new ArrayDeque<>();
    private boolean flowing;

    Way(Agenda agenda, Chance chance, Supplier<Duration> latency, BooleanSupplier stalled) {
        this.agenda = agenda;
        this.chance = chance;
        this.latency = latency;
        this.stalled = stalled;
    }

    int underWay() {
        return underWay.size();
    }

    void send(Runnable arrives) {
        underWay.addLast(arrives);
        flow();
    }

    void flow() {
        if (!flowing && !stalled.getAsBoolean() && !underWay.isEmpty()) {
            flowing = true;
            Duration jitter = chance.between(Duration.ZERO, latency.get().dividedBy(4));
            // Many small messages travel behind each other; only the first waits a whole way.
            agenda.after(
                    underWay.size() > 1 ? jitter.dividedBy(8) : latency.get().plus(jitter), this::arrive);
        }
    }

    private void arrive() {
        flowing = false;
        if (!stalled.getAsBoolean()) {
            Runnable first = underWay.pollFirst();
            if (first != null) {
                first.run();
            }
            flow();
        }
    }
}
