package nl.nabij.server;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.nabij.server.alarm.AlarmDeadlines;
import nl.nabij.server.callout.CalloutHealth;
import nl.nabij.server.callout.CalloutWiring;
import nl.nabij.server.enrolment.GivenKeys;
import nl.nabij.server.health.HealthRoutes;
import nl.nabij.server.health.Vitals;
import nl.nabij.server.link.Uplink;
import nl.nabij.server.postgres.Database;

/// What the server tells about itself: its health and its figures.
final class HealthWiring implements AutoCloseable {

    /// Deadlines are looked after each second; a statement takes 10 s at most, and a look has some.
    private static final Duration STUCK_AFTER = Duration.ofSeconds(30);

    private final Database database;
    private final Uplink uplink;
    private final AlarmDeadlines deadlines;
    private final CalloutWiring callout;
    private final Optional<GivenKeys> given;
    private final JvmGcMetrics collections = new JvmGcMetrics();

    HealthWiring(
            Database database,
            Uplink uplink,
            AlarmDeadlines deadlines,
            CalloutWiring callout,
            Optional<GivenKeys> given) {
        this.database = database;
        this.uplink = uplink;
        this.deadlines = deadlines;
        this.callout = callout;
        this.given = given;
    }

    void mount(Router router) {
        new HealthRoutes(vitals(), metrics()).mount(router);
    }

    private Vitals vitals() {
        return new Vitals() {
            @Override
            public boolean database() {
                return database.answers();
            }

            @Override
            public boolean stores() {
                return uplink.stores();
            }

            @Override
            public boolean listens() {
                return uplink.port() > 0;
            }

            @Override
            public boolean escalates() {
                return deadlines.sinceLook().compareTo(STUCK_AFTER) < 0;
            }

            @Override
            public int homesConnected() {
                return uplink.size();
            }

            @Override
            public List<Problem> service() {
                return problems();
            }
        };
    }

    private List<Vitals.Problem> problems() {
        List<Vitals.Problem> problems = new ArrayList<>();
        CalloutHealth.Seen seen = callout.health().look();
        if (seen.overdue()) {
            problems.add(new Vitals.Problem("deadlines", "An alarm's deadline passed and nobody was asked next"));
        }
        if (seen.nobodyThere()) {
            problems.add(new Vitals.Problem(
                    "nobody-there", "An alarm waits, and nobody who could take it is signed in and on duty"));
        }
        if (seen.lastCallFailed() || callout.sinceLook().compareTo(STUCK_AFTER) > 0) {
            problems.add(new Vitals.Problem(
                    "callout-failing",
                    "Somebody outside could not be called the last time; an administrator can see why, and test it"));
        }
        given.flatMap(GivenKeys::fault).ifPresent(fault -> problems.add(new Vitals.Problem("certificate", fault)));
        return problems;
    }

    private PrometheusMeterRegistry metrics() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(registry);
        collections.bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        Gauge.builder("nabij.homes.connected", uplink, Uplink::size)
                .description("Homes whose gateway is connected to this server")
                .register(registry);
        Gauge.builder("nabij.ingest.stores", uplink, each -> each.stores() ? 1 : 0)
                .description("0 while the database does not take what the homes send")
                .register(registry);
        return registry;
    }

    @Override
    public void close() {
        collections.close();
    }
}
