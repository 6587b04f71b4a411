package nl.nabij.gateway.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nl.nabij.contract.link.Down;
import nl.nabij.gateway.clock.HandClock;
import nl.nabij.gateway.device.HomeForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A browser that shows her screen no more and keeps its socket: what waits for it is bounded, and then
/// the socket ends without waiting for its reader.
class SlowScreenTest {

    private static final long PATIENCE_SECONDS = 30;

    /// An empty ping, masked as a client's frames have to be.
    private static final byte[] PING = {(byte) 0x89, (byte) 0x80, 0, 0, 0, 0};

    @TempDir
    private Path folder;

    @Test
    void isCut() throws IOException {
        HomeForTests house = new HomeForTests();
        HandClock clock = new HandClock();
        Vertx vertx = Vertx.vertx();
        ResidentScreen screen = new ResidentScreen(
                house.home,
                house.commands,
                house.reports,
                house.time.clocks(),
                new ScreenMemory(folder.resolve("screen.json"), clock),
                Runnable::run);
        screen.start();
        ScreenServer server =
                new ScreenServer(vertx, 0, house.home, house.commands, screen, new ScreenHealth(() -> true, Map.of()));
        try (Socket deaf = new Socket()) {
            deaf.setReceiveBufferSize(4 * 1024);
            deaf.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.start()));
            upgrade(deaf, "/api/v1/screen");
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            long revision = 0;
            while (!breaks(deaf)) {
                assertThat(System.nanoTime()).as("cut in time").isLessThan(end);
                revision++;
                screen.config(new Down.Config(
                        revision,
                        new Down.HomeConfig(
                                revision + "x".repeat(60_000),
                                "nl",
                                "Europe/Amsterdam",
                                Optional.empty(),
                                Optional.empty())));
                house.time.forward(Duration.ofSeconds(1));
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        } finally {
            server.stop();
            vertx.close().await();
        }
    }

    /// It reads nothing, so it is its writing that fails.
    static boolean breaks(Socket deaf) {
        try {
            deaf.getOutputStream().write(PING);
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    static void upgrade(Socket deaf, String path) throws IOException {
        String request = """
                GET %s HTTP/1.1\r
                Host: localhost:%d\r
                Connection: Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                \r
                """.formatted(path, deaf.getPort());
        deaf.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        InputStream in = deaf.getInputStream();
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.read());
        }
        assertThat(head.toString()).startsWith("HTTP/1.1 101");
    }
}
