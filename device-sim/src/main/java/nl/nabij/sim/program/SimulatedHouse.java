package nl.nabij.sim.program;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The devices of one home (`nabij sim house`) as a process of their own, which can be killed.
public final class SimulatedHouse implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("HTTP API on (http://127\\.0\\.0\\.1:[0-9]+)");
    private static final Duration READY_WITHIN = Duration.ofMinutes(1);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final List<String> arguments;
    private volatile Program program;
    private volatile URI address = URI.create("http://127.0.0.1:1");

    private SimulatedHouse(Path folder, List<String> arguments) {
        this.folder = folder;
        this.arguments = List.copyOf(arguments);
        this.program = launch();
    }

    /// Returns when its API answers; it looks for its broker by itself.
    ///
    /// @param folder of its log
    /// @param arguments of `nabij sim house`, without `--http-port`
    public static SimulatedHouse start(Path folder, List<String> arguments) {
        return new SimulatedHouse(folder, arguments);
    }

    private Program launch() {
        // A log of its own each time: an earlier one's would still name the earlier address.
        Path log = folder.resolve("house-" + System.nanoTime() + ".log");
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                "nl.nabij.sim.SimMain",
                "house",
                "--no-prompt",
                "--http-port",
                "0"));
        command.addAll(arguments);
        Program started = Program.start("house", command, Map.of(), log);
        boolean answers = false;
        try {
            started.await("answering", READY_WITHIN, () -> said(log).isPresent());
            address = URI.create(said(log).orElseThrow());
            answers = true;
        } finally {
            if (!answers) {
                started.kill();
            }
        }
        return started;
    }

    private static Optional<String> said(Path log) {
        try {
            Matcher address = ADDRESS.matcher(Files.readString(log));
            return address.find() ? Optional.of(address.group(1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// After [Program#kill].
    public void startAgain() {
        program = launch();
    }

    public Program program() {
        return program;
    }

    /// One press. Where it says no, its ledger tells whether it was pressed all the same.
    ///
    /// @return whether the house said that it was pressed; false too while it is dead
    public boolean press(String pendant) throws InterruptedException {
        return wish("/press", pendant);
    }

    /// A new device is put into pairing mode.
    ///
    /// @return whether the network let it in
    public boolean pair(String model) throws InterruptedException {
        return wish("/pair", model);
    }

    private boolean wish(String path, String device) throws InterruptedException {
        HttpRequest press = HttpRequest.newBuilder(address.resolve(path))
                .timeout(ANSWER_WITHIN)
                .POST(HttpRequest.BodyPublishers.ofString("{\"device\":\"" + device + "\"}"))
                .build();
        try {
            return http.send(press, HttpResponse.BodyHandlers.discarding()).statusCode() == 202;
        } catch (IOException e) {
            return false;
        }
    }

    /// Whether it is at its broker and everything that it said is acknowledged.
    public boolean saidAll() throws InterruptedException {
        HttpRequest look = HttpRequest.newBuilder(address.resolve("/state"))
                .timeout(ANSWER_WITHIN)
                .build();
        try {
            JsonNode broker = MAPPER.readTree(http.send(look, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .path("broker");
            return broker.path("connected").asBoolean()
                    && broker.path("waiting").asInt() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        if (program.isAlive()) {
            program.stop();
        }
        http.shutdownNow();
    }
}
