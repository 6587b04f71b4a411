package nl.nabij.sim.bench.storm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import nl.nabij.contract.GatewayId;
import nl.nabij.sim.bench.Benchmark;
import nl.nabij.sim.bench.BenchmarkException;
import nl.nabij.sim.bench.BenchmarkOptions;
import nl.nabij.sim.bench.Percentiles;
import nl.nabij.sim.fleet.FleetComparison;
import nl.nabij.sim.fleet.FleetException;
import nl.nabij.sim.fleet.FleetListener;
import nl.nabij.sim.fleet.FleetOnCentre;
import nl.nabij.sim.program.WorkFolder;

/// One alarm of each home, all at once, over TLS: from the press, through the home's own synced ledger, to the
/// last receipt; beside as many raw inserts into the same PostgreSQL, before and after each storm.
public final class Storm implements Benchmark {

    private static final long DEFAULT_HOMES = 10_000;
    private static final long DEFAULT_ROUNDS = 3;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /// The steps of ten thousand ladders are a load of their own, and come after the storm.
    private static final Map<String, String> SETTINGS = Map.of("NABIJ_LADDER_STEP_SECONDS", "600");

    @Override
    public String name() {
        return "storm";
    }

    @Override
    public String what() {
        return "one alarm of each of --homes at once, beside as many raw inserts; the median of --rounds";
    }

    @Override
    public Map<String, Long> options() {
        Map<String, Long> options = new LinkedHashMap<>();
        options.put("homes", DEFAULT_HOMES);
        options.put("rounds", DEFAULT_ROUNDS);
        return options;
    }

    /// @param insertNanos the mean of those before and after
    private record Round(long nanos, long insertNanos, Percentiles receipts) {}

    @Override
    public Map<String, String> run(BenchmarkOptions options) throws InterruptedException {
        int homes = (int) Math.max(1, options.value(this, "homes"));
        int rounds = (int) Math.max(1, options.value(this, "rounds"));
        Receipts receipts = new Receipts();
        try (WorkFolder folder = WorkFolder.make();
                FleetOnCentre both =
                        FleetOnCentre.start(folder.path(), homes, SETTINGS, List.of(), receipts, Storm::tell)) {
            tell("connected in " + both.connect(Storm::tell).toSeconds() + " s");
            List<Round> all = new ArrayList<>();
            long before = RawInserts.run(both.database(), homes).toNanos();
            for (int i = 0; i < rounds; i++) {
                receipts.nanos.clear();
                long began = System.nanoTime();
                both.fleet().alarm(both.fleet().homes());
                if (!both.fleet().awaitReceipts(LIMIT)) {
                    throw new BenchmarkException(
                            "receipts are missing: " + both.fleet().troubles());
                }
                long nanos = System.nanoTime() - began;
                long after = RawInserts.run(both.database(), homes).toNanos();
                Round round = new Round(nanos, (before + after) / 2, receipts.percentiles());
                all.add(round);
                tell(String.format(
                        Locale.ROOT,
                        "storm %d: %.2f s, raw inserts %.2f s, receipts p50 %s ms",
                        i + 1,
                        nanos / 1e9,
                        round.insertNanos / 1e9,
                        round.receipts.millis(50)));
                before = after;
            }
            FleetComparison found = both.compare();
            tell(found.figures() + " " + both.fleet().troubles());
            return figures(homes, all, found);
        } catch (FleetException e) {
            throw new BenchmarkException(e.getMessage() == null ? "the fleet failed" : e.getMessage(), e);
        }
    }

    private static Map<String, String> figures(int homes, List<Round> rounds, FleetComparison found) {
        Round median = rounds.stream()
                .sorted(java.util.Comparator.comparingDouble(round -> (double) round.nanos / round.insertNanos))
                .toList()
                .get(rounds.size() / 2);
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("homes", Integer.toString(homes));
        figures.put("seconds", seconds(median.nanos));
        figures.put("rate_per_s", Long.toString(homes * 1_000_000_000L / median.nanos));
        figures.put("insert_seconds", seconds(median.insertNanos));
        figures.put("ratio", String.format(Locale.ROOT, "%.2f", (double) median.nanos / median.insertNanos));
        figures.put("lost", Integer.toString(found.lost().size()));
        figures.put(
                "doubled",
                Integer.toString(found.doubled().size() + found.strangers().size()));
        figures.put("disordered", Integer.toString(found.disordered().size()));
        figures.put("first_seconds", seconds(rounds.getFirst().nanos));
        figures.put("receipt_p50_ms", median.receipts.millis(50));
        figures.put("receipt_p99_ms", median.receipts.millis(99));
        return figures;
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.2f", nanos / 1e9);
    }

    private static void tell(String what) {
        System.out.println("  " + what);
    }

    private static final class Receipts implements FleetListener {

        private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

        @Override
        public void receipted(GatewayId home, long seq, Duration since) {
            nanos.add(since.toNanos());
        }

        Percentiles percentiles() {
            return new Percentiles(nanos.stream().mapToLong(Long::longValue).toArray());
        }
    }
}
