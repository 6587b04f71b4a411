package nl.nabij.sim.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLedgerTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void keepsEachPressAndWhatBecameOfIt() throws IOException {
        Path file = folder.resolve("ledger");
        try (FileLedger ledger = FileLedger.open(file)) {
            assertThat(ledger.pressed("0x1", NOON)).isEqualTo(1);
            ledger.sentAgain(1, NOON);
            ledger.acknowledged(1, NOON.plusMillis(3));
        }
        assertThat(Files.readAllLines(file))
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(0))
                        .contains("\"mark\":\"pressed\"", "\"seq\":1", "\"device\":\"0x1\"", "\"id\":\"", "12:00:00Z"))
                .satisfies(lines -> assertThat(lines.get(1)).contains("\"mark\":\"sent-again\"", "\"seq\":1"))
                .satisfies(lines -> assertThat(lines.get(2)).contains("\"mark\":\"acknowledged\"", "\"seq\":1"));
    }

    @Test
    void numbersGoOnAfterACrashThatCutALine() throws IOException {
        Path file = folder.resolve("ledger");
        try (FileLedger ledger = FileLedger.open(file)) {
            ledger.pressed("0x1", NOON);
        }
        Files.writeString(file, "{\"at\":\"2026-03-01T12:0", StandardOpenOption.APPEND);
        try (FileLedger ledger = FileLedger.open(file)) {
            assertThat(ledger.pressed("0x1", NOON)).isEqualTo(2);
        }
        assertThat(Files.readAllLines(file)).hasSize(2).allMatch(line -> line.endsWith("}"));
    }

    @Test
    void doesNotWriteIntoSomethingElse() throws IOException {
        Path file = folder.resolve("ledger");
        Files.writeString(file, "dear diary\n");
        assertThatThrownBy(() -> FileLedger.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no ledger");
    }
}
