package nl.nabij.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Up;
import nl.nabij.gateway.clock.HandClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` at any moment loses no row that was reported as written, and no number is given twice.
class OutboxKillTest {

    private static final int LIVES = 4;
    private static final long SEED = 20_261L;

    @TempDir
    private Path folder;

    @Test
    void nothingThatWasToldIsLost() throws Exception {
        Random random = new Random(SEED);
        long last = 0;
        for (int life = 0; life < LIVES; life++) {
            long told = writeAndKill(last + 1 + random.nextInt(40));
            assertThat(told).as("seed %d", SEED).isGreaterThan(last);
            last = told;
            try (DiskOutbox outbox = SqliteOutbox.open(folder, new HandClock(), OutboxLimits.DEFAULT)) {
                List<Up> kept = outbox.after(Stream.ALARM, 0, 1_000);
                long written = kept.size();
                assertThat(written)
                        .as("rows kept, %d told, seed %d", told, SEED)
                        .isBetween(told, told + 1);
                assertThat(kept)
                        .extracting(Up::seq)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, written).boxed().toList());
                last = written;
            }
        }
    }

    /// @return the last number that the writer told before it was killed
    private long writeAndKill(long atNumber) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        OutboxWriter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long told = 0;
        try (BufferedReader lines = writer.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                told = Long.parseLong(line);
                if (told == atNumber) {
                    // Through the handle, which leaves what was already said to be read.
                    writer.toHandle().destroyForcibly();
                }
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
        return told;
    }
}
