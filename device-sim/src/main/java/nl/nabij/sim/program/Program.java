package nl.nabij.sim.program;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// One process. It dies with this one, however this one dies.
public final class Program {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    /// The kernel tells a child when the *thread* that started it is gone, and threads of pools go when they are idle.
    private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("program-starter").factory());

    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    private final String name;
    private final Process process;
    private final Path log;

    private Program(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /// @param command program and arguments
    /// @param environment is added to this process's own, without its `NABIJ_` settings
    /// @param log what it prints is appended here
    public static Program start(String name, List<String> command, Map<String, String> environment, Path log) {
        List<String> words = new ArrayList<>();
        if (Files.isExecutable(SETPRIV)) {
            words.addAll(List.of(SETPRIV.toString(), "--pdeathsig", "TERM", "--"));
        }
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(key -> key.startsWith("NABIJ_"));
        builder.environment().putAll(environment);
        try {
            return new Program(name, STARTER.submit(builder::start).get(), log);
        } catch (ExecutionException e) {
            throw new ProgramException(name + " cannot be started: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProgramException(name + " was not started: interrupted", e);
        }
    }

    /// `server` or `gateway`, from its built jar with the JVM settings that it is delivered with, by its script if it
    /// has one.
    ///
    /// @param further JVM options beside the delivered ones, without spaces in them
    static Program delivered(String module, List<String> further, Map<String, String> environment, Path log) {
        Path folder = module(module);
        Path jar = folder.resolve("target").resolve(module + ".jar");
        if (!Files.exists(jar)) {
            throw new ProgramException(jar + " is missing; run it by ./nabij bench, which builds it");
        }
        Path java = Path.of(System.getProperty("java.home"));
        Path script = folder.resolve("src/main/dist").resolve(module);
        if (Files.isExecutable(script)) {
            // As it is delivered: with its start-up cache, where it has one that fits.
            Map<String, String> all = new TreeMap<>(environment);
            all.put("JAVA_HOME", java.toString());
            if (!further.isEmpty()) {
                all.put("JDK_JAVA_OPTIONS", String.join(" ", further));
            }
            return start(module, List.of(script.toAbsolutePath().toString()), all, log);
        }
        List<String> command = new ArrayList<>();
        command.add(java.resolve("bin").resolve("java").toString());
        command.add("@" + folder.resolve("src/main/dist/jvm.options"));
        command.addAll(further);
        command.addAll(List.of("-jar", jar.toString()));
        return start(module, command, environment, log);
    }

    /// The folder of a module: programs run where the project begins, tests in their own module beside it.
    public static Path module(String module) {
        Path here = Path.of(module);
        return Files.isDirectory(here) ? here : Path.of("..", module);
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// Waits for what the program has to do; fails with the end of its log when it dies or takes too long.
    public void await(String what, Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new ProgramException(name + " ended with code " + process.exitValue() + " before " + what
                        + "; its last lines:\n" + lastLines());
            }
            if (System.nanoTime() > end) {
                throw new ProgramException(
                        name + ": not " + what + " within " + limit + "; its last lines:\n" + lastLines());
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /// SIGTERM and its end; SIGKILL when it does not end.
    ///
    /// @return whether it ended by itself
    public boolean stop() {
        signal("CONT");
        process.destroy();
        try {
            if (process.waitFor(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                return true;
            }
            kill();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /// SIGKILL: nothing can be said or saved any more. Returns when it is gone.
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /// SIGSTOP: it stands still and looks like a machine that hangs.
    public void pause() {
        signal("STOP");
    }

    /// SIGCONT after [#pause].
    public void resume() {
        signal("CONT");
    }

    private void signal(String signal) {
        signal(process.pid(), signal);
    }

    /// @param signal without `SIG`
    public static void signal(long pid, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new ProgramException("no signal can be sent: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Resident set (`VmRSS` of `/proc`), in KiB.
    public long residentKib() {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseThrow(() -> new ProgramException(name + " has no VmRSS"));
        } catch (IOException e) {
            throw new ProgramException("the memory of " + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// Processor time so far, of all its threads.
    public Duration processorTime() {
        Optional<Duration> total = process.info().totalCpuDuration();
        return total.orElseThrow(() -> new ProgramException("the processor time of " + name + " cannot be read"));
    }

    public String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return "(no log)";
        }
    }
}
