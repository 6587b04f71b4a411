package nl.nabij.server.callout;

import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import nl.nabij.server.alarm.AlarmService;
import nl.nabij.server.alarm.Watch;
import nl.nabij.server.audit.AuditLog;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.webhook.Inside;
import nl.nabij.server.webhook.VertxWebhook;
import org.jspecify.annotations.Nullable;

/// Puts the call of people outside together: what looks after it, and its routes.
public final class CalloutWiring implements AutoCloseable {

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final VertxWebhook webhook;
    private final EmergencyRoutes routes;
    private final CalloutLook look;
    private final CalloutHealth health;
    private @Nullable Watch watch;

    /// [#start] begins to look.
    ///
    /// @param console where people sign in; asked when a message is made
    public CalloutWiring(
            Vertx vertx,
            Database database,
            AlarmService alarms,
            AuditLog audit,
            Inside inside,
            Clock clock,
            SecureRandom random,
            Supplier<String> console) {
        this.webhook = VertxWebhook.guarded(vertx, inside);
        this.routes = new EmergencyRoutes(
                new EmergencyDesk(database, webhook, inside, random, clock, UUID::randomUUID, console), audit);
        this.health = new CalloutHealth(database);
        this.look = new CalloutLook(
                database,
                alarms,
                webhook,
                inside,
                clock,
                UUID::randomUUID,
                console,
                Executors.newVirtualThreadPerTaskExecutor());
    }

    /// Once people can sign in where a message says.
    public synchronized void start() {
        watch = Watch.start("callout", AFTER_FAILURE, look::look);
    }

    /// What a watchdog outside has to know of waiting alarms and of the calls.
    public CalloutHealth health() {
        return health;
    }

    /// How long ago it looked the last time; zero before it began.
    public synchronized Duration sinceLook() {
        return watch == null ? Duration.ZERO : watch.sinceLook();
    }

    public List<ApiRoute> routes() {
        return routes.routes();
    }

    @Override
    public synchronized void close() {
        if (watch != null) {
            watch.close();
        }
        webhook.close();
    }
}
