package nl.nabij.server.link;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLPeerUnverifiedException;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.CallUp;
import nl.nabij.contract.link.Down;
import nl.nabij.server.enrolment.ServerKeys;
import nl.nabij.server.link.Admission.Admitted;
import nl.nabij.server.link.Admission.Refused;
import nl.nabij.server.postgres.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the homes connect. The way of a connection:
///
/// ```
/// TLS: ours? ─► CONNECT ─► Turnstile ─► [virtual thread] GateKeeper ─► [event loop] the older one ends ─► CONNACK
///    ─► SUBSCRIBE ─► Turnstile ─► [virtual thread] Briefing
///    ─► its topics only ─► lane ─► commit ─► receipt, PUBACK ─► [virtual thread] inbox
/// ```
/// At both turnstiles homes with an alarm go before all others.
public final class Uplink implements GatewayLink, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Uplink.class);

    /// The link's own limit: a longer list is cut into parts by the sender.
    static final int LARGEST_PACKET = 64 * 1024;

    /// The largest payload and the longest topic of ours.
    private static final int LARGEST_MESSAGE = LARGEST_PACKET + 256;

    private static final int MQTT_5 = 5;

    /// Connections that wait to be accepted while many homes come back at once.
    private static final int ACCEPT_BACKLOG = 8_192;

    /// What the kernel may hold for a home that does not read. Left to itself it grows to 4 MiB, of a
    /// memory that no cap of ours counts; what a home is told fits into this hundreds of times.
    private static final int SEND_BUFFER = 128 * 1024;

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);

    /// CONNECTs that are decided beside each other. Half of the worker's connections: the inbox and the
    /// deadlines need the others.
    private static final int DECIDED_AT_ONCE = 4;

    /// More than one process has file descriptors for. Beyond it a home hears 'busy' and comes back.
    private static final int MOST_AT_THE_GATE = 20_000;

    /// A box waits 8 s for its answer. Who stood here for longer has left or is about to; the database is not
    /// asked for it.
    private static final Duration GATE_PATIENCE = Duration.ofSeconds(8);

    private final Vertx vertx;
    private final Clock clock;
    private final LinkPatience patience;
    private final GateKeeper gateKeeper;
    private final IngestLanes lanes;
    private final LinkListener listener;
    private volatile CallListener calls = CallListener.NOBODY;
    private final MqttServer server;
    private final Turnstile<Caller> gate;
    private final Briefing briefing;
    private final Map<GatewayId, GatewayConnection> connections = new ConcurrentHashMap<>();

    private Uplink(
            Vertx vertx,
            Database database,
            ServerKeys keys,
            PressPreparation preparation,
            Inbox inbox,
            LinkListener listener,
            LinkPatience patience,
            Clock clock) {
        this.vertx = vertx;
        this.clock = clock;
        this.patience = patience;
        this.gateKeeper = new GateKeeper(database, clock);
        this.gate = new Turnstile<>(
                DECIDED_AT_ONCE, 1, MOST_AT_THE_GATE, Thread::startVirtualThread, group -> group.forEach(this::decide));
        this.briefing = new Briefing(vertx, connection -> connection.equals(connections.get(connection.home())));
        this.listener = listener;
        this.lanes = new IngestLanes(vertx, database, preparation, clock, (arrival, waits) -> {
            if (waits) {
                inbox.arrived(arrival.home());
            }
            if (arrival.ofAlarms()) {
                listener.alarmStored(arrival.home());
            }
        });
        MqttServerOptions options = new MqttServerOptions();
        UplinkTls.secure(options, keys).setTrustOptions(UplinkTls.boxesOf(keys)).setClientAuth(ClientAuth.REQUIRED);
        options.setMaxMessageSize(LARGEST_MESSAGE)
                .setTimeoutOnConnect((int) patience.connect().toSeconds())
                .setAutoClientId(false)
                .setAcceptBacklog(ACCEPT_BACKLOG)
                .setSendBufferSize(SEND_BUFFER);
        this.server = MqttServer.create(vertx, options)
                .endpointHandler(this::connecting)
                .exceptionHandler(fault ->
                        LOG.info("connection refused why={}", fault.getClass().getSimpleName()));
    }

    /// Makes the uplink; [#listen] opens it.
    ///
    /// @param inbox makes the effects of what was stored
    public static Uplink of(
            Vertx vertx,
            Database database,
            ServerKeys keys,
            PressPreparation preparation,
            Inbox inbox,
            LinkListener listener,
            Clock clock) {
        return of(vertx, database, keys, preparation, inbox, listener, LinkPatience.USUAL, clock);
    }

    static Uplink of(
            Vertx vertx,
            Database database,
            ServerKeys keys,
            PressPreparation preparation,
            Inbox inbox,
            LinkListener listener,
            LinkPatience patience,
            Clock clock) {
        return new Uplink(vertx, database, keys, preparation, inbox, listener, patience, clock);
    }

    /// Where it listens; 0 before it does.
    public int port() {
        return server.actualPort();
    }

    /// Blocks until it listens.
    ///
    /// @param port 0 for any free one
    /// @return the port
    public int listen(String host, int port) throws java.io.IOException {
        try {
            server.listen(port, host).toCompletionStage().toCompletableFuture().join();
            return server.actualPort();
        } catch (java.util.concurrent.CompletionException e) {
            throw new java.io.IOException(
                    e.getCause() == null ? e.toString() : e.getCause().getMessage(), e);
        }
    }

    @Override
    public boolean send(GatewayId home, Down message) {
        GatewayConnection connection = connections.get(home);
        if (connection == null) {
            return false;
        }
        connection.send(message);
        return true;
    }

    @Override
    public boolean connected(GatewayId home) {
        return connections.containsKey(home);
    }

    @Override
    public void onConnect(Consumer<List<GatewayId>> heard) {
        briefing.onConnect(heard);
    }

    /// How many homes are connected to this server.
    public int size() {
        return connections.size();
    }

    @Override
    public void close() {
        connections
                .values()
                .forEach(connection ->
                        connection.end(MqttDisconnectReasonCode.SERVER_SHUTTING_DOWN, "the-server-stops"));
        lanes.close();
        try {
            server.close().toCompletionStage().toCompletableFuture().get(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            LOG.info("the uplink did not close in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether what the homes send can be stored now. Not so while the database is away, and while its
    /// disk is full although it answers.
    public boolean stores() {
        return lanes.stores();
    }

    Optional<GatewayConnection> connection(GatewayId home) {
        return Optional.ofNullable(connections.get(home));
    }

    List<GatewayConnection> connections() {
        return List.copyOf(connections.values());
    }

    void heard(GatewayId home) {
        listener.heard(home);
    }

    /// Who hears what homes say of calls; to be set before it listens.
    public void onCalls(CallListener hears) {
        calls = hears;
    }

    void called(GatewayId home, CallUp said) {
        calls.said(home, said);
    }

    LinkListener listener() {
        return listener;
    }

    IngestLanes lanes() {
        return lanes;
    }

    /// The home has subscribed: what it is told now, it hears.
    void listening(GatewayConnection connection) {
        briefing.begin(connection);
    }

    void ended(GatewayConnection connection) {
        if (connections.remove(connection.home(), connection)) {
            listener.disconnected(connection.home());
            calls.gone(connection.home());
        }
    }

    private void connecting(MqttEndpoint endpoint) {
        EndpointSocket socket = EndpointSocket.of(endpoint);
        Context context = vertx.getOrCreateContext();
        if (endpoint.protocolVersion() != MQTT_5) {
            endpoint.reject(MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION);
            return;
        }
        X509Certificate certificate;
        try {
            certificate = (X509Certificate) endpoint.sslSession().getPeerCertificates()[0];
        } catch (SSLPeerUnverifiedException e) {
            endpoint.reject(MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5);
            return;
        }
        String clientId = endpoint.clientIdentifier() == null ? "" : endpoint.clientIdentifier();
        // What a home sends before it has its answer has to wait in its socket.
        socket.read(false);
        socket.guard();
        Caller caller = new Caller(certificate, clientId, socket, System.nanoTime(), Promise.promise());
        boolean withAlarm = AlarmsWaiting.of(endpoint);
        if (!gate.enter(caller, withAlarm)) {
            caller.decision().complete(new Refused(MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_BUSY, "too-many"));
        }
        caller.decision()
                .future()
                .onComplete(decided -> context.runOnContext(_ -> {
                    socket.read(true);
                    switch (decided.succeeded() ? decided.result() : failed(decided.cause())) {
                        case Admitted admitted -> admit(context, endpoint, socket, admitted, withAlarm);
                        case Refused(MqttConnectReturnCode code, String why) -> {
                            LOG.info("home refused home={} why={}", clientId, why);
                            if (socket.isOpen() && !endpoint.isConnected()) {
                                endpoint.reject(code);
                            }
                        }
                    }
                }));
    }

    /// Who stands at the gate.
    private record Caller(
            X509Certificate certificate,
            String clientId,
            EndpointSocket socket,
            long sinceNanos,
            Promise<Admission> decision) {}

    private void decide(Caller caller) {
        boolean tooLate = System.nanoTime() - caller.sinceNanos() > GATE_PATIENCE.toNanos();
        if (tooLate || !caller.socket().isOpen()) {
            caller.decision()
                    .complete(new Refused(MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_BUSY, "waited-too-long"));
            return;
        }
        try {
            caller.decision().complete(gateKeeper.decide(caller.certificate(), caller.clientId()));
        } catch (RuntimeException e) {
            caller.decision().fail(e);
        }
    }

    private static Refused failed(Throwable cause) {
        LOG.error("a CONNECT could not be decided", cause);
        return new Refused(MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE_5, "failed");
    }

    private void admit(
            Context context, MqttEndpoint endpoint, EndpointSocket socket, Admitted admitted, boolean withAlarm) {
        GatewayConnection connection =
                new GatewayConnection(vertx, context, endpoint, socket, admitted, withAlarm, this, patience, clock);
        try {
            connection.accept();
        } catch (IllegalStateException | IllegalArgumentException e) {
            // vertx-mqtt says one or the other of an endpoint that is closed.
            LOG.info("home left before its answer home={}", admitted.home());
            return;
        }
        GatewayConnection older = connections.put(admitted.home(), connection);
        if (older != null) {
            older.end(MqttDisconnectReasonCode.SESSION_TAKEN_OVER, "taken-over");
        }
        LOG.info("home connected home={} certificate={}", admitted.home(), admitted.serial());
        listener.connected(admitted.home(), admitted.organisation());
        if (!connection.isOpen()) {
            ended(connection);
        }
    }
}
