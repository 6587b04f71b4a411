package nl.nabij.sim.bench.alarmway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import nl.nabij.sim.bench.BenchmarkException;
import nl.nabij.sim.program.Program;

/// A mosquitto on a free port of its own, set for speed: it keeps nothing and sends at once. It keeps its user too:
/// with another one it would outlive this process when that is killed.
final class Broker implements AutoCloseable {

    private static final Duration LISTENS_WITHIN = Duration.ofSeconds(10);

    private final Program program;
    private final int port;

    private Broker(Program program, int port) {
        this.program = program;
        this.port = port;
    }

    /// Where the system keeps it; empty when it is not installed.
    static Optional<Path> installed() {
        return Stream.of("/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "/usr/bin/mosquitto")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// @param bridgeTo the port of the broker to which it passes on all that is pressed; empty for none
    static Broker start(Path folder, String name, OptionalInt bridgeTo) {
        Path mosquitto = installed()
                .orElseThrow(() ->
                        new BenchmarkException("the floor needs mosquitto; install it: apt-get install -y mosquitto"));
        try {
            int port = freePort();
            Path configuration = folder.resolve(name + ".conf");
            Files.writeString(configuration, configuration(port, name, bridgeTo));
            Program program = Program.start(
                    name,
                    List.of(mosquitto.toString(), "-c", configuration.toString()),
                    Map.of(),
                    folder.resolve(name + ".log"));
            program.await("listening", LISTENS_WITHIN, () -> listens(port));
            return new Broker(program, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String configuration(int port, String name, OptionalInt bridgeTo) {
        String alone = """
                user root
                listener %d 127.0.0.1
                allow_anonymous true
                set_tcp_nodelay true
                persistence false
                max_inflight_messages 0
                max_queued_messages 0
                """.formatted(port);
        return bridgeTo.isEmpty() ? alone : alone + """
                        connection %s-bridge
                        address 127.0.0.1:%d
                        topic press/# out 1
                        notifications false
                        try_private false
                        bridge_max_packet_size 0
                        """.formatted(name, bridgeTo.getAsInt());
    }

    int port() {
        return port;
    }

    /// Mosquitto cannot be told 'any port', so one is looked for; a thief in between fails the start.
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        program.stop();
    }
}
