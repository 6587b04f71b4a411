package nl.nabij.server.alarm;

import static nl.nabij.server.alarm.NightShift.FATIMA;
import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.face.AlarmEventView;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.face.AlarmView.Outcome;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.alarm.AlarmChanges.Changes;
import nl.nabij.server.alarm.AlarmChanges.Position;
import nl.nabij.server.alarm.AlarmChanges.Snapshot;
import nl.nabij.server.escalation.Ladders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What consoles and homes are told.
class AlarmChangesTest {

    private final NightShift shift = new NightShift();

    @AfterEach
    void close() {
        shift.close();
    }

    @Test
    void aSnapshotThenEachChangeOnce() {
        AlarmId before = shift.press();
        Snapshot snapshot = shift.changes.snapshot(shift.nightCentre);
        assertThat(snapshot.alarms()).extracting(AlarmView::id).containsExactly(before);
        assertThat(since(snapshot.position()).events()).isEmpty();

        shift.service.handle(shift.atNight, before, new AlarmCommand.ClaimAlarm(FATIMA));
        Changes changes = since(snapshot.position());
        assertThat(changes.events()).extracting(AlarmEventView::type).containsExactly("claimed");
        assertThat(changes.events().getFirst().by()).contains("Fatima");
        assertThat(changes.alarms()).extracting(AlarmView::state).containsExactly(AlarmView.State.CLAIMED);
        assertThat(since(changes.position()).events()).isEmpty();
    }

    @Test
    void aTransactionThatBeganEarlierAndCommittedLaterIsNotSkipped() throws Exception {
        CountDownLatch pressed = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        PressId late = new PressId(UUID.randomUUID());
        JsonObject prepared = shift.prepared();
        Thread slow = Thread.ofVirtual()
                .start(() -> shift.database.asWorker(transaction -> {
                    boolean accepted = transaction.one(
                            "select accept_press($1, $2, $3, '0xlate', 'laat', null, 'sos.alarm', now(), $4)",
                            row -> row.getBoolean(0),
                            shift.homeCare.value(),
                            WILLEMSE.value(),
                            late.value(),
                            prepared);
                    pressed.countDown();
                    try {
                        commit.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return accepted;
                }));
        pressed.await();
        AlarmId quick = shift.press(new PressId(UUID.randomUUID()), new DeviceId("0xquick"), Kind.SOS);
        Snapshot snapshot = shift.changes.snapshot(shift.nightCentre);
        assertThat(snapshot.alarms()).extracting(AlarmView::id).containsExactly(quick);
        commit.countDown();
        slow.join();
        assertThat(since(snapshot.position()).alarms())
                .extracting(AlarmView::id)
                .containsExactly(new AlarmId(late.value()));
    }

    @Test
    void aStrangerSeesNeitherSnapshotNorChanges() {
        Position position = shift.changes.snapshot(shift.stranger).position();
        shift.press();
        assertThat(shift.changes.snapshot(shift.stranger).alarms()).isEmpty();
        assertThat(shift.changes.since(shift.stranger, position).orElseThrow().events())
                .isEmpty();
        assertThat(shift.changes.open(shift.stranger)).isEmpty();
    }

    @Test
    void theNightCentreSeesHowItEndedAndAnHourLaterNothing() {
        AlarmId alarm = shift.press();
        assertThat(homesSeenAtNight()).containsExactly(WILLEMSE.value());
        shift.service.handle(shift.atNight, alarm, new AlarmCommand.ClaimAlarm(FATIMA));
        Position position = shift.changes.snapshot(shift.nightCentre).position();
        shift.service.handle(shift.atNight, alarm, new AlarmCommand.CloseAlarm(FATIMA, Outcome.ASSISTED, "thee gezet"));
        AlarmView closed = since(position).alarms().getFirst();
        assertThat(closed.outcome()).contains(Outcome.ASSISTED);
        assertThat(closed.note()).contains("thee gezet");
        assertThat(homesSeenAtNight()).as("the home only while it is open").isEmpty();

        shift.forward(Duration.ofMinutes(61));
        assertThat(shift.changes.view(shift.nightCentre, alarm)).isEmpty();
        assertThat(shift.changes.history(shift.nightCentre, alarm)).isEmpty();
        assertThat(shift.changes.history(shift.homeCare, alarm)).hasSize(4);
    }

    private List<String> homesSeenAtNight() {
        return shift.database.asOrganisation(
                shift.nightCentre, transaction -> transaction.list("select id from home", row -> row.getString(0)));
    }

    @Test
    void theMostUrgentStandsFirst() {
        AlarmId water = shift.press(new PressId(UUID.randomUUID()), new DeviceId("0xwater"), Kind.WATER);
        AlarmId sos = shift.press(new PressId(UUID.randomUUID()), new DeviceId("0xsos"), Kind.SOS);
        AlarmId smoke = shift.press(new PressId(UUID.randomUUID()), new DeviceId("0xsmoke"), Kind.SMOKE);
        assertThat(shift.changes.open(shift.homeCare)).extracting(AlarmView::id).containsExactly(smoke, sos, water);
    }

    @Test
    void thatItIsOverOrAMistakeIsNotedOnWhatIsOpen() {
        AlarmIntake intake = acceptanceIntake();
        AlarmId smoke = shift.press(new PressId(UUID.randomUUID()), new DeviceId("0xsmoke"), Kind.SMOKE);
        AlarmId sos = shift.press();
        shift.database.asWorker(transaction -> {
            intake.cleared(transaction, WILLEMSE, new UpMessage.AlarmCleared(new DeviceId("0xsmoke"), Kind.SMOKE));
            return true;
        });
        assertThat(shift.row(smoke).cleared()).isTrue();
        assertThat(shift.row(sos).cleared()).isFalse();
        shift.database.asWorker(transaction -> {
            intake.cancelled(transaction, WILLEMSE, new UpMessage.AlarmCancelled(Optional.empty()));
            return true;
        });
        assertThat(shift.row(smoke).cancelledByClient()).isTrue();
        assertThat(shift.row(sos).cancelledByClient()).isTrue();
        assertThat(shift.row(sos).state()).isEqualTo(AlarmView.State.OFFERED);
    }

    @Test
    void aPressThatTookTheInboxIsAcceptedToo() {
        PressId press = new PressId(UUID.randomUUID());
        shift.database.asWorker(transaction -> {
            acceptanceIntake()
                    .raised(
                            transaction,
                            shift.homeCare,
                            WILLEMSE,
                            new UpMessage.AlarmRaised(
                                    press, new DeviceId("0xinbox"), "na\0am", Optional.empty(), Kind.FALL),
                            Optional.of(Instant.EPOCH));
            return true;
        });
        assertThat(shift.row(new AlarmId(press.value())).deviceName()).isEqualTo("na\uFFFDam");
    }

    @Test
    void herScreenIsToldEachStageAndAnOlderNoticeCanBeKnown() {
        Map<GatewayId, Down.Notice> told = new ConcurrentHashMap<>();
        Downlink link = new Downlink() {
            @Override
            public boolean connected(GatewayId home) {
                return true;
            }

            @Override
            public boolean send(GatewayId home, Down message) {
                told.merge(home, (Down.Notice) message, (old, now) -> now.revision() > old.revision() ? now : old);
                return true;
            }
        };
        try (HomeNotices notices = new HomeNotices(shift.database, shift.changes, link, shift.hints)) {
            notices.connected(List.of(WILLEMSE));
            assertThat(last(told)).isEqualTo(new Down.Notice(0, List.of()));
            AlarmId alarm = shift.press();
            shift.hints.changed();
            awaitStage(told, Down.Stage.HEARD);
            long heard = last(told).revision();
            act(alarm, new AlarmCommand.ClaimAlarm(FATIMA));
            awaitStage(told, Down.Stage.CLAIMED);
            assertThat(last(told).alarms().getFirst().with()).contains("Fatima");
            assertThat(last(told).revision()).isGreaterThan(heard);
            act(alarm, new AlarmCommand.RecordContact(FATIMA, ContactHow.SPEECH));
            awaitStage(told, Down.Stage.CONTACT);
            act(alarm, new AlarmCommand.AskResponder(FATIMA, "mobiele nachtzorg"));
            awaitStage(told, Down.Stage.RESPONDER_ASKED);
            act(alarm, new AlarmCommand.AcceptAsResponder(FATIMA, Optional.of(Duration.ofMinutes(15))));
            awaitStage(told, Down.Stage.RESPONDER_COMING);
            assertThat(last(told).alarms().getFirst().responder()).contains("mobiele nachtzorg");
            assertThat(last(told).alarms().getFirst().arrivesInMillis().orElseThrow())
                    .isBetween(14 * 60_000L, 15 * 60_000L);
            long coming = last(told).revision();
            act(alarm, new AlarmCommand.ExpectResponder(FATIMA, Optional.of(Duration.ofMinutes(45))));
            NightShift.await("later", () -> last(told).revision() > coming);
            assertThat(last(told).alarms().getFirst().arrivesInMillis().orElseThrow())
                    .isBetween(44 * 60_000L, 45 * 60_000L);
            shift.forward(Duration.ofMinutes(50));
            Down.Notice overdue =
                    Objects.requireNonNull(notices.notices(List.of(WILLEMSE)).get(WILLEMSE));
            assertThat(overdue.alarms().getFirst().arrivesInMillis().orElseThrow())
                    .isNegative();
            act(alarm, new AlarmCommand.ArriveAsResponder(FATIMA));
            awaitStage(told, Down.Stage.RESPONDER_ARRIVED);
            act(alarm, new AlarmCommand.CloseAlarm(FATIMA, Outcome.ASSISTED, ""));
            NightShift.await("closed", () -> last(told).alarms().isEmpty());
        }
    }

    /// A notice that does not fit the link's packet would end the home's connection again and again.
    @Test
    void aNoticeFitsItsPacketHoweverManyAlarmsAreOpen() {
        Downlink nobody = new Downlink() {
            @Override
            public boolean connected(GatewayId home) {
                return false;
            }

            @Override
            public boolean send(GatewayId home, Down message) {
                return false;
            }
        };
        try (HomeNotices notices = new HomeNotices(shift.database, shift.changes, nobody, shift.hints)) {
            AlarmId oldest = shift.press();
            for (int device = 100; device < 200; device++) {
                shift.press(new PressId(UUID.randomUUID()), new DeviceId("0x" + device), Kind.SOS);
            }
            Down.Notice usual =
                    Objects.requireNonNull(notices.notices(List.of(WILLEMSE)).get(WILLEMSE));
            assertThat(usual.alarms()).hasSize(100);
            assertThat(usual.alarms().getFirst().alarm()).isEqualTo(oldest);
            assertThat(usual.revision()).as("also of those that are not told").isEqualTo(202);

            shift.database.asWorker(transaction ->
                    transaction.update("update alarm set device_id = rpad(device_id, 200, 'é') where repeats = 0"));
            Down.Notice longest =
                    Objects.requireNonNull(notices.notices(List.of(WILLEMSE)).get(WILLEMSE));
            assertThat(ContractJson.toBytes(longest)).hasSizeLessThanOrEqualTo(HomeNotices.MOST_BYTES);
            assertThat(longest.alarms()).hasSize(50);
        }
    }

    private void act(AlarmId alarm, AlarmCommand command) {
        assertThat(shift.service.handle(shift.atNight, alarm, command)).isInstanceOf(Decision.Accepted.class);
    }

    private static void awaitStage(Map<GatewayId, Down.Notice> told, Down.Stage stage) {
        NightShift.await(
                "stage " + stage, () -> last(told).alarms().stream().anyMatch(alarm -> alarm.stage() == stage));
    }

    private AlarmIntake acceptanceIntake() {
        return new AlarmIntake(acceptance());
    }

    private PressAcceptance acceptance() {
        return new PressAcceptance(
                shift.database, new Ladders(NightShift.PATIENCE), InstantSource.system(), Runnable::run);
    }

    @Test
    void theAcceptanceKnowsAHomeAfterItsFirstPress() {
        PressAcceptance acceptance = acceptance();
        assertThat(acceptance.prepare(WILLEMSE)).isEmpty();
        assertThat(acceptance.prepare(WILLEMSE)).isNotEmpty();
        assertThat(acceptance.prepare(new GatewayId("gw-nobody"))).isEmpty();
        assertThat(acceptance.prepare(new GatewayId("gw-nobody"))).isEmpty();
    }

    private Changes since(Position position) {
        return shift.changes.since(shift.nightCentre, position).orElseThrow();
    }

    private static Down.Notice last(Map<GatewayId, Down.Notice> told) {
        return told.getOrDefault(WILLEMSE, new Down.Notice(-1, List.of()));
    }
}
