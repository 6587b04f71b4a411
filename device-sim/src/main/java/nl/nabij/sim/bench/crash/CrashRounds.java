package nl.nabij.sim.bench.crash;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.nabij.sim.bench.Benchmark;
import nl.nabij.sim.bench.BenchmarkOptions;

/// Rounds of alarms in which each process of the system is killed, and others stand still.
public final class CrashRounds implements Benchmark {

    @Override
    public String name() {
        return "crash";
    }

    @Override
    public String what() {
        return "kills every process in a stream of alarms and compares the ledgers with the centre's rows";
    }

    @Override
    public Map<String, Long> options() {
        Map<String, Long> options = new LinkedHashMap<>();
        options.put("rounds", 20L);
        options.put("seed", 1L);
        options.put("alarms", 2_000L);
        options.put("homes", 200L);
        options.put("boxes", 4L);
        options.put("seconds", 15L);
        return options;
    }

    @Override
    public Map<String, String> run(BenchmarkOptions options) throws InterruptedException {
        long seed = options.value(this, "seed");
        int rounds = (int) options.value(this, "rounds");
        Sizes sizes = new Sizes(
                (int) options.value(this, "alarms"),
                (int) options.value(this, "homes"),
                (int) options.value(this, "boxes"),
                Duration.ofSeconds(options.value(this, "seconds")));
        Totals totals = new Totals();
        try (CrashWorld world = CrashWorld.start(sizes, seed, CrashRounds::tell)) {
            for (int round = 1; round <= rounds; round++) {
                totals.add(world.round(round, seed));
            }
        }
        return totals.figures();
    }

    private static void tell(String line) {
        System.out.println(line);
    }
}
