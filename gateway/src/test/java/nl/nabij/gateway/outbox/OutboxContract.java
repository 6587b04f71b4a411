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
import nl.nabij.contract.link.UpMessage.DeviceAvailability;
import nl.nabij.gateway.outbox.Outbox.Received;
import org.junit.jupiter.api.Test;

/// What holds for every outbox; it runs against the real one and against the one that other tests
/// use.
abstract class OutboxContract {

    abstract Outbox outbox();

    static AlarmRaised press() {
        return pressOf("0x00158d0001a2b3c4");
    }

    static AlarmRaised pressOf(String device) {
        return new AlarmRaised(
                new PressId(UUID.randomUUID()),
                new DeviceId(device),
                "Halszender",
                Optional.of("Slaapkamer"),
                Kind.SOS);
    }

    static UpMessage report() {
        return new DeviceAvailability(new DeviceId("0x01"), false, Optional.empty());
    }

    @Test
    void eachStreamIsNumberedFromOneByItself() {
        assertThat(outbox().append(Stream.ALARM, press()).seq()).isEqualTo(1);
        assertThat(outbox().append(Stream.ALARM, press()).seq()).isEqualTo(2);
        assertThat(outbox().append(Stream.OTHER, report()).seq()).isEqualTo(1);
        assertThat(outbox().waiting(Stream.ALARM)).isEqualTo(2);
        assertThat(outbox().waiting(Stream.OTHER)).isEqualTo(1);
    }

    @Test
    void theNewestNoteAboutAThingIsKeptAndTheOneWrittenLongestAgoComesFirst() {
        outbox().keep(new Note("a", "1"));
        outbox().append(Stream.ALARM, press(), new Note("b", "2"));
        outbox().keep(new Note("a", "3"));

        assertThat(outbox().notes()).containsExactly(new Note("b", "2"), new Note("a", "3"));
        assertThat(outbox().waiting(Stream.ALARM)).isEqualTo(1);
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        Up written = outbox().append(Stream.ALARM, press());
        assertThat(outbox().after(Stream.ALARM, 0, 10)).containsExactly(written);
        assertThat(written.epoch()).isEqualTo(outbox().epoch());
    }

    @Test
    void rowsAreReadInOrderAfterANumberUpToALimit() {
        List<Up> written = java.util.stream.Stream.generate(() -> outbox().append(Stream.ALARM, press()))
                .limit(5)
                .toList();
        assertThat(outbox().after(Stream.ALARM, 1, 3)).isEqualTo(written.subList(1, 4));
        assertThat(outbox().after(Stream.ALARM, 5, 3)).isEmpty();
        assertThatThrownBy(() -> outbox().after(Stream.ALARM, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aReceiptDeletesThroughItsNumberInItsStreamOnly() {
        outbox().append(Stream.ALARM, press());
        outbox().append(Stream.ALARM, press());
        outbox().append(Stream.OTHER, report());
        assertThat(outbox().receive(Stream.ALARM, outbox().epoch(), 1)).isEqualTo(Received.TAKEN);
        assertThat(outbox().after(Stream.ALARM, 0, 10)).extracting(Up::seq).containsExactly(2L);
        assertThat(outbox().waiting(Stream.OTHER)).isEqualTo(1);
    }

    @Test
    void numbersGoOnAfterAllWasReceived() {
        outbox().append(Stream.ALARM, press());
        outbox().receive(Stream.ALARM, outbox().epoch(), 1);
        assertThat(outbox().append(Stream.ALARM, press()).seq()).isEqualTo(2);
    }

    @Test
    void aRepeatedOrEmptyReceiptChangesNothing() {
        outbox().append(Stream.ALARM, press());
        outbox().append(Stream.ALARM, press());
        outbox().receive(Stream.ALARM, outbox().epoch(), 1);
        assertThat(outbox().receive(Stream.ALARM, outbox().epoch(), 1)).isEqualTo(Received.TAKEN);
        assertThat(outbox().receive(Stream.ALARM, outbox().epoch(), 0)).isEqualTo(Received.TAKEN);
        assertThat(outbox().waiting(Stream.ALARM)).isEqualTo(1);
    }

    @Test
    void aReceiptOfAnOlderLifeChangesNothing() {
        outbox().append(Stream.ALARM, press());
        assertThat(outbox().receive(Stream.ALARM, outbox().epoch() - 1, 1)).isEqualTo(Received.OLDER_LIFE);
        assertThat(outbox().waiting(Stream.ALARM)).isEqualTo(1);
    }

    @Test
    void aReceiptBeyondTheLastNumberBeginsANewLifeAndDeletesNothing() {
        outbox().append(Stream.ALARM, press());
        outbox().receive(Stream.ALARM, outbox().epoch(), 1);
        Up second = outbox().append(Stream.ALARM, press());
        Up report = outbox().append(Stream.OTHER, report());
        long before = outbox().epoch();

        assertThat(outbox().receive(Stream.ALARM, before, 9)).isEqualTo(Received.NEW_LIFE);

        assertThat(outbox().epoch()).isGreaterThan(before);
        assertThat(outbox().after(Stream.ALARM, 0, 10)).singleElement().satisfies(up -> {
            assertThat(up.seq()).isEqualTo(1);
            assertThat(up.epoch()).isEqualTo(outbox().epoch());
            assertThat(up.message()).isEqualTo(second.message());
        });
        assertThat(outbox().after(Stream.OTHER, 0, 10)).extracting(Up::message).containsExactly(report.message());
        assertThat(outbox().append(Stream.ALARM, press()).seq()).isEqualTo(2);
    }

    @Test
    void aReceiptOfAHigherEpochBeginsALifeAboveIt() {
        outbox().append(Stream.ALARM, press());
        long known = outbox().epoch() + 1_000;
        assertThat(outbox().receive(Stream.ALARM, known, 0)).isEqualTo(Received.NEW_LIFE);
        assertThat(outbox().epoch()).isGreaterThan(known);
        assertThat(outbox().waiting(Stream.ALARM)).isEqualTo(1);
    }
}
