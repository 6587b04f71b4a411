package nl.nabij.server.health;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.BooleanSupplier;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.face.ApiError;

/// `/health/live`, `/health/ready` and, for this machine alone, `/metrics`.
public final class HealthRoutes {

    /// @param status `live`, `ready` or `not-ready`
    /// @param database whether it answers
    /// @param stores whether it takes what the homes send: not on a full disk
    public record Health(String status, boolean database, boolean stores, int homesConnected) {}

    /// The homes' side.
    public interface Homes {
        int connected();

        /// Whether what they send can be stored now.
        boolean stored();
    }

    private final BooleanSupplier database;
    private final Homes homes;
    private final PrometheusMeterRegistry metrics;

    /// @param database whether it answers; may block
    public HealthRoutes(BooleanSupplier database, Homes homes, PrometheusMeterRegistry metrics) {
        this.database = database;
        this.homes = homes;
        this.metrics = metrics;
    }

    public void mount(Router router) {
        router.get("/health/live").handler(context -> answer(context, 200, "{\"status\":\"live\"}"));
        router.get("/health/ready")
                .handler(context -> Thread.ofVirtual().name("ready").start(() -> {
                    boolean reachable = database.getAsBoolean();
                    boolean stores = homes.stored();
                    boolean ready = reachable && stores;
                    Health health = new Health(ready ? "ready" : "not-ready", reachable, stores, homes.connected());
                    answer(context, ready ? 200 : 503, ContractJson.toText(health));
                }));
        router.get("/metrics").handler(this::metrics);
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
