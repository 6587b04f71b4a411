package nl.nabij.server.calling;

import static nl.nabij.contract.call.CallState.Role.OVER;
import static nl.nabij.contract.call.CallState.Role.RINGS;
import static nl.nabij.contract.call.CallState.Role.SPEAKS;
import static nl.nabij.contract.call.CallState.Role.WAITS;
import static nl.nabij.server.alarm.NightShift.FATIMA;
import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.CallId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallState;
import nl.nabij.contract.call.CallTold;
import nl.nabij.server.access.Role;
import nl.nabij.server.alarm.AlarmCommand;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.alarm.Operator;
import nl.nabij.server.alarm.Sight;
import nl.nabij.server.call.CallLimits;
import nl.nabij.server.calling.CallNight.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A call between a screen and a page, from the press to its end, on a real database.
final class CallCourseTest {

    private static final String HER = "home";

    private final CallNight night = new CallNight();
    private final CallId call = new CallId(UUID.randomUUID());

    @AfterEach
    void close() {
        night.close();
    }

    @Test
    void aKnockRingsUntilHerYesAndNothingPassesBefore() {
        Page her = night.screen();
        Page ans = night.ans();
        ans.say(knock(call));
        CallState rings = her.awaitRole(call, RINGS);
        assertThat(rings.open()).isEqualTo(CallState.Open.NONE);
        assertThat(rings.peers()).isEmpty();
        assertThat(rings.parties())
                .extracting(CallState.PartyState::name)
                .containsExactlyInAnyOrder("Ans", "mevrouw Willemse");
        ans.awaitRole(call, WAITS);
        her.say(new CallSaid.Ringing(call));
        ans.awaitCall(
                call,
                state ->
                        state.parties().stream().anyMatch(party -> party.party().equals(HER) && party.heard()));
        ans.say(new CallSaid.Envelope(call, HER, 1, "te vroeg"));

        her.say(new CallSaid.Yes(call, CallState.Picture.CLEAR));
        CallState speaks = her.awaitRole(call, SPEAKS);
        assertThat(speaks.open()).isEqualTo(CallState.Open.AUDIO_CLEAR);
        CallState there = ans.awaitRole(call, SPEAKS);
        assertThat(there.peers()).hasSize(1);
        assertThat(speaks.peers().getFirst().polite())
                .isNotEqualTo(there.peers().getFirst().polite());

        int generation = there.peers().getFirst().generation();
        ans.say(new CallSaid.Envelope(call, HER, generation, "aanbod"));
        NightShift.await("the envelope", () -> !her.envelopes().isEmpty());
        assertThat(her.envelopes()).containsExactly(there.me() + ": aanbod");
        ans.say(new CallSaid.Connected(call, HER, generation));
        her.awaitCall(call, state -> state.stage() == CallState.Stage.CONNECTED);

        her.say(new CallSaid.HangUp(call));
        assertThat(ans.awaitEnd(call).ended().orElseThrow().why()).isEqualTo("hung-up");
        assertThat(her.awaitEnd(call).open()).isEqualTo(CallState.Open.NONE);
        assertThat(her.awaitEnd(call).role()).isEqualTo(OVER);
    }

    @Test
    void whatNobodyAnswersEndsByItselfAndIsKeptAsMissedUntilTheySpeak() {
        Page her = night.screen();
        Page ans = night.ans();
        ans.say(knock(call));
        her.awaitRole(call, RINGS);
        night.shift.forward(Duration.ofSeconds(46));
        night.look.look();
        assertThat(ans.awaitEnd(call).ended().orElseThrow().why()).isEqualTo("no-answer");
        assertThat(her.awaitEnd(call).ended().orElseThrow().missed()).isTrue();

        night.shift.forward(Duration.ofHours(1));
        night.look.look();
        assertThat(her.here().calls).containsKey(call);

        CallId second = speak(her, ans);
        NightShift.await("nothing is missed any more", () -> !her.calls.containsKey(call));
        assertThat(her.calls).containsKey(second);
    }

    @Test
    void forAnAlarmSpeechOpensAtOnceForItsOwnerAlone() {
        Page her = night.screen();
        Page fatima = night.fatima();
        Page joris = night.joris();
        AlarmId alarm = night.shift.press();
        night.shift.service.handle(new Sight.Of(night.shift.nightCentre), alarm, new AlarmCommand.ClaimAlarm(FATIMA));

        CallId others = new CallId(UUID.randomUUID());
        joris.say(knock(others, alarm));
        assertThat(joris.awaitRefusal(others)).isEqualTo(CallTold.Reason.ALARM_NOT_YOURS);

        fatima.say(knock(call, alarm));
        CallState open = her.awaitRole(call, SPEAKS);
        assertThat(open.open())
                .as("speech, and no picture that she did not choose")
                .isEqualTo(CallState.Open.AUDIO);
        assertThat(open.alarm()).contains(alarm);
        assertThat(fatima.awaitRole(call, SPEAKS).stage()).isEqualTo(CallState.Stage.CONNECTING);
        assertThat(joris.awaitCall(call, _ -> true).role()).isEqualTo(CallState.Role.NONE);
    }

    @Test
    void whatSheChoseForAlarmsIsWhatIsShown() {
        night.shift.fixture.asAdministrator(
                "insert into call_choice select id, organisation_id, 'veiled', true, 'zijzelf', 'Bas' from home"
                        + " where id = '" + WILLEMSE + "'");
        Page her = night.screen();
        Page fatima = night.fatima();
        AlarmId alarm = night.shift.press();
        night.shift.service.handle(new Sight.Of(night.shift.nightCentre), alarm, new AlarmCommand.ClaimAlarm(FATIMA));
        fatima.say(knock(call, alarm));
        assertThat(her.awaitRole(call, SPEAKS).open()).isEqualTo(CallState.Open.AUDIO_VEILED);

        assertThat(relays(her).relayOnly()).as("her address is hidden").isTrue();
        assertThat(relays(fatima).relayOnly()).isFalse();
        assertThat(relays(her).servers().getFirst().username().orElseThrow()).endsWith(":" + call + "-" + HER);
    }

    @Test
    void withoutAScreenTheCallEndsAtOnceAndSaysSo() {
        Page ans = night.ans();
        ans.say(knock(call));
        assertThat(ans.awaitEnd(call).ended().orElseThrow().why()).isEqualTo("unreachable");
    }

    @Test
    void sheAsksToTalkAndTheNightCentreIsRungAndNobodyElse() {
        Page her = night.screen();
        Page fatima = night.fatima();
        Page joris = night.joris();
        Page stranger = night.staff(
                new Operator(new UserId(new UUID(2, 9)), "Zoe"), night.shift.stranger, "page-9", Role.OPERATOR);
        her.say(CallSaid.AskToTalk.ofHerself(call, CallState.Picture.CLEAR));
        her.awaitRole(call, WAITS);
        fatima.awaitRole(call, RINGS);
        joris.awaitRole(call, RINGS);
        fatima.say(new CallSaid.Answer(call));
        fatima.awaitRole(call, SPEAKS);
        her.awaitRole(call, SPEAKS);
        joris.awaitRole(call, CallState.Role.NONE);
        joris.say(new CallSaid.Answer(call));
        assertThat(joris.awaitRefusal(call)).isEqualTo(CallTold.Reason.ANSWERED_ELSEWHERE);
        assertThat(stranger.here().calls).doesNotContainKey(call);
        CallId asked = new CallId(UUID.randomUUID());
        her.say(new CallSaid.HangUp(call));
        her.awaitEnd(call);
        her.say(CallSaid.AskToTalk.ofHerself(asked, CallState.Picture.CLEAR));
        fatima.awaitRole(asked, RINGS);
        stranger.say(new CallSaid.Decline(asked));
        assertThat(stranger.awaitRefusal(asked)).isEqualTo(CallTold.Reason.UNKNOWN);
        stranger.say(new CallSaid.TakeOver(call, HER));
        assertThat(stranger.awaitRefusal(call)).isEqualTo(CallTold.Reason.NOT_ALLOWED);
    }

    /// Her tablet died while she waited: she wanted somebody all the same.
    @Test
    void whoAskedAndWhoseScreenDiedStandsWithPeopleToo() {
        Page her = night.screen();
        Page fatima = night.fatima();
        her.say(CallSaid.AskToTalk.ofHerself(call, CallState.Picture.NONE));
        fatima.awaitRole(call, RINGS);
        night.hearing.gone(her);
        fatima.awaitCall(call, state -> presenceOf(state, HER) == CallState.Presence.AWAY);
        night.shift.forward(CallLimits.GRACE.plusSeconds(1));
        night.look.look();
        CallState ended = fatima.awaitEnd(call);
        assertThat(ended.ended().orElseThrow().why()).isEqualTo("lost");
        assertThat(ended.ended().orElseThrow().missed()).isTrue();
    }

    @Test
    void whenNobodyAnswersItGoesRoundTwiceAndThenStandsWithPeople() {
        Page her = night.screen();
        Page fatima = night.fatima();
        her.say(CallSaid.AskToTalk.ofHerself(call, CallState.Picture.NONE));
        fatima.awaitRole(call, RINGS);
        for (int step = 0; step < 6; step++) {
            night.shift.forward(NightShift.PATIENCE.plusMillis(10));
            night.look.look();
        }
        assertThat(her.awaitEnd(call).ended().orElseThrow().why()).isEqualTo("no-answer");
        assertThat(fatima.awaitEnd(call).ended().orElseThrow().missed()).isTrue();
        assertThat(fatima.awaitEnd(call).urgent()).isTrue();
        night.shift.forward(Duration.ofMinutes(10));
        night.look.look();
        assertThat(fatima.here().calls).containsKey(call);

        CallId blind = new CallId(UUID.randomUUID());
        fatima.say(knock(blind));
        assertThat(fatima.awaitRefusal(blind))
                .as("without an alarm the night centre sees no home")
                .isEqualTo(CallTold.Reason.UNKNOWN);
        CallId back = new CallId(UUID.randomUUID());
        fatima.say(new CallSaid.Knock(
                back,
                WILLEMSE,
                CallState.Why.CALLS_BACK,
                Optional.empty(),
                Optional.of(call),
                Optional.empty(),
                Optional.empty()));
        her.awaitRole(back, RINGS);
    }

    @Test
    void herPressIsTheAnswerToWhoKnocksAlready() {
        Page her = night.screen();
        Page ans = night.ans();
        ans.say(knock(call));
        her.awaitRole(call, RINGS);
        CallId second = new CallId(UUID.randomUUID());
        her.say(CallSaid.AskToTalk.ofHerself(second, CallState.Picture.CLEAR));
        her.awaitRole(call, SPEAKS);
        assertThat(her.awaitRefusal(second)).isEqualTo(CallTold.Reason.ANSWERED_ELSEWHERE);
    }

    @Test
    void aSecondCallerHearsThatSheSpeaksAlready() {
        Page her = night.screen();
        Page ans = night.ans();
        speak(her, ans);
        Page piet = night.staff(
                new Operator(new UserId(new UUID(2, 5)), "Piet"), night.shift.homeCare, "page-2", Role.CARER);
        piet.say(knock(call));
        assertThat(piet.awaitEnd(call).ended().orElseThrow().why()).isEqualTo("busy");
    }

    @Test
    void herAlarmMakesRoomWhileItOnlyRings() {
        Page her = night.screen();
        Page ans = night.ans();
        ans.say(knock(call));
        her.awaitRole(call, RINGS);
        night.shift.press();
        night.look.look();
        assertThat(ans.awaitEnd(call).ended().orElseThrow().why()).isEqualTo("made-room");
    }

    @Test
    void aSilentDeviceIsAwayAndComesBackWithinItsGrace() {
        Page her = night.screen();
        Page ans = night.ans();
        CallId spoken = speak(her, ans);
        night.nanos.addAndGet(CallSeats.SILENT_IN_CALL.plusSeconds(1).toNanos());
        ans.here();
        night.look.look();
        ans.awaitCall(spoken, state -> presenceOf(state, HER) == CallState.Presence.AWAY);
        her.here();
        ans.awaitCall(spoken, state -> presenceOf(state, HER) == CallState.Presence.IN);
        assertThat(her.awaitRole(spoken, SPEAKS).peers().getFirst().connected())
                .as("media went on meanwhile")
                .isTrue();
    }

    @Test
    void aRestartOfTheServerEndsNothingThatComesBack() {
        Page her = night.screen();
        Page ans = night.ans();
        CallId spoken = speak(her, ans);
        night.start();
        her.here();
        ans.here();
        assertThat(her.awaitRole(spoken, SPEAKS).stage()).isEqualTo(CallState.Stage.CONNECTED);
        ans.awaitCall(spoken, state -> presenceOf(state, HER) == CallState.Presence.IN);

        night.start();
        ans.here();
        night.shift.forward(Duration.ofSeconds(31));
        night.look.look();
        assertThat(ans.awaitEnd(spoken).ended().orElseThrow().why()).isEqualTo("lost");
    }

    /// They may have found each other meanwhile, and speak.
    @Test
    void whoWasBeingConnectedHasTheTimeOnceMoreAfterARestart() {
        Page her = night.screen();
        Page ans = night.ans();
        ans.say(knock(call));
        her.awaitRole(call, RINGS);
        her.say(new CallSaid.Yes(call, CallState.Picture.CLEAR));
        int generation = ans.awaitRole(call, SPEAKS).peers().getFirst().generation();
        night.shift.forward(CallLimits.SET_UP.plusSeconds(5));
        night.start();
        night.look.look();
        her.here();
        ans.here();
        ans.say(new CallSaid.Connected(call, HER, generation));
        her.awaitCall(call, state -> state.stage() == CallState.Stage.CONNECTED);
    }

    @Test
    void andNoLongerThanThat() {
        Page her = night.screen();
        Page ans = night.ans();
        ans.say(knock(call));
        her.awaitRole(call, RINGS);
        her.say(new CallSaid.Yes(call, CallState.Picture.CLEAR));
        ans.awaitRole(call, SPEAKS);
        night.start();
        night.look.look();
        her.here();
        ans.here();
        night.shift.forward(CallLimits.SET_UP.plusSeconds(1));
        night.look.look();
        assertThat(ans.awaitEnd(call).ended().orElseThrow().why()).isEqualTo("set-up-failed");
    }

    @Test
    void aStrangersPageAndAnotherHomeGetNothing() {
        Page her = night.screen();
        Page zoe = night.staff(
                new Operator(new UserId(new UUID(2, 9)), "Zoe"), night.shift.stranger, "page-9", Role.CARER);
        zoe.say(knock(call));
        assertThat(zoe.awaitRefusal(call)).isEqualTo(CallTold.Reason.UNKNOWN);
        assertThat(her.here().calls).isEmpty();
    }

    private CallId speak(Page her, Page staff) {
        CallId id = new CallId(UUID.randomUUID());
        staff.say(knock(id));
        her.awaitRole(id, RINGS);
        her.say(new CallSaid.Yes(id, CallState.Picture.CLEAR));
        CallState there = staff.awaitRole(id, SPEAKS);
        staff.say(new CallSaid.Connected(id, HER, there.peers().getFirst().generation()));
        her.awaitCall(id, state -> state.stage() == CallState.Stage.CONNECTED);
        return id;
    }

    private CallTold.RelaysTold relays(Page page) {
        page.say(new CallSaid.Relays(call));
        NightShift.await("relays", () -> page.told.stream().anyMatch(CallTold.RelaysTold.class::isInstance));
        return page.told.stream()
                .filter(CallTold.RelaysTold.class::isInstance)
                .map(CallTold.RelaysTold.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static CallState.Presence presenceOf(CallState state, String party) {
        return state.parties().stream()
                .filter(each -> each.party().equals(party))
                .findFirst()
                .orElseThrow()
                .presence();
    }

    private static CallSaid.Knock knock(CallId call) {
        return new CallSaid.Knock(
                call,
                WILLEMSE,
                CallState.Why.TO_TALK,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static CallSaid.Knock knock(CallId call, AlarmId alarm) {
        return new CallSaid.Knock(
                call,
                WILLEMSE,
                CallState.Why.ALARM,
                Optional.of(alarm),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
