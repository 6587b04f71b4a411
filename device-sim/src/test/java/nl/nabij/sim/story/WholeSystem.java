package nl.nabij.sim.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.nabij.sim.program.CentreDatabase;
import nl.nabij.sim.program.Listeners;
import nl.nabij.sim.program.PreparedCentre;
import nl.nabij.sim.program.PreparedGateway;
import org.jspecify.annotations.Nullable;

/// A centre, a gateway and a simulated home, running. Each can be stopped, killed and started again
/// on its old ports and data.
final class WholeSystem implements AutoCloseable {

    static final String PASSWORD = "een-lange-zin-voor-de-proef";

    /// The first start unpacks PostgreSQL.
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);

    /// A port on which nothing listens, for a gateway whose centre does not exist yet.
    private static final String NOBODY = "1";

    private final Path data;
    private final Path logs;
    private final Map<String, String> extra;
    private final List<String> houseOptions;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private @Nullable Child server;
    private @Nullable Child gateway;
    private @Nullable Child house;
    private @Nullable Listeners serverAt;
    private @Nullable Listeners gatewayAt;
    private @Nullable Home home;
    private List<String> serverTracer = List.of();
    private List<String> gatewayTracer = List.of();
    private @Nullable ChangedProgram changed;
    private boolean firstStart;

    /// @param story names the folder of its logs and pictures in `target/stories`
    /// @param extra environment of server and gateway, such as `NABIJ_LADDER_STEP_SECONDS`
    WholeSystem(String story, Path data, Map<String, String> extra, List<String> houseOptions) {
        this.data = data;
        this.extra = Map.copyOf(extra);
        this.houseOptions = List.copyOf(houseOptions);
        this.logs = Path.of("target", "stories", story);
        try {
            Files.createDirectories(logs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Words before `java` of the two, such as a tracer of system calls.
    void trace(List<String> ofServer, List<String> ofGateway) {
        serverTracer = List.copyOf(ofServer);
        gatewayTracer = List.copyOf(ofGateway);
    }

    /// One of the two is not run as it is delivered.
    void change(ChangedProgram program) {
        changed = program;
    }

    /// The server unpacks its database, makes it and runs all migrations, as at a centre that is new.
    WholeSystem fromNothing() {
        firstStart = true;
        return this;
    }

    private List<String> program(String module) {
        ChangedProgram instead = changed;
        return instead != null && instead.module().equals(module)
                ? instead.program(data.resolve("changed"))
                : Child.delivered(module);
    }

    /// The server goes on with the folder of one that was started before, unless the story is about its first start.
    private List<String> preparedServer() {
        List<String> program = program("server");
        Optional<PreparedCentre> prepared = firstStart ? Optional.empty() : PreparedCentre.wanted();
        prepared.ifPresent(centre -> centre.copyTo(data));
        return withCache(prepared.map(PreparedCentre::jvmOptions).orElse(List.of()), program);
    }

    private List<String> preparedGateway() {
        return withCache(firstStart ? List.of() : PreparedGateway.jvmOptions(), program("gateway"));
    }

    /// A changed program's class path is another one than that for which the cache was made.
    private static List<String> withCache(List<String> options, List<String> program) {
        return program.contains("-jar")
                ? Stream.concat(options.stream(), program.stream()).toList()
                : program;
    }

    WholeSystem start() {
        startServer();
        startGateway();
        startHouse();
        return this;
    }

    void startServer() {
        Map<String, String> environment = new LinkedHashMap<>(extra);
        environment.put("NABIJ_DATA", data.toString());
        environment.put("NABIJ_DEMO", "true");
        environment.put("NABIJ_DEMO_PASSWORD", PASSWORD);
        environment.put("NABIJ_SERVER_HTTP_PORT", port(serverAt, "http"));
        environment.put("NABIJ_SERVER_HTTPS_PORT", port(serverAt, "https"));
        environment.put("NABIJ_SERVER_UPLINK_PORT", port(serverAt, "uplink"));
        Child started = Child.java(
                "server", preparedServer(), serverTracer, List.of(), environment, logs.resolve("server.log"));
        server = started;
        Listeners at = awaitListeners(started, data.resolve("server"), serverAt);
        serverAt = at;
        awaitReady(started, at.port("http"));
    }

    void startGateway() {
        Map<String, String> environment = new LinkedHashMap<>(extra);
        environment.put("NABIJ_DATA", data.toString());
        environment.putIfAbsent("NABIJ_GATEWAY_CLOCK", "trusted");
        environment.put("NABIJ_GATEWAY_HTTP_PORT", port(gatewayAt, "http"));
        environment.put("NABIJ_GATEWAY_BROKER_PORT", port(gatewayAt, "broker"));
        environment.put(
                "NABIJ_GATEWAY_SERVER", "https://localhost:" + (serverAt == null ? NOBODY : port(serverAt, "https")));
        environment.put(
                "NABIJ_GATEWAY_ENROLMENT_CODE_FILE",
                data.resolve("server").resolve("demo").resolve("enrolment-code").toString());
        Child started = Child.java(
                "gateway", preparedGateway(), gatewayTracer, List.of(), environment, logs.resolve("gateway.log"));
        gateway = started;
        Listeners at = awaitListeners(started, data.resolve("gateway"), gatewayAt);
        gatewayAt = at;
        awaitReady(started, at.port("http"));
    }

    void startHouse() {
        List<String> arguments = new ArrayList<>(List.of(
                "house",
                "--broker",
                "tcp://127.0.0.1:" + port(gatewayAt, "broker"),
                "--http-port",
                "0",
                "--qos",
                "1",
                "--no-prompt",
                "--ledger",
                ledgerFile().toString()));
        arguments.addAll(houseOptions);
        Path log = logs.resolve("house-" + System.nanoTime() + ".log");
        Child started = Child.java("house", Child.simulator(), List.of(), arguments, Map.of(), log);
        house = started;
        Home entered = Home.of(started);
        home = entered;
        entered.awaitsBroker();
    }

    private void awaitReady(Child program, int httpPort) {
        HttpRequest look = HttpRequest.newBuilder(URI.create("http://localhost:" + httpPort + "/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        Eventually.until("ready on " + httpPort, READY_WITHIN, () -> {
            program.requireAlive();
            return answers(look);
        });
    }

    private boolean answers(HttpRequest look) {
        try {
            return http.send(look, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// After a kill the file of the run before still lies there.
    private static Listeners awaitListeners(Child program, Path folder, @Nullable Listeners before) {
        return Eventually.some("addresses in " + folder.getFileName(), READY_WITHIN, () -> {
            program.requireAlive();
            return Listeners.of(folder).filter(at -> before == null || at.pid() != before.pid());
        });
    }

    private static String port(@Nullable Listeners at, String name) {
        return at == null ? "0" : Integer.toString(at.port(name));
    }

    Home home() {
        return running(home);
    }

    Child server() {
        return running(server);
    }

    Child gateway() {
        return running(gateway);
    }

    Child house() {
        return running(house);
    }

    Operator operator(String user) {
        return Operator.signIn(serverHttp(), user, PASSWORD);
    }

    Resident resident() {
        return Resident.at(gatewayHttp());
    }

    URI serverHttp() {
        return URI.create("http://localhost:" + running(serverAt).port("http"));
    }

    URI serverHttps() {
        return URI.create("https://localhost:" + running(serverAt).port("https"));
    }

    URI gatewayHttp() {
        return URI.create("http://localhost:" + running(gatewayAt).port("http"));
    }

    int httpsPort() {
        return running(serverAt).port("https");
    }

    int uplinkPort() {
        return running(serverAt).port("uplink");
    }

    int brokerPort() {
        return running(gatewayAt).port("broker");
    }

    Path ledgerFile() {
        return data.resolve("ledger");
    }

    CentreDatabase database() {
        return new CentreDatabase(data.resolve("server"));
    }

    /// The process of the embedded PostgreSQL that all its others belong to.
    Optional<ProcessHandle> postmaster() {
        try (Stream<Path> files = Files.walk(data.resolve("server"))) {
            return files.filter(file -> file.endsWith("postmaster.pid"))
                    .findFirst()
                    .flatMap(WholeSystem::firstLine)
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                    .filter(ProcessHandle::isAlive);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> firstLine(Path file) {
        try {
            return Files.readAllLines(file).stream().findFirst().map(String::strip);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static <T> T running(@Nullable T part) {
        if (part == null) {
            throw new AssertionError("That part of the system was not started");
        }
        return part;
    }

    /// The house leaves first, the centre with its database last.
    @Override
    public void close() {
        for (Child part : Stream.of(house, gateway, server)
                .filter(java.util.Objects::nonNull)
                .toList()) {
            if (part.isAlive()) {
                part.stop();
            }
        }
        postmaster().ifPresent(ProcessHandle::destroy);
        PreparedCentre.leave(data);
        http.close();
    }
}
