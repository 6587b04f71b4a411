package nl.nabij.gateway.screen;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;
import java.lang.reflect.Field;
import java.time.Duration;

/// The end of a socket whose page may never read it.
final class ForcedEnd {

    /// A browser that was told goodbye has this long to read it; then the socket is closed under it.
    private static final Duration AFTER = Duration.ofSeconds(2);

    private ForcedEnd() {}

    /// Says goodbye with the code and the reason, and closes all the same.
    static void of(Vertx vertx, ServerWebSocket socket, short code, String reason) {
        var _ = socket.close(code, reason);
        vertx.setTimer(AFTER.toMillis(), _ -> cut(socket));
    }

    /// Vert.x puts a close behind all that waits for the reader, who may never read it: so from the front
    /// of the pipeline. A connection that ended meanwhile is not ended again.
    private static void cut(ServerWebSocket socket) {
        ChannelHandlerContext front = pipeline(socket).firstContext();
        if (front != null) {
            ChannelFuture _ = front.close();
        }
    }

    private static ChannelPipeline pipeline(ServerWebSocket socket) {
        try {
            ServerWebSocket inner = socket;
            if (!(inner instanceof WebSocketInternal)) {
                // The router's wrapper does not show what it wraps.
                Field field = socket.getClass().getDeclaredField("delegate");
                field.setAccessible(true);
                inner = (ServerWebSocket) field.get(socket);
            }
            return ((WebSocketInternal) inner).channelHandlerContext().pipeline();
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IllegalStateException("this version of vertx-web keeps its socket elsewhere", e);
        }
    }
}
