package nl.nabij.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A `kill -9` leaves the kernel's memory whole, so the order of the system calls is the proof for a
/// power cut: each number is told after a sync of its own.
class OutboxSyncTest {

    private static final int ROWS = 20;

    @TempDir
    private Path folder;

    @Test
    void eachRowIsSyncedBeforeItIsToldAsWritten() throws Exception {
        checkEachRowIsSynced(List.of());
    }

    @Test
    void sabotage_withoutTheSyncItsCheckGoesRed() {
        assertThatThrownBy(() -> checkEachRowIsSynced(List.of(OutboxWriter.SABOTAGED)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("system calls before number");
    }

    private void checkEachRowIsSynced(List<String> arguments) throws IOException, InterruptedException {
        Path trace = folder.resolve("trace");
        writeUnder(trace, arguments);
        List<String> calls = Files.readAllLines(trace, StandardCharsets.UTF_8);
        int from = 0;
        for (int number = 1; number <= ROWS; number++) {
            int told = told(calls, number);
            assertThat(calls.subList(from, told))
                    .as("system calls before number %d", number)
                    .anyMatch(call -> call.contains("sync(") && call.contains("outbox.db-wal"));
            from = told;
        }
    }

    private static int told(List<String> calls, int number) {
        for (int i = 0; i < calls.size(); i++) {
            if (calls.get(i).contains("write(1<") && calls.get(i).contains("\"" + number + "\\n")) {
                return i;
            }
        }
        throw new AssertionError("number " + number + " was not told");
    }

    private void writeUnder(Path trace, List<String> arguments) throws IOException, InterruptedException {
        assertThat(Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "strace"))))
                .as("this test needs the operating system's package 'strace'")
                .isTrue();
        List<String> command = new ArrayList<>(
                List.of("strace", "-f", "-qq", "-y", "-e", "trace=fsync,fdatasync,write", "-o", trace.toString()));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                OutboxWriter.class.getName(),
                folder.toString()));
        command.addAll(arguments);
        Process writer = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = writer.inputReader()) {
            String line = lines.readLine();
            while (line != null && !line.equals(Integer.toString(ROWS))) {
                line = lines.readLine();
            }
        } finally {
            writer.descendants().forEach(ProcessHandle::destroyForcibly);
            // The tracer ends after what it traces, with all that it saw written down.
            writer.waitFor();
        }
    }
}
