package nl.nabij.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.WebSocketClientOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// On real sockets of several loops: what each reader gets, and in which order.
final class LoopWritesTest {

    private static final int READERS = 5;
    private static final int LARGEST_MESSAGE = 1 << 20;
    private static final long PATIENCE_SECONDS = 30;

    private final Vertx vertx = Vertx.vertx();
    private final LoopWrites.Loops loops = new LoopWrites.Loops();
    private final List<WebSocketWire> wires = new CopyOnWriteArrayList<>();
    private final List<BlockingQueue<String>> readers = new ArrayList<>();

    @BeforeEach
    void open() {
        HttpServer server = vertx.createHttpServer()
                .webSocketHandler(socket -> wires.add(new WebSocketWire(socket, vertx, loops)))
                .listen(0, "127.0.0.1")
                .await();
        var client = vertx.createWebSocketClient(
                new WebSocketClientOptions().setMaxMessageSize(LARGEST_MESSAGE).setMaxConnections(READERS));
        for (int i = 0; i < READERS; i++) {
            BlockingQueue<String> heard = new LinkedBlockingQueue<>();
            var socket = client.connect(server.actualPort(), "127.0.0.1", "/").await();
            socket.textMessageHandler(heard::add);
            socket.closeHandler(_ -> heard.add("closed " + socket.closeStatusCode()));
            readers.add(heard);
        }
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void eachReaderGetsEachTextInOrder() throws Exception {
        // Beyond a frame's size in parts, with letters of two and four bytes, and none at all.
        List<String> texts = List.of("één", "", "lang é".repeat(20_000), "🏠", "één", "laatste");
        AtomicInteger written = new AtomicInteger();
        for (String text : texts) {
            wires.forEach(wire -> wire.write(text, written::incrementAndGet));
        }
        for (BlockingQueue<String> reader : readers) {
            for (String text : texts) {
                assertThat(reader.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(text);
            }
        }
    }

    @Test
    void moreThanOneTurnTakesIsWrittenToo() throws Exception {
        int each = 3_000;
        for (int i = 0; i < each; i++) {
            String text = "frame " + i;
            wires.forEach(wire -> wire.write(text, () -> {}));
        }
        for (BlockingQueue<String> reader : readers) {
            for (int i = 0; i < each; i++) {
                assertThat(reader.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("frame " + i);
            }
        }
    }

    @Test
    void aGoodbyeComesAfterWhatWasSaidBefore() throws Exception {
        wires.forEach(wire -> {
            wire.write("the last word", () -> {});
            wire.close((short) 1013, "try again");
            wire.write("too late", () -> {});
        });
        for (BlockingQueue<String> reader : readers) {
            assertThat(reader.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("the last word");
            assertThat(reader.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("closed 1013");
        }
    }

    @Test
    void whoIsGoneKeepsNothingFromTheOthers() throws Exception {
        AtomicInteger written = new AtomicInteger();
        wires.getFirst().close((short) 1013, "try again");
        for (int i = 0; i < 100; i++) {
            wires.forEach(wire -> wire.write("frame", written::incrementAndGet));
        }
        int heard = 0;
        for (BlockingQueue<String> reader : readers) {
            for (String text = reader.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    "frame".equals(text);
                    text = heard % 100 == 0 ? "end" : reader.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                heard++;
            }
        }
        assertThat(heard).isEqualTo(100 * (READERS - 1));
        assertThat(written).hasValueBetween(0, 100 * READERS);
    }
}
