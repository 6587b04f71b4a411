package nl.nabij.server.link;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.mqtt.MqttEndpoint;
import java.lang.reflect.Field;
import java.util.EnumSet;
import java.util.Set;

/// The socket under a vertx-mqtt endpoint, which does not show it. Without it a home can be neither
/// slowed down nor cut: the endpoint has no pause, and its close waits for a reader that may never
/// read. Used on the endpoint's event loop alone.
final class EndpointSocket {

    private static final Set<MqttMessageType> SERVERS = EnumSet.of(
            MqttMessageType.CONNACK, MqttMessageType.SUBACK, MqttMessageType.UNSUBACK, MqttMessageType.PINGRESP);

    private final NetSocketInternal socket;
    private boolean readWanted = true;

    private EndpointSocket(NetSocketInternal socket) {
        this.socket = socket;
    }

    /// @throws IllegalStateException when another version of vertx-mqtt keeps its socket elsewhere;
    ///     every test of a connection finds that
    static EndpointSocket of(MqttEndpoint endpoint) {
        try {
            Field field = endpoint.getClass().getDeclaredField("conn");
            field.setAccessible(true);
            return new EndpointSocket((NetSocketInternal) field.get(endpoint));
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IllegalStateException("this version of vertx-mqtt keeps its socket elsewhere", e);
        }
    }

    /// Reads no more from the home until it may go on: TCP then slows it down.
    void read(boolean on) {
        readWanted = on;
        readAsMuchAsIsRead();
    }

    /// False once either end has closed it. May be called on any thread.
    boolean isOpen() {
        return channel().isActive();
    }

    /// Whether the home takes what is written; false when its backlog passed the high-water mark.
    boolean isWritable() {
        return channel().isWritable();
    }

    /// Does, once for each connection, what vertx-mqtt leaves out:
    ///
    /// - The connection ends as soon as the home says goodbye in TLS. Without this both ends wait for
    ///   each other's last word, until the keep-alive runs out.
    /// - A home that does not read its answers is not asked for more to answer: they would fill the
    ///   memory.
    /// - A home that sends what only a server may say is cut.
    void guard() {
        channel().pipeline().addBefore("handler", "guard", new Guard());
    }

    private final class Guard extends ChannelInboundHandlerAdapter {

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof SslCloseCompletionEvent) {
                cut();
            } else {
                context.fireUserEventTriggered(event);
            }
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            readAsMuchAsIsRead();
            context.fireChannelWritabilityChanged();
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object received) {
            if (received instanceof MqttMessage message
                    && message.fixedHeader() != null
                    && SERVERS.contains(message.fixedHeader().messageType())) {
                ReferenceCountUtil.release(received);
                cut();
            } else {
                context.fireChannelRead(received);
            }
        }
    }

    /// Ends the connection now, whatever is still to be written. From the front of the pipeline, since
    /// Vert.x's own handler puts a close behind all writes that wait for the reader, and TLS behind a
    /// goodbye of its own.
    void cut() {
        ChannelHandlerContext front = channel().pipeline().firstContext();
        if (front != null) {
            ChannelFuture _ = front.close();
        }
    }

    private void readAsMuchAsIsRead() {
        channel().config().setAutoRead(readWanted && isWritable());
    }

    private Channel channel() {
        return socket.channelHandlerContext().channel();
    }
}
