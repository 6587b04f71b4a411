package nl.nabij.server.web;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;
import java.lang.reflect.Field;
import java.time.Duration;

/// A page's connection on Vert.x: everything happens on its own event loop, in the order of the calls.
public final class WebSocketWire implements SocketWire {

    /// A page that was told goodbye has this long to read it; then the socket is closed under it, and
    /// what waited for it is given free.
    private static final Duration FORCED_END = Duration.ofSeconds(2);

    private final ServerWebSocket socket;
    private final Vertx vertx;
    private final Context context;
    private final LoopWrites writes;

    /// To be called on the socket's event loop.
    public WebSocketWire(ServerWebSocket socket, Vertx vertx, LoopWrites.Loops loops) {
        this.socket = socket;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.writes = loops.of(context);
    }

    @Override
    public void write(String text, Runnable written) {
        writes.add(socket, text, written);
    }

    @Override
    public void close(short code, String why) {
        writes.add(() -> {
            if (!socket.isClosed()) {
                socket.close(code, why);
                vertx.setTimer(FORCED_END.toMillis(), _ -> context.runOnContext(_ -> cut()));
            }
        });
    }

    @Override
    public boolean isClosed() {
        return socket.isClosed();
    }

    /// Vert.x puts a close behind all that waits for the reader, who may never read it: so from the front
    /// of the pipeline. A connection that ended meanwhile is not ended again.
    private void cut() {
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
