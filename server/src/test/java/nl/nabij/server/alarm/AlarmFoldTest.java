package nl.nabij.server.alarm;

import static nl.nabij.server.alarm.AlarmExamples.EVENING;
import static nl.nabij.server.alarm.AlarmExamples.FATIMA;
import static nl.nabij.server.alarm.AlarmExamples.JORIS;
import static nl.nabij.server.alarm.AlarmExamples.PATIENCE;
import static nl.nabij.server.alarm.AlarmExamples.RAISE;
import static nl.nabij.server.alarm.AlarmExamples.SECOND_PRESS;
import static nl.nabij.server.alarm.AlarmExamples.after;
import static nl.nabij.server.alarm.AlarmExamples.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.face.AlarmView.Outcome;
import nl.nabij.server.escalation.OfferReason;
import nl.nabij.server.escalation.Rung;
import org.junit.jupiter.api.Test;

/// What the events make of an alarm.
class AlarmFoldTest {

    @Test
    void unansweredItGoesRoundAndTheRoundRises() {
        Alarm alarm = AlarmExamples.offered();
        List<Rung> rungs = List.of(new Rung(1, 0), new Rung(2, 0), new Rung(0, 1), new Rung(1, 1));
        Instant due = EVENING;
        for (Rung rung : rungs) {
            due = due.plus(PATIENCE);
            assertThat(AlarmLifeCycle.nextDeadline(alarm)).contains(due);
            assertThat(AlarmLifeCycle.decide(alarm, new AlarmCommand.Tick(), due.minusNanos(1_000)))
                    .isEqualTo(new Decision.Refused(Decision.Refusal.NOT_DUE));
            alarm = then(alarm, new AlarmCommand.Tick(), due);
            assertThat(facts(alarm).rung()).isEqualTo(rung);
            assertThat(((Alarm.Offered) alarm).offer().why()).isEqualTo(OfferReason.NO_ANSWER);
        }
    }

    @Test
    void aReleasedAlarmBeginsAtTheFirstStepOfItsRound() {
        Alarm alarm = AlarmExamples.offered();
        for (int tick = 1; tick <= 4; tick++) {
            alarm = then(alarm, new AlarmCommand.Tick(), EVENING.plus(PATIENCE.multipliedBy(tick)));
        }
        Instant later = EVENING.plusSeconds(130);
        alarm = then(alarm, new AlarmCommand.ClaimAlarm(JORIS), later);
        assertThat(AlarmLifeCycle.nextDeadline(alarm)).isEmpty();
        alarm = then(alarm, new AlarmCommand.OperatorFellSilent(JORIS), later);
        assertThat(facts(alarm).rung()).isEqualTo(new Rung(0, 1));
        assertThat(AlarmLifeCycle.nextDeadline(alarm)).contains(later.plus(PATIENCE));
    }

    @Test
    void theFirstClaimCountsForTheAnswer() {
        Alarm alarm = after(
                RAISE,
                new AlarmCommand.ClaimAlarm(FATIMA),
                new AlarmCommand.ReleaseAlarm(FATIMA),
                new AlarmCommand.ClaimAlarm(JORIS));
        assertThat(facts(alarm).firstClaimedAt()).contains(EVENING.plusSeconds(1));
        assertThat(((Alarm.Claimed) alarm).owner()).isEqualTo(JORIS);
        assertThat(((Alarm.Claimed) alarm).since()).isEqualTo(EVENING.plusSeconds(3));
    }

    @Test
    void claimingAgainWhatOneHasChangesNothing() {
        assertThat(AlarmLifeCycle.decide(AlarmExamples.claimed(), new AlarmCommand.ClaimAlarm(FATIMA), EVENING))
                .isEqualTo(Decision.Accepted.of());
    }

    @Test
    void aRepeatCountsAndMovesNoDeadline() {
        Alarm alarm = after(RAISE, new AlarmCommand.RepeatPress(SECOND_PRESS, Optional.empty()));
        assertThat(facts(alarm).repeats()).isEqualTo(1);
        assertThat(facts(alarm).lastPressAt()).isEqualTo(EVENING.plusSeconds(1));
        assertThat(facts(alarm).receivedAt()).isEqualTo(EVENING);
        assertThat(AlarmLifeCycle.nextDeadline(alarm)).contains(EVENING.plus(PATIENCE));
    }

    @Test
    void aJammedButtonGrowsOneAlarmOnlySoFar() {
        Alarm alarm = AlarmExamples.offered();
        AlarmCommand press = new AlarmCommand.RepeatPress(SECOND_PRESS, Optional.empty());
        for (int repeat = 0; repeat < AlarmLifeCycle.MOST_REPEATS; repeat++) {
            assertThat(AlarmExamples.accepted(AlarmLifeCycle.decide(alarm, press, EVENING)))
                    .hasSize(1);
            alarm = then(alarm, press, EVENING);
        }
        assertThat(AlarmLifeCycle.decide(alarm, press, EVENING)).isEqualTo(Decision.Accepted.of());
    }

    @Test
    void thatItIsOverOrAMistakeIsNotedOnceAndClosesNothing() {
        Alarm alarm = after(RAISE, new AlarmCommand.ClearAlarm(), new AlarmCommand.CancelByClient(Optional.empty()));
        assertThat(alarm).isInstanceOf(Alarm.Offered.class);
        assertThat(facts(alarm).cleared()).isTrue();
        assertThat(facts(alarm).cancelledByClient()).isTrue();
        assertThat(AlarmLifeCycle.decide(alarm, new AlarmCommand.ClearAlarm(), EVENING))
                .isEqualTo(Decision.Accepted.of());
        assertThat(AlarmLifeCycle.decide(alarm, new AlarmCommand.CancelByClient(Optional.empty()), EVENING))
                .isEqualTo(Decision.Accepted.of());
    }

    @Test
    void aFailedAttemptDoesNotUndoAContact() {
        Alarm alarm = AlarmExamples.claimed();
        alarm = then(alarm, new AlarmCommand.RecordContact(FATIMA, ContactHow.NONE), EVENING);
        assertThat(facts(alarm).contact()).contains(ContactHow.NONE);
        alarm = then(alarm, new AlarmCommand.RecordContact(FATIMA, ContactHow.SPEECH), EVENING);
        alarm = then(alarm, new AlarmCommand.RecordContact(FATIMA, ContactHow.NONE), EVENING);
        assertThat(facts(alarm).contact()).contains(ContactHow.SPEECH);
        alarm = then(alarm, new AlarmCommand.RecordContact(FATIMA, ContactHow.VIDEO), EVENING);
        assertThat(facts(alarm).contact()).contains(ContactHow.VIDEO);
    }

    @Test
    void aResponderIsFollowedToTheDoor() {
        Alarm alarm = after(
                RAISE,
                new AlarmCommand.ClaimAlarm(FATIMA),
                new AlarmCommand.AskResponder(FATIMA, "mobiele nachtzorg"),
                new AlarmCommand.AcceptAsResponder(FATIMA, Optional.empty()));
        assertThat(facts(alarm).responder())
                .contains(new Responder("mobiele nachtzorg", Responder.Progress.ACCEPTED, Optional.empty()));
        assertThat(facts(then(alarm, new AlarmCommand.DeclineAsResponder(FATIMA), EVENING))
                        .responder())
                .contains(new Responder("mobiele nachtzorg", Responder.Progress.DECLINED, Optional.empty()));
        assertThat(facts(then(alarm, new AlarmCommand.ArriveAsResponder(FATIMA), EVENING))
                        .responder())
                .contains(new Responder("mobiele nachtzorg", Responder.Progress.ARRIVED, Optional.empty()));
    }

    @Test
    void aReopenedAlarmIsOfferedAnewAndWhatWasReachedNoLongerCounts() {
        Alarm alarm = after(
                RAISE,
                new AlarmCommand.CancelByClient(Optional.empty()),
                new AlarmCommand.ClaimAlarm(FATIMA),
                new AlarmCommand.RecordContact(FATIMA, ContactHow.SPEECH),
                new AlarmCommand.AskResponder(FATIMA, "buurvrouw"),
                new AlarmCommand.CloseAlarm(FATIMA, Outcome.NO_HELP_NEEDED, "alles goed"));
        Alarm.Closed closed = (Alarm.Closed) alarm;
        assertThat(closed.outcome()).isEqualTo(Outcome.NO_HELP_NEEDED);
        assertThat(closed.note()).isEqualTo("alles goed");
        assertThat(closed.by()).isEqualTo(FATIMA);
        assertThat(closed.closedAt()).isEqualTo(EVENING.plusSeconds(5));
        assertThat(AlarmLifeCycle.nextDeadline(alarm)).isEmpty();

        Alarm again = then(alarm, new AlarmCommand.ReopenAlarm(JORIS, "zij belde terug"), EVENING.plusSeconds(90));
        assertThat(again).isInstanceOf(Alarm.Offered.class);
        assertThat(facts(again).contact()).isEmpty();
        assertThat(facts(again).responder()).isEmpty();
        assertThat(facts(again).cancelledByClient()).isFalse();
        assertThat(AlarmLifeCycle.nextDeadline(again))
                .contains(EVENING.plusSeconds(90).plus(PATIENCE));
    }

    @Test
    void anAlarmStoredHalfIsDueAtOnce() {
        assertThat(AlarmLifeCycle.nextDeadline(AlarmExamples.waiting())).contains(EVENING);
        assertThat(AlarmLifeCycle.nextDeadline(new Alarm.NotRaised())).isEmpty();
    }

    @Test
    void withoutATrustedClockItHappenedWhenItWasReceived() {
        AlarmEvent.AlarmRaised raised = (AlarmEvent.AlarmRaised)
                AlarmExamples.accepted(AlarmLifeCycle.decide(new Alarm.NotRaised(), RAISE, EVENING))
                        .getFirst();
        assertThat(facts(AlarmExamples.waiting()).happenedAt()).isEqualTo(EVENING.minusMillis(120));
        AlarmEvent.AlarmRaised untimed = new AlarmEvent.AlarmRaised(
                raised.alarm(),
                raised.organisation(),
                raised.nightCentre(),
                raised.home(),
                raised.press(),
                raised.device(),
                raised.deviceName(),
                raised.room(),
                raised.kind(),
                Optional.empty(),
                raised.ladder(),
                raised.at());
        assertThat(facts(AlarmLifeCycle.evolve(new Alarm.NotRaised(), untimed)).happenedAt())
                .isEqualTo(EVENING);
    }

    @Test
    void aHistoryThatCannotBeIsABrokenInvariant() {
        AlarmEvent claimed = new AlarmEvent.AlarmClaimed(JORIS, EVENING);
        AlarmEvent released = new AlarmEvent.AlarmReleased(JORIS, ReleaseReason.ASKED, EVENING);
        AlarmEvent closed = new AlarmEvent.AlarmClosed(JORIS, Outcome.TEST, "", EVENING);
        AlarmEvent reopened = new AlarmEvent.AlarmReopened(JORIS, "", EVENING);
        AlarmEvent cleared = new AlarmEvent.AlarmCleared(EVENING);
        assertImpossible(new Alarm.NotRaised(), claimed);
        assertImpossible(
                AlarmExamples.offered(),
                AlarmExamples.accepted(AlarmLifeCycle.decide(new Alarm.NotRaised(), RAISE, EVENING))
                        .getFirst());
        assertImpossible(AlarmExamples.claimed(), claimed);
        assertImpossible(AlarmExamples.offered(), released);
        assertImpossible(AlarmExamples.offered(), closed);
        assertImpossible(AlarmExamples.offered(), reopened);
        assertImpossible(AlarmExamples.closed(), cleared);
    }

    @Test
    void everyEventIsTheSameAfterStoring() throws ContractException {
        List<Alarm> states = AlarmExamples.states();
        for (Alarm state : states) {
            for (AlarmCommand command : AlarmExamples.commandsBy(FATIMA)) {
                if (AlarmLifeCycle.decide(state, command, EVENING.plusSeconds(99))
                        instanceof Decision.Accepted(List<AlarmEvent> events)) {
                    for (AlarmEvent event : events) {
                        assertThat(ContractJson.read(ContractJson.toText(event), AlarmEvent.class))
                                .isEqualTo(event);
                    }
                }
            }
        }
    }

    private static void assertImpossible(Alarm alarm, AlarmEvent event) {
        assertThatThrownBy(() -> AlarmLifeCycle.evolve(alarm, event))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("can follow on");
    }

    private static AlarmFacts facts(Alarm alarm) {
        return ((Alarm.Known) alarm).facts();
    }
}
