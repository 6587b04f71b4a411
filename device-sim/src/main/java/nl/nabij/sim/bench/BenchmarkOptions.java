package nl.nabij.sim.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What was said on the command line: names of benchmarks, and `--key value` pairs.
///
/// @param names which to run, empty for all
/// @param values numbers by their key, such as `samples`
public record BenchmarkOptions(List<String> names, Map<String, Long> values) {

    public BenchmarkOptions {
        names = List.copyOf(names);
        values = Map.copyOf(values);
    }

    /// @param known the keys of all benchmarks
    /// @throws IllegalArgumentException with what was wrong and what would be right
    static BenchmarkOptions parse(List<String> arguments, Collection<String> known) {
        List<String> names = new ArrayList<>();
        Map<String, Long> values = new TreeMap<>();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            if (!argument.startsWith("--")) {
                names.add(argument);
                continue;
            }
            String key = argument.substring(2);
            if (!known.contains(key)) {
                throw new IllegalArgumentException(
                        "Unknown option " + argument + "; known: --" + String.join(", --", known));
            }
            String value = rest.hasNext() ? rest.next() : "";
            if (!value.matches("[0-9]{1,9}")) {
                throw new IllegalArgumentException(argument + " needs a whole number, such as " + argument + " 100");
            }
            values.put(key, Long.valueOf(value));
        }
        return new BenchmarkOptions(names, values);
    }

    /// @param benchmark whose default counts where nothing was said
    /// @param key one of its [Benchmark#options]
    public long value(Benchmark benchmark, String key) {
        Long otherwise = benchmark.options().get(key);
        if (otherwise == null) {
            throw new IllegalArgumentException(benchmark.name() + " has no option " + key);
        }
        return values.getOrDefault(key, otherwise);
    }
}
