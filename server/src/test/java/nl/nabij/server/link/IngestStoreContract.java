package nl.nabij.server.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Topics;
import nl.nabij.contract.link.Topics.UpChannel;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.link.IngestStore.Outcome;
import nl.nabij.server.link.IngestStore.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of a lane does with a message: PostgreSQL's, and the one of simulated worlds.
abstract class IngestStoreContract {

    static final GatewayId HOME = new GatewayId("gw-contract");

    /// A store with one home, [#HOME].
    interface Place extends AutoCloseable {

        /// Asks and waits for the answer.
        Outcome all(List<Arrival> batch);

        Outcome one(Arrival arrival);

        Outcome aside(Arrival arrival);

        /// Whether presses are known beforehand from here on; else they wait in the inbox.
        void prepared(boolean prepared);

        /// The numbers that wait in the inbox, alarms first.
        List<String> inbox();

        /// What happened to the home's alarms, by device and then in its order: `0x1 raised`.
        List<String> alarms();

        @Override
        void close();
    }

    Place place;

    abstract Place newPlace();

    @BeforeEach
    void begin() {
        place = newPlace();
        place.prepared(true);
    }

    @AfterEach
    void end() {
        place.close();
    }

    static Arrival report(long epoch, long seq, boolean first) {
        return arrival(HOME, UpChannel.EVENT, Stream.OTHER, epoch, seq, first, new UpMessage.FaultCleared("a"));
    }

    static Arrival press(long seq, UUID press, String device) {
        return arrival(
                HOME,
                UpChannel.ALARM,
                Stream.ALARM,
                1,
                seq,
                false,
                new UpMessage.AlarmRaised(
                        new PressId(press), new DeviceId(device), "halszender", Optional.of("slaapkamer"), Kind.SOS));
    }

    static Arrival arrival(
            GatewayId home, UpChannel channel, Stream stream, long epoch, long seq, boolean first, UpMessage message) {
        byte[] payload = ContractJson.toBytes(TestBox.up(stream, epoch, seq, message));
        return new Arrival(
                home,
                Topics.up(home, channel),
                Buffer.buffer(payload),
                UpRead.of(channel, payload),
                Optional.empty(),
                first,
                new Nobody());
    }

    private static final class Nobody implements Arrival.Sender {
        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void stored(Arrival arrival, Optional<Down.Receipt> receipt) {}
    }

    Verdict verdict(Arrival arrival) {
        return ((Outcome.Stored) place.one(arrival)).verdicts().getFirst();
    }

    @Test
    void numbersWithoutAGapAreThroughAtOnce() {
        assertThat(verdict(report(1, 1, true))).isEqualTo(new Verdict(true, 1, false, false));
        assertThat(verdict(report(1, 2, false))).isEqualTo(new Verdict(true, 2, false, false));
        assertThat(place.inbox()).containsExactly("other 1 1", "other 1 2");
    }

    @Test
    void aRepeatIsAnsweredAndStoredOnce() {
        verdict(report(1, 1, true));
        assertThat(verdict(report(1, 1, false))).isEqualTo(new Verdict(true, 1, false, false));
        assertThat(place.inbox()).containsExactly("other 1 1");
    }

    @Test
    void aGapIsToldOnceAndFilledLate() {
        verdict(report(1, 1, true));
        assertThat(verdict(report(1, 4, false))).isEqualTo(new Verdict(true, 1, true, false));
        assertThat(verdict(report(1, 5, false)).through()).isEqualTo(1);
        assertThat(verdict(report(1, 3, false)).through()).isEqualTo(1);
        assertThat(verdict(report(1, 2, false))).isEqualTo(new Verdict(true, 5, false, false));
        assertThat(place.inbox()).hasSize(5);
    }

    @Test
    void whatIsMissingBelowTheFirstOfAConnectionIsLostAndStillTakenLater() {
        verdict(report(1, 1, true));
        verdict(report(1, 4, false));
        assertThat(verdict(report(1, 5, true)).through()).isEqualTo(5);
        assertThat(verdict(report(1, 2, false)).through()).isEqualTo(5);
        assertThat(place.inbox()).containsExactly("other 1 1", "other 1 2", "other 1 4", "other 1 5");
    }

    @Test
    void eachEpochCountsByItself() {
        verdict(report(1, 1, true));
        assertThat(verdict(report(2, 1, true)).through()).isEqualTo(1);
        assertThat(place.inbox()).containsExactly("other 1 1", "other 2 1");
    }

    @Test
    void anUnknownHomeStoresNothing() {
        assertThat(verdict(arrival(
                                new GatewayId("gw-nobody"),
                                UpChannel.EVENT,
                                Stream.OTHER,
                                1,
                                1,
                                true,
                                new UpMessage.FaultCleared("a")))
                        .homeKnown())
                .isFalse();
    }

    @Test
    void aPressIsAnAlarmAndItsNextIsARepeat() {
        UUID first = UUID.randomUUID();
        verdict(press(1, first, "0x1"));
        verdict(press(2, UUID.randomUUID(), "0x1"));
        verdict(press(3, UUID.randomUUID(), "0x2"));
        assertThat(place.alarms())
                .containsExactly("0x1 raised", "0x1 offered", "0x1 repeated", "0x2 raised", "0x2 offered");
        assertThat(place.inbox()).isEmpty();
    }

    /// For what is accepted nobody looks into the inbox, so it has to stand as an alarm and nowhere else; and what
    /// waits there has to say so.
    @Test
    void acceptedIsWhatStandsAsAnAlarm_andNothingElse() {
        assertThat(verdict(press(1, UUID.randomUUID(), "0x1")).accepted()).isTrue();
        assertThat(place.alarms()).containsExactly("0x1 raised", "0x1 offered");
        assertThat(place.inbox()).isEmpty();
        place.prepared(false);
        assertThat(verdict(press(2, UUID.randomUUID(), "0x2")).accepted())
                .as("without a preparation")
                .isFalse();
        place.prepared(true);
        assertThat(verdict(press(3, UUID.randomUUID(), "0x3")).accepted())
                .as("behind one that waits")
                .isFalse();
        assertThat(verdict(press(3, UUID.randomUUID(), "0x3")).accepted())
                .as("a repeat of one that waits")
                .isFalse();
        assertThat(verdict(report(1, 1, true)).accepted()).as("no press").isFalse();
        assertThat(place.inbox()).containsExactly("alarm 1 2", "alarm 1 3", "other 1 1");
        assertThat(place.alarms()).containsExactly("0x1 raised", "0x1 offered");
    }

    @Test
    void thePressThatIsKnownUnderAnotherNumberChangesNothing() {
        UUID press = UUID.randomUUID();
        verdict(press(1, press, "0x1"));
        assertThat(verdict(press(2, press, "0x1")).through()).isEqualTo(2);
        assertThat(place.alarms()).containsExactly("0x1 raised", "0x1 offered");
    }

    @Test
    void anUnpreparedPressWaitsInTheInboxAndNoneOvertakesIt() {
        place.prepared(false);
        verdict(press(1, UUID.randomUUID(), "0x1"));
        place.prepared(true);
        verdict(press(2, UUID.randomUUID(), "0x2"));
        assertThat(place.alarms()).isEmpty();
        assertThat(place.inbox()).containsExactly("alarm 1 1", "alarm 1 2");
    }

    @Test
    void aBatchIsItsMessagesInTheirOrder() {
        Outcome outcome =
                place.all(List.of(report(1, 1, true), press(1, UUID.randomUUID(), "0x1"), report(1, 3, false)));
        assertThat(((Outcome.Stored) outcome).verdicts())
                .containsExactly(
                        new Verdict(true, 1, false, false),
                        new Verdict(true, 1, false, true),
                        new Verdict(true, 1, true, false));
    }

    @Test
    void whatIsSetAsideHasItsNumber() {
        Verdict aside =
                ((Outcome.Stored) place.aside(report(1, 1, true))).verdicts().getFirst();
        assertThat(aside.through()).isEqualTo(1);
        assertThat(place.inbox()).isEmpty();
        assertThat(verdict(report(1, 1, false)).through()).isEqualTo(1);
        assertThat(place.inbox()).isEmpty();
    }
}
