package nl.nabij.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.link.Stream;
import nl.nabij.gateway.broker.HomeBroker;
import nl.nabij.gateway.broker.embedded.EmbeddedBroker;
import nl.nabij.gateway.broker.embedded.EmbeddedBrokerConfig;
import nl.nabij.gateway.broker.outside.OutsideBroker;
import nl.nabij.gateway.broker.outside.OutsideBrokerConfig;
import nl.nabij.gateway.call.CallRelay;
import nl.nabij.gateway.clock.LinuxBoxClock;
import nl.nabij.gateway.convention.zigbee2mqtt.Zigbee2Mqtt;
import nl.nabij.gateway.convention.zigbee2mqtt.Zigbee2MqttPairing;
import nl.nabij.gateway.device.Commands;
import nl.nabij.gateway.device.Home;
import nl.nabij.gateway.device.HomeTime;
import nl.nabij.gateway.device.HomeTimer;
import nl.nabij.gateway.device.sqlite.SqliteHomeMemory;
import nl.nabij.gateway.identity.EnrolmentClient;
import nl.nabij.gateway.identity.IdentityStore;
import nl.nabij.gateway.identity.RenewalClient;
import nl.nabij.gateway.identity.Renewer;
import nl.nabij.gateway.install.Trials;
import nl.nabij.gateway.link.Uplink;
import nl.nabij.gateway.outbox.DiskOutbox;
import nl.nabij.gateway.outbox.OutboxLimits;
import nl.nabij.gateway.outbox.SqliteOutbox;
import nl.nabij.gateway.screen.InstallPage;
import nl.nabij.gateway.screen.ResidentScreen;
import nl.nabij.gateway.screen.ScreenHealth;
import nl.nabij.gateway.screen.ScreenMemory;
import nl.nabij.gateway.screen.ScreenServer;
import nl.nabij.gateway.settings.DataFolder;
import nl.nabij.gateway.settings.GatewayConfig;
import nl.nabij.gateway.supervision.Supervision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All of the gateway, put together in one place. What starts first stops last:
///
/// ```
/// folder · outbox · home with its memory · screen's state · conventions (subscribed)
///   · timers · broker (from here on presses are acknowledged) · screen's HTTP · link · addresses.json
/// ```
public final class GatewayApp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayApp.class);

    /// A box that started this recently came back with its whole street: it spreads its first connect.
    private static final Duration JUST_BOOTED = Duration.ofMinutes(5);

    private static final Duration SPREAD_AFTER_BOOT = Duration.ofSeconds(30);

    /// Whether the home's broker works is looked at this often.
    private static final Duration LOOK = Duration.ofSeconds(5);

    /// Each of the two executors gets this long to finish what it does.
    private static final Duration LAST_WORK = Duration.ofSeconds(2);

    private final Deque<Runnable> stops = new ArrayDeque<>();
    private int httpPort;
    private int brokerPort;

    private GatewayApp() {}

    /// Returns when the home can work: presses are taken, the screen is served. The link follows by
    /// itself.
    ///
    /// @throws PortTakenException when another program listens there
    /// @throws IOException when the data folder's content cannot be used
    static GatewayApp start(GatewayConfig config) throws PortTakenException, IOException {
        GatewayApp app = new GatewayApp();
        try {
            app.run(config);
            return app;
        } catch (RuntimeException | IOException | PortTakenException e) {
            app.close();
            throw e;
        }
    }

    int httpPort() {
        return httpPort;
    }

    /// 0 with an outside broker.
    int brokerPort() {
        return brokerPort;
    }

    private void run(GatewayConfig config) throws PortTakenException, IOException {
        LOG.info("Gateway starts {}", config);
        DataFolder folder = DataFolder.open(config.folder());
        stops.push(folder::close);
        LinuxBoxClock clock =
                new LinuxBoxClock(Path.of("/"), Clock.systemUTC(), System::nanoTime, config.clockTrusted());
        DiskOutbox outbox = SqliteOutbox.open(folder.path(), clock, OutboxLimits.DEFAULT);
        stops.push(outbox::close);
        SecureRandom random = new SecureRandom();

        // The parts below point in a ring (home → outbox → link → home): the ring is closed by this one field.
        Ring ring = new Ring();
        OutboxReports reports = new OutboxReports(outbox, ring::appended);

        ExecutorService inOrder = Executors.newSingleThreadExecutor(
                Thread.ofVirtual().name("in-order").factory());
        HomeTime time = HomeTime.of(InstantSource.system(), System::nanoTime);
        SqliteHomeMemory memory = SqliteHomeMemory.open(folder.path().resolve("home.db"));
        stops.push(memory::close);
        InstallWiring install = new InstallWiring(folder.path(), time, random);
        Home home = new Home(
                memory,
                new OutboxEpisodes(outbox, clock, time.steady(), ring::appended),
                reports,
                () -> new PressId(UUID.randomUUID()),
                time,
                install.settings());
        Trials trials = install.trials(home, reports);
        stops.push(home::stop);
        stops.push(() -> finish(inOrder));
        Commands commands = new Commands(home, reports, () -> new CommandId(UUID.randomUUID()), time, inOrder);
        commands.start();
        Supervision supervision = new Supervision(home);
        supervision.start();
        ResidentScreen screen = new ResidentScreen(
                home, commands, reports, time, new ScreenMemory(folder.path().resolve("screen.json"), clock), inOrder);
        screen.start();
        CallRelay calls = new CallRelay(ring::say, time.steady());
        Centre centre = new Centre(
                home,
                commands,
                screen,
                outbox,
                clock,
                inOrder,
                ring::renew,
                Optional.of(calls),
                Optional.of(new Centre.Installing(install.desk(), trials)));

        Vertx vertx = Vertx.vertx(smallVertx());
        stops.push(() -> vertx.close().await());
        Broker broker = broker(config, vertx, folder.path(), random);
        Zigbee2Mqtt zigbee = new Zigbee2Mqtt(broker.broker(), home, Zigbee2Mqtt.USUAL_BASE_TOPIC, time.steady());
        commands.drive(zigbee);
        zigbee.start();
        Zigbee2MqttPairing pairing = install.pairing(broker.broker());

        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("timer").daemon().factory());
        stops.push(() -> finish(timer));
        new HomeTimer(home, commands, time).start(timer);

        IdentityStore identities = new IdentityStore(folder.path());
        RenewalClient renewals = new RenewalClient(config.server(), clock, random);
        CentreLink link = new CentreLink(
                config,
                identities,
                new EnrolmentClient(config.server(), clock, random),
                identity -> Uplink.start(
                        identity,
                        outbox,
                        clock,
                        random,
                        centre,
                        version(),
                        clock.read().sinceBoot().compareTo(JUST_BOOTED) < 0 ? SPREAD_AFTER_BOOT : Duration.ZERO),
                (identity, toLink) -> new Renewer(
                        identity, identities, renewals, clock, random, new CertificateCare(home.faults(), toLink)),
                install.desk()::enrolled);
        // After the broker's: the last alarms that it took still leave.
        stops.push(() -> link.stop("gateway stops"));
        ring.close(link, centre);
        centre.countWaiting();
        screen.clockTrusted(clock.read().synchronised());

        stops.push(broker::stop);
        brokerPort = broker.start();
        // Shut-down races nobody: the executor is ended before what it looks at.
        var _ = timer.scheduleWithFixedDelay(
                () -> look(supervision, broker.broker(), screen, clock),
                LOOK.toMillis(),
                LOOK.toMillis(),
                TimeUnit.MILLISECONDS);
        InstallPage page = install.page(home, pairing, trials, screen, link);
        ScreenServer http = new ScreenServer(
                vertx,
                config.httpPort(),
                home,
                commands,
                screen,
                health(broker.broker(), outbox, link, calls),
                calls,
                Optional.of(page));
        httpPort = listen(http, config.httpPort());
        stops.push(http::stop);
        InstallWiring.listen(vertx, config.installPort(), page).ifPresent(stops::push);
        link.start();

        Map<String, Integer> addresses = new LinkedHashMap<>();
        addresses.put("http", httpPort);
        if (brokerPort != 0) {
            addresses.put("broker", brokerPort);
        }
        folder.writeAddresses(addresses, ProcessHandle.current().pid());
        stops.push(folder::removeAddresses);
        LOG.info("Gateway runs http={} broker={}", httpPort, brokerPort);
    }

    /// Stops everything, in the reverse order of the start.
    @Override
    public void close() {
        while (!stops.isEmpty()) {
            try {
                stops.pop().run();
            } catch (RuntimeException e) {
                LOG.warn("A part did not stop cleanly", e);
            }
        }
        LOG.info("Gateway stopped");
    }

    private static void look(Supervision supervision, HomeBroker broker, ResidentScreen screen, LinuxBoxClock clock) {
        try {
            supervision.broker(broker.available());
            screen.clockTrusted(clock.read().synchronised());
        } catch (RuntimeException e) {
            // An exception would end the schedule.
            LOG.error("Looking after the broker and the clock failed", e);
        }
    }

    /// One event loop and two workers are enough for a home, and each thread costs memory.
    private static VertxOptions smallVertx() {
        return new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }

    private static ScreenHealth health(HomeBroker broker, DiskOutbox outbox, CentreLink link, CallRelay calls) {
        Map<String, LongSupplier> figures = new LinkedHashMap<>();
        figures.put("nabij_gateway_uplink_up", () -> link.up() ? 1 : 0);
        figures.put("nabij_gateway_outbox_alarms_waiting", () -> outbox.waiting(Stream.ALARM));
        figures.put("nabij_gateway_outbox_others_waiting", () -> outbox.waiting(Stream.OTHER));
        figures.put("nabij_gateway_outbox_others_dropped", outbox::dropped);
        figures.put("nabij_gateway_call_devices", calls::devices);
        return new ScreenHealth(broker::available, figures);
    }

    private static int listen(ScreenServer http, int port) throws PortTakenException {
        try {
            return http.start();
        } catch (CompletionException e) {
            if (e.getCause() instanceof BindException) {
                throw new PortTakenException(GatewayConfig.HTTP_PORT, port);
            }
            throw e;
        }
    }

    private static void finish(ExecutorService executor) {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(LAST_WORK.toMillis(), TimeUnit.MILLISECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static String version() {
        String version = GatewayApp.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /// The broker that was chosen, and how it starts and stops.
    private interface Broker {
        HomeBroker broker();

        /// @return its port, or 0 for an outside one
        int start() throws PortTakenException, IOException;

        void stop();
    }

    private record OwnBroker(EmbeddedBroker broker, int wanted) implements Broker {
        @Override
        public int start() throws PortTakenException, IOException {
            try {
                broker.start();
                return broker.port();
            } catch (BindException e) {
                throw new PortTakenException(GatewayConfig.BROKER_PORT, wanted);
            }
        }

        @Override
        public void stop() {
            broker.close();
        }
    }

    private record ForeignBroker(OutsideBroker broker) implements Broker {
        @Override
        public int start() {
            broker.start();
            return 0;
        }

        @Override
        public void stop() {
            broker.close();
        }
    }

    private static Broker broker(GatewayConfig config, Vertx vertx, Path folder, SecureRandom random) {
        if (config.outsideBroker().isPresent()) {
            return new ForeignBroker(new OutsideBroker(
                    OutsideBrokerConfig.of(config.outsideBroker().get()), random));
        }
        return new OwnBroker(
                new EmbeddedBroker(
                        vertx,
                        Clock.systemUTC(),
                        EmbeddedBrokerConfig.loopback(config.brokerPort(), folder.resolve("broker"))),
                config.brokerPort());
    }
}
