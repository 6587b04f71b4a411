package nl.nabij.server.console;

import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallState;
import nl.nabij.server.alarm.AlarmCommand;
import nl.nabij.server.alarm.Operator;
import nl.nabij.server.alarm.Sight;
import org.junit.jupiter.api.Test;

/// Which call a planned call is, and which it is not: `AgreedTest` has the whole table.
final class PlanHeldTest extends PlannedHome {

    @Test
    void whoAnswersForHerOrganisationAtNightDoesNotHoldItsTeamsCall() {
        home.done("POST", "/call-plans", once("team", "", in(20)));
        forward(Duration.ofMinutes(21));
        answers("fatima");
        forward(Duration.ofHours(2));
        awaitState("missed");
    }

    @Test
    void speechForHerAlarmIsNotWhatWasAgreed() {
        home.done("POST", "/call-plans", once("team", "", in(20)));
        forward(Duration.ofMinutes(18));
        AlarmId alarm = centre.night.press();
        centre.night.service.handle(
                new Sight.Everything(),
                alarm,
                new AlarmCommand.ClaimAlarm(new Operator(new UserId(UUID.fromString(person("ans"))), "Ans")));
        screenSays(new CallSaid.Here());
        CallPage ans = page("ans");
        ans.say(new CallSaid.Knock(
                call,
                WILLEMSE,
                CallState.Why.ALARM,
                Optional.of(alarm),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        come(ans);
        forward(Duration.ofHours(2));
        awaitState("missed");
    }

    @Test
    void herOwnCarerWhoAnswersHerAtItsTimeHoldsTheTeamsCall() {
        home.done("POST", "/call-plans", once("team", "", in(20)));
        forward(Duration.ofMinutes(21));
        answers("ans");
        forward(Duration.ofSeconds(16));
        awaitState("held");
    }

    @Test
    void whatSheAsksBeforeItsTimeIsSomethingElse() {
        home.done("POST", "/call-plans", once("team", "", in(20)));
        forward(Duration.ofMinutes(12));
        answers("ans");
        forward(Duration.ofHours(2));
        awaitState("missed");
    }

    @Test
    void aCallForOnePlanHoldsNoOther() {
        String team = planned(once("team", "", in(20)));
        String hers = planned(once("person", person("ans"), in(36)));
        forward(Duration.ofMinutes(22));
        speaks("ans", CallState.Why.TO_TALK, CallState.Why.PLANNED);
        forward(Duration.ofMinutes(10));
        awaitState(hers, "held");
        forward(Duration.ofHours(2));
        awaitState(team, "missed");
    }

    @Test
    void whoPressesAtOneEntryMeansThatOneAndNoOther() {
        String team = planned(once("team", "", in(20)));
        planned(once("person", person("ans"), in(36)));
        forward(Duration.ofMinutes(22));
        speaks("ans", knock(CallState.Why.PLANNED, team), CallState.Why.PLANNED);
        forward(Duration.ofSeconds(16));
        awaitState(team, "held");
    }

    @Test
    void anEntryThatIsDueNoMoreIsNotAnotherThatIs() {
        String team = planned(once("team", "", in(20)));
        home.done("PUT", "/call-plans/" + team + "/days/" + in(20).day(), "{\"skipped\":true}");
        planned(once("person", person("ans"), in(36)));
        forward(Duration.ofMinutes(22));
        speaks("ans", knock(CallState.Why.PLANNED, team), CallState.Why.TO_TALK);
    }

    @Test
    void whomSheWaitedForIsAskedFirst() {
        String plan = planned(once("person", person("bas-as-carer"), in(20)));
        forward(Duration.ofMinutes(21));
        screenSays(new CallSaid.Here());
        CallPage bas = page("bas");
        CallPage fatima = page("fatima");
        screenSays(new CallSaid.AskToTalk(
                call, CallState.Picture.CLEAR, Optional.empty(), Optional.of(UUID.fromString(plan))));
        bas.awaitRole(call, CallState.Role.RINGS);
        assertThat(fatima.heard()).noneMatch(text -> text.contains(call.toString()));
        bas.say(new CallSaid.Answer(call));
        come(bas);
        forward(Duration.ofSeconds(16));
        awaitState("held");
    }

    @Test
    void sheWhoCallsHerselfBecauseSomebodyIsLateIsHelpedByAColleague() {
        home.done("POST", "/call-plans", once("person", person("bas-as-carer"), in(20)));
        forward(Duration.ofMinutes(32));
        answers("ans");
        forward(Duration.ofSeconds(16));
        awaitState("held");
    }
}
