package nl.nabij.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import nl.nabij.contract.GatewayId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// All pairs of state and command that are refused, and why, 12 s after the call began.
class CallRefusalsTest {

    private static final Instant NOW = CallExamples.EVENING.plusSeconds(12);

    private static final String ROWS = """
            not begun: NOT_BEGUN Answer ChoosePicture Decline Dismiss GiveUp HangUp Hold Invite MakeRoom MoveTo PressAlarmKey Renegotiate ReportConnected ReportLinkBack ReportLinkLost ReportMediaLost ReportRestart ReportRinging Resume SayYes TakeOver Tick WithdrawConsent
            knock: ALREADY_BEGUN AskToTalk CallPerson
            knock: NOT_ANSWERED ChoosePicture Invite TakeOver
            knock: NOT_ASKED Answer Decline
            knock: NOT_CONNECTED Hold
            knock: NOT_DUE Tick
            knock: NOT_IN Dismiss MoveTo Renegotiate ReportConnected ReportMediaLost
            asks: ALREADY_BEGUN Knock
            asks: NOT_ASKED Answer
            asks: NOT_DUE Tick
            asks: NOT_IN HangUp MoveTo Renegotiate ReportConnected ReportLinkBack ReportMediaLost
            asks: STAFF_ONLY Dismiss Hold Invite Resume TakeOver
            calls daughter: ALREADY_BEGUN Knock
            calls daughter: NOT_ASKED Answer Decline
            calls daughter: NOT_DUE Tick
            calls daughter: NOT_IN HangUp MoveTo Renegotiate ReportConnected ReportLinkBack ReportMediaLost
            calls daughter: STAFF_ONLY Dismiss Hold Invite Resume TakeOver
            comes in: ALREADY_BEGUN AskToTalk CallPerson
            comes in: NOT_ANSWERED ChoosePicture Invite TakeOver
            comes in: NOT_ASKED Answer Decline
            comes in: NOT_CONNECTED Hold
            comes in: NOT_IN Dismiss MoveTo Renegotiate ReportConnected ReportMediaLost
            answered: ALREADY_BEGUN AskToTalk CallPerson
            answered: NOT_ASKED Answer Decline
            answered: NOT_CONNECTED Hold
            answered: NOT_DUE Tick
            answered: NOT_IN Dismiss ReportConnected
            answered: UNKNOWN_GENERATION ReportConnected
            opened for alarm: ALREADY_BEGUN AskToTalk CallPerson
            opened for alarm: NOT_ASKED Answer Decline
            opened for alarm: NOT_CONNECTED Hold
            opened for alarm: NOT_DUE Tick
            opened for alarm: NOT_IN Dismiss ReportConnected
            opened for alarm: UNKNOWN_GENERATION ReportConnected
            look: ALREADY_BEGUN AskToTalk CallPerson
            look: LOOK_ONLY Invite SayYes TakeOver
            look: NOT_ASKED Answer Decline
            look: NOT_DUE Tick
            look: NOT_IN Dismiss ReportConnected
            look: UNKNOWN_GENERATION ReportConnected
            connected: ALREADY_BEGUN AskToTalk CallPerson
            connected: NOT_ASKED Answer Decline
            connected: NOT_DUE Tick
            connected: NOT_IN Dismiss ReportConnected
            connected: UNKNOWN_GENERATION ReportConnected
            carer away: ALREADY_BEGUN AskToTalk CallPerson
            carer away: NOT_ASKED Answer Decline
            carer away: NOT_DUE Tick
            carer away: NOT_IN Dismiss ReportConnected
            carer away: UNKNOWN_GENERATION ReportConnected
            moved: ALREADY_BEGUN AskToTalk CallPerson
            moved: ANSWERED_ELSEWHERE SayYes
            moved: NOT_ASKED Answer Decline
            moved: NOT_DUE Tick
            moved: NOT_IN Dismiss ReportConnected
            taken over: ALREADY_BEGUN AskToTalk CallPerson
            taken over: NOT_ASKED Answer Decline
            taken over: NOT_DUE Tick
            taken over: NOT_IN Dismiss
            taken over: UNKNOWN_GENERATION ReportConnected
            three: ALREADY_BEGUN AskToTalk CallPerson
            three: NOT_ASKED Answer Decline
            three: NOT_DUE Tick
            three: NOT_IN Dismiss ReportConnected
            three: UNKNOWN_GENERATION ReportConnected
            daughter rings: ALREADY_BEGUN AskToTalk CallPerson
            daughter rings: NOT_ASKED Answer Decline
            daughter rings: NOT_DUE Tick
            daughter rings: NOT_IN Dismiss ReportConnected
            daughter rings: UNKNOWN_GENERATION ReportConnected
            full: ALREADY_BEGUN AskToTalk CallPerson
            full: FULL Invite
            full: NOT_ASKED Answer Decline
            full: NOT_DUE Tick
            full: NOT_IN ReportConnected
            full: UNKNOWN_GENERATION ReportConnected
            held: ALREADY_BEGUN AskToTalk CallPerson
            held: NOT_ASKED Answer Decline
            held: NOT_DUE Tick
            held: NOT_IN Dismiss ReportConnected
            held: UNKNOWN_GENERATION ReportConnected
            ended: ALREADY_BEGUN AskToTalk CallPerson
            ended: ENDED Answer ChoosePicture Hold Invite MoveTo PressAlarmKey Renegotiate Resume SayYes TakeOver
            ended: NOT_DUE Tick
            """;

    @Test
    void exactlyTheseAreRefused() {
        assertThat(refused()).containsExactlyElementsOf(ROWS.lines().toList());
    }

    private static List<String> refused() {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Call> state : CallExamples.states().entrySet()) {
            Map<String, TreeSet<String>> reasons = new TreeMap<>();
            for (CallCommand command : CallExamples.commands()) {
                if (CallLifeCycle.decide(state.getValue(), command, NOW) instanceof CallDecision.Refused(var why)) {
                    reasons.computeIfAbsent(why.name(), _ -> new TreeSet<>()).add(CallPictureTest.name(command));
                }
            }
            reasons.forEach((why, of) -> lines.add(state.getKey() + ": " + why + " " + String.join(" ", of)));
        }
        return lines;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 9_999, 120_001})
    void aKnockThatNobodyCouldNoticeOrThatNeverEndsIsNone(long millis) {
        Duration ring = Duration.ofMillis(millis);
        CallCommand.Knock knock = CallExamples.KNOCK;
        assertRefused(
                new Call.NotBegun(),
                new CallCommand.Knock(
                        knock.call(),
                        knock.home(),
                        knock.caller(),
                        knock.device(),
                        knock.why(),
                        knock.policy(),
                        knock.reach(),
                        ring),
                CallRefusal.RING_TIME);
        CallCommand.CallPerson call = CallExamples.CALLS_DAUGHTER;
        assertRefused(
                new Call.NotBegun(),
                new CallCommand.CallPerson(
                        call.call(),
                        call.home(),
                        call.device(),
                        call.picture(),
                        call.whom(),
                        call.why(),
                        call.reach(),
                        ring),
                CallRefusal.RING_TIME);
    }

    /// Each of these brings a consent along that is for something else.
    @Test
    void aConsentThatDoesNotFitOpensNothing() {
        Person.Staff fatima = CallExamples.FATIMA;
        Why alarm = new Why.ForAlarm(CallExamples.ALARM);
        Why look = new Why.Look("onrustig");
        AnswerPolicy ofAlarm = new AnswerPolicy.DuringAlarm(CallExamples.ALARM, Picture.CLEAR, CallExamples.SCREEN);
        AnswerPolicy talk = CallExamples.recorded(fatima, AnswerPolicy.Use.TALK, CallExamples.ALWAYS);
        AnswerPolicy looks = CallExamples.recorded(fatima, AnswerPolicy.Use.LOOK, CallExamples.ALWAYS);
        AnswerPolicy blind = new AnswerPolicy.Recorded(
                fatima.party(), AnswerPolicy.Use.LOOK, CallExamples.ALWAYS, Picture.NONE, CallExamples.SCREEN);
        AnswerPolicy byDay = CallExamples.recorded(fatima, AnswerPolicy.Use.TALK, CallConsentTest.hours(9, 17));
        for (CallCommand.Knock knock : List.of(
                CallExamples.knock(fatima, look, CallExamples.ASKS),
                CallExamples.knock(fatima, look, talk),
                CallExamples.knock(fatima, look, ofAlarm),
                CallExamples.knock(fatima, look, blind),
                CallExamples.knock(fatima, CallExamples.TALK, looks),
                CallExamples.knock(fatima, CallExamples.TALK, ofAlarm),
                CallExamples.knock(fatima, new Why.ForAlarm(CallExamples.OTHER_ALARM), ofAlarm),
                CallExamples.knock(CallExamples.DAUGHTER, alarm, ofAlarm),
                CallExamples.knock(CallExamples.JORIS, CallExamples.TALK, talk),
                CallExamples.knock(fatima, CallExamples.TALK, byDay))) {
            assertRefused(new Call.NotBegun(), knock, CallRefusal.NO_CONSENT);
        }
    }

    @Test
    void whoMayNotBeginOneDoesNot() {
        for (Person nobody : List.of(new Person.Resident(), CallExamples.DOCTOR)) {
            assertRefused(
                    new Call.NotBegun(),
                    CallExamples.knock(nobody, CallExamples.TALK, CallExamples.ASKS),
                    CallRefusal.NOT_ASKED);
        }
    }

    @Test
    void theSameBeginOfAnotherHomeIsNotTheSame() {
        CallCommand.AskToTalk ask = CallExamples.ASK;
        CallCommand other = new CallCommand.AskToTalk(
                ask.call(), new GatewayId("gw-jansen"), ask.device(), ask.picture(), ask.ladder());
        assertRefused(CallExamples.after(ask), other, CallRefusal.ALREADY_BEGUN);
        CallCommand another = new CallCommand.AskToTalk(
                CallExamples.OTHER_CALL, ask.home(), ask.device(), ask.picture(), ask.ladder());
        assertRefused(CallExamples.after(ask), another, CallRefusal.ALREADY_BEGUN);
    }

    @Test
    void onlyOneCallerWasAllowedToComeIn() {
        Call call = CallExamples.after(
                CallExamples.COMES_IN, new CallCommand.ReportRinging(CallExamples.HER, CallExamples.SCREEN));
        call = CallExamples.then(call, new CallCommand.Tick(), NOW);
        CallCommand invite = new CallCommand.Invite(CallExamples.FATIMA.party(), CallExamples.DAUGHTER);
        CallCommand takeOver =
                new CallCommand.TakeOver(CallExamples.JORIS, CallExamples.PHONE, CallExamples.FATIMA.party());
        assertRefused(call, invite, CallRefusal.NOT_COVERED);
        assertRefused(call, takeOver, CallRefusal.NOT_COVERED);
        Call said = CallExamples.then(call, CallExamples.YES, NOW);
        assertThat(CallExamples.accepted(CallLifeCycle.decide(said, invite, NOW)))
                .hasSize(1);
        assertThat(CallExamples.accepted(CallLifeCycle.decide(said, takeOver, NOW)))
                .hasSize(1);
    }

    @Test
    void sheShowsMoreOnlyWhereSheSpeaks() {
        Call call = CallExamples.then(
                CallExamples.connected(), new CallCommand.ChoosePicture(CallExamples.TELEVISION, Picture.NONE), NOW);
        assertRefused(
                call,
                new CallCommand.ChoosePicture(CallExamples.TELEVISION, Picture.VEILED),
                CallRefusal.NOT_THIS_DEVICE);
    }

    @Test
    void theDeviceThatWasSlowerIsTold() {
        assertRefused(
                CallExamples.connected(),
                new CallCommand.SayYes(CallExamples.TELEVISION, Picture.CLEAR),
                CallRefusal.ANSWERED_ELSEWHERE);
        Call asked =
                CallExamples.after(CallExamples.ASK, new CallCommand.Answer(CallExamples.FATIMA, CallExamples.TAB));
        assertRefused(
                asked, new CallCommand.Answer(CallExamples.FATIMA, CallExamples.PHONE), CallRefusal.ANSWERED_ELSEWHERE);
        assertRefused(
                asked, new CallCommand.Answer(CallExamples.JORIS, CallExamples.PHONE), CallRefusal.ANSWERED_ELSEWHERE);
        assertRefused(asked, new CallCommand.Answer(CallExamples.DAUGHTER, CallExamples.PHONE), CallRefusal.NOT_ASKED);
    }

    @Test
    void whoInvitesWithoutEndIsStopped() {
        Call call = CallExamples.connected();
        for (int guest = 3; guest <= CallLimits.MOST_INVITED; guest++) {
            Person.Guest next = new Person.Guest(new UUID(8, guest), "gast", GuestKind.OTHER);
            call = CallExamples.then(call, new CallCommand.Invite(CallExamples.FATIMA.party(), next), NOW);
            call = CallExamples.then(call, new CallCommand.Decline(next.party(), Reach.DECLINED), NOW);
        }
        assertRefused(
                call, new CallCommand.Invite(CallExamples.FATIMA.party(), CallExamples.DOCTOR), CallRefusal.TOO_MUCH);
    }

    @Test
    void ofACallInWhichTooMuchHappensOnlyTheEndIsHeard() {
        Call call = CallExamples.connected();
        while (CallExamples.facts(call).version() < CallLimits.MOST_CHANGES) {
            boolean held = call instanceof Call.OnHold;
            PartyId fatima = CallExamples.FATIMA.party();
            call = CallExamples.then(call, held ? new CallCommand.Resume(fatima) : new CallCommand.Hold(fatima), NOW);
        }
        assertRefused(call, new CallCommand.ReportRestart(), CallRefusal.TOO_MUCH);
        Call ended = CallExamples.then(call, new CallCommand.HangUp(CallExamples.HER), NOW);
        assertThat(ended).isInstanceOf(Call.Ended.class);
    }

    private static void assertRefused(Call call, CallCommand command, CallRefusal why) {
        assertThat(CallLifeCycle.decide(call, command, NOW)).isEqualTo(new CallDecision.Refused(why));
    }
}
