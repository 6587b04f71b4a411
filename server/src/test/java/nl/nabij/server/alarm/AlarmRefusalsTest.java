package nl.nabij.server.alarm;

import static nl.nabij.server.alarm.AlarmExamples.EVENING;
import static nl.nabij.server.alarm.AlarmExamples.FATIMA;
import static nl.nabij.server.alarm.AlarmExamples.JORIS;
import static nl.nabij.server.alarm.AlarmPictureTest.name;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.nabij.server.alarm.Decision.Refusal;
import org.junit.jupiter.api.Test;

/// All pairs of state and command that are refused, and why. Fatima is the owner of what is claimed.
class AlarmRefusalsTest {

    private static final String BY_THE_OWNER = """
            NotRaised RepeatPress NOT_RAISED
            NotRaised ClaimAlarm NOT_RAISED
            NotRaised ReleaseAlarm NOT_RAISED
            NotRaised OperatorFellSilent NOT_RAISED
            NotRaised OperatorEndedShift NOT_RAISED
            NotRaised RecordContact NOT_RAISED
            NotRaised AskResponder NOT_RAISED
            NotRaised AcceptAsResponder NOT_RAISED
            NotRaised ExpectResponder NOT_RAISED
            NotRaised DeclineAsResponder NOT_RAISED
            NotRaised ArriveAsResponder NOT_RAISED
            NotRaised TakeAction NOT_RAISED
            NotRaised ClearAlarm NOT_RAISED
            NotRaised CancelByClient NOT_RAISED
            NotRaised NoteOutsideCall NOT_RAISED
            NotRaised CloseAlarm NOT_RAISED
            NotRaised ReopenAlarm NOT_RAISED
            NotRaised Tick NOT_RAISED
            Waiting RaiseAlarm ALREADY_RAISED
            Waiting ReleaseAlarm NOT_CLAIMED
            Waiting OperatorFellSilent NOT_CLAIMED
            Waiting OperatorEndedShift NOT_CLAIMED
            Waiting RecordContact NOT_CLAIMED
            Waiting AskResponder NOT_CLAIMED
            Waiting AcceptAsResponder NO_RESPONDER_UNDER_WAY
            Waiting ExpectResponder NO_RESPONDER_UNDER_WAY
            Waiting DeclineAsResponder NO_RESPONDER_UNDER_WAY
            Waiting ArriveAsResponder NO_RESPONDER_UNDER_WAY
            Waiting CloseAlarm NOT_CLAIMED
            Waiting ReopenAlarm NOT_CLOSED
            Offered RaiseAlarm ALREADY_RAISED
            Offered ReleaseAlarm NOT_CLAIMED
            Offered OperatorFellSilent NOT_CLAIMED
            Offered OperatorEndedShift NOT_CLAIMED
            Offered RecordContact NOT_CLAIMED
            Offered AskResponder NOT_CLAIMED
            Offered AcceptAsResponder NO_RESPONDER_UNDER_WAY
            Offered ExpectResponder NO_RESPONDER_UNDER_WAY
            Offered DeclineAsResponder NO_RESPONDER_UNDER_WAY
            Offered ArriveAsResponder NO_RESPONDER_UNDER_WAY
            Offered CloseAlarm NOT_CLAIMED
            Offered ReopenAlarm NOT_CLOSED
            Offered Tick NOT_DUE
            Claimed RaiseAlarm ALREADY_RAISED
            Claimed AcceptAsResponder NO_RESPONDER_UNDER_WAY
            Claimed ExpectResponder NO_RESPONDER_UNDER_WAY
            Claimed DeclineAsResponder NO_RESPONDER_UNDER_WAY
            Claimed ArriveAsResponder NO_RESPONDER_UNDER_WAY
            Claimed ReopenAlarm NOT_CLOSED
            Claimed Tick NOT_DUE
            Closed RaiseAlarm ALREADY_RAISED
            Closed RepeatPress CLOSED
            Closed ClaimAlarm CLOSED
            Closed ReleaseAlarm CLOSED
            Closed OperatorFellSilent CLOSED
            Closed OperatorEndedShift CLOSED
            Closed RecordContact CLOSED
            Closed AskResponder CLOSED
            Closed AcceptAsResponder CLOSED
            Closed ExpectResponder CLOSED
            Closed DeclineAsResponder CLOSED
            Closed ArriveAsResponder CLOSED
            Closed TakeAction CLOSED
            Closed ClearAlarm CLOSED
            Closed CancelByClient CLOSED
            Closed NoteOutsideCall CLOSED
            Closed CloseAlarm CLOSED
            Closed Tick NOT_DUE
            """;

    /// What only the owner may do, refused to a colleague.
    private static final String BY_A_COLLEAGUE = """
            Claimed ClaimAlarm CLAIMED_BY_OTHER
            Claimed ReleaseAlarm NOT_OWNER
            Claimed OperatorFellSilent NOT_OWNER
            Claimed OperatorEndedShift NOT_OWNER
            Claimed RecordContact NOT_OWNER
            Claimed AskResponder NOT_OWNER
            Claimed CloseAlarm NOT_OWNER
            """;

    @Test
    void theOwnerIsRefusedExactlyThese() {
        assertThat(refusals(FATIMA)).containsExactlyElementsOf(lines(BY_THE_OWNER));
    }

    @Test
    void aColleagueIsRefusedTheseBesides() {
        Set<String> besides = refusals(JORIS);
        besides.removeAll(lines(BY_THE_OWNER));
        assertThat(besides).containsExactlyElementsOf(lines(BY_A_COLLEAGUE));
        assertThat(refusals(JORIS)).containsAll(lines(BY_THE_OWNER));
    }

    @Test
    void whatIsForTheOwnerAloneIsRefusedToAllOthers() {
        AlarmCommand unlocking = AlarmExamples.action(JORIS, true);
        assertRefused(AlarmExamples.claimed(), unlocking, Refusal.NOT_OWNER);
        assertRefused(AlarmExamples.offered(), unlocking, Refusal.NOT_CLAIMED);
        assertThat(AlarmExamples.accepted(
                        AlarmLifeCycle.decide(AlarmExamples.claimed(), AlarmExamples.action(FATIMA, true), EVENING)))
                .hasSize(1);
    }

    @Test
    void aResponderWhoArrivedOrDeclinedIsNoLongerUnderWay() {
        Alarm asked = AlarmExamples.withResponder().getFirst();
        AlarmCommand accept = new AlarmCommand.AcceptAsResponder(JORIS, Optional.empty());
        AlarmCommand expect = new AlarmCommand.ExpectResponder(JORIS, Optional.empty());
        assertRefused(asked, expect, Refusal.NO_RESPONDER_UNDER_WAY);
        Alarm accepted = AlarmExamples.then(asked, accept, EVENING);
        for (AlarmCommand end :
                List.of(new AlarmCommand.ArriveAsResponder(JORIS), new AlarmCommand.DeclineAsResponder(JORIS))) {
            Alarm over = AlarmExamples.then(accepted, end, EVENING);
            assertRefused(over, accept, Refusal.NO_RESPONDER_UNDER_WAY);
            assertRefused(over, expect, Refusal.NO_RESPONDER_UNDER_WAY);
            assertRefused(over, new AlarmCommand.DeclineAsResponder(JORIS), Refusal.NO_RESPONDER_UNDER_WAY);
            assertRefused(over, new AlarmCommand.ArriveAsResponder(JORIS), Refusal.NO_RESPONDER_UNDER_WAY);
        }
    }

    private static void assertRefused(Alarm alarm, AlarmCommand command, Refusal why) {
        assertThat(AlarmLifeCycle.decide(alarm, command, EVENING)).isEqualTo(new Decision.Refused(why));
    }

    private static Set<String> refusals(Operator by) {
        Set<String> refused = new TreeSet<>();
        for (Alarm state : AlarmExamples.states().subList(0, 5)) {
            for (AlarmCommand command : AlarmExamples.commandsBy(by)) {
                if (AlarmLifeCycle.decide(state, command, EVENING) instanceof Decision.Refused(Refusal reason)) {
                    refused.add(name(state) + " " + name(command) + " " + reason);
                }
            }
        }
        return refused;
    }

    private static Set<String> lines(String table) {
        return new TreeSet<>(table.lines().toList());
    }
}
