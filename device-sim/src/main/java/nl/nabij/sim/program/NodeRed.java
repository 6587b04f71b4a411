package nl.nabij.sim.program;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Node-RED, a peer that many homes run for the same work, where one is installed.
public final class NodeRed implements AutoCloseable {

    private static final Duration LISTENS_WITHIN = Duration.ofMinutes(1);

    private final Program program;
    private final int port;

    private NodeRed(Program program, int port) {
        this.program = program;
        this.port = port;
    }

    /// The program that `NABIJ_NODE_RED` names, else `node-red` on the path; empty when there is none.
    public static Optional<Path> installed() {
        return installed(System.getenv());
    }

    static Optional<Path> installed(Map<String, String> environment) {
        String named = environment.get("NABIJ_NODE_RED");
        Stream<Path> candidates = named != null && !named.isBlank()
                ? Stream.of(Path.of(named))
                : Stream.of(environment.getOrDefault("PATH", "").split(":"))
                        .filter(folder -> !folder.isBlank())
                        .map(folder -> Path.of(folder, "node-red"));
        return candidates.filter(Files::isExecutable).findFirst();
    }

    /// With no flow at all. Returns when it answers.
    ///
    /// @param folder for its settings and its log
    public static NodeRed startEmpty(Path nodeRed, Path folder) {
        try {
            int port = freePort();
            Program program = Program.start(
                    "node-red",
                    List.of(nodeRed.toString(), "--userDir", folder.toString(), "--port", Integer.toString(port)),
                    Map.of("HOME", folder.toString()),
                    folder.resolve("node-red.log"));
            program.await("listening", LISTENS_WITHIN, () -> listens(port));
            return new NodeRed(program, port);
        } catch (IOException e) {
            throw new ProgramException("there is no free port for Node-RED", e);
        }
    }

    public Program program() {
        return program;
    }

    public int port() {
        return port;
    }

    private static int freePort() throws IOException {
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
