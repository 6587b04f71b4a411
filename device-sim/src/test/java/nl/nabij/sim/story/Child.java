package nl.nabij.sim.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// One program of the system as a process of its own. It dies with the test.
final class Child {

    /// An orderly stop has 10 s by agreement; a busy machine gets more.
    private static final long STOP_WITHIN_SECONDS = 30;

    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    private final String name;
    private final Process process;
    private final Path log;

    private Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroyForcibly));
    }

    /// The options and the class path of a program as it is delivered: its jar, its libraries, its JVM
    /// settings.
    static List<String> delivered(String module) {
        Path home = Path.of("..", module);
        Path jar = home.resolve("target").resolve(module + ".jar");
        if (!Files.exists(jar)) {
            throw new AssertionError(jar + " is missing; run the stories by 'mvn verify', which builds it");
        }
        return List.of(
                "@" + home.resolve("src").resolve("main").resolve("dist").resolve("jvm.options"),
                "-jar",
                jar.toString());
    }

    /// The simulator, whose own jar is made after its tests.
    static List<String> simulator() {
        return List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "nl.nabij.sim.SimMain");
    }

    /// @param program options, class path and main class
    /// @param before words before `java`, such as a tracer; may be empty
    static Child java(
            String name,
            List<String> program,
            List<String> before,
            List<String> arguments,
            Map<String, String> environment,
            Path log) {
        List<String> words = new ArrayList<>();
        // The kernel tells the child when this JVM dies, however it dies.
        if (Files.isExecutable(SETPRIV)) {
            words.addAll(List.of(SETPRIV.toString(), "--pdeathsig", "TERM", "--"));
        }
        words.addAll(before);
        words.add(System.getProperty("java.home") + "/bin/java");
        words.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
        words.addAll(program);
        words.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().keySet().removeIf(key -> key.startsWith("NABIJ_"));
        builder.environment().putAll(environment);
        builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            return new Child(name, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started", e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Fails with the end of its log when it is dead.
    void requireAlive() {
        if (!process.isAlive()) {
            throw new AssertionError(
                    name + " ended with code " + process.exitValue() + "; its log ends with:\n" + tail());
        }
    }

    String tail() {
        String all = log();
        return all.substring(Math.max(0, all.length() - 4_000));
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    /// SIGTERM, as Ctrl-C and systemd do.
    void stop() {
        program().destroy();
        await();
    }

    /// The Java process itself: under a tracer it is a child, and the tracer keeps signals to itself.
    private ProcessHandle program() {
        return process.descendants()
                .filter(other -> other.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElseGet(process::toHandle);
    }

    /// SIGKILL: nothing can be said or saved any more.
    void kill() {
        program().destroyForcibly();
        process.destroyForcibly();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(STOP_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(name + " did not stop within " + STOP_WITHIN_SECONDS + " s:\n" + tail());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while " + name + " stopped", e);
        }
    }
}
