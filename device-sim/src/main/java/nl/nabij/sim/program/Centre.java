package nl.nabij.sim.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A server with its own PostgreSQL and the demo's people, on ports that it keeps over restarts.
public final class Centre implements AutoCloseable {

    /// Of all of the demo's people.
    public static final String PASSWORD = "benchmark-only";

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);

    private final Path data;
    private final Map<String, String> settings;
    private final List<String> jvmOptions;
    private volatile Program program;
    private volatile Listeners listeners = new Listeners(-1, Map.of());

    private Centre(Path data, Map<String, String> settings, List<String> jvmOptions) {
        this.data = data;
        this.settings = Map.copyOf(settings);
        this.jvmOptions = List.copyOf(jvmOptions);
        this.program = launch();
    }

    public static Centre start(Path data) {
        return start(data, Map.of(), List.of());
    }

    /// Returns when it listens.
    ///
    /// @param settings further `NABIJ_…` settings
    /// @param jvmOptions after those that it is delivered with
    public static Centre start(Path data, Map<String, String> settings, List<String> jvmOptions) {
        return new Centre(data, settings, jvmOptions);
    }

    private Program launch() {
        Map<String, String> environment = new TreeMap<>(Map.of(
                "NABIJ_DATA", data.toString(),
                "NABIJ_DEMO", "true",
                "NABIJ_DEMO_PASSWORD", PASSWORD,
                "NABIJ_SERVER_HTTP_PORT", known("http"),
                "NABIJ_SERVER_HTTPS_PORT", known("https"),
                "NABIJ_SERVER_UPLINK_PORT", known("uplink")));
        environment.putAll(settings);
        Program started = Program.delivered("server", jvmOptions, environment, data.resolve("server.log"));
        boolean listening = false;
        try {
            long before = listeners.pid();
            started.await(
                    "listening",
                    READY_WITHIN,
                    () -> Listeners.of(folder())
                            .filter(read -> read.pid() != before)
                            .isPresent());
            listeners = Listeners.of(folder()).orElseThrow();
            listening = true;
        } finally {
            if (!listening) {
                started.kill();
            }
        }
        return started;
    }

    private String known(String listener) {
        return listeners.ports().isEmpty() ? "0" : Integer.toString(listeners.port(listener));
    }

    /// After [Program#kill] or [Program#stop]: the same data, the same ports.
    public void startAgain() {
        program = launch();
    }

    public Program program() {
        return program;
    }

    /// @param listener `http`, `https` or `uplink`
    public int port(String listener) {
        return listeners.port(listener);
    }

    /// Where the server keeps its own.
    public Path folder() {
        return data.resolve("server");
    }

    /// With which one box becomes the demo's home.
    public Path enrolmentCode() {
        return folder().resolve("demo").resolve("enrolment-code");
    }

    /// The process of its PostgreSQL that all others of it belong to; empty when it does not run.
    public Optional<ProcessHandle> postmaster() {
        try (Stream<Path> files = Files.walk(folder())) {
            Optional<Path> file =
                    files.filter(each -> each.endsWith("postmaster.pid")).findFirst();
            return file.isEmpty()
                    ? Optional.empty()
                    : Files.readAllLines(file.get()).stream()
                            .findFirst()
                            .map(line -> Long.parseLong(line.strip()))
                            .flatMap(ProcessHandle::of)
                            .filter(ProcessHandle::isAlive);
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        if (program.isAlive()) {
            program.stop();
        }
        // A server that was killed leaves its PostgreSQL behind.
        postmaster().ifPresent(orphan -> {
            Program.signal(orphan.pid(), "CONT");
            Program.signal(orphan.pid(), "QUIT");
            orphan.onExit().join();
        });
    }
}
