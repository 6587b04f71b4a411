package nl.nabij.sim.bench.simulate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import nl.nabij.sim.bench.Benchmark;
import nl.nabij.sim.bench.BenchmarkOptions;
import nl.nabij.sim.bench.TestsProgram;

/// Worlds of many seeds: the real rules of gateway and server in virtual time, with everything going
/// wrong. A seed that breaks a promise tells its story.
public final class Simulate implements Benchmark {

    private static final long DEFAULT_SEEDS = 1_000;

    /// What the last line of the worlds says.
    private static final Pattern FIGURES =
            Pattern.compile("worlds seeds=(\\d+) steps=(\\d+) alarms=(\\d+) violations=(\\d+)");

    private static final String WORLDS = "nl.nabij.sim.world.Worlds";

    @Override
    public String name() {
        return "simulate";
    }

    @Override
    public String what() {
        return "simulated worlds of many seeds, each looked at after each step (--first: the first seed)";
    }

    @Override
    public Map<String, Long> options() {
        Map<String, Long> options = new LinkedHashMap<>();
        options.put("seeds", DEFAULT_SEEDS);
        options.put("first", 1L);
        return options;
    }

    @Override
    public Map<String, String> run(BenchmarkOptions options) throws InterruptedException {
        long begin = System.nanoTime();
        int atOnce = Runtime.getRuntime().availableProcessors();
        MatchResult figures = new TestsProgram(WORLDS, List.of("-Xmx1g", "-XX:+UseParallelGC"))
                .run(
                        FIGURES,
                        List.of(
                                Long.toString(options.value(this, "first")),
                                Long.toString(options.value(this, "seeds")),
                                Integer.toString(atOnce)))
                .getLast();
        Map<String, String> result = new LinkedHashMap<>();
        result.put("seeds", figures.group(1));
        result.put("steps", figures.group(2));
        result.put("alarms", figures.group(3));
        result.put("violations", figures.group(4));
        result.put("seconds", "%.1f".formatted((System.nanoTime() - begin) / 1e9));
        return result;
    }
}
