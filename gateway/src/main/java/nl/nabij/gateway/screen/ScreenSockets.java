package nl.nabij.gateway.screen;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.face.ResidentState;

/// The open sockets of the resident's screen. Each frame is the whole state, so a client that is
/// slow misses nothing but what is outdated; one that does not read at all is cut.
///
/// All fields belong to one event loop.
final class ScreenSockets {

    /// One screen, a second one, and somebody who develops.
    private static final int MOST = 16;

    /// Bytes that wait for one client before frames are left out.
    private static final int QUEUE_BYTES = 256 * 1024;

    /// A browser that reads nothing for so long shows nothing either.
    private static final Duration CUT_AFTER = Duration.ofSeconds(10);

    /// For what changes by time alone: 'over' ends, a failed command's tile becomes quiet.
    private static final Duration LOOKS_EACH = Duration.ofSeconds(1);

    /// So that both ends notice a dead connection.
    private static final Duration SENDS_AT_LEAST_EACH = Duration.ofSeconds(15);

    private final Vertx vertx;
    private final Context loop;
    private final ResidentScreen screen;
    private final Map<ServerWebSocket, Optional<Instant>> fullSince = new LinkedHashMap<>();
    private final AtomicBoolean asked = new AtomicBoolean();
    private String last = "";
    private Instant lastSent = Instant.MIN;

    ScreenSockets(Vertx vertx, Context loop, ResidentScreen screen) {
        this.vertx = vertx;
        this.loop = loop;
        this.screen = screen;
    }

    void start() {
        screen.listen(this::soon);
        loop.runOnContext(_ -> vertx.setPeriodic(LOOKS_EACH.toMillis(), _ -> send(false)));
    }

    boolean full() {
        return fullSince.size() >= MOST;
    }

    void open(ServerWebSocket socket) {
        socket.setWriteQueueMaxSize(QUEUE_BYTES);
        socket.closeHandler(_ -> loop.runOnContext(_ -> fullSince.remove(socket)));
        socket.exceptionHandler(_ -> {});
        fullSince.put(socket, Optional.empty());
        write(socket, ContractJson.toText(screen.state()));
    }

    /// From any thread; many changes at once become one frame.
    private void soon() {
        if (asked.compareAndSet(false, true)) {
            loop.runOnContext(_ -> {
                asked.set(false);
                send(true);
            });
        }
    }

    private void send(boolean changed) {
        if (fullSince.isEmpty()) {
            return;
        }
        ResidentState state = screen.state();
        // The clock alone is no change: the screen counts on by itself.
        String compared = ContractJson.toText(state.at(Instant.EPOCH));
        Instant now = screen.time().steady().instant();
        if (compared.equals(last) && !changed && now.isBefore(lastSent.plus(SENDS_AT_LEAST_EACH))) {
            return;
        }
        last = compared;
        lastSent = now;
        String frame = ContractJson.toText(state);
        List.copyOf(fullSince.keySet()).forEach(socket -> write(socket, frame));
    }

    private void write(ServerWebSocket socket, String frame) {
        if (!socket.writeQueueFull()) {
            fullSince.put(socket, Optional.empty());
            var _ = socket.writeTextMessage(frame);
            return;
        }
        Instant now = screen.time().steady().instant();
        Optional<Instant> since = fullSince.getOrDefault(socket, Optional.empty());
        if (since.isEmpty()) {
            fullSince.put(socket, Optional.of(now));
        } else if (now.isAfter(since.get().plus(CUT_AFTER))) {
            fullSince.remove(socket);
            ForcedEnd.of(vertx, socket, (short) 1013, "too slow");
        }
    }
}
