package nl.nabij.sim.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A server with its own PostgreSQL and the demo's people, on ports that it keeps over restarts.
public final class Centre implements AutoCloseable {

    /// Of all of the demo's people.
    public static final String PASSWORD = "benchmark-only";

    /// Each listener by the setting of its port.
    static final Map<String, String> PORTS = Map.of(
            "NABIJ_SERVER_HTTP_PORT", "http",
            "NABIJ_SERVER_HTTPS_PORT", "https",
            "NABIJ_SERVER_UPLINK_PORT", "uplink");

    private final Delivered server;

    private Centre(Delivered server) {
        this.server = server;
    }

    public static Centre start(Path data) {
        return start(data, Map.of(), List.of());
    }

    /// Returns when it listens.
    ///
    /// @param settings further `NABIJ_…` settings
    /// @param jvmOptions after those that it is delivered with
    public static Centre start(Path data, Map<String, String> settings, List<String> jvmOptions) {
        Map<String, String> all = new TreeMap<>(
                Map.of("NABIJ_DATA", data.toString(), "NABIJ_DEMO", "true", "NABIJ_DEMO_PASSWORD", PASSWORD));
        all.putAll(settings);
        List<String> options = new ArrayList<>(jvmOptions);
        if (Boolean.parseBoolean(all.get("NABIJ_DEMO"))) {
            PreparedCentre.wanted().ifPresent(prepared -> {
                prepared.copyTo(data);
                options.addAll(prepared.jvmOptions());
            });
        }
        return new Centre(new Delivered("server", data, PORTS, all, options));
    }

    /// After [Program#kill] or [Program#stop]: the same data, the same ports.
    public void startAgain() {
        server.startAgain();
    }

    public Program program() {
        return server.program();
    }

    /// @param listener `http`, `https` or `uplink`
    public int port(String listener) {
        return server.port(listener);
    }

    /// Where the server keeps its own.
    public Path folder() {
        return server.folder();
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
        server.stop();
        // A server that was killed leaves its PostgreSQL behind.
        postmaster().ifPresent(orphan -> {
            Program.signal(orphan.pid(), "CONT");
            Program.signal(orphan.pid(), "QUIT");
            orphan.onExit().join();
        });
        PreparedCentre.leave(folder().resolveSibling("."));
    }
}
