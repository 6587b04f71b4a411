package nl.nabij.sim.fleet;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.ConnectProperties;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.Presence;
import nl.nabij.contract.link.Topics;
import nl.nabij.contract.link.Topics.UpChannel;
import org.jspecify.annotations.Nullable;

/// One connection of one box, from the end of the TLS handshake on, in MQTT 5: CONNECT, SUBSCRIBE, what is
/// published both ways, and its end. On its event loop alone.
final class BoxConnection extends SimpleChannelInboundHandler<MqttMessage> {

    /// As the gateway's: the link's keep-alive.
    static final int KEEP_ALIVE_SECONDS = 30;

    /// Of the link; a gateway tells it too.
    static final int LARGEST_PACKET = 64 * 1024;

    private static final int RECEIVE_MAXIMUM = 32;
    private static final int DEFAULT_RECEIVE_MAXIMUM = 65_535;
    private static final int FIRST_REFUSAL = 0x80;
    private static final int LAST_PACKET_ID = 65_535;
    private static final byte[] WILL = ContractJson.toBytes(new Presence.Lost());

    private final GatewayId home;
    private final SimulatedBox box;
    private final String receipts;
    private @Nullable ChannelHandlerContext context;
    private int serverTakes = DEFAULT_RECEIVE_MAXIMUM;
    private int underWay;
    private int lastPacketId;
    private boolean pingUnanswered;
    private String stage = "TCP";
    private boolean over;

    BoxConnection(GatewayId home, SimulatedBox box) {
        this.home = home;
        this.box = box;
        this.receipts = Topics.down(home, Topics.DownChannel.RECEIPT);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelActive(ChannelHandlerContext from) {
        stage = "TLS";
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext from, Object event) {
        if (event instanceof SslHandshakeCompletionEvent done) {
            if (done.isSuccess()) {
                box.secured();
                connect();
            } else {
                over("TLS: " + done.cause().getMessage());
            }
        }
    }

    private void connect() {
        stage = "CONNECT";
        MqttProperties properties = new MqttProperties();
        properties.add(new MqttProperties.IntegerProperty(MqttProperties.SESSION_EXPIRY_INTERVAL, 0));
        properties.add(new MqttProperties.IntegerProperty(MqttProperties.RECEIVE_MAXIMUM, RECEIVE_MAXIMUM));
        properties.add(new MqttProperties.IntegerProperty(MqttProperties.MAXIMUM_PACKET_SIZE, LARGEST_PACKET));
        properties.add(new MqttProperties.UserProperty(
                ConnectProperties.WAITING_ALARMS, Integer.toString(box.waitingAlarms())));
        write(
                MqttMessageBuilders.connect()
                        .protocolVersion(MqttVersion.MQTT_5)
                        .clientId(home.value())
                        .cleanSession(true)
                        .keepAlive(KEEP_ALIVE_SECONDS)
                        .properties(properties)
                        .willFlag(true)
                        .willQoS(MqttQoS.AT_LEAST_ONCE)
                        .willTopic(Topics.up(home, UpChannel.PRESENCE))
                        .willMessage(WILL)
                        .build(),
                true);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext from, MqttMessage message) {
        if (message.decoderResult().isFailure()) {
            over("malformed: " + message.decoderResult().cause());
            return;
        }
        switch (message.fixedHeader().messageType()) {
            case CONNACK -> admitted((MqttConnAckMessage) message);
            case SUBACK -> subscribed((MqttSubAckMessage) message);
            case PUBLISH -> published((MqttPublishMessage) message);
            case PUBACK -> acknowledged(message);
            case PINGRESP -> pingUnanswered = false;
            case DISCONNECT ->
                over("DISCONNECT "
                        + (message.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader reason
                                ? reason.reasonCode() & 0xff
                                : 0));
            default -> over("a server does not say " + message.fixedHeader().messageType());
        }
    }

    private void admitted(MqttConnAckMessage answer) {
        MqttConnectReturnCode code = answer.variableHeader().connectReturnCode();
        if (code != MqttConnectReturnCode.CONNECTION_ACCEPTED) {
            box.refused(code.name());
            over("CONNACK " + code);
            return;
        }
        if (answer.variableHeader().properties().getProperty(MqttProperties.RECEIVE_MAXIMUM)
                instanceof MqttProperties.IntegerProperty most) {
            serverTakes = most.value();
        }
        stage = "SUBSCRIBE";
        write(
                MqttMessageBuilders.subscribe()
                        .messageId(packetId())
                        .addSubscription(MqttQoS.AT_LEAST_ONCE, Topics.allDown(home))
                        .build(),
                true);
    }

    private void subscribed(MqttSubAckMessage answer) {
        for (int code : answer.payload().reasonCodes()) {
            if (code >= FIRST_REFUSAL) {
                box.refused("SUBACK " + code);
                over("SUBACK " + code);
                return;
            }
        }
        box.connected(this);
    }

    private void published(MqttPublishMessage message) {
        if (message.fixedHeader().qosLevel() == MqttQoS.AT_LEAST_ONCE) {
            write(
                    MqttMessageBuilders.pubAck()
                            .packetId(message.variableHeader().packetId())
                            .build(),
                    true);
        }
        if (!message.variableHeader().topicName().equals(receipts)) {
            return;
        }
        try {
            if (ContractJson.read(ByteBufUtil.getBytes(message.payload()), Down.class)
                    instanceof Down.Receipt receipt) {
                box.receipt(receipt);
            }
        } catch (ContractException e) {
            over("receipt: " + e.getMessage());
        }
    }

    private void acknowledged(MqttMessage message) {
        underWay--;
        if (message.variableHeader() instanceof MqttPubReplyMessageVariableHeader reply
                && (reply.reasonCode() & 0xff) >= FIRST_REFUSAL) {
            box.refused("PUBACK " + (reply.reasonCode() & 0xff));
        } else if (!(message.variableHeader() instanceof MqttMessageIdVariableHeader)) {
            over("PUBACK without a number");
            return;
        }
        box.pump();
    }

    /// How much more may be published now: alarms may fill what the server takes, others half of it.
    boolean hasRoom(boolean alarm) {
        return underWay < (alarm ? serverTakes : Math.max(1, serverTakes / 2));
    }

    /// What it waits for while it is not connected.
    String stage() {
        return stage;
    }

    /// The caller flushes.
    void publish(UpChannel channel, ByteBuf payload) {
        underWay++;
        write(
                MqttMessageBuilders.publish()
                        .topicName(Topics.up(home, channel))
                        .qos(MqttQoS.AT_LEAST_ONCE)
                        .messageId(packetId())
                        .payload(payload.duplicate())
                        .build(),
                false);
    }

    void flush() {
        if (context != null) {
            context.flush();
        }
    }

    /// @return false when the last one was not answered
    boolean ping() {
        if (pingUnanswered) {
            return false;
        }
        pingUnanswered = true;
        write(MqttMessage.PINGREQ, true);
        return true;
    }

    /// DISCONNECT 0x00, so that no will is told.
    void goodbye() {
        over = true;
        ChannelHandlerContext current = context;
        if (current != null) {
            ChannelFuture _ = current.writeAndFlush(MqttMessage.DISCONNECT).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /// Ends it as a power cut does, as far as one machine can: no DISCONNECT, no goodbye in TLS, a reset.
    void cut() {
        over = true;
        ChannelHandlerContext current = context;
        if (current != null) {
            Channel channel = current.channel();
            try {
                if (!channel.isOpen()) {
                    // The other end was faster; a closed socket takes no option.
                    return;
                }
                channel.config().setOption(ChannelOption.SO_LINGER, 0);
            } catch (ChannelException e) {
                // It is closed already. Whoever cuts it has more to do than that, such as to connect again.
            }
            ChannelHandlerContext front = channel.pipeline().firstContext();
            ChannelFuture _ = front == null ? channel.close() : front.close();
        }
    }

    private int packetId() {
        lastPacketId = lastPacketId == LAST_PACKET_ID ? 1 : lastPacketId + 1;
        return lastPacketId;
    }

    private void write(MqttMessage message, boolean flush) {
        ChannelHandlerContext current = context;
        if (current == null) {
            return;
        }
        if (flush) {
            ChannelFuture _ = current.writeAndFlush(message, current.voidPromise());
        } else {
            ChannelFuture _ = current.write(message, current.voidPromise());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext from) {
        over("the connection ended");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
        over(cause.toString());
    }

    private void over(String why) {
        if (!over) {
            over = true;
            box.lost(this, why);
            cut();
        }
    }
}
