package nl.nabij.sim.program;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A broker of another make, as a peer. It keeps its user: with another one it would outlive this process when that is
/// killed.
public final class Mosquitto implements AutoCloseable {

    private static final Duration LISTENS_WITHIN = Duration.ofSeconds(30);

    private final Program program;
    private final int port;

    private Mosquitto(Program program, int port) {
        this.program = program;
        this.port = port;
    }

    /// On loopback, for anybody. Returns when it listens.
    ///
    /// @param folder for its configuration and its log, which bear its name
    /// @param further lines of its configuration
    public static Mosquitto start(Path folder, String name, int port, String further) {
        Path configuration = folder.resolve(name + ".conf");
        try {
            Files.writeString(configuration, """
                    user root
                    listener %d 127.0.0.1
                    allow_anonymous true
                    """.formatted(port) + further);
        } catch (IOException e) {
            throw new ProgramException("no configuration for " + name + ": " + e.getMessage(), e);
        }
        Program program = Program.start(
                name,
                List.of(installed().toString(), "-c", configuration.toString()),
                Map.of(),
                folder.resolve(name + ".log"));
        program.await("listening", LISTENS_WITHIN, () -> listens(port));
        return new Mosquitto(program, port);
    }

    private static Path installed() {
        return Stream.of("/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "/usr/bin/mosquitto")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new ProgramException("this needs the program mosquitto: apt-get install -y mosquitto"));
    }

    /// For programs that cannot be told 'any port', so that one is looked for; a thief in between fails the start.
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new ProgramException("there is no free port: " + e.getMessage(), e);
        }
    }

    static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    public URI uri() {
        return URI.create("tcp://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        program.stop();
    }
}
