package nl.nabij.sim.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A program made of what the tests are made of, as a process of its own: worlds and browsers are theirs,
/// and the simulator's own jar holds neither.
public final class TestsProgram {

    private final String main;
    private final List<String> jvmOptions;

    /// @param main the class whose `main` it is
    public TestsProgram(String main, List<String> jvmOptions) {
        this.main = main;
        this.jvmOptions = List.copyOf(jvmOptions);
    }

    /// Runs it to its end, and tells on what it says.
    ///
    /// @param figures what is not told on: its lines with figures
    /// @return those lines, in order
    /// @throws BenchmarkException when its last line is none of them
    public List<MatchResult> run(Pattern figures, List<String> arguments) throws InterruptedException {
        Process program = start(arguments);
        List<MatchResult> found = new ArrayList<>();
        Optional<MatchResult> last = Optional.empty();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher matcher = figures.matcher(line);
                last = matcher.matches() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
                last.ifPresentOrElse(found::add, new Telling(line));
            }
        } catch (IOException e) {
            throw new BenchmarkException("what " + main + " says could not be read", e);
        } finally {
            program.destroy();
        }
        if (last.isEmpty()) {
            throw new BenchmarkException(main + " ended with code " + program.waitFor() + " and no figures");
        }
        return found;
    }

    private record Telling(String line) implements Runnable {
        @Override
        public void run() {
            System.out.println(line);
        }
    }

    private Process start(List<String> arguments) {
        try {
            Path target = target();
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString()));
            command.addAll(jvmOptions);
            command.addAll(List.of("-cp", classPath(target), main));
            command.addAll(arguments);
            return new ProcessBuilder(command)
                    .directory(target.resolveSibling(".").normalize().toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new BenchmarkException(main + " could not be started", e);
        }
    }

    private static Path target() {
        try {
            return Path.of(TestsProgram.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolveSibling(".")
                    .normalize()
                    .toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("A jar's own place is no place", e);
        }
    }

    /// The build writes the class path of the tests beside the simulator's jar.
    private static String classPath(Path target) throws IOException {
        Path written = target.resolve("world.classpath");
        if (!Files.exists(written)) {
            throw new BenchmarkException(written + " is missing: build with ./nabij build");
        }
        return String.join(
                File.pathSeparator,
                target.resolve("test-classes").toString(),
                target.resolve("classes").toString(),
                Files.readString(written).strip());
    }
}
