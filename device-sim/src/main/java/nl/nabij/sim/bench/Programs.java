package nl.nabij.sim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// A server and a gateway with a data folder of their own, started from the built jars on free ports.
final class Programs implements AutoCloseable {

    static final String PASSWORD = "benchmark-only";

    private static final long START_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long STOP_LIMIT_SECONDS = 15;
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Path data;
    private final List<Process> processes = new ArrayList<>();

    private Programs(Path data) {
        this.data = data;
    }

    static Programs start() {
        try {
            Programs programs = new Programs(Files.createTempDirectory("nabij-bench"));
            programs.startBoth();
            return programs;
        } catch (IOException e) {
            throw new BenchmarkException("no folder for the data: " + e.getMessage(), e);
        }
    }

    private void startBoth() {
        boolean started = false;
        try {
            launch(
                    "server",
                    Map.of(
                            "NABIJ_SERVER_HTTP_PORT", "0",
                            "NABIJ_SERVER_HTTPS_PORT", "0",
                            "NABIJ_SERVER_UPLINK_PORT", "0"));
            Path code = data.resolve("server/demo/enrolment-code");
            await("server", () -> Files.exists(addresses("server")) && Files.exists(code));
            launch(
                    "gateway",
                    Map.of(
                            "NABIJ_GATEWAY_HTTP_PORT",
                            "0",
                            "NABIJ_GATEWAY_BROKER_PORT",
                            "0",
                            "NABIJ_GATEWAY_SERVER",
                            "https://localhost:" + port("server", "https"),
                            "NABIJ_GATEWAY_ENROLMENT_CODE_FILE",
                            code.toString()));
            await("gateway", () -> Files.exists(addresses("gateway")));
            started = true;
        } finally {
            if (!started) {
                close();
            }
        }
    }

    Path data() {
        return data;
    }

    int port(String program, String listener) {
        try {
            JsonNode port =
                    new ObjectMapper().readTree(addresses(program).toFile()).get(listener);
            if (port == null) {
                throw new BenchmarkException("the " + program + " names no port for " + listener);
            }
            return port.intValue();
        } catch (IOException e) {
            throw new BenchmarkException("the addresses of the " + program + " cannot be read", e);
        }
    }

    private Path addresses(String program) {
        return data.resolve(program).resolve("addresses.json");
    }

    private void launch(String program, Map<String, String> environment) {
        Path jar = Path.of(program, "target", program + ".jar");
        if (!Files.exists(jar)) {
            throw new BenchmarkException(jar + " is missing; run it by ./nabij bench, which builds it");
        }
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + Path.of(program, "src", "main", "dist", "jvm.options"),
                        "-jar",
                        jar.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File(data.toFile(), program + ".log"));
        builder.environment().putAll(environment);
        builder.environment()
                .putAll(Map.of("NABIJ_DATA", data.toString(), "NABIJ_DEMO", "true", "NABIJ_DEMO_PASSWORD", PASSWORD));
        try {
            processes.add(builder.start());
        } catch (IOException e) {
            throw new BenchmarkException("the " + program + " cannot be started: " + e.getMessage(), e);
        }
    }

    private void await(String program, BooleanSupplier condition) {
        long end = System.nanoTime() + START_LIMIT_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end || !processes.getLast().isAlive()) {
                throw new BenchmarkException(
                        "the " + program + " did not start; its last lines:\n" + lastLines(program));
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private String lastLines(String program) {
        try {
            List<String> lines = Files.readAllLines(data.resolve(program + ".log"));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return "(no log)";
        }
    }

    @Override
    public void close() {
        for (Process process : processes.reversed()) {
            process.destroy();
            try {
                if (!process.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
