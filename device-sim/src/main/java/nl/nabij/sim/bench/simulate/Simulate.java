package nl.nabij.sim.bench.simulate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.nabij.sim.bench.Benchmark;
import nl.nabij.sim.bench.BenchmarkException;
import nl.nabij.sim.bench.BenchmarkOptions;

/// Worlds of many seeds: the real rules of gateway and server in virtual time, with everything going
/// wrong. A seed that breaks a promise tells its story.
public final class Simulate implements Benchmark {

    private static final long DEFAULT_SEEDS = 1_000;

    /// What the last line of the worlds says.
    private static final Pattern FIGURES =
            Pattern.compile("worlds seeds=(\\d+) steps=(\\d+) alarms=(\\d+) violations=(\\d+)");

    private static final String WORLDS = "nl.nabij.sim.world.Worlds";

    @Override
    public String name() {
        return "simulate";
    }

    @Override
    public String what() {
        return "simulated worlds of many seeds, each looked at after each step (--first: the first seed)";
    }

    @Override
    public Map<String, Long> options() {
        Map<String, Long> options = new LinkedHashMap<>();
        options.put("seeds", DEFAULT_SEEDS);
        options.put("first", 1L);
        return options;
    }

    @Override
    public Map<String, String> run(BenchmarkOptions options) throws InterruptedException {
        long begin = System.nanoTime();
        int atOnce = Runtime.getRuntime().availableProcessors();
        Process worlds = start(List.of(
                Long.toString(options.value(this, "first")),
                Long.toString(options.value(this, "seeds")),
                Integer.toString(atOnce)));
        String last = "";
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(worlds.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!FIGURES.matcher(line).matches()) {
                    System.out.println(line);
                }
                last = line;
            }
        } catch (IOException e) {
            throw new BenchmarkException("what the worlds say could not be read", e);
        } finally {
            worlds.destroy();
        }
        Matcher figures = FIGURES.matcher(last);
        if (!figures.matches()) {
            throw new BenchmarkException("the worlds ended with code " + worlds.waitFor() + " and no figures");
        }
        Map<String, String> result = new LinkedHashMap<>();
        result.put("seeds", figures.group(1));
        result.put("steps", figures.group(2));
        result.put("alarms", figures.group(3));
        result.put("violations", figures.group(4));
        result.put("seconds", "%.1f".formatted((System.nanoTime() - begin) / 1e9));
        return result;
    }

    private static Process start(List<String> arguments) {
        try {
            List<String> command = new java.util.ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx1g",
                    "-XX:+UseParallelGC",
                    "-cp",
                    classPath(),
                    WORLDS));
            command.addAll(arguments);
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new BenchmarkException("the worlds could not be started", e);
        }
    }

    /// The build writes the class path of the tests beside the simulator's jar.
    private static String classPath() throws IOException {
        Path target;
        try {
            target = Path.of(Simulate.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolveSibling(".")
                    .normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("A jar's own place is no place", e);
        }
        Path written = target.resolve("world.classpath");
        if (!Files.exists(written)) {
            throw new BenchmarkException(written + " is missing: build with ./nabij build");
        }
        return String.join(
                java.io.File.pathSeparator,
                target.resolve("test-classes").toString(),
                target.resolve("classes").toString(),
                Files.readString(written).strip());
    }
}
