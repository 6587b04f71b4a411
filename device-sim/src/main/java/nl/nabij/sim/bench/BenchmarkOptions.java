package nl.nabij.sim.bench;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What may be said on the command line: names of benchmarks, and `--key value` pairs.
///
/// @param names which to run, empty for all
/// @param values numbers by their key, such as `samples`
record BenchmarkOptions(List<String> names, Map<String, Long> values) {

    private static final List<String> KEYS = List.of("samples", "rate", "seed");

    BenchmarkOptions {
        names = List.copyOf(names);
        values = Map.copyOf(values);
    }

    /// @throws IllegalArgumentException with what was wrong and what would be right
    static BenchmarkOptions parse(List<String> arguments) {
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
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException(
                        "Unknown option " + argument + "; known: --" + String.join(", --", KEYS));
            }
            String value = rest.hasNext() ? rest.next() : "";
            if (!value.matches("[0-9]{1,9}")) {
                throw new IllegalArgumentException(argument + " needs a whole number, such as " + argument + " 100");
            }
            values.put(key, Long.valueOf(value));
        }
        return new BenchmarkOptions(names, values);
    }

    long value(String key, long otherwise) {
        return values.getOrDefault(key, otherwise);
    }
}
