package nl.nabij.sim.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.nabij.sim.program.ProgramException;

/// The command `nabij bench`.
public final class Benchmarks {

    private static final int WRONG_USE = 2;
    private static final int NOT_MEASURED = 1;
    private static final int BROKEN = 3;

    private final List<Benchmark> all;

    /// @param all in the order in which they run
    public Benchmarks(List<Benchmark> all) {
        this.all = List.copyOf(all);
    }

    /// @return the exit code: 0 when everything ran and nothing is [Benchmark#broken], however fast
    public int run(List<String> arguments, PrintStream out, PrintStream err) throws InterruptedException {
        if (arguments.contains("--list") || arguments.contains("--help")) {
            all.forEach(benchmark -> help(benchmark, out));
            return 0;
        }
        BenchmarkOptions options;
        try {
            options = BenchmarkOptions.parse(
                    arguments,
                    all.stream()
                            .flatMap(benchmark -> benchmark.options().keySet().stream())
                            .collect(Collectors.toCollection(TreeSet::new)));
        } catch (IllegalArgumentException e) {
            err.println("nabij bench: " + e.getMessage());
            return WRONG_USE;
        }
        List<String> known = all.stream().map(Benchmark::name).toList();
        for (String name : options.names()) {
            if (!known.contains(name)) {
                err.println("nabij bench: no benchmark '" + name + "'; there are: " + String.join(", ", known));
                return WRONG_USE;
            }
        }
        int code = 0;
        for (Benchmark benchmark : all) {
            if (options.names().isEmpty() || options.names().contains(benchmark.name())) {
                code = Math.max(code, runOne(benchmark, options, out, err));
            }
        }
        return code;
    }

    private static void help(Benchmark benchmark, PrintStream out) {
        out.printf("%-10s %s%n", benchmark.name(), benchmark.what());
        benchmark.options().forEach((key, value) -> out.printf("%-10s   --%s %d%n", "", key, value));
    }

    private static int runOne(Benchmark benchmark, BenchmarkOptions options, PrintStream out, PrintStream err)
            throws InterruptedException {
        out.println(benchmark.name() + ": " + benchmark.what());
        try {
            Map<String, String> figures = benchmark.run(options);
            figures.forEach((key, value) -> out.printf("  %-18s %s%n", key, value));
            out.println(benchmark.name() + ": "
                    + figures.entrySet().stream()
                            .map(figure -> figure.getKey() + "=" + figure.getValue())
                            .collect(Collectors.joining(" ")));
            Optional<String> broken = benchmark.broken(figures);
            broken.ifPresent(what -> err.println("nabij bench: " + benchmark.name() + ": " + what));
            return broken.isPresent() ? BROKEN : 0;
        } catch (BenchmarkException | ProgramException e) {
            err.println("nabij bench: " + benchmark.name() + " was not measured: " + e.getMessage());
            return NOT_MEASURED;
        }
    }
}
