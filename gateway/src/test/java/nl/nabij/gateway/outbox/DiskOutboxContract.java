package nl.nabij.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.Test;

/// What holds for the rules of the outbox on every disk: SQLite's, and the one of simulated worlds.
abstract class DiskOutboxContract extends OutboxContract {

    private static final OutboxLimits SMALL = new OutboxLimits(20, 8 << 10, 5, 100, 1 << 20, 4 << 10, 3, 64 << 10);

    @Override
    abstract DiskOutbox outbox();

    /// As after a restart.
    abstract void reopen(OutboxLimits limits);

    @Test
    void everythingIsThereAfterARestart() {
        Up alarm = outbox().append(Stream.ALARM, press());
        outbox().append(Stream.ALARM, press());
        outbox().receive(Stream.ALARM, outbox().epoch(), 1);
        long epoch = outbox().epoch();

        reopen(OutboxLimits.DEFAULT);

        assertThat(outbox().epoch()).isEqualTo(epoch);
        assertThat(outbox().after(Stream.ALARM, 0, 10)).extracting(Up::seq).containsExactly(2L);
        Up third = outbox().append(Stream.ALARM, press());
        assertThat(third.seq()).isEqualTo(alarm.seq() + 2);
    }

    @Test
    void aNoteIsThereAfterARestartAlsoWhenItsAlarmHasItsReceipt() {
        outbox().append(Stream.ALARM, press(), new Note("pendant", "pressed"));
        outbox().receive(Stream.ALARM, outbox().epoch(), 1);
        reopen(OutboxLimits.DEFAULT);
        assertThat(outbox().notes()).containsExactly(new Note("pendant", "pressed"));
    }

    @Test
    void beyondTheLimitTheNoteWrittenLongestAgoIsForgotten() {
        reopen(SMALL);
        for (String about : List.of("a", "b", "c", "a", "d")) {
            outbox().keep(new Note(about, about));
        }
        assertThat(outbox().notes()).extracting(Note::about).containsExactly("c", "a", "d");
    }

    @Test
    void theOtherStreamDropsItsOldestAtItsEndAndSaysSoOnce() {
        reopen(SMALL);
        for (int i = 0; i < 300; i++) {
            outbox().append(Stream.OTHER, report());
        }
        assertThat(outbox().waiting(Stream.OTHER)).isLessThanOrEqualTo(SMALL.otherRows());
        assertThat(outbox().dropped()).isGreaterThanOrEqualTo(200);
        List<Up> left = outbox().after(Stream.OTHER, 0, 1_000);
        assertThat(left.getLast().seq()).isEqualTo(301);
        assertThat(left).extracting(Up::seq).isSorted();

        outbox().receive(Stream.OTHER, outbox().epoch(), 301);
        assertThat(outbox().after(Stream.OTHER, 0, 10))
                .extracting(Up::message)
                .containsExactly(new FaultCleared("outbox.reports-dropped"));
    }

    @Test
    void theAlarmStreamRefusesAtItsEndAndDeletesNothing() {
        reopen(SMALL);
        for (int i = 0; i < 20; i++) {
            outbox().append(Stream.ALARM, pressOf("0x" + i));
        }
        assertThatThrownBy(() -> outbox().append(Stream.ALARM, pressOf("0xff")))
                .isInstanceOf(OutboxFullException.class);
        assertThat(outbox().waiting(Stream.ALARM)).isEqualTo(20);
        outbox().append(Stream.OTHER, report());
        assertThat(outbox().after(Stream.OTHER, 0, 10))
                .extracting(Up::message)
                .hasAtLeastOneElementOfType(FaultRaised.class);

        outbox().receive(Stream.ALARM, outbox().epoch(), 1);
        assertThat(outbox().append(Stream.ALARM, pressOf("0xff")).seq()).isEqualTo(21);
    }

    @Test
    void oneMadDetectorLeavesRoomForTheOthers() {
        reopen(SMALL);
        Up newest = outbox().append(Stream.ALARM, press());
        for (int i = 0; i < 50; i++) {
            newest = outbox().append(Stream.ALARM, press());
        }
        assertThat(outbox().waiting(Stream.ALARM)).isEqualTo(SMALL.alarmRowsOfOneSource());
        assertThat(newest.seq()).isEqualTo(SMALL.alarmRowsOfOneSource());
        assertThat(outbox().append(Stream.ALARM, pressOf("0xanother")).seq()).isEqualTo(newest.seq() + 1);
    }

    @Test
    void anAlarmFitsWhateverItsButtonIsCalled() {
        outbox().append(
                        Stream.ALARM,
                        new AlarmRaised(
                                new PressId(UUID.randomUUID()),
                                new DeviceId("0x1"),
                                "x".repeat(200_000),
                                Optional.of("y".repeat(200_000)),
                                Kind.SOS));
        assertThat(outbox().waiting(Stream.ALARM)).isEqualTo(1);
        assertThatThrownBy(() -> outbox().append(
                                Stream.OTHER, new UpMessage.FaultRaised("f", Optional.empty(), "z".repeat(100_000))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("packet");
    }
}
