package nl.nabij.server.push;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.nabij.server.duty.CarerDuties;
import nl.nabij.server.duty.DutyRoutes;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.webhook.GuardedPost;
import nl.nabij.server.webhook.Inside;

/// Puts the reaching of people together: carers' duty, their phones and those of family, and what looks after them.
public final class PushWiring implements AutoCloseable {

    /// Sessions of those on duty count as used this often; they would be over after 30 min.
    private static final Duration KEEP_EACH = Duration.ofMinutes(1);

    private final Pushes pushes;
    private final PushDesk desk;
    private final List<ApiRoute> routes = new ArrayList<>();

    /// @param inside hosts in our own network that may be called, as for webhooks
    /// @param pages what people's open pages do
    public PushWiring(Vertx vertx, Database database, PushKeys keys, Inside inside, Pages pages, Clock clock) {
        PushStore store = new PushStore(database, clock);
        Postman postman = new Postman(keys, GuardedPost.guarded(vertx, inside, Postman.LIMITS), inside, clock);
        this.pushes = new Pushes(store, postman, pages);
        CarerDuties duties = new CarerDuties(database, clock);
        pushes.each(KEEP_EACH, () -> {
            duties.keepSessions();
            store.sweep();
        });
        routes.addAll(new DutyRoutes(duties).routes());
        this.desk = new PushDesk(keys, store, pushes, inside, UUID::randomUUID);
        routes.addAll(new PushRoutes(desk).routes());
    }

    /// Where whatever asks people for something tells it.
    public Pushes pushes() {
        return pushes;
    }

    /// Where a browser subscribes of somebody who has no account here.
    public PushDesk desk() {
        return desk;
    }

    public List<ApiRoute> routes() {
        return List.copyOf(routes);
    }

    @Override
    public void close() {
        pushes.close();
    }
}
