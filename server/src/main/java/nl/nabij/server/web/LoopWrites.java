package nl.nabij.server.web;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrameType;
import io.vertx.core.http.impl.ws.WebSocketFrameImpl;
import io.vertx.core.internal.ContextInternal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is to be written to the sockets of one event loop. One task takes all that came meanwhile, and a
/// text that goes to many of them, one after the other, is encoded once.
///
/// ```
///   frame to 500 sockets ─► 250 writes for each of two loops ─► one task a loop ─► encoded once ─► 250 sockets
/// ```
/// Writes of one socket keep their order, and so does its end. How much may
/// wait is limited where it is known whose it is.
public final class LoopWrites {

    private static final Logger LOG = LoggerFactory.getLogger(LoopWrites.class);

    /// After so many the loop does what else waits for it.
    private static final int AT_A_TIME = 1_024;

    /// A reader that follows RFC 6455 takes larger ones; Vert.x' own, as others' libraries, needs to be told. So a
    /// longer text goes in parts, as Vert.x cuts it.
    private static final int LARGEST_SHARED_BYTES = 65_536;

    private final Executor loop;
    private final ConcurrentLinkedQueue<Turn> turns = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean due = new AtomicBoolean();

    private sealed interface Turn {}

    private record Write(ServerWebSocket socket, String text, Runnable written) implements Turn {}

    private record Other(Runnable what) implements Turn {}

    private LoopWrites(Executor loop) {
        this.loop = loop;
    }

    /// The loops of one Vert.x.
    public static final class Loops {

        private final Map<Executor, LoopWrites> loops = new ConcurrentHashMap<>();

        LoopWrites of(Context context) {
            return loops.computeIfAbsent(((ContextInternal) context).nettyEventLoop(), LoopWrites::new);
        }
    }

    /// May be called on any thread.
    ///
    /// @param socket of this loop; nothing is written where it is closed by then
    void add(ServerWebSocket socket, String text, Runnable written) {
        add(new Write(socket, text, written));
    }

    /// What has to come between two writes; may be called on any thread.
    void add(Runnable what) {
        add(new Other(what));
    }

    private void add(Turn turn) {
        turns.add(turn);
        if (due.compareAndSet(false, true)) {
            loop.execute(this::some);
        }
    }

    private void some() {
        // Before the first is taken: who adds one later sees that this turn may miss it.
        due.set(false);
        Encoded encoded = Encoded.NOTHING;
        for (int taken = 0; taken < AT_A_TIME; taken++) {
            Turn turn = turns.poll();
            if (turn == null) {
                return;
            }
            if (turn instanceof Write write) {
                encoded = encoded.or(write.text());
            }
            take(turn, encoded);
        }
        if (due.compareAndSet(false, true)) {
            loop.execute(this::some);
        }
    }

    /// What one socket does not take must not keep it from the others.
    private static void take(Turn turn, Encoded encoded) {
        try {
            switch (turn) {
                case Write write -> write(write, encoded);
                case Other(Runnable what) -> what.run();
            }
        } catch (RuntimeException e) {
            LOG.warn("a console's socket did not take what was for it", e);
        }
    }

    private static void write(Write write, Encoded encoded) {
        ServerWebSocket socket = write.socket();
        if (!socket.isClosed()) {
            Future<Void> sent = encoded.bytes().readableBytes() > LARGEST_SHARED_BYTES
                    ? socket.writeTextMessage(write.text())
                    : socket.writeFrame(new WebSocketFrameImpl(
                            WebSocketFrameType.TEXT, encoded.bytes().duplicate()));
            sent.onComplete(_ -> write.written().run());
        }
    }

    /// @param bytes nobody can give them back, so that each socket may be given a view of them
    private record Encoded(String text, ByteBuf bytes) {

        static final Encoded NOTHING = of("");

        private static Encoded of(String text) {
            return new Encoded(
                    text, Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.UTF_8))));
        }

        /// This one, where it is of the very same text.
        @SuppressWarnings("ReferenceEquality")
        Encoded or(String other) {
            return other == text ? this : of(other);
        }
    }
}
