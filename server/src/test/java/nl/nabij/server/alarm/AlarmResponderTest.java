package nl.nabij.server.alarm;

import static nl.nabij.server.alarm.AlarmExamples.EVENING;
import static nl.nabij.server.alarm.AlarmExamples.FATIMA;
import static nl.nabij.server.alarm.AlarmExamples.JORIS;
import static nl.nabij.server.alarm.AlarmExamples.QUARTER;
import static nl.nabij.server.alarm.AlarmExamples.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.link.Down;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who comes, and when: said at once, said anew, said twice.
class AlarmResponderTest {

    private static final String NURSE = "mobiele nachtzorg";
    private static final Instant SAID = EVENING.plusSeconds(60);

    private final Alarm asked = AlarmExamples.withResponder().getFirst();
    private final Alarm inAQuarter = then(asked, accept(Optional.of(QUARTER)), SAID);

    private static AlarmCommand accept(Optional<Duration> arrivesIn) {
        return new AlarmCommand.AcceptAsResponder(JORIS, arrivesIn);
    }

    private static AlarmCommand expect(Optional<Duration> arrivesIn) {
        return new AlarmCommand.ExpectResponder(JORIS, arrivesIn);
    }

    private static List<AlarmEvent> events(Alarm alarm, AlarmCommand command, Instant now) {
        return AlarmExamples.accepted(AlarmLifeCycle.decide(alarm, command, now));
    }

    private static Responder responder(Alarm alarm) {
        return ((Alarm.Known) alarm).facts().responder().orElseThrow();
    }

    @Test
    void theMomentIsTheCentresAndStaysWhateverHappensBesides() {
        assertThat(responder(inAQuarter).expectedAt()).contains(SAID.plus(QUARTER));
        Alarm later = then(inAQuarter, new AlarmCommand.ReleaseAlarm(FATIMA), SAID.plusSeconds(90));
        assertThat(responder(later).expectedAt()).contains(SAID.plus(QUARTER));
        assertThat(responder(then(later, new AlarmCommand.ArriveAsResponder(FATIMA), SAID.plusSeconds(99))))
                .isEqualTo(new Responder(NURSE, Responder.Progress.ARRIVED, Optional.of(SAID.plus(QUARTER))));
    }

    @Test
    void itGetsLaterItGetsUnknownAndItIsKnownAgain() {
        Instant now = SAID.plus(Duration.ofMinutes(10));
        Alarm later = then(inAQuarter, expect(Optional.of(Duration.ofMinutes(20))), now);
        assertThat(responder(later).expectedAt()).contains(now.plus(Duration.ofMinutes(20)));
        assertThat(responder(later).progress()).isEqualTo(Responder.Progress.ACCEPTED);
        Alarm unknown = then(later, expect(Optional.empty()), now);
        assertThat(responder(unknown).expectedAt()).isEmpty();
        assertThat(responder(then(unknown, expect(Optional.of(QUARTER)), now)).expectedAt())
                .contains(now.plus(QUARTER));
    }

    /// @param seconds after the first word
    @ParameterizedTest
    @CsvSource({"0, 0", "59, 0", "60, 1", "-59, 0", "-60, 1"})
    void theSameWordWithinAMinuteIsARepeat(long seconds, int events) {
        Instant now = SAID.plusSeconds(seconds);
        assertThat(events(inAQuarter, expect(Optional.of(QUARTER)), now)).hasSize(events);
        assertThat(events(inAQuarter, accept(Optional.of(QUARTER)), now)).hasSize(events);
    }

    @Test
    void whoSaysAgainThatSheComesChangesNothingWithoutATime() {
        assertThat(events(inAQuarter, accept(Optional.empty()), SAID)).isEmpty();
        Alarm unknown = then(asked, accept(Optional.empty()), SAID);
        assertThat(events(unknown, accept(Optional.empty()), SAID)).isEmpty();
        assertThat(events(unknown, expect(Optional.empty()), SAID)).isEmpty();
        assertThat(events(unknown, accept(Optional.of(QUARTER)), SAID))
                .containsExactly(new AlarmEvent.ResponderExpected(JORIS, NURSE, Optional.of(SAID.plus(QUARTER)), SAID));
    }

    @Test
    void whoIsOnItAlreadyIsNotAskedTwice() {
        AlarmCommand again = new AlarmCommand.AskResponder(FATIMA, NURSE);
        assertThat(events(asked, again, SAID)).isEmpty();
        assertThat(events(inAQuarter, again, SAID)).isEmpty();
        assertThat(AlarmLifeCycle.decide(asked, new AlarmCommand.AskResponder(JORIS, NURSE), SAID))
                .isEqualTo(new Decision.Refused(Decision.Refusal.NOT_OWNER));
        Alarm declined = then(inAQuarter, new AlarmCommand.DeclineAsResponder(FATIMA), SAID);
        assertThat(responder(then(declined, again, SAID))).isEqualTo(Responder.asked(NURSE));
        Alarm another = then(inAQuarter, new AlarmCommand.AskResponder(FATIMA, "buurvrouw"), SAID);
        assertThat(responder(another)).as("of whom nothing is known yet").isEqualTo(Responder.asked("buurvrouw"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -60, 59, 90, 10_801, 10_860})
    void noWayIsShorterThanAMinuteOrLongerThanThreeHoursOrInSeconds(long seconds) {
        Optional<Duration> way = Optional.of(Duration.ofSeconds(seconds));
        assertThatIllegalArgumentException().isThrownBy(() -> accept(way));
        assertThatIllegalArgumentException().isThrownBy(() -> expect(way));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 180})
    void aMinuteAndThreeHoursAreWays(long minutes) {
        Duration way = Duration.ofMinutes(minutes);
        assertThat(responder(then(asked, accept(Optional.of(way)), SAID)).expectedAt())
                .contains(SAID.plus(way));
    }

    @Test
    void aNameHasOneToEightyCharactersThatCanBeStored() {
        for (String name : List.of("", "  ", "a".repeat(81), "a\0b")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new AlarmCommand.AskResponder(FATIMA, name));
            assertThatIllegalArgumentException().isThrownBy(() -> Responder.asked(name));
        }
        for (String name : List.of("A", "a".repeat(80))) {
            assertThat(Responder.asked(name).name()).isEqualTo(name);
        }
    }

    @Test
    void whatWasStoredBeforeAnybodyAskedForTheTimeIsStillRead() throws ContractException {
        String stored = "{\"type\":\"responder-accepted\",\"at\":\"2026-03-01T21:05:00Z\",\"responder\":\"" + NURSE
                + "\",\"by\":" + ContractJson.toText(FATIMA) + "}";
        AlarmEvent event = ContractJson.read(stored, AlarmEvent.class);
        assertThat(event).isEqualTo(new AlarmEvent.ResponderAccepted(FATIMA, NURSE, Optional.empty(), SAID));
        assertThat(responder(AlarmLifeCycle.evolve(asked, event)))
                .isEqualTo(new Responder(NURSE, Responder.Progress.ACCEPTED, Optional.empty()));
    }

    @Test
    void herScreenIsToldWhoComesAndHowMuchLongerItTakesAndTheConsoleWhen() {
        AlarmRow row = AlarmRow.of((Alarm.Known) inAQuarter);
        assertThat(row.view().responder())
                .contains(new AlarmView.Responder(NURSE, AlarmView.Progress.ACCEPTED, Optional.of(SAID.plus(QUARTER))));
        Down.OpenAlarm told = row.notice(SAID.plusSeconds(60));
        assertThat(told.stage()).isEqualTo(Down.Stage.RESPONDER_COMING);
        assertThat(told.responder()).contains(NURSE);
        assertThat(told.arrivesInMillis()).contains(14 * 60_000L);
        assertThat(row.notice(SAID.plus(QUARTER).plusSeconds(1)).arrivesInMillis())
                .as("overdue")
                .contains(-1_000L);
    }

    @Test
    void whoWasOnlyAskedOrCannotComeIsNotNamedToHer() {
        AlarmRow only = AlarmRow.of((Alarm.Known) asked);
        assertThat(only.notice(SAID).responder()).isEmpty();
        assertThat(only.view().responder().orElseThrow().progress()).isEqualTo(AlarmView.Progress.ASKED);
        Alarm declined = then(inAQuarter, new AlarmCommand.DeclineAsResponder(FATIMA), SAID);
        AlarmRow cannot = AlarmRow.of((Alarm.Known) declined);
        assertThat(cannot.notice(SAID).responder()).isEmpty();
        assertThat(cannot.notice(SAID).arrivesInMillis()).isEmpty();
        assertThat(cannot.view().responder().orElseThrow().progress()).isEqualTo(AlarmView.Progress.DECLINED);
        AlarmRow there = AlarmRow.of((Alarm.Known) then(inAQuarter, new AlarmCommand.ArriveAsResponder(FATIMA), SAID));
        assertThat(there.notice(SAID).responder()).contains(NURSE);
        assertThat(there.notice(SAID).arrivesInMillis()).as("she is there").isEmpty();
        assertThat(there.view().responder().orElseThrow().progress()).isEqualTo(AlarmView.Progress.ARRIVED);
    }

    @Test
    void theHistorySaysWhoWhenAndByWhom() {
        AlarmId alarm = AlarmExamples.RAISE.alarm();
        String at = SAID.plus(QUARTER).toString();
        var accepted = AlarmEventViews.of(
                alarm, 5, events(asked, accept(Optional.of(QUARTER)), SAID).getFirst());
        assertThat(accepted.details()).containsOnly(Map.entry("to", NURSE), Map.entry("expectedAt", at));
        var unknown = AlarmEventViews.of(
                alarm, 6, events(inAQuarter, expect(Optional.empty()), SAID).getFirst());
        assertThat(unknown.type()).isEqualTo("responder-expected");
        assertThat(unknown.by()).contains("Joris");
        assertThat(unknown.details()).containsOnly(Map.entry("to", NURSE));
    }
}
