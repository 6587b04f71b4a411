package nl.nabij.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nl.nabij.server.access.People;
import nl.nabij.server.access.Role;
import nl.nabij.server.access.Session;
import nl.nabij.server.access.SessionToken;
import nl.nabij.server.web.LoopWrites;
import nl.nabij.server.web.WebSocketWire;
import org.junit.jupiter.api.Test;

/// A page that reads nothing, such as one on a laptop that fell asleep: at the cap its socket ends, and
/// does not wait for its reader.
final class SlowConsoleTest {

    private static final String FRAME = "x".repeat(64 * 1024);
    private static final int MOST_FRAMES = 1_000;
    private static final long PATIENCE_SECONDS = 30;

    /// An empty ping, masked as a client's frames have to be.
    private static final byte[] PING = {(byte) 0x89, (byte) 0x80, 0, 0, 0, 0};

    @Test
    void isCutAtTheCap() throws Exception {
        Vertx vertx = Vertx.vertx();
        try (Socket deaf = new Socket()) {
            CompletableFuture<ConsoleSocket> opened = new CompletableFuture<>();
            Router router = Router.router(vertx);
            // As the program does it: by way of the router, which wraps the socket.
            router.get()
                    .handler(call ->
                            call.request().toWebSocket().onSuccess(socket -> opened.complete(console(socket, vertx))));
            HttpServer server = vertx.createHttpServer()
                    .requestHandler(router)
                    .listen(0, "127.0.0.1")
                    .await();
            deaf.setReceiveBufferSize(4 * 1024);
            deaf.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.actualPort()));
            upgrade(deaf);
            ConsoleSocket console = opened.get(PATIENCE_SECONDS, TimeUnit.SECONDS);

            int frames = 0;
            while (!console.isClosed() && frames < MOST_FRAMES) {
                console.send(new ConsoleSocket.Text(FRAME, FRAME.length()));
                frames++;
            }
            assertThat(console.isClosed()).as("closed at the cap").isTrue();
            assertThat((long) frames * FRAME.length()).isGreaterThan(ConsoleSocket.MOST_WAITING_BYTES);
            assertThat(breaks(deaf)).as("its connection is closed").isTrue();
        } finally {
            vertx.close().await();
        }
    }

    private static ConsoleSocket console(ServerWebSocket socket, Vertx vertx) {
        Session session = new Session(
                UUID.randomUUID(),
                People.person("fatima", People.NIGHT_CENTRE, Role.OPERATOR),
                Instant.now(),
                Instant.now());
        return new ConsoleSocket(
                UUID.randomUUID(),
                session,
                new SessionToken("t".repeat(43)),
                "127.0.0.1",
                new WebSocketWire(socket, vertx, new LoopWrites.Loops()));
    }

    /// It still reads nothing, so it is its writing that fails.
    private static boolean breaks(Socket deaf) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            try {
                deaf.getOutputStream().write(PING);
            } catch (IOException _) {
                return true;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return false;
    }

    private static void upgrade(Socket deaf) throws IOException {
        deaf.getOutputStream().write("""
                GET / HTTP/1.1\r
                Host: localhost\r
                Connection: Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                \r
                """.getBytes(StandardCharsets.US_ASCII));
        InputStream in = deaf.getInputStream();
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.read());
        }
        assertThat(head.toString()).startsWith("HTTP/1.1 101");
    }
}
