package nl.nabij.gateway.broker.embedded;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.Future;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.mqtt.MqttEndpoint;
import java.lang.reflect.Field;
import java.util.EnumSet;
import java.util.Set;

/// The socket under a vertx-mqtt endpoint, which does not show it. Without it a client can be
/// neither slowed down nor cut: the endpoint has no pause, its close waits for a reader that does not
/// read, and its publish copies the payload three times.
final class EndpointSocket {

    private static final Set<MqttMessageType> BROKERS = EnumSet.of(
            MqttMessageType.CONNACK, MqttMessageType.SUBACK, MqttMessageType.UNSUBACK, MqttMessageType.PINGRESP);

    private final NetSocketInternal socket;

    private EndpointSocket(NetSocketInternal socket) {
        this.socket = socket;
    }

    /// @throws IllegalStateException when another version of vertx-mqtt keeps its socket elsewhere; a
    ///     test of each connection finds that
    static EndpointSocket of(MqttEndpoint endpoint) {
        try {
            Field field = endpoint.getClass().getDeclaredField("conn");
            field.setAccessible(true);
            return new EndpointSocket((NetSocketInternal) field.get(endpoint));
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IllegalStateException("this version of vertx-mqtt keeps its socket elsewhere", e);
        }
    }

    /// Cuts a client that sends what only a broker may say: vertx-mqtt leaves it connected.
    ///
    /// @param writabilityChanged told when [#isWritable] changed
    void guard(Runnable writabilityChanged) {
        channel().pipeline().addAfter("mqttDecoder", "guard", new Guard(writabilityChanged));
    }

    private static final class Guard extends ChannelInboundHandlerAdapter {
        private final Runnable writabilityChanged;

        Guard(Runnable writabilityChanged) {
            this.writabilityChanged = writabilityChanged;
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            context.fireChannelWritabilityChanged();
            writabilityChanged.run();
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object received) {
            if (received instanceof MqttMessage message
                    && message.fixedHeader() != null
                    && BROKERS.contains(message.fixedHeader().messageType())) {
                ReferenceCountUtil.release(received);
                ChannelFuture _ = context.close();
                return;
            }
            context.fireChannelRead(received);
        }
    }

    /// Reads no more from the client until it may go on: TCP then slows it down.
    void read(boolean on) {
        channel().config().setAutoRead(on);
    }

    /// Whether the client takes what is written; false when its backlog passed the high-water mark.
    boolean isWritable() {
        return channel().isWritable();
    }

    boolean isOpen() {
        return channel().isOpen();
    }

    /// Ends the connection now, whatever is still to be written. From the front of the pipeline, since
    /// Vert.x's own handler puts a close behind all writes that wait for the reader.
    void cut() {
        ChannelHandlerContext front = channel().pipeline().firstContext();
        if (front != null) {
            ChannelFuture _ = front.close();
        }
    }

    /// Sends without a copy before the encoder's own.
    Future<Void> publish(Delivery delivery) {
        Publication publication = delivery.publication();
        MqttFixedHeader header = new MqttFixedHeader(
                MqttMessageType.PUBLISH,
                delivery.again(),
                MqttQoS.valueOf(delivery.qualityOfService()),
                delivery.retain(),
                0);
        MqttPublishVariableHeader variable =
                new MqttPublishVariableHeader(publication.topic(), delivery.packetId(), publication.properties());
        return socket.writeMessage(
                new MqttPublishMessage(header, variable, Unpooled.wrappedBuffer(publication.payload())));
    }

    private Channel channel() {
        return socket.channelHandlerContext().channel();
    }
}
