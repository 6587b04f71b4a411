package nl.nabij.gateway.broker.embedded;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttWill;
import io.vertx.mqtt.messages.MqttDisconnectMessage;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import nl.nabij.gateway.broker.TopicName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What clients ask, packet by packet, and the answers. Of the broker's thread.
final class Reception {

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    /// A client that takes nothing for so many sweeps is cut.
    private static final int STUCK_SWEEPS = 6;

    private final EmbeddedBrokerLimits limits;
    private final Context context;
    private final Exchange exchange;
    private final Sessions sessions;
    private final Subscribing subscribing;
    private final BooleanSupplier overfull;
    private final Set<ClientConnection> connections = new LinkedHashSet<>();
    private boolean stopping;

    Reception(
            EmbeddedBrokerLimits limits,
            Context context,
            Exchange exchange,
            Sessions sessions,
            Subscribing subscribing,
            BooleanSupplier overfull) {
        this.limits = limits;
        this.context = context;
        this.exchange = exchange;
        this.sessions = sessions;
        this.subscribing = subscribing;
        this.overfull = overfull;
    }

    /// A client said CONNECT.
    void connect(MqttEndpoint endpoint) {
        Optional<Refusal> refusal = Refusal.of(endpoint);
        if (refusal.isPresent()) {
            refusal.get().tell(endpoint);
            return;
        }
        EndpointSocket socket = EndpointSocket.of(endpoint);
        String client = endpoint.clientIdentifier();
        connections.stream()
                .filter(old -> old.session().client().equals(client))
                .findFirst()
                .ifPresent(this::takeOver);
        if (connections.size() >= limits.clients()) {
            Refusal.FULL.tell(endpoint);
            return;
        }
        long asked = askedExpirySeconds(endpoint);
        long granted = Math.min(asked, limits.sessionExpiry().toSeconds());
        Optional<Sessions.Opened> opened = sessions.open(client, endpoint.isCleanSession(), granted);
        if (opened.isEmpty()) {
            Refusal.FULL.tell(endpoint);
            return;
        }
        Session session = opened.get().session();
        ClientConnection connection = new ClientConnection(endpoint, socket, session, limits);
        session.attach(connection);
        connections.add(connection);
        socket.guard(() -> connection.regulate(overfull.getAsBoolean()));
        listen(endpoint, connection);
        endpoint.accept(opened.get().present(), welcome(granted == asked ? -1 : granted));
        LOG.info(
                "client connected client={} version={} sessionPresent={} clients={}",
                client,
                endpoint.protocolVersion(),
                opened.get().present(),
                connections.size());
        connection.pump();
    }

    private static long askedExpirySeconds(MqttEndpoint endpoint) {
        if (endpoint.protocolVersion() < MqttVersion.MQTT_5.protocolLevel()) {
            return endpoint.isCleanSession() ? 0 : Long.MAX_VALUE;
        }
        int seconds = ClientConnection.property(endpoint, MqttProperties.SESSION_EXPIRY_INTERVAL, 0);
        return Integer.toUnsignedLong(seconds);
    }

    private MqttProperties welcome(long expirySecondsIfOther) {
        MqttProperties properties = new MqttProperties();
        add(properties, MqttProperties.RECEIVE_MAXIMUM, limits.unacknowledged());
        add(properties, MqttProperties.MAXIMUM_PACKET_SIZE, limits.packetBytes());
        add(properties, MqttProperties.SHARED_SUBSCRIPTION_AVAILABLE, 0);
        add(properties, MqttProperties.SUBSCRIPTION_IDENTIFIER_AVAILABLE, 0);
        if (expirySecondsIfOther >= 0) {
            add(properties, MqttProperties.SESSION_EXPIRY_INTERVAL, (int) expirySecondsIfOther);
        }
        return properties;
    }

    private static void add(MqttProperties properties, int id, int value) {
        properties.add(new MqttProperties.IntegerProperty(id, value));
    }

    private void takeOver(ClientConnection old) {
        LOG.info("client taken over client={}", old.session().client());
        old.end(MqttDisconnectReasonCode.SESSION_TAKEN_OVER);
        gone(old);
    }

    private void listen(MqttEndpoint endpoint, ClientConnection connection) {
        endpoint.publishAutoAck(false);
        endpoint.subscriptionAutoAck(false);
        endpoint.publishHandler(message -> publish(connection, message));
        endpoint.publishReleaseHandler(packetId -> {
            connection.session().received().remove(packetId);
            endpoint.publishComplete(packetId);
        });
        endpoint.publishAcknowledgeHandler(packetId -> {
            connection.session().acknowledged(packetId).ifPresent(sessions::done);
            connection.pump();
        });
        endpoint.subscribeHandler(message -> {
            subscribing.subscribe(endpoint, connection, message);
            connection.regulate(overfull.getAsBoolean());
        });
        endpoint.unsubscribeHandler(message -> subscribing.unsubscribe(endpoint, connection, message));
        endpoint.pingHandler(_ -> connection.regulate(overfull.getAsBoolean()));
        endpoint.disconnectMessageHandler(message -> disconnect(connection, message));
        endpoint.closeHandler(_ -> gone(connection));
        endpoint.exceptionHandler(error -> {
            LOG.warn(
                    "client cut: {} client={}",
                    error.toString(),
                    connection.session().client());
            connection.cut();
        });
    }

    private void publish(ClientConnection connection, MqttPublishMessage message) {
        Session session = connection.session();
        if (connection.isEnded()) {
            return;
        }
        if (!TopicName.isValid(message.topicName())) {
            LOG.warn("client cut: topic refused client={}", session.client());
            connection.end(MqttDisconnectReasonCode.TOPIC_NAME_INVALID);
            return;
        }
        int qualityOfService = message.qosLevel().value();
        int packetId = message.messageId();
        boolean repeated = qualityOfService == 2 && session.received().contains(packetId);
        CompletionStage<Boolean> taken = null;
        if (!repeated) {
            Publication publication = new Publication(
                    message.topicName(),
                    bytes(message.payload()),
                    qualityOfService,
                    message.isRetain(),
                    PassedOn.of(message.properties()),
                    message.isDup());
            taken = exchange.accept(publication, session, false);
        }
        if (qualityOfService > 0) {
            Answers.Answer answer = connection.expectAnswer(packetId, qualityOfService);
            if (taken == null) {
                connection.ready(answer, true);
            } else {
                CompletionStage<?> _ = taken.whenComplete((kept, failure) -> context.runOnContext(
                        _ -> answer(connection, answer, packetId, qualityOfService, failure == null, kept)));
            }
        }
        connection.regulate(overfull.getAsBoolean());
    }

    /// @param kept whether what was promised is kept; null when the message was not heard
    private void answer(
            ClientConnection connection,
            Answers.Answer answer,
            int packetId,
            int qualityOfService,
            boolean heard,
            @Nullable Boolean kept) {
        if (!heard) {
            LOG.error(
                    "client cut: its message was not taken client={}",
                    connection.session().client());
            connection.end(MqttDisconnectReasonCode.UNSPECIFIED_ERROR);
            return;
        }
        if (qualityOfService == 2) {
            connection.session().received().add(packetId);
        }
        connection.ready(answer, Boolean.TRUE.equals(kept));
        connection.regulate(overfull.getAsBoolean());
    }

    /// The buffer's own array where it is no larger than the payload: 16 MiB are not copied again.
    private static byte[] bytes(Buffer buffer) {
        ByteBuf bytes = ((BufferInternal) buffer).getByteBuf();
        if (bytes.hasArray()
                && bytes.arrayOffset() == 0
                && bytes.readerIndex() == 0
                && bytes.array().length == bytes.readableBytes()) {
            return bytes.array();
        }
        return buffer.getBytes();
    }

    private void disconnect(ClientConnection connection, MqttDisconnectMessage message) {
        if (message.code() == MqttDisconnectReasonCode.NORMAL) {
            connection.withoutWill();
        }
        if (message.properties().getProperty(MqttProperties.SESSION_EXPIRY_INTERVAL)
                        instanceof MqttProperties.IntegerProperty seconds
                && connection.session().isPersistent()) {
            long asked = Integer.toUnsignedLong(seconds.value());
            connection
                    .session()
                    .expireAfter(Math.min(asked, limits.sessionExpiry().toSeconds()));
        }
    }

    /// The connection is over, whoever ended it.
    private void gone(ClientConnection connection) {
        if (!connections.remove(connection)) {
            return;
        }
        connection.cut();
        Session session = connection.session();
        LOG.info("client gone client={} clients={}", session.client(), connections.size());
        sessions.left(session);
        if (!stopping) {
            connection.will().ifPresent(will -> publish(will, session));
        }
    }

    private void publish(MqttWill will, Session session) {
        Publication publication = new Publication(
                will.getWillTopic(),
                will.getWillMessageBytes(),
                will.getWillQos(),
                will.isWillRetain(),
                PassedOn.of(will.getWillProperties()));
        // Nobody waits for an answer: its publisher is gone.
        CompletionStage<?> _ = exchange.accept(publication, session, false);
    }

    /// The broker has room again, or time went by: connections read on, and those that are stuck end.
    void regulate() {
        boolean full = overfull.getAsBoolean();
        connections.forEach(connection -> connection.regulate(full));
    }

    void sweep() {
        for (ClientConnection connection : List.copyOf(connections)) {
            if (connection.isStuck(STUCK_SWEEPS)) {
                LOG.warn(
                        "client cut: it takes nothing client={}",
                        connection.session().client());
                connection.cut();
            }
        }
        regulate();
        sessions.sweep();
    }

    /// Says goodbye to all, without their wills: the whole broker goes.
    void stop() {
        stopping = true;
        for (ClientConnection connection : List.copyOf(connections)) {
            connection.end(MqttDisconnectReasonCode.SERVER_SHUTTING_DOWN);
            gone(connection);
        }
    }
}
