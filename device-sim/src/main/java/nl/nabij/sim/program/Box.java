package nl.nabij.sim.program;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// A gateway, on ports that it keeps over restarts.
public final class Box implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(1);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private final Path data;
    private final Map<String, String> settings;
    private final List<String> jvmOptions;
    private volatile Program program;
    private volatile Listeners listeners = new Listeners(-1, Map.of());

    private Box(Path data, Map<String, String> settings, List<String> jvmOptions) {
        this.data = data;
        this.settings = Map.copyOf(settings);
        this.jvmOptions = List.copyOf(jvmOptions);
        this.program = launch();
    }

    /// The box of the demo's home. Returns when it listens.
    ///
    /// @param data its own folder, which may be the centre's too: it keeps its own in `gateway`
    public static Box start(Path data, Centre centre) {
        return start(data, centre, Map.of(), List.of());
    }

    /// @param settings further `NABIJ_…` settings, such as another home's `NABIJ_GATEWAY_ENROLMENT_CODE_FILE`
    /// @param jvmOptions after those that it is delivered with
    public static Box start(Path data, Centre centre, Map<String, String> settings, List<String> jvmOptions) {
        Map<String, String> all = new TreeMap<>(Map.of(
                "NABIJ_DATA",
                data.toString(),
                "NABIJ_GATEWAY_CLOCK",
                "trusted",
                "NABIJ_GATEWAY_SERVER",
                "https://localhost:" + centre.port("https"),
                "NABIJ_GATEWAY_ENROLMENT_CODE_FILE",
                centre.enrolmentCode().toString(),
                // As the script `gateway` beside its jar does.
                "MALLOC_ARENA_MAX",
                "1"));
        all.putAll(settings);
        return new Box(data, all, jvmOptions);
    }

    private Program launch() {
        Map<String, String> environment = new TreeMap<>(settings);
        environment.put("NABIJ_GATEWAY_HTTP_PORT", known("http"));
        environment.put("NABIJ_GATEWAY_BROKER_PORT", known("broker"));
        Program started = Program.delivered("gateway", jvmOptions, environment, data.resolve("gateway.log"));
        boolean listening = false;
        try {
            long before = listeners.pid();
            started.await(
                    "listening",
                    READY_WITHIN,
                    () -> Listeners.of(data.resolve("gateway"))
                            .filter(read -> read.pid() != before)
                            .isPresent());
            listeners = Listeners.of(data.resolve("gateway")).orElseThrow();
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

    /// One of the figures of its `/metrics`.
    ///
    /// @return empty while it does not answer
    public OptionalLong figure(String name) throws InterruptedException {
        HttpRequest look = HttpRequest.newBuilder(URI.create("http://localhost:" + port("http") + "/metrics"))
                .timeout(ANSWER_WITHIN)
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(look, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(name + " "))
                    .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /// @param listener `http` or `broker`
    public int port(String listener) {
        return listeners.port(listener);
    }

    @Override
    public void close() {
        if (program.isAlive()) {
            program.stop();
        }
    }
}
