package nl.nabij.sim.bench.alarmway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.nabij.sim.bench.Percentiles;

/// The contenders in turns, at each rate so often; the figures are of all repetitions together.
final class Comparison {

    private static final String FLOOR = "floor_";

    private final List<Contender> contenders;
    private final int presses;
    private final int repetitions;
    private final Map<Long, Map<String, List<Long>>> times = new TreeMap<>();
    private final Map<String, Integer> lost = new LinkedHashMap<>();

    /// @param contenders the first is the way itself
    Comparison(List<Contender> contenders, int presses, int repetitions) {
        this.contenders = List.copyOf(contenders);
        this.presses = presses;
        this.repetitions = repetitions;
        contenders.forEach(contender -> lost.put(contender.prefix(), 0));
    }

    /// What is lost here is lost, too.
    void warmUp(int warmUpPresses, long perSecond) throws InterruptedException {
        for (Contender contender : contenders) {
            if (warmUpPresses > 0) {
                count(contender, contender.stretch(warmUpPresses, perSecond));
            }
        }
    }

    void measure(long perSecond) throws InterruptedException {
        for (int repetition = 1; repetition <= repetitions; repetition++) {
            StringBuilder line = new StringBuilder("  %4d/s %d of %d ".formatted(perSecond, repetition, repetitions));
            for (Contender contender : contenders) {
                Series.Heard heard = contender.stretch(presses, perSecond);
                count(contender, heard);
                if (!heard.nanos().isEmpty()) {
                    times.computeIfAbsent(perSecond, _ -> new LinkedHashMap<>())
                            .computeIfAbsent(contender.prefix(), _ -> new ArrayList<>())
                            .addAll(heard.nanos());
                    Percentiles of = percentiles(heard.nanos());
                    line.append("  %s p50 %s p99 %s ms".formatted(word(contender), of.millis(50), of.millis(99)));
                }
                if (contender instanceof Floor floor && heard.lost() == 0) {
                    line.append(floor.parts().entrySet().stream()
                            .map(part -> part.getKey() + " " + part.getValue().millis(50))
                            .collect(Collectors.joining(", ", " (", ")")));
                }
            }
            System.out.println(line);
        }
    }

    private static String word(Contender contender) {
        return contender.prefix().isEmpty() ? "way" : contender.prefix().replace("_", "");
    }

    private void count(Contender contender, Series.Heard heard) {
        lost.merge(contender.prefix(), heard.lost(), Integer::sum);
    }

    /// Of the way and its floor first, then of whoever ran beside them.
    ///
    /// @param main the rate whose figures have the plain names; those of another say `_at_RATE`
    Map<String, String> figures(long main) {
        Map<String, String> figures = new LinkedHashMap<>();
        wayAndFloor(figures, main, "");
        lost.forEach((prefix, count) -> {
            if (prefix.isEmpty() || (prefix.equals(FLOOR) && count > 0)) {
                figures.put(prefix + "lost", Integer.toString(count));
            }
        });
        figures.put("samples", Integer.toString(presses * repetitions));
        times.keySet().stream().filter(rate -> rate != main).forEach(rate -> wayAndFloor(figures, rate, "_at_" + rate));
        for (Contender contender : contenders) {
            String prefix = contender.prefix();
            if (!prefix.isEmpty() && !prefix.equals(FLOOR)) {
                put(figures, main, prefix, "");
                figures.put(prefix + "lost", Integer.toString(lost.getOrDefault(prefix, 0)));
                times.keySet().stream()
                        .filter(rate -> rate != main)
                        .forEach(rate -> put(figures, rate, prefix, "_at_" + rate));
            }
        }
        return figures;
    }

    private void wayAndFloor(Map<String, String> figures, long rate, String ending) {
        put(figures, rate, "", ending);
        put(figures, rate, FLOOR, ending);
        Map<String, List<Long>> ofRate = times.getOrDefault(rate, Map.of());
        if (ofRate.containsKey("") && ofRate.containsKey(FLOOR)) {
            Percentiles way = percentiles(ofRate.get(""));
            Percentiles floor = percentiles(ofRate.get(FLOOR));
            figures.put("p50_ratio" + ending, way.ratio(50, floor));
            figures.put("p99_ratio" + ending, way.ratio(99, floor));
        }
    }

    private void put(Map<String, String> figures, long rate, String prefix, String ending) {
        List<Long> nanos = times.getOrDefault(rate, Map.of()).getOrDefault(prefix, List.of());
        if (!nanos.isEmpty()) {
            Percentiles of = percentiles(nanos);
            figures.put(prefix + "p50_ms" + ending, of.millis(50));
            figures.put(prefix + "p99_ms" + ending, of.millis(99));
        }
    }

    private static Percentiles percentiles(List<Long> nanos) {
        return new Percentiles(nanos.stream().mapToLong(Long::longValue).toArray());
    }
}
