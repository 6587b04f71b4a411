package nl.nabij.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Up;
import nl.nabij.contract.link.UpMessage.FaultRaised;
import nl.nabij.gateway.clock.HandClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteOutboxTest extends DiskOutboxContract {

    @TempDir
    private Path folder;

    private final HandClock clock = new HandClock();
    private DiskOutbox outbox;

    @BeforeEach
    void open() {
        outbox = SqliteOutbox.open(folder, clock, OutboxLimits.DEFAULT);
    }

    @AfterEach
    void close() {
        outbox.close();
    }

    @Override
    DiskOutbox outbox() {
        return outbox;
    }

    @Override
    void reopen(OutboxLimits limits) {
        outbox.close();
        outbox = SqliteOutbox.open(folder, clock, limits);
    }

    @Test
    void aRowKeepsWhatTheBoxKnewAboutTime() {
        clock.set(Instant.parse("1970-01-01T00:07:00Z"), false);
        outbox.append(Stream.ALARM, press());
        clock.set(Instant.parse("2026-06-01T21:00:00Z"), true);
        reopen(OutboxLimits.DEFAULT);
        Up kept = outbox.after(Stream.ALARM, 0, 1).getFirst();
        assertThat(kept.at()).isEqualTo(Instant.parse("1970-01-01T00:07:00Z"));
        assertThat(kept.clockSynchronised()).isFalse();
        assertThat(kept.bootId()).isEqualTo(clock.read().bootId());
        assertThat(kept.monotonicMillis()).isEqualTo(Duration.ofMinutes(5).toMillis());
    }

    @Test
    void aLostFileIsMadeAnewWithAHigherEpochAlsoByAClockThatIsBehind() throws IOException {
        long before = outbox.epoch();
        outbox.close();
        Files.delete(folder.resolve("outbox.db"));
        Files.deleteIfExists(folder.resolve("outbox.db-wal"));
        clock.set(Instant.parse("1970-01-01T00:00:01Z"), false);
        outbox = SqliteOutbox.open(folder, clock, OutboxLimits.DEFAULT);
        assertThat(outbox.epoch()).isGreaterThan(before);
        assertThat(outbox.append(Stream.ALARM, press()).seq()).isEqualTo(1);
    }

    @Test
    void aFolderWipedWholeGetsAHigherEpochByTheClock(@TempDir Path other) {
        clock.forward(Duration.ofSeconds(2));
        try (DiskOutbox anew = SqliteOutbox.open(other, clock, OutboxLimits.DEFAULT)) {
            assertThat(anew.epoch()).isGreaterThan(outbox.epoch());
        }
    }

    @Test
    void aFirstStartInNineteenSeventyHasAnEpochAtAll(@TempDir Path other) {
        clock.set(Instant.EPOCH, false);
        try (DiskOutbox early = SqliteOutbox.open(other, clock, OutboxLimits.DEFAULT)) {
            assertThat(early.epoch()).isEqualTo(1);
        }
    }

    @Test
    void anOldCopyOfTheFileBeginsANewLife(@TempDir Path elsewhere) throws IOException {
        outbox.append(Stream.ALARM, press());
        outbox.close();
        Files.copy(folder.resolve("outbox.db"), elsewhere.resolve("old.db"));
        outbox = SqliteOutbox.open(folder, clock, OutboxLimits.DEFAULT);
        outbox.receive(Stream.ALARM, outbox.epoch(), 99);
        long raised = outbox.epoch();
        outbox.close();
        Files.deleteIfExists(folder.resolve("outbox.db-wal"));
        Files.copy(elsewhere.resolve("old.db"), folder.resolve("outbox.db"), StandardCopyOption.REPLACE_EXISTING);

        outbox = SqliteOutbox.open(folder, clock, OutboxLimits.DEFAULT);

        assertThat(outbox.epoch()).isGreaterThan(raised);
        assertThat(outbox.waiting(Stream.ALARM)).isEqualTo(1);
    }

    @Test
    void aBrokenFileIsPutAsideAndTold() throws IOException {
        outbox.close();
        Files.deleteIfExists(folder.resolve("outbox.db-wal"));
        Files.writeString(folder.resolve("outbox.db"), "This is not a database at all, whatever its name says.");
        long before = Long.parseLong(Files.readString(folder.resolve("outbox.epoch")));

        outbox = SqliteOutbox.open(folder, clock, OutboxLimits.DEFAULT);

        assertThat(outbox.epoch()).isGreaterThan(before);
        assertThat(outbox.after(Stream.OTHER, 0, 10))
                .extracting(Up::message)
                .singleElement()
                .isInstanceOfSatisfying(
                        FaultRaised.class, fault -> assertThat(fault.fault()).isEqualTo("outbox.lost"));
        try (var files = Files.list(folder)) {
            assertThat(files).anyMatch(file -> file.getFileName().toString().startsWith("outbox.broken"));
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsToldClearly() throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "");
        assertThatThrownBy(() -> SqliteOutbox.open(file.resolve("below"), clock, OutboxLimits.DEFAULT))
                .isInstanceOf(OutboxUnreadableException.class)
                .hasMessageContaining("a-file");
    }
}
