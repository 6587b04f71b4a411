package nl.nabij.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is asked for, and in which order tables are filled: the parts that need no database.
class CommandTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsAskedFor() throws RefusedException {
        assertThat(Command.parse(List.of("backup", "--to", "/b/one", "--keys-to", "/k/one")))
                .isEqualTo(new Command.Backup(Path.of("/b/one"), Optional.of(Path.of("/k/one"))));
        assertThat(Command.parse(List.of("restore", "--check", "--from", "/b/one")))
                .isEqualTo(new Command.Restore(Path.of("/b/one"), Optional.empty(), true));
        assertThat(Command.parse(List.of("restore", "--help"))).isEqualTo(new Command.Help());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backup",
                "backup --to",
                "backup --to --keys-to /k",
                "backup --to /b --keys-to /b",
                "backup --to /b --passphrase hier",
                "restore --to /b",
                "restore --from /b /c",
                "bakcup --to /b"
            })
    void aMistakeIsTold(String line) {
        assertThatThrownBy(() -> Command.parse(List.of(line.split(" ", -1))))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.why().exitCode).isEqualTo(2))
                .hasMessageContaining("nabij backup --help");
    }

    @Test
    void thePassphraseComesFromAFileOrTheEnvironmentAndIsNeverShown() throws Exception {
        Path file = Files.writeString(folder.resolve("passphrase"), "vijf woorden in een bestand\n");
        Passphrase read =
                Passphrase.read(Map.of(Passphrase.FILE_KEY, file.toString())).orElseThrow();
        assertThat(read.text()).isEqualTo("vijf woorden in een bestand");
        assertThat(read.toString()).doesNotContain("woorden");
        read.requireStrong();
        assertThat(Passphrase.read(Map.of(Passphrase.TEXT_KEY, " "))).isEmpty();
        assertThatThrownBy(() ->
                        Passphrase.read(Map.of(Passphrase.FILE_KEY, file.toString(), Passphrase.TEXT_KEY, "ook een")))
                .hasMessageContaining("only one");
        assertThatThrownBy(() -> Passphrase.read(
                        Map.of(Passphrase.FILE_KEY, folder.resolve("none").toString())))
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> new Passphrase("te kort").requireStrong()).hasMessageContaining("at least 16");
    }

    @Test
    void eachTableComesAfterThoseItRefersTo() {
        assertThat(TableOrder.of(
                        List.of("client", "contact", "home", "certificate", "organisation"),
                        Map.of(
                                "contact", Set.of("client", "home"),
                                "client", Set.of("home", "organisation"),
                                "home", Set.of("organisation"),
                                "certificate", Set.of("certificate", "home"))))
                .containsExactly("organisation", "home", "certificate", "client", "contact");
        assertThatThrownBy(() -> TableOrder.of(List.of("a", "b"), Map.of("a", Set.of("b"), "b", Set.of("a"))))
                .hasMessageContaining("in a circle: [a, b]");
    }
}
