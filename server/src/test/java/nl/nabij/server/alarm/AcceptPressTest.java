package nl.nabij.server.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.face.AlarmView.Outcome;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.UpMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The database's acceptance of a press does what the core decides, and nothing twice.
class AcceptPressTest {

    private static final NightShift SHIFT = new NightShift();

    @AfterAll
    static void close() {
        SHIFT.close();
    }

    @Test
    void aNewAlarmsRowIsTheFoldOfItsEvents() {
        DeviceId device = new DeviceId("0xnew");
        PressId press = new PressId(UUID.randomUUID());
        AlarmId alarm = SHIFT.press(press, device, Kind.SOS);
        assertThat(alarm).isEqualTo(new AlarmId(press.value()));
        assertThat(SHIFT.historyOf(alarm)).containsExactly("raised", "offered");
        assertRowIsFold(alarm);
        assertThat(SHIFT.replayed(alarm)).isInstanceOf(Alarm.Offered.class);
        assertThat(SHIFT.row(alarm).nightCentre()).contains(SHIFT.nightCentre);
        assertThat(SHIFT.row(alarm).stepName()).isEqualTo("nachtzorgcentrale");
    }

    /// Prepared in the evening and pressed after another night centre was agreed on, on whichever node.
    @Test
    void aPreparationForAnotherNightCentreIsNone() {
        GatewayId home = new GatewayId("gw-changed");
        SHIFT.home(home);
        JsonObject prepared = SHIFT.prepared();
        SHIFT.database.asWorker(tx -> tx.update("update home set night_centre_id = null where id = $1", home.value()));
        PressId press = new PressId(UUID.randomUUID());
        assertThat(SHIFT.database.<Boolean>asWorker(tx -> tx.one(
                        "select accept_press($1, $2, $3, '0xchanged', 'halszender', 'gang', 'sos', null, $4)",
                        row -> row.getBoolean(0),
                        SHIFT.homeCare.value(),
                        home.value(),
                        press.value(),
                        prepared)))
                .isFalse();
        // The inbox prepares it anew.
        SHIFT.database.asWorker(tx -> {
            SHIFT.intake()
                    .raised(
                            tx,
                            SHIFT.homeCare,
                            home,
                            new UpMessage.AlarmRaised(
                                    press, new DeviceId("0xchanged"), "halszender", Optional.of("gang"), Kind.SOS),
                            Optional.empty());
            return press;
        });
        AlarmRow row = SHIFT.row(new AlarmId(press.value()));
        assertThat(row.nightCentre()).isEmpty();
        assertThat(row.stepName()).isEqualTo("meldkamer");
    }

    @Test
    void withoutARoomItIsTheFoldToo() {
        PressId press = new PressId(UUID.randomUUID());
        SHIFT.press(NightShift.WILLEMSE, press, new DeviceId("0xroomless"), Kind.SMOKE, Optional.empty());
        assertRowIsFold(new AlarmId(press.value()));
        assertThat(SHIFT.row(new AlarmId(press.value())).room()).isEmpty();
    }

    @Test
    void whatTheDatabaseAcceptsIsWhatTheCoreDecides() {
        AlarmId alarm = SHIFT.press(new PressId(UUID.randomUUID()), new DeviceId("0xcore"), Kind.SOS);
        SHIFT.press(new PressId(UUID.randomUUID()), new DeviceId("0xcore"), Kind.SOS);
        List<AlarmEvent> stored = SHIFT.store.history(new Sight.Everything(), alarm);
        AlarmEvent.AlarmRaised raised = (AlarmEvent.AlarmRaised) stored.getFirst();
        AlarmEvent.AlarmRepeated repeated = (AlarmEvent.AlarmRepeated) stored.getLast();
        List<AlarmEvent> decided = new ArrayList<>(AlarmExamples.accepted(AlarmLifeCycle.decide(
                new Alarm.NotRaised(),
                new AlarmCommand.RaiseAlarm(
                        alarm,
                        SHIFT.homeCare,
                        Optional.of(SHIFT.nightCentre),
                        NightShift.WILLEMSE,
                        raised.press(),
                        new DeviceId("0xcore"),
                        "halszender",
                        Optional.of("woonkamer"),
                        Kind.SOS,
                        raised.happenedAt(),
                        raised.ladder()),
                raised.at())));
        decided.addAll(AlarmExamples.accepted(AlarmLifeCycle.decide(
                AlarmLifeCycle.fold(decided),
                new AlarmCommand.RepeatPress(repeated.press(), repeated.happenedAt()),
                repeated.at())));
        assertThat(stored).isEqualTo(decided);
    }

    @Test
    void aSecondPressIsARepeatAndAfterClosingANewAlarm() {
        DeviceId device = new DeviceId("0xrepeat");
        AlarmId first = SHIFT.press(new PressId(UUID.randomUUID()), device, Kind.SOS);
        assertThat(SHIFT.press(new PressId(UUID.randomUUID()), device, Kind.SOS))
                .isEqualTo(first);
        assertThat(SHIFT.historyOf(first)).containsExactly("raised", "offered", "repeated");
        assertRowIsFold(first);
        assertThat(SHIFT.row(first).view().urgency()).isEqualTo(1);
        assertThat(SHIFT.row(first).view().urgencyReason()).isEqualTo("repeated");

        SHIFT.service.handle(SHIFT.atNight, first, new AlarmCommand.ClaimAlarm(NightShift.FATIMA));
        SHIFT.service.handle(
                SHIFT.atNight, first, new AlarmCommand.CloseAlarm(NightShift.FATIMA, Outcome.ASSISTED, ""));
        AlarmId second = SHIFT.press(new PressId(UUID.randomUUID()), device, Kind.SOS);
        assertThat(second).isNotEqualTo(first);
        assertRowIsFold(first);
        assertRowIsFold(second);
    }

    @Test
    void anotherKindOfTheSameDeviceIsItsOwnAlarm() {
        DeviceId device = new DeviceId("0xtwo");
        SHIFT.press(NightShift.WILLEMSE, new PressId(UUID.randomUUID()), device, Kind.SMOKE, Optional.empty());
        SHIFT.press(
                NightShift.WILLEMSE, new PressId(UUID.randomUUID()), device, Kind.CARBON_MONOXIDE, Optional.empty());
        assertThat(alarmsOf(device)).isEqualTo(2);
    }

    @Test
    void theSamePressTwiceDoesNothing() {
        checkDuplicates(SHIFT, new DeviceId("0xtwice"));
    }

    @Test
    void sabotage_withoutTheCheckOnDuplicatesItsCheckGoesRed() {
        try (NightShift sabotaged = new NightShift()) {
            sabotaged.fixture.asAdministrator("drop index alarm_event_press");
            sabotaged.fixture.asAdministrator("do $do$ begin execute replace(pg_get_functiondef("
                    + "'nabij.accept_press'::regproc), 'press_id = p_press)', 'false)'); end $do$");
            assertThatThrownBy(() -> checkDuplicates(sabotaged, new DeviceId("0xtwice")))
                    .isInstanceOf(AssertionError.class);
        }
    }

    private static void checkDuplicates(NightShift shift, DeviceId device) {
        PressId press = new PressId(UUID.randomUUID());
        AlarmId alarm = shift.press(press, device, Kind.SOS);
        shift.press(press, device, Kind.SOS);
        PressId again = new PressId(UUID.randomUUID());
        shift.press(again, device, Kind.SOS);
        shift.press(again, device, Kind.SOS);
        shift.press(press, device, Kind.SOS);
        assertThat(shift.historyOf(alarm)).containsExactly("raised", "offered", "repeated");
    }

    @Test
    void aPressThatComesAgainAfterTheClosingRaisesNothing() {
        DeviceId device = new DeviceId("0xlate");
        PressId press = new PressId(UUID.randomUUID());
        AlarmId alarm = SHIFT.press(press, device, Kind.SOS);
        SHIFT.service.handle(SHIFT.atNight, alarm, new AlarmCommand.ClaimAlarm(NightShift.FATIMA));
        SHIFT.service.handle(SHIFT.atNight, alarm, new AlarmCommand.CloseAlarm(NightShift.FATIMA, Outcome.TEST, ""));
        SHIFT.press(NightShift.WILLEMSE, press, device, Kind.SOS, Optional.empty());
        assertThat(alarmsOf(device)).isEqualTo(1);
    }

    @Test
    void anIdThatAnotherHomeUsedCostsNoAlarm() {
        GatewayId neighbour = new GatewayId("gw-neighbour");
        SHIFT.home(neighbour);
        PressId press = new PressId(UUID.randomUUID());
        SHIFT.press(NightShift.WILLEMSE, press, new DeviceId("0xmine"), Kind.SOS, Optional.empty());
        SHIFT.press(neighbour, press, new DeviceId("0xtheirs"), Kind.SOS, Optional.empty());
        assertThat(alarmsOf(new DeviceId("0xmine"))).isEqualTo(1);
        assertThat(alarmsOf(new DeviceId("0xtheirs"))).isEqualTo(1);
    }

    @Test
    void aHomeThatIsNotYetKnownIsLeftToTheInbox() {
        boolean accepted = SHIFT.database.asWorker(transaction -> transaction.one(
                "select accept_press($1, 'gw-willemse', $2, 'd', 'n', null, 'sos.alarm', now(), $3)",
                row -> row.getBoolean(0),
                SHIFT.homeCare.value(),
                UUID.randomUUID(),
                new JsonObject()));
        assertThat(accepted).isFalse();
    }

    @Test
    void aJammedButtonStopsGrowingWhereTheCoreSays() {
        DeviceId device = new DeviceId("0xjammed");
        AlarmId alarm = SHIFT.press(new PressId(UUID.randomUUID()), device, Kind.SOS);
        SHIFT.database.asWorker(transaction -> transaction.update(
                "update alarm set repeats = $2 where id = $1", alarm.value(), AlarmLifeCycle.MOST_REPEATS));
        SHIFT.press(new PressId(UUID.randomUUID()), device, Kind.SOS);
        assertThat(SHIFT.historyOf(alarm)).containsExactly("raised", "offered");
    }

    @Test
    void manyPressesAtOnceMakeOneAlarmWithAllOfThem() throws Exception {
        DeviceId device = new DeviceId("0xstorm");
        int presses = 24;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int press = 0; press < presses; press++) {
                all.add(threads.submit(() -> SHIFT.press(
                        NightShift.WILLEMSE, new PressId(UUID.randomUUID()), device, Kind.SOS, Optional.empty())));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        assertThat(alarmsOf(device)).isEqualTo(1);
        AlarmId alarm = SHIFT.press(new PressId(UUID.randomUUID()), device, Kind.SOS);
        assertThat(SHIFT.row(alarm).repeats()).isEqualTo(presses);
        assertRowIsFold(alarm);
    }

    private static void assertRowIsFold(AlarmId alarm) {
        assertThat(SHIFT.row(alarm)).isEqualTo(AlarmRow.of((Alarm.Known) SHIFT.replayed(alarm)));
    }

    private static long alarmsOf(DeviceId device) {
        return SHIFT.database.asWorker(transaction -> transaction.one(
                "select count(*) from alarm where device_id = $1", row -> row.getLong(0), device.value()));
    }
}
