package nl.nabij.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import nl.nabij.server.backup.Manifest.Part;
import nl.nabij.server.backup.RefusedException.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The file itself: what was written is read, and whatever is not as it was written is refused.
class ArchiveTest {

    private static final Passphrase SENTENCE = new Passphrase("vijf woorden die niet bij elkaar horen");

    @TempDir
    private Path folder;

    private Path write(String name, Optional<Passphrase> passphrase, int bytes) throws Exception {
        Path file = folder.resolve(name);
        byte[] content = new byte[bytes];
        new Random(7).nextBytes(content);
        try (ArchiveWriter archive = ArchiveWriter.create(file, passphrase, new SecureRandom())) {
            archive.part("folder/one", to -> to.write(content));
            archive.part("folder/two", to -> to.write("twee".getBytes(StandardCharsets.UTF_8)));
            archive.finish(manifest(archive.parts()));
            archive.publish();
        }
        return file;
    }

    private static Manifest manifest(List<Part> parts) {
        return new Manifest(
                Manifest.FORMAT,
                new UUID(1, 2),
                Instant.parse("2026-11-29T03:00:00Z"),
                "1.0",
                Optional.empty(),
                Optional.empty(),
                false,
                Map.of("NABIJ_SERVER_NAMES", "centre.example"),
                parts);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 71, 65_536, 300_000})
    void whatWasWrittenIsReadInClearAndEncrypted(int bytes) throws Exception {
        for (Optional<Passphrase> passphrase : List.of(Optional.<Passphrase>empty(), Optional.of(SENTENCE))) {
            Path file = write("whole-" + passphrase.isPresent(), passphrase, bytes);
            List<String> parts = new ArrayList<>();
            Manifest read = new ArchiveReader(file, passphrase)
                    .read((part, content) -> parts.add(part + " " + content.readAllBytes().length));
            assertThat(parts).containsExactly("folder/one " + bytes, "folder/two 4");
            assertThat(read).isEqualTo(manifest(read.parts()));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void everyByteThatIsAlteredAndEveryPlaceWhereItIsCutIsNoticedInClear() throws Exception {
        Path file = write("clear", Optional.empty(), 40);
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            byte[] altered = whole.clone();
            altered[at] ^= 1;
            assertNotWhole(altered, Optional.empty(), "altered at " + at);
            assertNotWhole(Arrays.copyOf(whole, at), Optional.empty(), "cut at " + at);
        }
        assertNotWhole(Arrays.copyOf(whole, whole.length + 1), Optional.empty(), "longer");
    }

    /// Three pieces; both sides of each border.
    @Test
    void whatIsAlteredOrCutOrMovedIsNoticedWhereItIsEncrypted() throws Exception {
        Optional<Passphrase> passphrase = Optional.of(SENTENCE);
        byte[] whole = Files.readAllBytes(write("encrypted", passphrase, 140_000));
        int header = Encryption.HEADER_BYTES;
        int piece = 64 * 1024 + 16;
        for (int at : new int[] {header, header + piece - 1, header + piece, header + 2 * piece, whole.length - 1}) {
            byte[] altered = whole.clone();
            altered[at] ^= 1;
            assertNotWhole(altered, passphrase, "altered at " + at);
            assertNotWhole(Arrays.copyOf(whole, at), passphrase, "cut at " + at);
        }
        byte[] moved = whole.clone();
        System.arraycopy(whole, header, moved, header + piece, piece);
        System.arraycopy(whole, header + piece, moved, header, piece);
        assertNotWhole(moved, passphrase, "two pieces in each other's place");
    }

    private void assertNotWhole(byte[] bytes, Optional<Passphrase> passphrase, String what) throws IOException {
        Path file = Files.write(folder.resolve("harmed"), bytes);
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> new ArchiveReader(file, passphrase).check());
        assertThat(refused).as(what).isNotNull();
        assertThat(refused.why()).as(what).isEqualTo(Why.FILE);
    }

    @Test
    void theWrongPassphraseIsToldAsSuchAndNoneAsWell() throws Exception {
        Path file = write("encrypted", Optional.of(SENTENCE), 10);
        assertThatThrownBy(() -> new ArchiveReader(file, Optional.of(new Passphrase("een ander"))).check())
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.why()).isEqualTo(Why.FILE))
                .hasMessageContaining("passphrase is not the one");
        assertThatThrownBy(() -> new ArchiveReader(file, Optional.empty()).check())
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.why()).isEqualTo(Why.ARGUMENTS))
                .hasMessageContaining(Passphrase.FILE_KEY);
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .doesNotContain("folder/one", "manifest", "centre.example");
    }

    @Test
    void aFormatOfLaterIsToldAsNewer() throws Exception {
        Path file = folder.resolve("later");
        try (ArchiveWriter archive = ArchiveWriter.create(file, Optional.empty(), new SecureRandom())) {
            Manifest now = manifest(List.of());
            archive.finish(new Manifest(
                    2,
                    now.backup(),
                    now.takenAt(),
                    "9",
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Map.of(),
                    List.of()));
            archive.publish();
        }
        assertThatThrownBy(() -> new ArchiveReader(file, Optional.empty()).check())
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.why()).isEqualTo(Why.NEWER));
    }

    @Test
    void anotherFileIsNoBackup() throws Exception {
        Path file = Files.writeString(folder.resolve("letter"), "Geachte mevrouw");
        assertThatThrownBy(() -> new ArchiveReader(file, Optional.empty()).check())
                .hasMessageContaining("no backup of Nabij");
        assertThatThrownBy(() -> new ArchiveReader(folder.resolve("nothing"), Optional.empty()).check())
                .hasMessageContaining("is not a file");
    }

    @Test
    void aBackupNeverWritesOverAnotherAndLeavesNothingWhenItFails() throws Exception {
        Path file = write("first", Optional.empty(), 10);
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> write("first", Optional.empty(), 20)).hasMessageContaining("is there already");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);

        Files.writeString(folder.resolve("second.part"), "of one that was killed");
        assertThatThrownBy(() -> {
                    try (ArchiveWriter archive =
                            ArchiveWriter.create(folder.resolve("second"), Optional.empty(), new SecureRandom())) {
                        assertThatThrownBy(() -> ArchiveWriter.create(
                                        folder.resolve("second"), Optional.empty(), new SecureRandom()))
                                .hasMessageContaining("Another backup");
                        archive.part("database/one", _ -> {
                            throw new IOException("No space left on device");
                        });
                    }
                })
                .hasMessageContaining("No space");
        assertThat(folder.resolve("second")).doesNotExist();
        assertThat(folder.resolve("second.part")).doesNotExist();
    }
}
