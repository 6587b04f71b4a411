package nl.nabij.sim.bench.call;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.nabij.sim.bench.Benchmark;
import nl.nabij.sim.bench.BenchmarkOptions;
import nl.nabij.sim.bench.TestsProgram;

/// From her yes to her picture at the console, from a press there to the knock at hers, and from a claim
/// to speech both ways; in turns with two bare connections in one page.
public final class CallSetup implements Benchmark {

    private static final String PROGRAM = "nl.nabij.sim.story.CallBenchmark";
    private static final Pattern FIGURES = Pattern.compile("figures (.+)");

    @Override
    public String name() {
        return "call";
    }

    @Override
    public String what() {
        return "her yes to her picture at the console, press to knock, claim to speech (--alarms), beside bare connections";
    }

    @Override
    public Map<String, Long> options() {
        Map<String, Long> options = new LinkedHashMap<>();
        options.put("calls", 200L);
        options.put("alarms", 40L);
        return options;
    }

    @Override
    public Map<String, String> run(BenchmarkOptions options) throws InterruptedException {
        String told = new TestsProgram(PROGRAM, List.of("-Xmx256m", "-XX:+UseSerialGC"))
                .run(
                        FIGURES,
                        List.of(
                                Long.toString(Math.max(1, options.value(this, "calls"))),
                                Long.toString(Math.max(1, options.value(this, "alarms")))))
                .getLast()
                .group(1);
        return figures(told);
    }

    /// @param told `key=value key=value`
    static Map<String, String> figures(String told) {
        Map<String, String> figures = new LinkedHashMap<>();
        for (String figure : told.split(" ", -1)) {
            int equals = figure.indexOf('=');
            figures.put(figure.substring(0, equals), figure.substring(equals + 1));
        }
        return figures;
    }
}
