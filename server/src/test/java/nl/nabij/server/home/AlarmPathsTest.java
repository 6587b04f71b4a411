package nl.nabij.server.home;

import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static nl.nabij.server.alarm.NightShift.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.face.HomeFile.Away;
import nl.nabij.contract.home.Kind;
import nl.nabij.server.access.Person;
import nl.nabij.server.access.Role;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.home.file.HomeFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Homes that can raise no alarm, on a real database.
final class AlarmPathsTest {

    private final NightShift night = new NightShift();
    private final PresenceStore presence = new PresenceStore();
    private final AlarmPaths paths = new AlarmPaths(night.database, night.intake(), () -> {});

    @BeforeEach
    void sheIsThere() {
        isThere(WILLEMSE);
    }

    @AfterEach
    void close() {
        paths.close();
        night.close();
    }

    private void isThere(GatewayId home) {
        isThere(home, night.homeCare);
    }

    private void isThere(GatewayId home, OrganisationId of) {
        PresenceNews news = new PresenceNews();
        news.connected(home, of);
        night.database.asWorker(tx -> presence.write(tx, news.take(1)));
    }

    private void silent(List<GatewayId> homes) {
        night.database.asWorker(tx -> presence.silent(tx, homes));
    }

    private void device(String id, String... kinds) {
        night.database.asWorker(tx -> tx.update(
                "insert into device (home_id, id, organisation_id, name, vendor, model, kinds) values ($1, $2, $3, $2, '', '', $4)",
                WILLEMSE.value(),
                id,
                night.homeCare.value(),
                kinds));
    }

    private void fault(String name, Optional<String> device) {
        night.database.asWorker(tx -> tx.one(
                "select raise_fault($1, $2, $3, $4, 'text')",
                row -> row.getBoolean(0),
                night.homeCare.value(),
                WILLEMSE.value(),
                device,
                name));
    }

    private void lost(String device) {
        fault("device.silent:" + device, Optional.of(device));
    }

    private void over(String fault) {
        night.database.asWorker(
                tx -> tx.one("select clear_fault($1, $2)", row -> row.getBoolean(0), WILLEMSE.value(), fault));
    }

    private List<AlarmView> open() {
        return night.changes.open(night.nightCentre);
    }

    private AlarmView raised() {
        paths.wake();
        await("an alarm", () -> !open().isEmpty());
        return open().getFirst();
    }

    private final HomeFiles files = new HomeFiles(night.database, UUID::randomUUID, _ -> {});
    private final Person bas = new Person(
            new UserId(new UUID(0, 7)), "bas", "Bas", night.homeCare, "Thuiszorg", Set.of(Role.ADMINISTRATOR));

    @Test
    void oneInHospitalDoesNotKeepTheAlarmFromAllOthersOfAnOutage() {
        stays("away", "now()");
        List<GatewayId> many = new ArrayList<>(List.of(WILLEMSE));
        for (int i = 0; i < 6; i++) {
            GatewayId other = new GatewayId("gw-x-" + i);
            night.home(other);
            isThere(other);
            many.add(other);
        }
        silent(many);
        night.fixture.asAdministrator(
                "update fault set since = since - interval '1 second' where home_id = 'gw-willemse'");
        assertThat(raised().home().value()).startsWith("gw-x-");
        assertThat(open()).hasSize(1);
    }

    @Test
    void aLossThatWasClosedBecauseSheWasAwayIsAnAlarmAgainWhenSheIsBack() {
        silent(List.of(WILLEMSE));
        AlarmView first = raised();
        files.away(
                bas,
                WILLEMSE,
                new Away("hospital", LocalDate.now(ZoneOffset.UTC).plusDays(60), Optional.empty()));
        night.fixture.asAdministrator("update alarm set state = 'closed', deadline = null, closed_at = now()");
        files.back(bas, WILLEMSE);
        AlarmView again = raised();
        assertThat(again.id()).isNotEqualTo(first.id());
        assertThat(again.home()).isEqualTo(WILLEMSE);
    }

    @Test
    void fromTheDayAfterSheWasToBeBackASilentBoxIsAnAlarmAgain() {
        files.away(
                bas, WILLEMSE, new Away("holiday", LocalDate.now(ZoneOffset.UTC).plusDays(2), Optional.empty()));
        silent(List.of(WILLEMSE));
        paths.wake();
        assertThat(open()).isEmpty();
        night.forward(Duration.ofDays(4));
        assertThat(raised().home()).isEqualTo(WILLEMSE);
    }

    private void stays(String how, String since) {
        night.fixture.asAdministrator("update home set stay = '" + how + "', stay_since = " + since);
    }

    @Test
    void nobodyIsSentForTheSilentBoxOfWhoIsInHospitalUntilSheIsBack() {
        stays("away", "now()");
        silent(List.of(WILLEMSE));
        GatewayId other = new GatewayId("gw-other");
        night.home(other);
        night.fixture.asAdministrator("update home set stay = 'living', stay_since = null where id = 'gw-other'");
        isThere(other);
        silent(List.of(other));
        assertThat(raised().home()).isEqualTo(other);
        assertThat(open()).hasSize(1);
        stays("living", "null");
        paths.wake();
        await("her alarm", () -> open().size() == 2);
    }

    /// Raises a loss that is surely told, and what stood before it was looked at with it.
    private void lookedAtAll() {
        GatewayId marker = new GatewayId("gw-marker-" + MARKERS.incrementAndGet());
        night.home(marker);
        isThere(marker);
        silent(List.of(marker));
        paths.wake();
        await(
                "the marker's alarm",
                () -> open().stream().anyMatch(alarm -> alarm.home().equals(marker)));
    }

    private static final AtomicInteger MARKERS = new AtomicInteger();

    private List<AlarmView> ofHers() {
        return openOf(WILLEMSE);
    }

    private List<AlarmView> openOf(GatewayId home) {
        return open().stream().filter(alarm -> alarm.home().equals(home)).toList();
    }

    @Test
    void aSilentBoxIsOfferedToPeopleAndItsReturnIsNotedAndClosesNothing() {
        silent(List.of(WILLEMSE));
        AlarmView alarm = raised();
        assertThat(alarm.kind()).isEqualTo(Kind.ALARM_PATH);
        assertThat(alarm.state()).isEqualTo(AlarmView.State.OFFERED);
        assertThat(alarm.stepName()).isEqualTo("nachtzorgcentrale");
        assertThat(alarm.deadline()).isPresent();
        assertThat(alarm.urgency()).as("before all that is technical").isEqualTo(3);
        assertThat(night.noticeOf(WILLEMSE).alarms()).as("she called nobody").isEmpty();
        lookedAtAll();
        assertThat(ofHers()).singleElement().matches(same -> same.repeats() == 0, "one loss is told once");

        night.database.asWorker(tx -> presence.back(tx, List.of(WILLEMSE)));
        paths.wake();
        await("its return is noted", () -> ofHers().getFirst().cleared());
        assertThat(ofHers()).extracting(AlarmView::state).containsExactly(AlarmView.State.OFFERED);

        silent(List.of(WILLEMSE));
        paths.wake();
        await("lost again: it is not over", () -> ofHers().getFirst().repeats() == 1);
        assertThat(ofHers().getFirst().cleared()).isFalse();
    }

    @Test
    void aBoxThatNeverSpokeStandsInACupboard() {
        GatewayId cupboard = new GatewayId("gw-cupboard");
        night.home(cupboard);
        silent(List.of(cupboard));
        lookedAtAll();
        assertThat(open()).extracting(AlarmView::home).doesNotContain(cupboard);
    }

    @Test
    void theLastDeviceWithWhichSheCallsIsThePath() {
        device("pendant", "sos.alarm", "battery.level");
        device("bathroom", "sos.alarm");
        device("smoke", "smoke.alarm");
        lost("pendant");
        lookedAtAll();
        assertThat(ofHers()).as("she can still call from the bathroom").isEmpty();
        lost("bathroom");
        paths.wake();
        await("her own alarm", () -> !ofHers().isEmpty());
        assertThat(ofHers().getFirst().kind()).isEqualTo(Kind.ALARM_PATH);
        over("device.silent:pendant");
        over("device.silent:bathroom");
        paths.wake();
        await("noted", () -> ofHers().getFirst().cleared());
    }

    @Test
    void aDetectorIsNoPathWhereSheCanCallAndOneWhereSheCannot() {
        device("smoke", "smoke.alarm");
        device("pendant", "sos.alarm");
        device("lamp", "light");
        lost("smoke");
        lost("lamp");
        fault("device.battery:pendant", Optional.of("pendant"));
        lookedAtAll();
        assertThat(ofHers()).isEmpty();
        night.fixture.asAdministrator("update device set listed = false where id = 'pendant'");
        paths.wake();
        await("her only detector is lost", () -> !ofHers().isEmpty());
    }

    @Test
    void aBridgeMayBeAwayForAnUpdateAndNoLonger() {
        device("pendant", "sos.alarm");
        fault("bridge.offline:zigbee2mqtt", Optional.empty());
        lookedAtAll();
        assertThat(ofHers()).isEmpty();
        night.fixture.asAdministrator("update fault set since = since - interval '5 minutes'");
        paths.wake();
        await("her devices are not heard", () -> !ofHers().isEmpty());
    }

    private List<GatewayId> many() {
        List<GatewayId> homes = new ArrayList<>();
        for (int home = 0; home < 7; home++) {
            homes.add(new GatewayId("gw-many-" + home));
            night.home(homes.get(home));
            isThere(homes.get(home));
        }
        return homes;
    }

    @Test
    void manyTogetherAreOneAlarmForPeople() {
        silent(many());
        AlarmView alarm = raised();
        assertThat(alarm.deviceName()).contains("veel woningen");
        silent(List.of(WILLEMSE));
        // Also of what is folded into it later; this one is seen to be looked at, as it is of another's.
        night.fixture.asAdministrator("update fault set since = since - interval '2 minutes'");
        lookedAtOfAnother();
        assertThat(open()).hasSize(1);
    }

    @Test
    void aBoxThatStaysSilentAfterAnIncidentIsAnAlarmOfItsOwn() {
        List<GatewayId> homes = many();
        silent(homes);
        assertThat(raised().home()).isEqualTo(homes.getFirst());
        night.database.asWorker(tx -> presence.back(tx, homes.subList(0, 6)));
        paths.wake();
        await("the last one's own alarm", () -> openOf(homes.getLast()).size() == 1);
        await("the incident is over", () -> openOf(homes.getFirst()).getFirst().cleared());
        assertThat(openOf(homes.getLast())).noneMatch(AlarmView::cleared);
    }

    @Test
    void aBoxThatFallsSilentLongAfterAnIncidentBeganIsAnAlarmOfItsOwn() {
        silent(many());
        raised();
        night.fixture.asAdministrator("update fault set since = since - interval '7 days'");
        silent(List.of(WILLEMSE));
        paths.wake();
        await("her own alarm", () -> ofHers().size() == 1);
    }

    private void lookedAtOfAnother() {
        GatewayId elsewhere = new GatewayId("gw-elsewhere");
        night.fixture.home(elsewhere.value(), night.stranger);
        isThere(elsewhere, night.stranger);
        silent(List.of(elsewhere));
        paths.wake();
        await("the other's alarm", () -> !night.changes.open(night.stranger).isEmpty());
    }
}
