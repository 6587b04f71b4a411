package nl.nabij.sim.bench.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.nabij.sim.bench.BenchmarkException;

/// What lives on the heap of another JVM, by class. Counting it makes that JVM collect its garbage, so that
/// its resident memory afterwards holds what it needs, and not what it happened to have touched.
///
/// @param bytes of each class's own objects, without what they point to
record Heap(Map<String, Long> bytes) {

    /// `  12:   4096   131072  java.util.HashMap$Node (java.base@25)`
    private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+\\d+\\s+(\\d+)\\s+(\\S+).*");

    /// A gigabyte is counted in seconds.
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /// A collection gives pages back in steps.
    private static final int COLLECTIONS = 3;

    /// @return empty where this Java has no `jcmd`, as one without tools
    static Optional<Heap> of(long pid) throws InterruptedException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(tool)) {
            return Optional.empty();
        }
        String told = "";
        for (int i = 0; i < COLLECTIONS; i++) {
            told = run(List.of(tool.toString(), Long.toString(pid), "GC.class_histogram"));
        }
        return Optional.of(read(told));
    }

    static Heap read(String histogram) {
        Map<String, Long> bytes = new LinkedHashMap<>();
        for (String line : histogram.lines().toList()) {
            Matcher match = LINE.matcher(line);
            if (match.matches()) {
                bytes.merge(match.group(2), Long.parseLong(match.group(1)), Long::sum);
            }
        }
        return new Heap(bytes);
    }

    long total() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    /// The classes that grew most since an earlier count, in bytes for each of so many.
    ///
    /// @param most so many classes
    String growth(Heap before, int parts, int most) {
        List<Map.Entry<String, Long>> grown = bytes.entrySet().stream()
                .map(each -> Map.entry(each.getKey(), each.getValue() - before.bytes.getOrDefault(each.getKey(), 0L)))
                .sorted(Comparator.comparing(Map.Entry<String, Long>::getValue).reversed())
                .toList();
        return IntStream.range(0, Math.min(most, grown.size()))
                .mapToObj(grown::get)
                .map(each -> String.format(Locale.ROOT, "%s %d", each.getKey(), each.getValue() / parts))
                .collect(Collectors.joining(", "));
    }

    private static String run(List<String> command) throws InterruptedException {
        try {
            Path told = Files.createTempFile("nabij-heap", ".txt");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(told.toFile())
                        .start();
                if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new BenchmarkException("jcmd did not count within " + LONGEST);
                }
                if (process.exitValue() != 0) {
                    throw new BenchmarkException(
                            "jcmd could not count: " + Files.readString(told).strip());
                }
                return Files.readString(told);
            } finally {
                Files.deleteIfExists(told);
            }
        } catch (IOException e) {
            throw new BenchmarkException("jcmd could not be started: " + e.getMessage(), e);
        }
    }
}
