package nl.nabij.server.health;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.face.ApiError;
import org.jspecify.annotations.Nullable;

/// `/health/live`, `/health/ready`, `/health/service` and, for this machine alone, `/metrics`.
///
/// `ready` is about this server: what restarts or replaces it asks that. `service` is about alarms being
/// answered, for a watchdog outside: a restart would not bring anybody to the console.
public final class HealthRoutes {

    /// Anybody may ask, so the database is asked once for all who do within this.
    static final Duration ASKED_EACH = Duration.ofSeconds(2);

    /// Who asks waits some seconds himself and has to hear what is wrong, not that nobody answers.
    private static final Duration DATABASE_LIMIT = Duration.ofSeconds(5);

    /// @param status `ready` or `not-ready`
    /// @param database whether it answers
    /// @param stores whether it takes what the homes send: not on a full disk
    /// @param listens whether homes can connect
    /// @param escalates whether alarms that nobody answers go on to the next
    public record Health(
            String status, boolean database, boolean stores, boolean listens, boolean escalates, int homesConnected) {}

    /// @param status `well` or `unwell`
    public record Service(String status, List<Vitals.Problem> problems) {}

    private record Answer(int status, String json, long atNanos) {}

    private final Vitals vitals;
    private final PrometheusMeterRegistry metrics;
    private @Nullable Answer service;

    public HealthRoutes(Vitals vitals, PrometheusMeterRegistry metrics) {
        this.vitals = vitals;
        this.metrics = metrics;
    }

    public void mount(Router router) {
        router.get("/health/live").handler(context -> answer(context, 200, "{\"status\":\"live\"}"));
        router.get("/health/ready")
                .handler(context -> Thread.ofVirtual().name("ready").start(() -> {
                    Health health = ready();
                    answer(context, health.status().equals("ready") ? 200 : 503, ContractJson.toText(health));
                }));
        router.get("/health/service")
                .handler(context -> Thread.ofVirtual().name("service").start(() -> {
                    Answer answer = service();
                    answer(context, answer.status(), answer.json());
                }));
        router.get("/metrics").handler(this::metrics);
    }

    /// A database that is silent without a word is away for whoever asks, long before it is given up.
    private boolean databaseAnswers() {
        CompletableFuture<Boolean> answers = new CompletableFuture<>();
        Thread.ofVirtual().name("database").start(() -> answers.complete(vitals.database()));
        return answers.completeOnTimeout(false, DATABASE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private Health ready() {
        boolean database = databaseAnswers();
        boolean stores = vitals.stores();
        boolean listens = vitals.listens();
        boolean escalates = vitals.escalates();
        boolean ready = database && stores && listens && escalates;
        return new Health(ready ? "ready" : "not-ready", database, stores, listens, escalates, vitals.homesConnected());
    }

    private synchronized Answer service() {
        Answer last = service;
        if (last != null && System.nanoTime() - last.atNanos() < ASKED_EACH.toNanos()) {
            return last;
        }
        List<Vitals.Problem> problems = problems();
        String status = problems.isEmpty() ? "well" : "unwell";
        Answer now = new Answer(
                problems.isEmpty() ? 200 : 503, ContractJson.toText(new Service(status, problems)), System.nanoTime());
        service = now;
        return now;
    }

    private List<Vitals.Problem> problems() {
        Health health = ready();
        List<Vitals.Problem> problems = new ArrayList<>();
        if (!health.database()) {
            problems.add(new Vitals.Problem("database", "The database does not answer; homes keep what they have"));
        } else if (!health.stores()) {
            problems.add(new Vitals.Problem("storage", "The database takes nothing, as on a full disk"));
        }
        if (!health.listens()) {
            problems.add(new Vitals.Problem("uplink", "Homes cannot connect"));
        }
        if (!health.escalates()) {
            problems.add(new Vitals.Problem("deadlines", "Alarms that nobody answers do not go on to the next"));
        }
        if (health.database()) {
            problems.addAll(vitals.service());
        }
        return problems;
    }

    private void metrics(RoutingContext context) {
        if (!fromThisMachine(context)) {
            ApiError error = ApiError.of("not-allowed", "Metrics are given on this machine's loopback address only");
            answer(context, 403, ContractJson.toText(error));
            return;
        }
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
                .end(metrics.scrape());
    }

    /// A proxy on this machine calls for somebody elsewhere, and says so.
    private static boolean fromThisMachine(RoutingContext context) {
        if (context.request().headers().contains("X-Forwarded-For")) {
            return false;
        }
        try {
            // An address in digits: nothing is looked up.
            return InetAddress.getByName(context.request().remoteAddress().hostAddress())
                    .isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static void answer(RoutingContext context, int status, String json) {
        context.vertx().runOnContext(_ -> {
            if (!context.response().ended() && !context.response().closed()) {
                context.response()
                        .setStatusCode(status)
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .end(json);
            }
        });
    }
}
