package nl.nabij.server.link;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttSubAckReasonCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.Presence;
import nl.nabij.contract.link.Topics;
import nl.nabij.contract.link.Topics.DownChannel;
import nl.nabij.contract.link.Topics.UpChannel;
import nl.nabij.server.link.Admission.Admitted;
import nl.nabij.server.link.UpRead.Understood;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One home's connection: its topics, its acknowledgements in order, its window down, its end. All
/// state belongs to the endpoint's event loop; other threads hand over to it.
final class GatewayConnection implements Arrival.Sender {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayConnection.class);

    /// Told in CONNACK as Receive Maximum: so much may be sent up without a PUBACK, which comes
    /// after the commit. Half a batch, so that two homes fill one.
    static final int UP_WINDOW = 64;

    /// A home that was told goodbye has this long to read it; then the socket is closed under it.
    private static final Duration FORCED_END = Duration.ofSeconds(2);

    /// A home that takes what is sent down but acknowledges nothing for so long is not well.
    private static final Duration SLOWEST_ACKNOWLEDGEMENT = Duration.ofSeconds(30);

    /// A home that takes nothing of what is written for so long: 64 KiB are under way in a minute even
    /// on the poorest mobile network.
    private static final Duration SLOWEST_READER = Duration.ofSeconds(30);

    private static final int RECEIVE_MAXIMUM_DEFAULT = 65_535;

    /// Leaves 1 KiB of the packet for header and topic.
    private static final int LARGEST_PAYLOAD = Uplink.LARGEST_PACKET - 1024;

    private final Vertx vertx;
    private final Context context;
    private final MqttEndpoint endpoint;
    private final EndpointSocket socket;
    private final Admitted admitted;
    private final Uplink uplink;
    private final InstantSource clock;
    private final BoxTime time = new BoxTime();
    private final Acknowledgements acknowledgements;
    private final IdentityHashMap<Arrival, Acknowledgements.Pending> underWay = new IdentityHashMap<>();
    private final DownWindow window;
    private final Map<DownChannel, Boolean> subscribed = new EnumMap<>(DownChannel.class);
    private final Set<String> streamsSeen = new HashSet<>();
    private volatile boolean open = true;
    private boolean leaving;
    private long acknowledgedSince;
    private long takenSince;
    private long watch = -1;

    GatewayConnection(
            Vertx vertx,
            Context context,
            MqttEndpoint endpoint,
            EndpointSocket socket,
            Admitted admitted,
            Uplink uplink,
            InstantSource clock) {
        this.vertx = vertx;
        this.context = context;
        this.endpoint = endpoint;
        this.socket = socket;
        this.admitted = admitted;
        this.uplink = uplink;
        this.clock = clock;
        this.window = new DownWindow(receiveMaximum(endpoint));
        this.acknowledgements = new Acknowledgements(id -> {
            if (open) {
                endpoint.publishAcknowledge(id, MqttPubAckReasonCode.SUCCESS, MqttProperties.NO_PROPERTIES);
            }
        });
    }

    /// On the event loop, once: says CONNACK.
    void accept() {
        endpoint.publishAutoAck(false).publishHandler(this::published);
        endpoint.subscribeHandler(this::subscribe);
        endpoint.unsubscribeHandler(message -> endpoint.unsubscribeAcknowledge(message.messageId()));
        endpoint.publishAcknowledgeHandler(this::acknowledged);
        endpoint.pingHandler(_ -> uplink.heard(home()));
        endpoint.disconnectMessageHandler(_ -> leaving = true);
        endpoint.exceptionHandler(fault -> {
            LOG.info(
                    "connection broken home={} why={}", home(), fault.getClass().getSimpleName());
            socket.cut();
        });
        endpoint.closeHandler(_ -> ended());
        MqttProperties properties = new MqttProperties();
        properties.add(new MqttProperties.IntegerProperty(MqttProperties.RECEIVE_MAXIMUM, UP_WINDOW));
        properties.add(new MqttProperties.IntegerProperty(MqttProperties.MAXIMUM_PACKET_SIZE, Uplink.LARGEST_PACKET));
        properties.add(new MqttProperties.IntegerProperty(MqttProperties.MAXIMUM_QOS, 1));
        endpoint.accept(false, properties);
        acknowledgedSince = System.nanoTime();
        takenSince = acknowledgedSince;
        watch = vertx.setPeriodic(SLOWEST_ACKNOWLEDGEMENT.toMillis() / 3, _ -> watch());
    }

    GatewayId home() {
        return admitted.home();
    }

    Admitted admitted() {
        return admitted;
    }

    /// Its certificate was revoked: it hears why, and its next CONNECT is refused with the same code.
    void revoked() {
        end(MqttDisconnectReasonCode.NOT_AUTHORIZED, "revoked");
    }

    /// Hands over to the event loop; may be called on any thread.
    void send(Down message) {
        context.runOnContext(_ -> {
            if (!open) {
                return;
            }
            DownChannel channel = channel(message);
            Buffer payload = Buffer.buffer(ContractJson.toBytes(message));
            if (payload.length() > LARGEST_PAYLOAD) {
                // A mistake of its sender. The home would end the connection at it, and at each next one.
                LOG.error(
                        "message does not fit the link and is not sent home={} channel={} bytes={}",
                        home(),
                        channel,
                        payload.length());
                return;
            }
            if (!window.offer(new DownWindow.Message(key(message), Topics.down(home(), channel), payload))) {
                end(MqttDisconnectReasonCode.QUOTA_EXCEEDED, "reads-too-slowly");
                return;
            }
            flush();
        });
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
        context.runOnContext(_ -> finish(arrival));
    }

    private void finish(Arrival arrival) {
        Acknowledgements.Pending pending = underWay.remove(arrival);
        if (pending != null) {
            acknowledgements.finish(pending);
        }
    }

    private void published(MqttPublishMessage message) {
        uplink.heard(home());
        Optional<UpChannel> channel = Topics.upChannel(home(), message.topicName());
        if (channel.isEmpty()) {
            end(MqttDisconnectReasonCode.NOT_AUTHORIZED, "published-to-a-topic-that-is-not-its-own");
            return;
        }
        if (channel.get() == UpChannel.PRESENCE) {
            presence(message);
            return;
        }
        if (message.qosLevel() != MqttQoS.AT_LEAST_ONCE) {
            end(MqttDisconnectReasonCode.QOS_NOT_SUPPORTED, "not-qos-1");
            return;
        }
        if (acknowledgements.size() >= UP_WINDOW) {
            end(MqttDisconnectReasonCode.RECEIVE_MAXIMUM_EXCEEDED, "more-under-way-than-allowed");
            return;
        }
        UpRead read = UpRead.of(channel.get(), message.payload().getBytes());
        boolean first = read instanceof Understood(var up, var _) && streamsSeen.add(up.stream() + ":" + up.epoch());
        Optional<Instant> happenedAt =
                read instanceof Understood(var up, var _) ? time.placed(up, clock.instant()) : Optional.empty();
        Arrival arrival = new Arrival(home(), message.topicName(), message.payload(), read, happenedAt, first, this);
        underWay.put(arrival, acknowledgements.arrived(message.messageId()));
        uplink.lanes().add(arrival, () -> end(MqttDisconnectReasonCode.SERVER_BUSY, "the-lane-is-full"));
    }

    private void presence(MqttPublishMessage message) {
        if (message.qosLevel() == MqttQoS.AT_LEAST_ONCE) {
            acknowledgements.finish(acknowledgements.arrived(message.messageId()));
        }
        try {
            Presence presence = ContractJson.read(message.payload().getBytes(), Presence.class);
            if (presence instanceof Presence.Online online) {
                online.monotonicMillis().ifPresent(count -> time.counts(online.bootId(), count, clock.instant()));
            }
            uplink.listener().presence(home(), presence);
        } catch (ContractException e) {
            // Only the newest counts and nothing hangs on it, so it is not set aside.
            LOG.info("presence not understood home={}", home());
        }
    }

    /// Only its own topics; a filter that reaches further is refused, the others hold.
    private void subscribe(MqttSubscribeMessage message) {
        List<MqttSubAckReasonCode> answers = new ArrayList<>();
        for (var wanted : message.topicSubscriptions()) {
            boolean all = wanted.topicName().equals(Topics.allDown(home()));
            Optional<DownChannel> one = Topics.downChannel(home(), wanted.topicName());
            if (all) {
                for (DownChannel channel : DownChannel.values()) {
                    subscribed.put(channel, true);
                }
            }
            one.ifPresent(channel -> subscribed.put(channel, true));
            answers.add(
                    all || one.isPresent() ? MqttSubAckReasonCode.GRANTED_QOS1 : MqttSubAckReasonCode.NOT_AUTHORIZED);
        }
        boolean before = subscribed.size() == answers.size();
        endpoint.subscribeAcknowledge(message.messageId(), answers, MqttProperties.NO_PROPERTIES);
        if (!subscribed.isEmpty()) {
            uplink.listening(this);
        }
        if (!before) {
            flush();
        }
    }

    private void acknowledged(int packetId) {
        uplink.heard(home());
        acknowledgedSince = System.nanoTime();
        window.acknowledged(packetId);
        flush();
    }

    private void flush() {
        // Before it has subscribed a home would throw away what it is sent.
        if (!open || subscribed.isEmpty()) {
            return;
        }
        for (DownWindow.Numbered ready : window.take()) {
            endpoint.publish(
                    ready.message().topic(),
                    ready.message().payload(),
                    MqttQoS.AT_LEAST_ONCE,
                    false,
                    false,
                    ready.packetId());
        }
    }

    private void watch() {
        if (socket.isWritable()) {
            takenSince = System.nanoTime();
        } else if (System.nanoTime() - takenSince > SLOWEST_READER.toNanos()) {
            end(MqttDisconnectReasonCode.UNSPECIFIED_ERROR, "reads-nothing");
            return;
        }
        if (window.underWay() == 0) {
            acknowledgedSince = System.nanoTime();
        } else if (System.nanoTime() - acknowledgedSince > SLOWEST_ACKNOWLEDGEMENT.toNanos()) {
            end(MqttDisconnectReasonCode.UNSPECIFIED_ERROR, "acknowledges-nothing");
        }
    }

    private void ended() {
        if (!open) {
            return;
        }
        open = false;
        vertx.cancelTimer(watch);
        underWay.clear();
        LOG.info("home disconnected home={} orderly={}", home(), leaving);
        uplink.ended(this);
    }

    private static int receiveMaximum(MqttEndpoint endpoint) {
        var property = endpoint.connectProperties().getProperty(MqttProperties.RECEIVE_MAXIMUM);
        return property != null && property.value() instanceof Integer value ? value : RECEIVE_MAXIMUM_DEFAULT;
    }

    private static DownChannel channel(Down message) {
        return switch (message) {
            case Down.Receipt _ -> DownChannel.RECEIPT;
            case Down.Command _ -> DownChannel.COMMAND;
            case Down.Notice _ -> DownChannel.NOTICE;
            case Down.Config _, Down.RenewCertificate _ -> DownChannel.CONFIG;
            case Down.UnknownDown _ -> DownChannel.SIGNAL;
        };
    }

    /// What a newer message of the same kind makes useless.
    private static String key(Down message) {
        return switch (message) {
            case Down.Receipt(var stream, long epoch, long _) -> "receipt:" + stream + ":" + epoch;
            case Down.Notice _ -> "notice";
            case Down.Config _ -> "config";
            case Down.RenewCertificate _ -> "renew";
            case Down.Command _, Down.UnknownDown _ -> "";
        };
    }
}
