package nl.nabij.gateway.broker.embedded;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.nabij.gateway.broker.Backlog;
import nl.nabij.gateway.broker.BrokerUnavailableException;
import nl.nabij.gateway.broker.HomeBroker;
import nl.nabij.gateway.broker.HomeMailbox;
import nl.nabij.gateway.broker.HomeMessage;
import nl.nabij.gateway.broker.TopicFilter;
import nl.nabij.gateway.broker.TopicName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;

/// The gateway's own MQTT broker. Three threads, each the only owner of its part: the broker's event
/// loop (sessions, subscriptions, sockets), the home's (listeners), the disk's.
public final class EmbeddedBroker implements HomeBroker, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    private static final String FILE = "broker.sqlite";

    /// Listening and stopping take milliseconds; after this something is badly wrong.
    private static final Duration STARTING = Duration.ofSeconds(10);

    /// How often stuck connections and expired sessions are looked for.
    private static final Duration SWEEP = Duration.ofSeconds(5);

    /// From the connection to its CONNECT.
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private static final int CLIENT_ID_BYTES_MAX = 65_535;

    private static final Set<Integer> DAMAGED =
            Set.of(SQLiteErrorCode.SQLITE_CORRUPT.code, SQLiteErrorCode.SQLITE_NOTADB.code);

    private record Subscription(TopicFilter filter, Listener listener) {}

    private final Vertx vertx;
    private final Clock clock;
    private final EmbeddedBrokerConfig config;
    private final List<Subscription> early = new ArrayList<>();
    private volatile @Nullable Running running;

    /// @param vertx stays the caller's, who closes it after this broker
    public EmbeddedBroker(Vertx vertx, Clock clock, EmbeddedBrokerConfig config) {
        this.vertx = vertx;
        this.clock = clock;
        this.config = config;
    }

    /// Reads what was promised before, then listens. Blocks; not for event loops.
    ///
    /// @throws IOException when the folder or its file cannot be used
    /// @throws java.net.BindException when the port is taken
    public synchronized void start() throws IOException {
        if (running != null) {
            throw new IllegalStateException("already started");
        }
        Files.createDirectories(config.folder());
        Running fresh = load();
        try {
            fresh.deploymentId = vertx.deployVerticle(fresh).await(STARTING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            fresh.abandon();
            throw new IOException("the home broker did not start in time", e);
        } catch (Exception e) {
            fresh.abandon();
            throw e;
        }
        running = fresh;
        LOG.info("home broker listens host={} port={}", config.host(), fresh.port);
    }

    /// A file that is damaged is set aside, and the home goes on without what it held: a broker that
    /// does not start hears no alarm.
    private Running load() throws IOException {
        try {
            return opened();
        } catch (SQLException e) {
            if (!DAMAGED.contains(e.getErrorCode())) {
                throw new IOException("the home broker's file cannot be used: " + e.getMessage(), e);
            }
            LOG.error("home broker's file is damaged and set aside, retained messages and sessions are lost", e);
            for (String ending : List.of("", "-wal", "-shm")) {
                Path part = config.folder().resolve(FILE + ending);
                if (Files.exists(part)) {
                    Files.move(part, part.resolveSibling("damaged-" + clock.millis() + "-" + FILE + ending));
                }
            }
        }
        try {
            return opened();
        } catch (SQLException e) {
            throw new IOException("the home broker's file cannot be used: " + e.getMessage(), e);
        }
    }

    private Running opened() throws SQLException {
        Running fresh = new Running();
        try {
            fresh.load();
            return fresh;
        } catch (SQLException e) {
            fresh.abandon();
            throw e;
        }
    }

    /// @throws IllegalStateException before the start
    public int port() {
        Running now = running;
        if (now == null) {
            throw new IllegalStateException("not started");
        }
        return now.port;
    }

    @Override
    public synchronized void subscribe(String topicFilter, Listener listener) {
        Subscription subscription = new Subscription(TopicFilter.of(topicFilter), listener);
        early.add(subscription);
        Running now = running;
        if (now != null) {
            now.context().runOnContext(_ -> now.add(subscription));
        }
    }

    @Override
    public void publish(HomeMessage message) {
        if (!TopicName.isValid(message.topic())) {
            throw new IllegalArgumentException("not a topic to publish to");
        }
        Running now = running;
        if (now == null) {
            throw new BrokerUnavailableException("the home broker is not running");
        }
        byte[] payload = new byte[message.payload().remaining()];
        message.payload().duplicate().get(payload);
        Publication publication = new Publication(
                message.topic(),
                payload,
                message.qualityOfService(),
                message.retained(),
                io.netty.handler.codec.mqtt.MqttProperties.NO_PROPERTIES);
        now.context().runOnContext(_ -> {
            CompletionStage<?> _ = now.exchange.accept(publication, null, true);
        });
    }

    @Override
    public boolean available() {
        return running != null;
    }

    /// Says goodbye to the clients, lets the listener at work return, writes what is promised.
    @Override
    public synchronized void close() {
        Running now = running;
        if (now == null) {
            return;
        }
        running = null;
        try {
            vertx.undeploy(now.deploymentId).await(STARTING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            LOG.warn("home broker did not stop listening in time");
        }
        now.abandon();
        LOG.info("home broker stopped");
    }

    /// One life of the broker, from start to close.
    private final class Running extends VerticleBase {
        private final Backlog home;
        private final Backlog writing;
        private final BrokerDisk disk;
        private final HomeMailbox mailbox;
        private final HomeListeners listeners;
        private final RetainedMessages retained;
        private final Sessions sessions;
        private final Exchange exchange;
        private volatile @Nullable Reception reception;
        private String deploymentId = "";
        private int port;

        Running() throws SQLException {
            EmbeddedBrokerLimits limits = config.limits();
            home = new Backlog(limits.mailboxMessages(), limits.mailboxBytes(), this::drained);
            writing = new Backlog(limits.mailboxMessages(), limits.mailboxBytes(), this::drained);
            disk = BrokerDisk.open(config.folder().resolve(FILE), writing);
            mailbox = new HomeMailbox(home);
            listeners = new HomeListeners(mailbox);
            retained = new RetainedMessages(limits.retainedMessages(), limits.retainedBytes());
            sessions = new Sessions(limits, disk, clock);
            exchange = new Exchange(retained, listeners, sessions, disk);
        }

        Context context() {
            return context;
        }

        void load() throws SQLException {
            disk.tables().begin();
            disk.tables().retained().forEach(retained::put);
            sessions.restore(disk.tables());
            disk.tables().commit();
            disk.start();
            mailbox.start();
            early.forEach(this::add);
        }

        void add(Subscription subscription) {
            listeners.add(subscription.filter(), subscription.listener(), retained.matching(subscription.filter()));
        }

        private void drained() {
            // Before it listens there is nobody to read from.
            if (reception != null) {
                context.runOnContext(_ -> regulate());
            }
        }

        private void regulate() {
            if (reception != null) {
                reception.regulate();
            }
        }

        private boolean overfull() {
            return home.isOverfull() || writing.isOverfull();
        }

        @Override
        public Future<?> start() {
            EmbeddedBrokerLimits limits = config.limits();
            Reception created = new Reception(
                    limits,
                    context,
                    exchange,
                    sessions,
                    new Subscribing(context, sessions, retained, disk),
                    this::overfull);
            reception = created;
            MqttServerOptions options = new MqttServerOptions()
                    .setHost(config.host())
                    .setPort(config.port())
                    .setMaxMessageSize(limits.packetBytes())
                    .setMaxClientIdLength(CLIENT_ID_BYTES_MAX)
                    .setTimeoutOnConnect((int) CONNECT_TIMEOUT.toSeconds())
                    .setAutoClientId(true);
            options.setTcpNoDelay(true).setTcpKeepAlive(true);
            vertx.setPeriodic(SWEEP.toMillis(), _ -> created.sweep());
            return MqttServer.create(vertx, options)
                    .endpointHandler(created::connect)
                    .exceptionHandler(error -> LOG.warn("client refused: {}", error.toString()))
                    .listen()
                    .onSuccess(server -> port = server.actualPort());
        }

        @Override
        public Future<?> stop() {
            if (reception != null) {
                reception.stop();
            }
            return Future.succeededFuture();
        }

        void abandon() {
            mailbox.close();
            disk.close();
        }
    }
}
