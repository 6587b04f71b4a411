package nl.nabij.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Up;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.contract.link.UpMessage.AlarmRaised;
import nl.nabij.contract.link.UpMessage.FaultCleared;
import nl.nabij.contract.link.UpMessage.FaultRaised;
import nl.nabij.gateway.clock.HandClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteOutboxTest extends OutboxContract {

    private static final OutboxLimits SMALL = new OutboxLimits(20, 8 << 10, 5, 100, 1 << 20, 4 << 10, 3, 64 << 10);

    @TempDir
    private Path folder;

    private final HandClock clock = new HandClock();
    private SqliteOutbox outbox;

    @BeforeEach
    void open() {
        outbox = SqliteOutbox.open(folder, clock, OutboxLimits.DEFAULT);
    }

    @AfterEach
    void close() {
        outbox.close();
    }

    @Override
    Outbox outbox() {
        return outbox;
    }

    private void reopen(OutboxLimits limits) {
        outbox.close();
        outbox = SqliteOutbox.open(folder, clock, limits);
    }

    @Test
    void everythingIsThereAfterARestart() {
        Up alarm = outbox.append(Stream.ALARM, press());
        outbox.append(Stream.ALARM, press());
        outbox.receive(Stream.ALARM, outbox.epoch(), 1);
        long epoch = outbox.epoch();

        reopen(OutboxLimits.DEFAULT);

        assertThat(outbox.epoch()).isEqualTo(epoch);
        assertThat(outbox.after(Stream.ALARM, 0, 10)).extracting(Up::seq).containsExactly(2L);
        Up third = outbox.append(Stream.ALARM, press());
        assertThat(third.seq()).isEqualTo(alarm.seq() + 2);
    }

    @Test
    void aNoteIsThereAfterARestartAlsoWhenItsAlarmHasItsReceipt() {
        outbox.append(Stream.ALARM, press(), new Note("pendant", "pressed"));
        outbox.receive(Stream.ALARM, outbox.epoch(), 1);
        reopen(OutboxLimits.DEFAULT);
        assertThat(outbox.notes()).containsExactly(new Note("pendant", "pressed"));
    }

    @Test
    void beyondTheLimitTheNoteWrittenLongestAgoIsForgotten() {
        reopen(SMALL);
        for (String about : List.of("a", "b", "c", "a", "d")) {
            outbox.keep(new Note(about, about));
        }
        assertThat(outbox.notes()).extracting(Note::about).containsExactly("c", "a", "d");
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
        try (SqliteOutbox anew = SqliteOutbox.open(other, clock, OutboxLimits.DEFAULT)) {
            assertThat(anew.epoch()).isGreaterThan(outbox.epoch());
        }
    }

    @Test
    void aFirstStartInNineteenSeventyHasAnEpochAtAll(@TempDir Path other) {
        clock.set(Instant.EPOCH, false);
        try (SqliteOutbox early = SqliteOutbox.open(other, clock, OutboxLimits.DEFAULT)) {
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

    @Test
    void theOtherStreamDropsItsOldestAtItsEndAndSaysSoOnce() {
        reopen(SMALL);
        for (int i = 0; i < 300; i++) {
            outbox.append(Stream.OTHER, report());
        }
        assertThat(outbox.waiting(Stream.OTHER)).isLessThanOrEqualTo(SMALL.otherRows());
        assertThat(outbox.dropped()).isGreaterThanOrEqualTo(200);
        List<Up> left = outbox.after(Stream.OTHER, 0, 1_000);
        assertThat(left.getLast().seq()).isEqualTo(301);
        assertThat(left).extracting(Up::seq).isSorted();

        outbox.receive(Stream.OTHER, outbox.epoch(), 301);
        assertThat(outbox.after(Stream.OTHER, 0, 10))
                .extracting(Up::message)
                .containsExactly(new FaultCleared("outbox.reports-dropped"));
    }

    @Test
    void theAlarmStreamRefusesAtItsEndAndDeletesNothing() {
        reopen(SMALL);
        for (int i = 0; i < 20; i++) {
            outbox.append(Stream.ALARM, pressOf("0x" + i));
        }
        assertThatThrownBy(() -> outbox.append(Stream.ALARM, pressOf("0xff"))).isInstanceOf(OutboxFullException.class);
        assertThat(outbox.waiting(Stream.ALARM)).isEqualTo(20);
        outbox.append(Stream.OTHER, report());
        assertThat(outbox.after(Stream.OTHER, 0, 10))
                .extracting(Up::message)
                .hasAtLeastOneElementOfType(FaultRaised.class);

        outbox.receive(Stream.ALARM, outbox.epoch(), 1);
        assertThat(outbox.append(Stream.ALARM, pressOf("0xff")).seq()).isEqualTo(21);
    }

    @Test
    void oneMadDetectorLeavesRoomForTheOthers() {
        reopen(SMALL);
        Up newest = outbox.append(Stream.ALARM, press());
        for (int i = 0; i < 50; i++) {
            newest = outbox.append(Stream.ALARM, press());
        }
        assertThat(outbox.waiting(Stream.ALARM)).isEqualTo(SMALL.alarmRowsOfOneSource());
        assertThat(newest.seq()).isEqualTo(SMALL.alarmRowsOfOneSource());
        assertThat(outbox.append(Stream.ALARM, pressOf("0xanother")).seq()).isEqualTo(newest.seq() + 1);
    }

    @Test
    void anAlarmFitsWhateverItsButtonIsCalled() {
        outbox.append(
                Stream.ALARM,
                new AlarmRaised(
                        new PressId(UUID.randomUUID()),
                        new DeviceId("0x1"),
                        "x".repeat(200_000),
                        Optional.of("y".repeat(200_000)),
                        Kind.SOS));
        assertThat(outbox.waiting(Stream.ALARM)).isEqualTo(1);
        assertThatThrownBy(() -> outbox.append(
                        Stream.OTHER, new UpMessage.FaultRaised("f", Optional.empty(), "z".repeat(100_000))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("packet");
    }
}
