package nl.nabij.server.link;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import nl.nabij.server.postgres.Database;

/// The lanes into the database; a home always takes the same one.
final class IngestLanes {

    /// Measured as the best of 1 to 16 on two cores; each is one connection.
    private static final int LANES = 8;

    private final List<IngestLane> lanes = new ArrayList<>();

    IngestLanes(Vertx vertx, Database database, PressPreparation preparation, Clock clock, IngestLane.Stored stored) {
        IngestRow rows = new IngestRow(preparation, clock);
        for (int i = 0; i < LANES; i++) {
            Context context = ((VertxInternal) vertx).createEventLoopContext();
            lanes.add(new IngestLane(
                    PgIngestStore.turns(vertx, context),
                    new PgIngestStore(vertx, context, database.workerOptions(), rows, PgIngestStore.ANSWER_LIMIT),
                    stored));
        }
    }

    void add(Arrival arrival, Runnable overflow) {
        lanes.get(Math.floorMod(arrival.home().hashCode(), LANES)).add(arrival, overflow);
    }

    boolean stores() {
        return lanes.stream().allMatch(IngestLane::stores);
    }

    void close() {
        lanes.forEach(IngestLane::close);
    }
}
