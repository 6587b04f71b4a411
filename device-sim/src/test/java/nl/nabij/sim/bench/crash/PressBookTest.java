package nl.nabij.sim.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.nabij.sim.bench.BenchmarkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PressBookTest {

    @TempDir
    private Path folder;

    @Test
    void onlyWhatTheBrokerAcknowledgedIsPromised() throws IOException {
        PressBook.Page page = read("""
            {"at":"2026-01-01T00:00:00Z","device":"0xa","id":"x","mark":"pressed","seq":1}
            {"at":"2026-01-01T00:00:01Z","device":"0xb","id":"y","mark":"pressed","seq":2}
            {"at":"2026-01-01T00:00:02Z","mark":"sent-again","seq":1}
            {"at":"2026-01-01T00:00:03Z","mark":"acknowledged","seq":1}
            """);
        assertThat(page.presses())
                .containsExactly(new Pressed("gw-1", 1, "0xa", true), new Pressed("gw-1", 2, "0xb", false));
        assertThat(page.sentAgain()).isEqualTo(1);
    }

    @Test
    void whatNeverLeftIsNoPress() throws IOException {
        PressBook.Page page = read("""
            {"at":"2026-01-01T00:00:00Z","device":"0xa","id":"x","mark":"pressed","seq":1}
            {"at":"2026-01-01T00:00:00Z","mark":"not-sent","seq":1,"why":"unplugged"}
            """);
        assertThat(page.presses()).isEmpty();
    }

    @Test
    void aLineThatIsBeingWrittenIsLeftOut() throws IOException {
        PressBook.Page page = read("""
            {"at":"2026-01-01T00:00:00Z","device":"0xa","id":"x","mark":"pressed","seq":1}
            {"at":"2026-01-01T00:0""".stripIndent());
        assertThat(page.presses()).hasSize(1);
    }

    @Test
    void anotherFileIsTold() {
        assertThatThrownBy(() -> read("no ledger\n"))
                .isInstanceOf(BenchmarkException.class)
                .hasMessageContaining("no ledger");
    }

    private PressBook.Page read(String text) throws IOException {
        Path file = folder.resolve("ledger");
        Files.writeString(file, text);
        return new PressBook("gw-1", file).read();
    }
}
