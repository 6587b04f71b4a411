package nl.nabij.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server as a process, asked to end.
class ServerStopTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void whatItSaysWhileItStopsIsInTheLog() throws Exception {
        File log = folder.resolve("server.log").toFile();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerMain.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment()
                .putAll(Map.of(
                        "NABIJ_DATA", folder.resolve("nabij").toString(),
                        "NABIJ_SERVER_HTTP_PORT", "0",
                        "NABIJ_SERVER_HTTPS_PORT", "0",
                        "NABIJ_SERVER_UPLINK_PORT", "0"));
        Process server = builder.start();
        try {
            Path addresses = folder.resolve("nabij/server/addresses.json");
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!Files.exists(addresses) && server.isAlive() && System.nanoTime() < end) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            assertThat(addresses).as(() -> text(log)).exists();
            server.destroy();
            assertThat(server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(text(log)).containsSubsequence(" ready ", "stopping", "stopped");
        } finally {
            server.destroyForcibly();
        }
    }

    private static String text(File log) {
        try {
            return Files.readString(log.toPath());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
