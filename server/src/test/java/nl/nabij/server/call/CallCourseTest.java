package nl.nabij.server.call;

import static nl.nabij.server.call.CallExamples.EVENING;
import static nl.nabij.server.call.CallExamples.FATIMA;
import static nl.nabij.server.call.CallExamples.HER;
import static nl.nabij.server.call.CallExamples.JORIS;
import static nl.nabij.server.call.CallExamples.PHONE;
import static nl.nabij.server.call.CallExamples.SCREEN;
import static nl.nabij.server.call.CallExamples.TAB;
import static nl.nabij.server.call.CallExamples.TELEVISION;
import static nl.nabij.server.call.CallExamples.after;
import static nl.nabij.server.call.CallExamples.facts;
import static nl.nabij.server.call.CallExamples.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.server.escalation.Rung;
import org.junit.jupiter.api.Test;

/// How calls go on over several steps: ladders, moves, take-overs, glare, lost links.
class CallCourseTest {

    private static final CallCommand TICK = new CallCommand.Tick();

    @Test
    void whoAsksToTalkIsUrgentAfterARoundAndHearsInTheEndThatNobodyComes() {
        Call call = after(CallExamples.ASK);
        Instant due = EVENING;
        for (Rung rung : List.of(new Rung(1, 0), new Rung(2, 0), new Rung(0, 1), new Rung(1, 1), new Rung(2, 1))) {
            due = due.plusSeconds(30);
            assertThat(CallLifeCycle.nextDeadline(call)).contains(due);
            call = then(call, TICK, due);
            assertThat(facts(call).offering().orElseThrow().offer().rung()).isEqualTo(rung);
            assertThat(facts(call).urgent()).isEqualTo(rung.round() == 1);
        }
        call = then(call, TICK, due.plusSeconds(30));
        assertThat(call).isInstanceOfSatisfying(Call.Ended.class, ended -> {
            assertThat(ended.why()).isEqualTo(EndReason.NO_ANSWER);
            assertThat(ended.needsPeople()).isTrue();
        });
        assertThat(CallLifeCycle.nextDeadline(call)).isEmpty();
    }

    @Test
    void askingHasALongestTimeWhateverTheLadderSays() {
        Call call = after(CallExamples.ASK);
        Instant nearly = EVENING.plus(CallLimits.LONGEST_ASKING).minusSeconds(10);
        call = then(call, TICK, nearly);
        assertThat(CallLifeCycle.nextDeadline(call)).contains(nearly.plusSeconds(10));
        assertThat(then(call, TICK, nearly.plusSeconds(10))).isInstanceOf(Call.Ended.class);
    }

    @Test
    void theFirstWhoAnswersStopsTheOthers() {
        Call asks = then(after(CallExamples.ASK), new CallCommand.Decline(FATIMA.party(), Reach.DECLINED), EVENING);
        assertThat(DeviceRole.of(asks, FATIMA.party(), TAB, true)).isEqualTo(DeviceRole.NONE);
        assertThat(DeviceRole.of(asks, JORIS.party(), PHONE, true)).isEqualTo(DeviceRole.RINGS);
        assertThat(DeviceRole.of(asks, JORIS.party(), PHONE, false)).isEqualTo(DeviceRole.NONE);
        assertThat(DeviceRole.of(asks, HER, SCREEN, false)).isEqualTo(DeviceRole.WAITS);
        assertThat(DeviceRole.of(asks, HER, TELEVISION, false)).isEqualTo(DeviceRole.ELSEWHERE);
        Call answered = then(asks, new CallCommand.Answer(JORIS, PHONE), EVENING);
        assertThat(DeviceRole.of(answered, JORIS.party(), PHONE, true)).isEqualTo(DeviceRole.SPEAKS);
        assertThat(DeviceRole.of(answered, JORIS.party(), TAB, true)).isEqualTo(DeviceRole.ELSEWHERE);
        assertThat(DeviceRole.of(answered, FATIMA.party(), TAB, true)).isEqualTo(DeviceRole.NONE);
        Call knock = after(CallExamples.KNOCK);
        assertThat(DeviceRole.of(knock, HER, TELEVISION, false)).isEqualTo(DeviceRole.RINGS);
        assertThat(DeviceRole.of(CallExamples.full(), CallExamples.DOCTOR.party(), PHONE, false))
                .isEqualTo(DeviceRole.NONE);
        Call ended = CallExamples.state("ended");
        assertThat(DeviceRole.of(ended, HER, TELEVISION, false)).isEqualTo(DeviceRole.OVER);
        Call left = then(CallExamples.three(), new CallCommand.HangUp(FATIMA.party()), EVENING);
        assertThat(DeviceRole.of(left, FATIMA.party(), TAB, false)).isEqualTo(DeviceRole.OVER);
        assertThat(DeviceRole.of(new Call.NotBegun(), HER, TAB, true)).isEqualTo(DeviceRole.NONE);
    }

    @Test
    void whoCannotBeRungHasMissedACall() {
        for (Reach reach : List.of(Reach.BUSY, Reach.NOT_HOME, Reach.UNREACHABLE)) {
            CallCommand.Knock knock = CallExamples.FOR_ALARM;
            Call call = after(new CallCommand.Knock(
                    knock.call(),
                    knock.home(),
                    knock.caller(),
                    knock.device(),
                    knock.why(),
                    knock.policy(),
                    reach,
                    knock.ring()));
            assertThat(call)
                    .isInstanceOfSatisfying(
                            Call.Ended.class,
                            ended -> assertThat(ended.why().isMissed()).isTrue());
            assertThat(facts(call).consent()).isEmpty();
        }
        assertThat(EndReason.DECLINED.isMissed()).isFalse();
    }

    @Test
    void aMoveGoesBackWhereItWorkedAndIsThenSetUpOnceMore() {
        Call moved = then(CallExamples.connected(), new CallCommand.MoveTo(HER, TELEVISION), EVENING);
        Call again = then(moved, new CallCommand.MoveTo(HER, PHONE), EVENING);
        Call back = then(again, TICK, EVENING.plusSeconds(20));
        assertThat(facts(back).party(HER).orElseThrow().isAt(SCREEN)).isTrue();
        assertThat(facts(back).pair(HER, FATIMA.party()).orElseThrow().generation())
                .isEqualTo(4);
        assertThat(then(back, TICK, EVENING.plusSeconds(40)))
                .isInstanceOfSatisfying(
                        Call.Ended.class, ended -> assertThat(ended.why()).isEqualTo(EndReason.LOST));
        Call settled = then(moved, CallExamples.mediaWithHer(FATIMA, 2), EVENING);
        Call lost = then(settled, new CallCommand.ReportMediaLost(HER, FATIMA.party(), 2), EVENING);
        assertThat(then(lost, TICK, EVENING.plusSeconds(30))).isInstanceOf(Call.Ended.class);
        Call home = then(moved, new CallCommand.MoveTo(HER, SCREEN), EVENING);
        assertThat(then(home, TICK, EVENING.plusSeconds(20)))
                .as("nowhere to go back to")
                .isInstanceOf(Call.Ended.class);
    }

    @Test
    void whoTakesOverAndFailsLeavesTheFirstInPlace() {
        Call call = CallExamples.state("taken over");
        Call failed = then(call, TICK, EVENING.plusSeconds(24));
        assertThat(facts(failed).party(FATIMA.party()).orElseThrow().isIn()).isTrue();
        assertThat(facts(failed).party(JORIS.party()).orElseThrow().isGone()).isTrue();
        Call gone = then(call, new CallCommand.HangUp(FATIMA.party()), EVENING);
        Call over = then(gone, CallExamples.mediaWithHer(JORIS, 1), EVENING);
        assertThat(over).isInstanceOf(Call.Connected.class);
        assertThat(facts(over).in()).hasSize(2);
    }

    @Test
    void mediaWithSomebodyElseIsNoTakeOverYet() {
        Call call = CallExamples.state("taken over");
        Call half = then(call, CallExamples.media(JORIS, FATIMA, 1), EVENING);
        assertThat(facts(half).in()).hasSize(3);
    }

    @Test
    void aGuestIsNotLeftAloneWithHer() {
        Call call =
                then(CallExamples.connected(), new CallCommand.Invite(FATIMA.party(), CallExamples.DOCTOR), EVENING);
        assertThat(facts(call).party(CallExamples.DOCTOR.party()).orElseThrow().presence())
                .isEqualTo(new Party.Rings(
                        new Limit(EVENING, EVENING.plus(CallLimits.GUEST_EXPECTED)), false, Optional.empty()));
        call = then(call, new CallCommand.Answer(CallExamples.DOCTOR, PHONE), EVENING);
        assertThat(then(call, new CallCommand.HangUp(FATIMA.party()), EVENING)).isInstanceOf(Call.Ended.class);
        assertThat(then(CallExamples.three(), new CallCommand.HangUp(FATIMA.party()), EVENING))
                .as("her daughter may be")
                .isInstanceOf(Call.Connected.class);
    }

    @Test
    void whoCannotHearHerLeavesAndNotShe() {
        Call call = then(
                CallExamples.three(),
                new CallCommand.ReportMediaLost(CallExamples.DAUGHTER.party(), FATIMA.party(), 1),
                EVENING);
        Call after = then(call, TICK, EVENING.plus(CallLimits.GRACE));
        assertThat(facts(after).in()).extracting(Party::who).containsExactly(FATIMA, new Person.Resident());
    }

    @Test
    void aLinkThatIsNotBackInTimeIsLostAndOneThatIsIsNot() {
        Call away = CallExamples.state("carer away");
        assertThat(CallLifeCycle.nextDeadline(away)).contains(EVENING.plusSeconds(34));
        assertThat(MediaAllowed.openAt(away, HER, SCREEN)).as("media goes on").isEqualTo(MediaAllowed.AUDIO_CLEAR);
        assertThat(then(away, TICK, EVENING.plusSeconds(34))).isInstanceOf(Call.Ended.class);
        Call back = then(away, new CallCommand.ReportLinkBack(FATIMA.party(), TAB), EVENING);
        assertThat(CallLifeCycle.nextDeadline(back)).contains(EVENING.plus(CallLimits.LONGEST_CALL));
    }

    @Test
    void aClockThatIsSetBackProlongsNothingByMoreThanItsOwnTime() {
        Call call = after(CallExamples.KNOCK);
        Instant before = EVENING.minusSeconds(3_600);
        assertThat(CallLifeCycle.isDue(call, EVENING)).isFalse();
        assertThat(CallLifeCycle.isDue(call, EVENING.plusSeconds(45))).isTrue();
        assertThat(CallLifeCycle.isDue(call, before)).isTrue();
        Call set = then(call, TICK, before);
        assertThat(CallLifeCycle.nextDeadline(set)).contains(before.plusSeconds(45));
        assertThat(CallLifeCycle.isDue(set, before)).isFalse();
        for (Call each : CallExamples.states().values()) {
            if (each instanceof Call.Live) {
                Call moved = then(each, TICK, before);
                assertThat(CallLifeCycle.isDue(moved, before)).isFalse();
                assertThat(CallLifeCycle.nextDeadline(moved).orElseThrow())
                        .isBeforeOrEqualTo(before.plus(CallLimits.LONGEST_CALL));
            }
        }
        assertThat(CallLifeCycle.isDue(new Call.NotBegun(), before)).isFalse();
    }

    @Test
    void whatIsSaidOfAnOldNegotiationIsDropped() {
        Call call = CallExamples.state("moved");
        PartyId fatima = FATIMA.party();
        assertThat(Passage.of(call, fatima, TAB, HER, 2)).isEqualTo(Passage.PASSES);
        assertThat(Passage.of(call, fatima, TAB, HER, 1)).isEqualTo(Passage.OLD_GENERATION);
        assertThat(Passage.of(call, fatima, TAB, HER, 3)).isEqualTo(Passage.UNKNOWN_GENERATION);
        assertThat(Passage.of(call, fatima, PHONE, HER, 2)).isEqualTo(Passage.NOT_THIS_DEVICE);
        assertThat(Passage.of(call, HER, SCREEN, fatima, 2)).isEqualTo(Passage.NOT_THIS_DEVICE);
        assertThat(Passage.of(call, HER, TELEVISION, fatima, 2)).isEqualTo(Passage.PASSES);
        assertThat(Passage.of(call, HER, TELEVISION, JORIS.party(), 1)).isEqualTo(Passage.NOT_TOGETHER);
        Call ended = CallExamples.state("ended");
        assertThat(Passage.of(ended, fatima, TAB, HER, 1)).isEqualTo(Passage.NOT_TOGETHER);
        Pair pair = facts(call).pair(HER, fatima).orElseThrow();
        assertThat(pair.isPolite(HER)).isNotEqualTo(pair.isPolite(fatima));
    }

    @Test
    void bothWhoSayThatMediaIsLostMakeOneStep() {
        CallCommand hers = new CallCommand.ReportMediaLost(HER, FATIMA.party(), 1);
        CallCommand his = new CallCommand.ReportMediaLost(FATIMA.party(), HER, 1);
        Call once = then(CallExamples.connected(), hers, EVENING);
        assertThat(then(once, his, EVENING)).isEqualTo(once);
        Call again = then(once, new CallCommand.Renegotiate(HER, FATIMA.party(), 2), EVENING.plusSeconds(20));
        assertThat(CallLifeCycle.nextDeadline(again)).as("no life of its own").contains(EVENING.plusSeconds(30));
    }

    @Test
    void glareIsOneCallAndTheSecondPressItsAnswer() {
        Person daughter = CallExamples.DAUGHTER;
        Call.Live hers = (Call.Live) after(CallExamples.CALLS_DAUGHTER);
        assertThat(Meeting.of(Optional.of(hers), other(daughter, CallExamples.TALK)))
                .isEqualTo(new Meeting.Answers(CallExamples.CALL, new CallCommand.Answer(daughter, TAB)));
        Call.Live knock = (Call.Live) after(CallExamples.knock(daughter, CallExamples.TALK, CallExamples.ASKS));
        CallCommand.CallPerson back = new CallCommand.CallPerson(
                CallExamples.OTHER_CALL,
                CallExamples.HOME,
                SCREEN,
                Picture.VEILED,
                daughter,
                CallExamples.TALK,
                Reach.REACHABLE,
                CallExamples.RING);
        assertThat(Meeting.of(Optional.of(knock), back))
                .isEqualTo(new Meeting.Answers(CallExamples.CALL, new CallCommand.SayYes(SCREEN, Picture.VEILED)));
        CallCommand.AskToTalk asks = new CallCommand.AskToTalk(
                CallExamples.OTHER_CALL, CallExamples.HOME, SCREEN, Picture.NONE, CallExamples.LADDER);
        assertThat(Meeting.of(Optional.of(knock), asks))
                .as("family at the door does not keep her from asking for help")
                .isEqualTo(new Meeting.MakesRoom(CallExamples.CALL));
        assertThat(Meeting.of(Optional.of((Call.Live) after(CallExamples.KNOCK)), asks))
                .isEqualTo(new Meeting.Answers(CallExamples.CALL, new CallCommand.SayYes(SCREEN, Picture.NONE)));
        Call.Live asking = (Call.Live) after(CallExamples.ASK);
        assertThat(Meeting.of(Optional.of(asking), other(JORIS, CallExamples.TALK)))
                .isEqualTo(new Meeting.Answers(CallExamples.CALL, new CallCommand.Answer(JORIS, TAB)));
        assertThat(Meeting.of(Optional.of(asking), other(daughter, CallExamples.TALK)))
                .isEqualTo(new Meeting.Busy(CallExamples.CALL));
        assertThat(Meeting.of(Optional.of(asking), other(JORIS, new Why.Look("onrustig"))))
                .isEqualTo(new Meeting.Busy(CallExamples.CALL));
        assertThat(Meeting.of(Optional.of(knock), other(daughter, CallExamples.TALK)))
                .isEqualTo(new Meeting.Busy(CallExamples.CALL));
        assertThat(Meeting.of(Optional.of(asking), asks)).isEqualTo(new Meeting.Busy(CallExamples.CALL));
    }

    @Test
    void herAlarmIsGivenRoom() {
        Call.Live connected = (Call.Live) CallExamples.connected();
        CallCommand.Begin alarm = other(JORIS, new Why.ForAlarm(CallExamples.ALARM));
        assertThat(Meeting.of(Optional.of(connected), alarm)).isEqualTo(new Meeting.MakesRoom(CallExamples.CALL));
        assertThat(Meeting.of(Optional.of((Call.Live) after(CallExamples.FOR_ALARM)), alarm))
                .isEqualTo(new Meeting.Busy(CallExamples.CALL));
        assertThat(Meeting.of(Optional.of(connected), CallExamples.KNOCK)).isEqualTo(new Meeting.Begins());
        assertThat(Meeting.of(Optional.empty(), alarm)).isEqualTo(new Meeting.Begins());
        Call told = then(connected, new CallCommand.PressAlarmKey(CallExamples.ALARM), EVENING);
        assertThat(facts(told).alarm()).contains(CallExamples.ALARM);
        assertThat(then(told, new CallCommand.PressAlarmKey(CallExamples.ALARM), EVENING))
                .isEqualTo(told);
        Call forAlarm = after(CallExamples.FOR_ALARM);
        assertThat(then(forAlarm, new CallCommand.PressAlarmKey(CallExamples.ALARM), EVENING))
                .isEqualTo(forAlarm);
        Call asksForAlarm = after(CallExamples.knock(FATIMA, new Why.ForAlarm(CallExamples.ALARM), CallExamples.ASKS));
        assertThat(then(asksForAlarm, new CallCommand.PressAlarmKey(CallExamples.ALARM), EVENING))
                .isEqualTo(asksForAlarm);
    }

    private static CallCommand.Knock other(Person caller, Why why) {
        return new CallCommand.Knock(
                CallExamples.OTHER_CALL,
                CallExamples.HOME,
                caller,
                TAB,
                why,
                CallExamples.ASKS,
                Reach.REACHABLE,
                CallExamples.RING);
    }

    @Test
    void aRepeatIsNoEvent() {
        for (Call state : CallExamples.states().values()) {
            for (CallCommand command : CallExamples.commands()) {
                if (CallLifeCycle.decide(state, command, EVENING.plusSeconds(12)) instanceof CallDecision.Accepted
                        && !(command instanceof CallCommand.Tick)) {
                    Call once = then(state, command, EVENING.plusSeconds(12));
                    assertThat(CallLifeCycle.decide(once, command, EVENING.plusSeconds(12)))
                            .as(state + " " + command)
                            .satisfiesAnyOf(
                                    decision -> assertThat(decision).isEqualTo(CallDecision.Accepted.of()),
                                    // What ended it cannot be asked again; who moved is where he wanted to be.
                                    decision -> assertThat(decision)
                                            .isEqualTo(new CallDecision.Refused(CallRefusal.ENDED)));
                }
            }
        }
    }

    @Test
    void whatCannotHaveHappenedIsAFaultAndNoRefusal() {
        CallEvent ended = new CallEvent.CallEnded(EndReason.HUNG_UP, Optional.empty(), EVENING);
        assertThatThrownBy(() -> CallLifeCycle.evolve(new Call.NotBegun(), ended))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> CallLifeCycle.evolve(CallExamples.state("ended"), ended))
                .isInstanceOf(IllegalStateException.class);
        CallEvent began = CallExamples.accepted(CallLifeCycle.decide(new Call.NotBegun(), CallExamples.KNOCK, EVENING))
                .getFirst();
        assertThatThrownBy(() -> CallLifeCycle.evolve(CallExamples.connected(), began))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void eventsAreTheSameAfterTheyWereStored() throws ContractException {
        for (Call state : CallExamples.states().values()) {
            for (CallCommand command : CallExamples.commands()) {
                if (CallLifeCycle.decide(state, command, EVENING.plusSeconds(50))
                        instanceof CallDecision.Accepted(List<CallEvent> events)) {
                    for (CallEvent event : events) {
                        assertThat(ContractJson.read(ContractJson.toBytes(event), CallEvent.class))
                                .isEqualTo(event);
                    }
                }
            }
        }
    }
}
