package nl.nabij.sim.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.nabij.sim.bench.Benchmark;
import nl.nabij.sim.bench.Benchmarks;
import nl.nabij.sim.bench.alarmway.AlarmWay;
import nl.nabij.sim.bench.call.CallSetup;
import nl.nabij.sim.bench.console.ConsoleFanOut;
import nl.nabij.sim.bench.crash.CrashRounds;
import nl.nabij.sim.bench.memory.Memory;
import nl.nabij.sim.bench.reconnect.Reconnect;
import nl.nabij.sim.bench.simulate.Simulate;
import nl.nabij.sim.bench.storm.Storm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A small part of each benchmark, on the real programs: it ends, its last line has what scripts read, and nothing is
/// lost or doubled. How fast anything is says nothing here.
@Story
class BenchmarksTest {

    @Test
    void alarm() {
        Map<String, String> figures =
                run(new AlarmWay(), "--samples", "40", "--repetitions", "2", "--rate", "50", "--warmup", "10");
        assertThat(figures.keySet())
                .startsWith("p50_ms", "p99_ms", "floor_p50_ms", "floor_p99_ms", "p50_ratio", "p99_ratio", "lost");
        assertPositive(figures, "p50_ms", "floor_p50_ms", "p50_ratio", "p99_ratio");
        assertThat(number(figures, "p99_ms")).isGreaterThanOrEqualTo(number(figures, "p50_ms"));
        assertThat(number(figures, "floor_p99_ms")).isGreaterThanOrEqualTo(number(figures, "floor_p50_ms"));
        assertThat(figures).containsEntry("lost", "0").containsEntry("samples", "40");
    }

    @Test
    void storm() {
        Map<String, String> figures = run(new Storm(), "--homes", "50", "--rounds", "1");
        assertThat(figures.keySet())
                .startsWith("homes", "seconds", "rate_per_s", "insert_seconds", "ratio", "lost", "doubled");
        assertPositive(figures, "seconds", "rate_per_s", "insert_seconds", "ratio");
        assertThat(figures)
                .containsEntry("homes", "50")
                .containsEntry("lost", "0")
                .containsEntry("doubled", "0")
                .containsEntry("disordered", "0");
    }

    /// The fleet's own test reconnects too.
    @Test
    @Tag("long")
    void reconnect() {
        Map<String, String> figures =
                run(new Reconnect(), "--homes", "30", "--alarms", "5", "--spread", "3", "--cuts", "2");
        assertThat(figures.keySet()).startsWith("homes", "seconds", "alarm_p50_ms", "alarm_max_ms", "cpu_seconds");
        assertPositive(figures, "seconds", "alarm_p50_ms", "cpu_seconds");
        assertThat(number(figures, "alarm_max_ms")).isGreaterThanOrEqualTo(number(figures, "alarm_p50_ms"));
        assertThat(figures)
                .containsEntry("homes", "30")
                .containsEntry("lost", "0")
                .containsEntry("doubled", "0");
    }

    /// [CrashTest] kills the same programs one by one.
    @Test
    @Tag("long")
    void crash() {
        Map<String, String> figures = run(
                new CrashRounds(),
                "--rounds",
                "1",
                "--seed",
                "24",
                "--alarms",
                "80",
                "--homes",
                "10",
                "--boxes",
                "1",
                "--seconds",
                "6");
        assertThat(figures.keySet())
                .startsWith(
                        "rounds",
                        "alarms",
                        "kills",
                        "inflight_at_kill",
                        "redelivered",
                        "lost",
                        "doubled",
                        "disordered",
                        "lost_qos0");
        // What a killed device client had not delivered was never promised.
        assertThat(number(figures, "alarms")).isBetween(30.0, 80.0);
        assertThat(number(figures, "kills")).isGreaterThanOrEqualTo(4);
        assertThat(figures)
                .containsEntry("rounds", "1")
                .containsEntry("lost", "0")
                .containsEntry("doubled", "0")
                .containsEntry("disordered", "0")
                .doesNotContainKey("failed_rounds");
    }

    @Test
    void memory() {
        Map<String, String> figures = run(
                new Memory(), "--starts", "1", "--settle", "1", "--presses", "5", "--messages", "50", "--homes", "20");
        assertThat(figures.keySet())
                .startsWith(
                        "gateway_rss_mb",
                        "gateway_rss_after_storm_mb",
                        "first_page_ms",
                        "server_bytes_per_home",
                        "homes");
        assertPositive(figures, "gateway_rss_mb", "gateway_rss_after_storm_mb", "first_page_ms");
        assertThat(figures).containsEntry("homes", "20");
    }

    @Test
    void console() {
        Map<String, String> figures = run(new ConsoleFanOut(), "--consoles", "5", "--alarms", "3");
        assertThat(figures.keySet())
                .startsWith("p50_ms", "p99_ms", "bare_p50_ms", "bare_p99_ms", "p50_ratio", "p99_ratio");
        assertPositive(figures, "bare_p50_ms", "bare_p99_ms");
        assertThat(number(figures, "p99_ms")).isGreaterThanOrEqualTo(number(figures, "p50_ms"));
        assertThat(figures).containsEntry("alarms", "3");
    }

    @Test
    void call() {
        Map<String, String> figures = run(new CallSetup(), "--calls", "2", "--alarms", "1");
        assertThat(figures.keySet())
                .startsWith(
                        "setup_p50_ms",
                        "setup_p95_ms",
                        "floor_p50_ms",
                        "setup_ratio_p50",
                        "setup_ratio_p95",
                        "ring_p99_ms",
                        "speech_p50_ms",
                        "calls");
        assertPositive(figures, "setup_p50_ms", "floor_p50_ms", "ring_p99_ms", "speech_p50_ms");
        assertThat(number(figures, "setup_p95_ms")).isGreaterThanOrEqualTo(number(figures, "setup_p50_ms"));
        assertThat(figures).containsEntry("calls", "2").containsEntry("alarms", "1");
    }

    @Test
    void simulate() {
        Map<String, String> figures = run(new Simulate(), "--seeds", "6");
        assertThat(figures.keySet()).startsWith("seeds", "steps", "alarms", "violations");
        assertPositive(figures, "steps", "alarms");
        assertThat(figures).containsEntry("seeds", "6").containsEntry("violations", "0");
    }

    /// As the command does.
    ///
    /// @return the figures of its last line
    private static Map<String, String> run(Benchmark benchmark, String... options) {
        List<String> arguments = new ArrayList<>(List.of(benchmark.name()));
        arguments.addAll(List.of(options));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code;
        try {
            code = new Benchmarks(List.of(benchmark))
                    .run(
                            arguments,
                            new PrintStream(out, true, StandardCharsets.UTF_8),
                            new PrintStream(err, true, StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
        String last =
                out.toString(StandardCharsets.UTF_8).strip().lines().toList().getLast();
        assertThat(last).startsWith(benchmark.name() + ": ");
        Map<String, String> figures = new LinkedHashMap<>();
        for (String figure : last.substring(benchmark.name().length() + 2).split(" ", -1)) {
            int equals = figure.indexOf('=');
            assertThat(equals).as("of key=value: '" + figure + "'").isPositive();
            figures.put(figure.substring(0, equals), figure.substring(equals + 1));
        }
        return figures;
    }

    private static void assertPositive(Map<String, String> figures, String... keys) {
        for (String key : keys) {
            assertThat(number(figures, key)).as(key).isPositive();
        }
    }

    private static double number(Map<String, String> figures, String key) {
        return Double.parseDouble(figures.getOrDefault(key, "absent"));
    }
}
