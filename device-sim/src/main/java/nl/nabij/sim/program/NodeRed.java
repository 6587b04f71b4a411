package nl.nabij.sim.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    /// @param program what starts it
    public record Installation(Path program) {

        /// A module of npm's that was installed into the same folder as Node-RED.
        ///
        /// @param name as npm calls it
        public Optional<Path> module(String name) {
            try {
                for (Path at = program.toRealPath().getParent(); at != null; at = at.getParent()) {
                    Path module = at.resolve("node_modules").resolve(name);
                    if (Files.exists(module.resolve("package.json"))) {
                        return Optional.of(module);
                    }
                }
            } catch (IOException e) {
                throw new ProgramException(program + " cannot be read: " + e.getMessage(), e);
            }
            return Optional.empty();
        }
    }

    /// The program that `NABIJ_NODE_RED` names, else `node-red` on the path; empty when there is none.
    public static Optional<Installation> installed() {
        return installed(System.getenv());
    }

    static Optional<Installation> installed(Map<String, String> environment) {
        String named = environment.get("NABIJ_NODE_RED");
        Stream<Path> candidates = named != null && !named.isBlank()
                ? Stream.of(Path.of(named))
                : Stream.of(environment.getOrDefault("PATH", "").split(":"))
                        .filter(folder -> !folder.isBlank())
                        .map(folder -> Path.of(folder, "node-red"));
        return candidates.filter(Files::isExecutable).findFirst().map(Installation::new);
    }

    /// With the settings and flows of its user directory, or with none. Returns when it answers.
    ///
    /// @param userDirectory its log lies there too
    /// @param environment beside this process's own
    public static NodeRed start(Installation installed, Path userDirectory, Map<String, String> environment) {
        int port = Mosquitto.freePort();
        Map<String, String> all = new TreeMap<>(environment);
        all.put("HOME", userDirectory.toString());
        Program program = Program.start(
                "node-red",
                List.of(
                        installed.program().toString(),
                        "--userDir",
                        userDirectory.toString(),
                        "--port",
                        Integer.toString(port)),
                all,
                userDirectory.resolve("node-red.log"));
        program.await("listening", LISTENS_WITHIN, () -> Mosquitto.listens(port));
        return new NodeRed(program, port);
    }

    public Program program() {
        return program;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        program.stop();
    }
}
