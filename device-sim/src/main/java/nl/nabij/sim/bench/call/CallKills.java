package nl.nabij.sim.bench.call;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.nabij.sim.bench.Benchmark;
import nl.nabij.sim.bench.BenchmarkOptions;
import nl.nabij.sim.bench.TestsProgram;

/// `kill -9` of the server, the box, her page and the page of the staff, in each state of a call; a line for
/// each, held against the limits of a call.
public final class CallKills implements Benchmark {

    private static final String PROGRAM = "nl.nabij.sim.story.KillBenchmark";
    private static final Pattern FIGURES = Pattern.compile("figures (.+)");

    @Override
    public String name() {
        return "callkills";
    }

    @Override
    public String what() {
        return "kill -9 of server, box and pages in each state of a call (--cells from --first): who heals, who ends, what is left";
    }

    @Override
    public Map<String, Long> options() {
        Map<String, Long> options = new LinkedHashMap<>();
        options.put("first", 1L);
        options.put("cells", 40L);
        return options;
    }

    @Override
    public Map<String, String> run(BenchmarkOptions options) throws InterruptedException {
        String told = new TestsProgram(PROGRAM, List.of("-Xmx256m", "-XX:+UseSerialGC"))
                .run(
                        FIGURES,
                        List.of(
                                Long.toString(options.value(this, "first")),
                                Long.toString(options.value(this, "cells"))))
                .getLast()
                .group(1);
        return CallSetup.figures(told);
    }

    @Override
    public Optional<String> broken(Map<String, String> figures) {
        String broken = figures.getOrDefault("broken", "?");
        return broken.equals("0")
                ? Optional.empty()
                : Optional.of(broken + " cells did not keep their limit, still rang, or left something open");
    }
}
