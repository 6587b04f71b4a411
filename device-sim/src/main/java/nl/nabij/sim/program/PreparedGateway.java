package nl.nabij.sim.program;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The gateway's start-up cache, as whoever installs it makes it once by the script `train`; with it each of
/// the many gateways of a test run starts in half the time. Made where a [PreparedCentre] is wanted, once in
/// each run of this JVM.
public final class PreparedGateway {

    /// It takes four seconds; without one a gateway only starts more slowly.
    private static final Duration MADE_WITHIN = Duration.ofMinutes(2);

    private PreparedGateway() {}

    /// Made by whoever asks first; the others wait for it.
    private static final class Holder {
        private static final boolean MADE = System.getProperty(PreparedCentre.PROPERTY) != null && make();
    }

    /// Makes it where it is wanted and not made yet.
    static boolean isMade() {
        return Holder.MADE;
    }

    /// What a gateway's Java is started with, beside its delivered options; only for the delivered class
    /// path. Its start script finds that by itself.
    public static List<String> jvmOptions() {
        return isMade() ? List.of("-XX:AOTCache=" + cache()) : List.of();
    }

    private static Path cache() {
        return Program.module("gateway").resolve("target").resolve("gateway.aot");
    }

    /// Two JVMs may run tests beside each other: one makes it, the other takes what it finds then.
    private static boolean make() {
        Path target = Program.module("gateway").resolve("target");
        try (FileChannel lock = FileChannel.open(
                        target.resolve("gateway.aot.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = lock.lock()) {
            return held.isValid() && (isOfThisProgram(target.resolve("gateway.jar")) || train());
        } catch (IOException e) {
            throw new ProgramException("the gateway's start-up cache cannot be made: " + e.getMessage(), e);
        }
    }

    private static boolean isOfThisProgram(Path program) throws IOException {
        return Files.exists(cache())
                && Files.getLastModifiedTime(cache()).compareTo(Files.getLastModifiedTime(program)) > 0;
    }

    private static boolean train() throws IOException {
        ProcessBuilder train = new ProcessBuilder(
                        Program.module("gateway").resolve("src/main/dist/train").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        train.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            Process made = train.start();
            if (made.waitFor(MADE_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                return made.exitValue() == 0 && Files.exists(cache());
            }
            made.descendants().forEach(ProcessHandle::destroyForcibly);
            made.destroyForcibly();
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
