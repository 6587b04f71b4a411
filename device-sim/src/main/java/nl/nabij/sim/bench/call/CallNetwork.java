package nl.nabij.sim.bench.call;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.nabij.sim.bench.Benchmark;
import nl.nabij.sim.bench.BenchmarkOptions;
import nl.nabij.sim.bench.TestsProgram;

/// One call through each of several bad networks; a line for each. Needs the right to make network
/// namespaces.
public final class CallNetwork implements Benchmark {

    private static final String PROGRAM = "nl.nabij.sim.story.NetworkBenchmark";
    private static final Pattern FIGURES = Pattern.compile("figures (.+)");

    @Override
    public String name() {
        return "network";
    }

    @Override
    public String what() {
        return "a call behind routers, through outages, another network, loss, jitter and a narrow line (--seconds each)";
    }

    @Override
    public Map<String, Long> options() {
        Map<String, Long> options = new LinkedHashMap<>();
        options.put("seconds", 60L);
        options.put("seed", 1L);
        return options;
    }

    @Override
    public Map<String, String> run(BenchmarkOptions options) throws InterruptedException {
        String told = new TestsProgram(PROGRAM, List.of("-Xmx256m", "-XX:+UseSerialGC"))
                .run(
                        FIGURES,
                        List.of(
                                Long.toString(Math.max(2, options.value(this, "seconds"))),
                                Long.toString(options.value(this, "seed"))))
                .getLast()
                .group(1);
        return CallSetup.figures(told);
    }
}
