package nl.nabij.server.link;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.mqtt.MqttEndpoint;
import java.lang.reflect.Field;

/// The socket under a vertx-mqtt endpoint, which does not show it. Without it a home can be neither
/// slowed down nor cut: the endpoint has no pause, and its close waits for a reader that may never
/// read.
final class EndpointSocket {

    private final NetSocketInternal socket;

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
        channel().config().setAutoRead(on);
    }

    /// Ends the connection as soon as the home says goodbye in TLS. Without this both ends wait for
    /// each other's last word, until the keep-alive runs out.
    void endWithTls() {
        channel().pipeline().addBefore("handler", "ends-with-tls", new ChannelInboundHandlerAdapter() {
            @Override
            public void userEventTriggered(ChannelHandlerContext context, Object event) {
                if (event instanceof SslCloseCompletionEvent) {
                    cut();
                } else {
                    context.fireUserEventTriggered(event);
                }
            }
        });
    }

    /// Ends the connection now, whatever is still to be written.
    void cut() {
        ChannelFuture _ = channel().close();
    }

    private Channel channel() {
        return socket.channelHandlerContext().channel();
    }
}
