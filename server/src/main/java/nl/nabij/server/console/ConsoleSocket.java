package nl.nabij.server.console;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.face.ConsoleFrame;
import nl.nabij.server.access.Session;
import nl.nabij.server.access.SessionToken;
import nl.nabij.server.audit.Looker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One open page's socket. Sending is safe from every thread and never waits.
final class ConsoleSocket {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleSocket.class);

    /// What may wait for a slow reader: several of the largest snapshots. When it is full the socket
    /// closes, and the page connects again and gets a new snapshot: cheaper than what it missed.
    static final long MOST_WAITING_BYTES = 8L * 1024 * 1024;

    /// A page that was told goodbye has this long to read it; then the socket is closed under it, and
    /// what waited for it is given free.
    private static final Duration FORCED_END = Duration.ofSeconds(2);

    /// RFC 6455: 'try again later'.
    private static final short TRY_AGAIN = 1013;
    /// RFC 6455: the end of a policy, here of the session.
    private static final short POLICY = 1008;

    final UUID id;
    final Session session;
    final SessionToken token;
    final Looker looker;

    private final ServerWebSocket socket;
    private final Vertx vertx;
    private final Context context;
    private final AtomicLong waitingBytes = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();

    ConsoleSocket(UUID id, Session session, SessionToken token, String address, ServerWebSocket socket, Vertx vertx) {
        this.id = id;
        this.session = session;
        this.token = token;
        this.looker = Looker.of(session, address);
        this.socket = socket;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
    }

    /// A frame as text, written once for all sockets that it goes to.
    record Text(String json, long bytes) {

        static Text of(ConsoleFrame frame) {
            String json = ContractJson.toText(frame);
            return new Text(json, ByteBufUtil.utf8Bytes(json));
        }
    }

    void send(ConsoleFrame frame) {
        send(Text.of(frame));
    }

    /// @param frame already written, so that one text serves many sockets
    void send(Text frame) {
        if (closed.get()) {
            return;
        }
        if (waitingBytes.addAndGet(frame.bytes()) > MOST_WAITING_BYTES) {
            LOG.info("console too slow session={}", session.id());
            close(TRY_AGAIN, "too slow; connect again for a new snapshot");
            return;
        }
        context.runOnContext(_ -> {
            if (!socket.isClosed()) {
                socket.writeTextMessage(frame.json()).onComplete(_ -> waitingBytes.addAndGet(-frame.bytes()));
            }
        });
    }

    void signedOut(String reason) {
        send(new ConsoleFrame.SignedOut(reason));
        close(POLICY, reason);
    }

    void tryAgain(String why) {
        close(TRY_AGAIN, why);
    }

    private void close(short code, String why) {
        if (closed.compareAndSet(false, true)) {
            context.runOnContext(_ -> {
                if (!socket.isClosed()) {
                    socket.close(code, why);
                    vertx.setTimer(FORCED_END.toMillis(), _ -> context.runOnContext(_ -> cut()));
                }
            });
        }
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

    boolean isClosed() {
        return closed.get() || socket.isClosed();
    }
}
