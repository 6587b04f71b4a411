package nl.nabij.sim.bench.alarmway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.nabij.sim.bench.Benchmark;
import nl.nabij.sim.bench.BenchmarkException;
import nl.nabij.sim.bench.BenchmarkOptions;
import nl.nabij.sim.console.ConsoleException;
import nl.nabij.sim.program.Centre;
import nl.nabij.sim.program.CentreDatabase;
import nl.nabij.sim.program.NodeRed;
import nl.nabij.sim.program.WorkFolder;

/// From the publish on the home broker to the frame in a console's WebSocket, through one real
/// gateway and the server, durable at both; beside the floor, and beside Node-RED where there is one, in turns with
/// them, at the same rates.
public final class AlarmWay implements Benchmark {

    private static final long DEFAULT_SAMPLES = 5_000;
    private static final long DEFAULT_REPETITIONS = 5;
    private static final long ALL_RATES = 0;

    /// That of the first figures: what a centre of ten thousand homes has in its worst minutes.
    private static final long MAIN_RATE = 100;

    private static final List<Long> RATES = List.of(50L, MAIN_RATE, 1_000L);

    /// Each contender's first presses, until its programs are compiled; heard, and not timed.
    private static final int WARM_UP = 1_000;

    private static final long WARM_UP_RATE = 200;

    @Override
    public String name() {
        return "alarm";
    }

    @Override
    public String what() {
        return "from the press on the home broker to the console's frame, beside its floor (--rate 0: 50, 100, 1000/s)";
    }

    @Override
    public Map<String, Long> options() {
        Map<String, Long> options = new LinkedHashMap<>();
        options.put("samples", DEFAULT_SAMPLES);
        options.put("repetitions", DEFAULT_REPETITIONS);
        options.put("rate", ALL_RATES);
        options.put("warmup", (long) WARM_UP);
        return options;
    }

    @Override
    public Map<String, String> run(BenchmarkOptions options) throws InterruptedException {
        int repetitions = (int) Math.max(1, options.value(this, "repetitions"));
        int presses = (int) Math.max(1, options.value(this, "samples") / repetitions);
        long rate = options.value(this, "rate");
        List<Long> rates = rate == ALL_RATES ? RATES : List.of(rate);
        List<Contender> contenders = new ArrayList<>();
        try (WorkFolder folder = WorkFolder.make();
                Centre centre = Centre.start(folder.path())) {
            try {
                contenders.add(OurWay.start(folder.path(), centre));
                CentreDatabase database = new CentreDatabase(centre.folder());
                Floor floor = Floor.start(folder.path(), database);
                contenders.add(floor);
                Optional<NodeRed.Installation> nodeRed = nodeRed();
                if (nodeRed.isPresent()) {
                    contenders.add(NodeRedFlow.start(nodeRed.get(), folder.path(), database, floor.homePort()));
                }
                Comparison comparison = new Comparison(contenders, presses, repetitions);
                comparison.warmUp((int) options.value(this, "warmup"), WARM_UP_RATE);
                for (long each : rates) {
                    comparison.measure(each);
                }
                return comparison.figures(rates.contains(MAIN_RATE) ? MAIN_RATE : rates.getFirst());
            } catch (ConsoleException e) {
                throw new BenchmarkException(e.toString(), e);
            } finally {
                contenders.forEach(Contender::close);
            }
        }
    }

    /// Says why it does not run, where it does not.
    private static Optional<NodeRed.Installation> nodeRed() {
        Optional<NodeRed.Installation> installed = NodeRed.installed();
        if (installed.isEmpty()) {
            System.out.println("  Node-RED: not installed, so its flow is left out (npm install node-red pg, and"
                    + " NABIJ_NODE_RED names the program)");
        } else if (installed.get().module("pg").isEmpty()) {
            System.out.println("  Node-RED: there, but without the module pg beside it, so its flow is left out"
                    + " (npm install pg in the same folder)");
            return Optional.empty();
        }
        return installed;
    }
}
