package nl.nabij.server.link;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttTopicSubscription;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttSubAckReasonCode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.CallUp;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.Presence;
import nl.nabij.server.link.Admission.Admitted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One home's connection: the rules of [GatewaySession] on an endpoint of vertx-mqtt. All state
/// belongs to the endpoint's event loop; other threads hand over to it.
final class GatewayConnection implements Arrival.Sender, GatewaySession.Wire, GatewaySession.Centre {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayConnection.class);

    /// A home that was told goodbye has this long to read it; then the socket is closed under it.
    private static final Duration FORCED_END = Duration.ofSeconds(2);

    private static final int RECEIVE_MAXIMUM_DEFAULT = 65_535;

    private final Vertx vertx;
    private final Context context;
    private final MqttEndpoint endpoint;
    private final EndpointSocket socket;
    private final Admitted admitted;
    private final boolean withAlarm;
    private final Uplink uplink;
    private final LinkPatience patience;
    private final GatewaySession session;
    private volatile boolean open = true;
    private boolean leaving;

    /// What the socket told, for the log; by default the end that comes without a fault.
    private String broke = "closed";

    private long watch = -1;

    GatewayConnection(
            Vertx vertx,
            Context context,
            MqttEndpoint endpoint,
            EndpointSocket socket,
            Admitted admitted,
            boolean withAlarm,
            Uplink uplink,
            LinkPatience patience,
            InstantSource clock) {
        this.vertx = vertx;
        this.context = context;
        this.endpoint = endpoint;
        this.socket = socket;
        this.admitted = admitted;
        this.withAlarm = withAlarm;
        this.uplink = uplink;
        this.patience = patience;
        this.session = new GatewaySession(
                admitted.home(), this, this, this, receiveMaximum(endpoint), patience, clock, System::nanoTime);
    }

    /// On the event loop, once: says CONNACK.
    void accept() {
        endpoint.publishAutoAck(false)
                .publishHandler(message -> session.published(
                        message.topicName(),
                        message.payload(),
                        message.messageId(),
                        message.qosLevel() == MqttQoS.AT_LEAST_ONCE));
        endpoint.subscribeHandler(this::subscribe);
        endpoint.unsubscribeHandler(message -> endpoint.unsubscribeAcknowledge(message.messageId()));
        endpoint.publishAcknowledgeHandler(session::acknowledged);
        endpoint.pingHandler(_ -> uplink.heard(home()));
        endpoint.disconnectMessageHandler(_ -> leaving = true);
        endpoint.exceptionHandler(fault -> {
            broke = fault.getClass().getSimpleName();
            socket.cut();
        });
        endpoint.closeHandler(_ -> ended());
        MqttProperties properties = new MqttProperties();
        properties.add(new MqttProperties.IntegerProperty(MqttProperties.RECEIVE_MAXIMUM, GatewaySession.UP_WINDOW));
        properties.add(new MqttProperties.IntegerProperty(MqttProperties.MAXIMUM_PACKET_SIZE, Uplink.LARGEST_PACKET));
        properties.add(new MqttProperties.IntegerProperty(MqttProperties.MAXIMUM_QOS, 1));
        endpoint.accept(false, properties);
        long each = Math.min(
                        GatewaySession.SLOWEST_ACKNOWLEDGEMENT.toMillis(),
                        patience.reader().toMillis())
                / 3;
        watch = vertx.setPeriodic(each, _ -> session.watch());
    }

    GatewayId home() {
        return admitted.home();
    }

    Admitted admitted() {
        return admitted;
    }

    /// Whether it said at its CONNECT that an alarm waits in it.
    boolean withAlarm() {
        return withAlarm;
    }

    /// Its certificate was revoked: it hears why, and its next CONNECT is refused with the same code.
    void revoked() {
        end(MqttDisconnectReasonCode.NOT_AUTHORIZED, "revoked");
    }

    /// Hands over to the event loop; may be called on any thread.
    void send(Down message) {
        context.runOnContext(_ -> session.send(message));
    }

    /// Ends it with a reason, and by force where the home does not read; may be called on any thread.
    void end(MqttDisconnectReasonCode reason, String why) {
        context.runOnContext(_ -> {
            if (!open) {
                return;
            }
            LOG.info("connection ended home={} why={}", home(), why);
            ended();
            if (endpoint.isConnected()) {
                endpoint.disconnect(reason, MqttProperties.NO_PROPERTIES);
            }
            vertx.setTimer(FORCED_END.toMillis(), _ -> context.runOnContext(_ -> socket.cut()));
        });
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void stored(Arrival arrival, Optional<Down.Receipt> receipt) {
        receipt.ifPresent(this::send);
        context.runOnContext(_ -> session.stored(arrival));
    }

    @Override
    public void acknowledge(int packetId) {
        endpoint.publishAcknowledge(packetId, MqttPubAckReasonCode.SUCCESS, MqttProperties.NO_PROPERTIES);
    }

    @Override
    public void publish(DownWindow.Numbered ready) {
        endpoint.publish(
                ready.message().topic(),
                ready.message().payload(),
                MqttQoS.AT_LEAST_ONCE,
                false,
                false,
                ready.packetId());
    }

    @Override
    public boolean isWritable() {
        return socket.isWritable();
    }

    @Override
    public void end(GatewaySession.End end) {
        MqttDisconnectReasonCode reason = switch (end) {
            case FOREIGN_TOPIC -> MqttDisconnectReasonCode.NOT_AUTHORIZED;
            case NOT_QOS_1 -> MqttDisconnectReasonCode.QOS_NOT_SUPPORTED;
            case TOO_MUCH_UNDER_WAY -> MqttDisconnectReasonCode.RECEIVE_MAXIMUM_EXCEEDED;
            case LANE_FULL -> MqttDisconnectReasonCode.SERVER_BUSY;
            case READS_TOO_SLOWLY -> MqttDisconnectReasonCode.QUOTA_EXCEEDED;
            case READS_NOTHING, ACKNOWLEDGES_NOTHING -> MqttDisconnectReasonCode.UNSPECIFIED_ERROR;
        };
        end(reason, end.why);
    }

    @Override
    public void heard(GatewayId home) {
        uplink.heard(home);
    }

    @Override
    public void presence(GatewayId home, Presence presence) {
        uplink.listener().presence(home, presence);
    }

    @Override
    public void call(GatewayId home, CallUp said) {
        uplink.called(home, said);
    }

    @Override
    public void arrived(Arrival arrival, Runnable overflow) {
        uplink.lanes().add(arrival, overflow);
    }

    @Override
    public void listening() {
        uplink.listening(this);
    }

    private void subscribe(MqttSubscribeMessage message) {
        session.subscribe(
                message.topicSubscriptions().stream()
                        .map(MqttTopicSubscription::topicName)
                        .toList(),
                granted -> endpoint.subscribeAcknowledge(
                        message.messageId(),
                        granted.stream()
                                .map(one ->
                                        one ? MqttSubAckReasonCode.GRANTED_QOS1 : MqttSubAckReasonCode.NOT_AUTHORIZED)
                                .toList(),
                        MqttProperties.NO_PROPERTIES));
    }

    private void ended() {
        if (!open) {
            return;
        }
        open = false;
        vertx.cancelTimer(watch);
        session.ended();
        LOG.info("home disconnected home={} why={}", home(), leaving ? "goodbye" : broke);
        uplink.ended(this);
    }

    private static int receiveMaximum(MqttEndpoint endpoint) {
        var property = endpoint.connectProperties().getProperty(MqttProperties.RECEIVE_MAXIMUM);
        return property != null && property.value() instanceof Integer value ? value : RECEIVE_MAXIMUM_DEFAULT;
    }
}
