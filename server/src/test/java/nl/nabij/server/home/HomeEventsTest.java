package nl.nabij.server.home;

import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.HomeHistory;
import nl.nabij.contract.face.MeasureSeries;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;
import nl.nabij.contract.home.StateValue.Flag;
import nl.nabij.contract.home.StateValue.Measure;
import nl.nabij.contract.home.StateValue.Word;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Up;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.console.postgres.PostgresReading;
import nl.nabij.server.link.Origin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is kept of a home's last hours, on a real database.
final class HomeEventsTest {

    private static final DeviceId DOOR = new DeviceId("0xd0");

    private final NightShift night = new NightShift();
    private final PostgresReading reading = new PostgresReading(night.database);
    private final Instant now = Instant.now();

    @BeforeEach
    void sheAgreed() {
        said(true);
    }

    private void said(boolean given) {
        night.database.asWorker(tx -> tx.update(
                "insert into consent (home_id, organisation_id, purpose, given, said_by, recorded_by)"
                        + " values ($1, $2, 'history', $3, 'zij', 'Bas')",
                WILLEMSE.value(),
                night.homeCare.value(),
                given));
    }

    @AfterEach
    void close() {
        night.close();
    }

    private void reported(Duration ago, Kind kind, StateValue value) {
        UpMessage report = new UpMessage.DeviceReported(DOOR, kind, value);
        Up up = new Up(1, Stream.OTHER, 1, 1, now.minus(ago), true, new UUID(1, 1), 0, report);
        Origin origin = new Origin(WILLEMSE, night.homeCare, now, Optional.of(now.minus(ago)), up);
        night.database.asWorker(tx -> {
            HomeEvents.keep(tx, origin, DOOR, kind, value);
            return true;
        });
    }

    private void door(Duration ago, Word state) {
        reported(ago, Kind.CONTACT, state);
    }

    private List<String> strip(OrganisationId who, Duration back) {
        return reading.history(who, WILLEMSE, back).entries().stream()
                .map(entry ->
                        entry.what() + " " + entry.value().map(Object::toString).orElse("")
                                + (entry.at().isBefore(now.minus(back)) ? " before" : ""))
                .toList();
    }

    private int rows() {
        return night.database.asWorker(tx -> tx.one("select count(*) from home_event", row -> row.getInteger(0)));
    }

    @Test
    void aChangeIsKeptARepetitionIsNot() {
        door(Duration.ofMinutes(50), Word.OPEN);
        door(Duration.ofMinutes(49), Word.OPEN);
        door(Duration.ofMinutes(40), Word.CLOSED);
        assertThat(strip(night.homeCare, Duration.ofHours(1)))
                .containsExactly("contact Word[word=open]", "contact Word[word=closed]");
    }

    @Test
    void whatStoodBeforeTheWindowBeginsIt() {
        door(Duration.ofHours(9), Word.CLOSED);
        door(Duration.ofHours(8), Word.OPEN);
        door(Duration.ofHours(1), Word.CLOSED);
        assertThat(strip(night.homeCare, Duration.ofHours(2)))
                .containsExactly("contact Word[word=open] before", "contact Word[word=closed]");
    }

    @Test
    void aBoxWhoseClockRunsAheadReportsNothingFromTheFuture() {
        door(Duration.ofHours(-5), Word.OPEN);
        assertThat(reading.history(night.homeCare, WILLEMSE, Duration.ofHours(1))
                        .entries()
                        .getFirst()
                        .at())
                .isBeforeOrEqualTo(now);
    }

    @Test
    void aCurtainOnItsWayIsNotKept() {
        reported(Duration.ofMinutes(2), Kind.CURTAIN, new StateValue.Curtain("partly", Optional.of(40), true));
        reported(Duration.ofMinutes(1), Kind.CURTAIN, new StateValue.Curtain("open", Optional.of(100), false));
        assertThat(strip(night.homeCare, Duration.ofHours(1))).hasSize(1);
    }

    @Test
    void measuresAreThinnedAndAreNoPartOfTheStrip() {
        for (int minutes = 60; minutes > 0; minutes--) {
            reported(Duration.ofMinutes(minutes), Kind.TEMPERATURE, new Measure(18 + minutes / 10.0));
        }
        assertThat(strip(night.homeCare, Duration.ofHours(2))).isEmpty();
        List<MeasureSeries> series = reading.measures(night.homeCare, WILLEMSE);
        assertThat(series).hasSize(1);
        assertThat(series.getFirst().points()).hasSize(4);
        assertThat(series.getFirst().points()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    }

    @Test
    void aDeviceThatTremblesLosesItsOldest() {
        int most = HomeEvents.OF_PEOPLE.most();
        for (int i = most + 20; i > 0; i--) {
            reported(Duration.ofSeconds(i), Kind.MOTION, new Flag(i % 2 == 0));
        }
        assertThat(rows()).isEqualTo(most);
        assertThat(strip(night.homeCare, Duration.ofHours(1)).getLast()).isEqualTo("motion Flag[active=false]");
    }

    @Test
    void withoutHerConsentNothingAboutHerIsKeptButABatteryIs() {
        said(false);
        door(Duration.ofMinutes(3), Word.OPEN);
        reported(Duration.ofMinutes(2), Kind.TEMPERATURE, new Measure(21));
        assertThat(rows()).isZero();
        reported(Duration.ofMinutes(1), Kind.BATTERY_LEVEL, new Measure(80));
        reported(Duration.ofMinutes(1), HomeEvents.AVAILABLE, new Flag(true));
        reported(Duration.ofMinutes(1), HomeEvents.RADIO_QUALITY, new Measure(63));
        assertThat(rows()).isEqualTo(3);
        assertThat(reading.history(night.homeCare, WILLEMSE, Duration.ofHours(1))
                        .kept())
                .hasValue(false);
        said(true);
        door(Duration.ofMinutes(1), Word.OPEN);
        assertThat(rows()).isEqualTo(4);
    }

    @Test
    void whileSheIsAwayNothingOfHerHomeIsKept() {
        night.fixture.asAdministrator("update home set stay = 'away', stay_since = now()");
        door(Duration.ofMinutes(1), Word.OPEN);
        assertThat(rows()).isZero();
    }

    @Test
    void itIsErasedWhenItsTimeIsOver() {
        door(Duration.ZERO, Word.OPEN);
        reported(Duration.ZERO, Kind.BATTERY_LEVEL, new Measure(80));
        night.forward(Duration.ofHours(47));
        night.database.asWorker(HomeEvents::erase);
        assertThat(rows()).isEqualTo(2);
        night.forward(Duration.ofHours(2));
        night.database.asWorker(HomeEvents::erase);
        assertThat(rows()).isEqualTo(1);
        night.forward(Duration.ofDays(180));
        night.database.asWorker(HomeEvents::erase);
        assertThat(rows()).isZero();
    }

    @Test
    void theNightCentreSeesItOnlyWhileThereIsAnAlarmAndAStrangerNever() {
        door(Duration.ofMinutes(5), Word.OPEN);
        assertThat(strip(night.nightCentre, Duration.ofHours(1))).isEmpty();
        night.press();
        HomeHistory seen = reading.history(night.nightCentre, WILLEMSE, Duration.ofHours(1));
        assertThat(seen.entries()).extracting(HomeHistory.Entry::type).containsExactlyInAnyOrder("state", "alarm");
        assertThat(seen.complete()).isTrue();
        assertThat(strip(night.stranger, Duration.ofHours(1))).isEmpty();
    }
}
