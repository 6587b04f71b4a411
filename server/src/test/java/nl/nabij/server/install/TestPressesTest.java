package nl.nabij.server.install;

import static nl.nabij.server.alarm.NightShift.PENDANT;
import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.ContractVersion;
import nl.nabij.contract.PressId;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Up;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.link.Origin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which marked presses the centre takes for a test, on a real database: in doubt none.
class TestPressesTest {

    private static final Instant AT = Instant.parse("2026-11-29T10:00:00Z");

    private final NightShift night = new NightShift();
    private final TestPresses tests = new TestPresses();

    @AfterEach
    void close() {
        night.close();
    }

    private void installerIsThere(String since) {
        night.fixture.asAdministrator("insert into enrolment_code (code_hash, home_id, organisation_id, expires_at,"
                + " used_at) values ('" + since + "', '" + WILLEMSE + "', '" + night.homeCare.value()
                + "', now(), now() - interval '" + since + "')");
    }

    private PressId press(UUID test, long afterMillis) {
        return press(
                new PressId(UUID.randomUUID()), Optional.of(new UpMessage.InstallTest(test, "Kees\0", afterMillis)));
    }

    /// As the wiring does it.
    private PressId press(PressId press, Optional<UpMessage.InstallTest> mark) {
        UpMessage.AlarmRaised raised =
                new UpMessage.AlarmRaised(press, PENDANT, "halszender", Optional.of("slaapkamer"), Kind.SOS, mark);
        Up up = new Up(ContractVersion.CURRENT, Stream.ALARM, 1, 1, AT, true, UUID.randomUUID(), 0, raised);
        Origin origin = new Origin(WILLEMSE, night.homeCare, AT, Optional.of(AT), up);
        night.database.asWorker(tx -> {
            night.intake().raised(tx, night.homeCare, WILLEMSE, tests.judged(tx, origin, raised), Optional.of(AT));
            return true;
        });
        return press;
    }

    private List<AlarmView> open() {
        return night.changes.open(night.nightCentre);
    }

    @Test
    void aMarkedPressOfAHomeWithAnInstallerIsSeenAsATestAndProven() {
        installerIsThere("5 minutes");
        PressId press = press(UUID.randomUUID(), 4_000);
        assertThat(open()).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(Kind.TEST);
            assertThat(alarm.id().value()).isEqualTo(press.value());
            assertThat(alarm.urgency()).isEqualTo(4);
        });
        assertThat(night.noticeOf(WILLEMSE).alarms())
                .singleElement()
                .extracting(alarm -> alarm.kind())
                .isEqualTo(Kind.TEST);
        String proof = night.database.asWorker(tx -> tx.one(
                "select kind || ' ' || tested_by from installation_test where home_id = $1",
                row -> row.getString(0),
                WILLEMSE.value()));
        assertThat(proof).isEqualTo("sos.alarm Kees\uFFFD");
    }

    @Test
    void aRealPressBesideATestIsAnAlarmOfItsOwn() {
        installerIsThere("5 minutes");
        press(UUID.randomUUID(), 4_000);
        press(new PressId(UUID.randomUUID()), Optional.empty());
        assertThat(open()).extracting(AlarmView::kind).containsExactlyInAnyOrder(Kind.TEST, Kind.SOS);
    }

    @Test
    void withoutAnInstallerThatTheCentreKnowsOfItIsAnAlarm() {
        press(UUID.randomUUID(), 4_000);
        assertThat(open()).extracting(AlarmView::kind).containsExactly(Kind.SOS);
    }

    @Test
    void anInstallerOfYesterdayIsNone() {
        installerIsThere("3 hours");
        press(UUID.randomUUID(), 4_000);
        assertThat(open()).extracting(AlarmView::kind).containsExactly(Kind.SOS);
    }

    @Test
    void oneMarkIsForOnePressAndTheSamePressAgainIsTheSame() {
        installerIsThere("5 minutes");
        UUID test = UUID.randomUUID();
        PressId press = press(test, 4_000);
        press(press, Optional.of(new UpMessage.InstallTest(test, "Kees", 4_000)));
        assertThat(open()).hasSize(1);
        press(test, 9_000);
        assertThat(open()).extracting(AlarmView::kind).containsExactlyInAnyOrder(Kind.TEST, Kind.SOS);
    }

    @Test
    void whileAnAlarmOfTheDeviceIsOpenAPressIsARepeatOfIt() {
        installerIsThere("5 minutes");
        press(new PressId(UUID.randomUUID()), Optional.empty());
        press(UUID.randomUUID(), 4_000);
        assertThat(open()).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(Kind.SOS);
            assertThat(alarm.repeats()).isEqualTo(1);
        });
    }

    @Test
    void aMarkThatIsOlderThanAnyTestLastsIsNone() {
        installerIsThere("5 minutes");
        press(UUID.randomUUID(), TestPresses.LONGEST.toMillis() + 1);
        press(UUID.randomUUID(), -1);
        assertThat(open()).extracting(AlarmView::kind).containsExactly(Kind.SOS);
    }

    @Test
    void aTestWakesNobodyBeyondTheFirst() {
        installerIsThere("5 minutes");
        press(UUID.randomUUID(), 4_000);
        AlarmView before = open().getFirst();
        assertThat(before.deadline().orElseThrow()).isAfter(before.receivedAt().plusSeconds(599));
    }
}
