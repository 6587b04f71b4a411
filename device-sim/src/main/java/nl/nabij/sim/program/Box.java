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

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private final Delivered gateway;

    private Box(Delivered gateway) {
        this.gateway = gateway;
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
        // Its start script looks for the cache that is made here.
        boolean _ = PreparedGateway.isMade();
        Map<String, String> ports = Map.of("NABIJ_GATEWAY_HTTP_PORT", "http", "NABIJ_GATEWAY_BROKER_PORT", "broker");
        return new Box(new Delivered("gateway", data, ports, all, jvmOptions));
    }

    /// After [Program#kill] or [Program#stop]: the same data, the same ports.
    public void startAgain() {
        gateway.startAgain();
    }

    public Program program() {
        return gateway.program();
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
        return gateway.port(listener);
    }

    @Override
    public void close() {
        gateway.stop();
    }
}
