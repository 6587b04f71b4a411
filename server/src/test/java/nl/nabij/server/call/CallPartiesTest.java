package nl.nabij.server.call;

import static nl.nabij.server.call.CallExamples.EVENING;
import static nl.nabij.server.call.CallExamples.FATIMA;
import static nl.nabij.server.call.CallExamples.HER;
import static nl.nabij.server.call.CallExamples.JORIS;
import static nl.nabij.server.call.CallExamples.PHONE;
import static nl.nabij.server.call.CallExamples.facts;
import static nl.nabij.server.call.CallExamples.state;
import static nl.nabij.server.call.CallExamples.then;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Who may come in, and who may not, where several are there.
class CallPartiesTest {

    private static final Instant NOW = EVENING.plusSeconds(12);
    private static final PartyId DAUGHTER = CallExamples.DAUGHTER.party();

    @Test
    void aLinkThatWasUsedOpensNothingAgain() {
        Person doctor = CallExamples.DOCTOR;
        Call call = then(state("full"), new CallCommand.Answer(doctor, PHONE), NOW);
        call = then(call, new CallCommand.HangUp(doctor.party()), NOW);
        assertRefused(call, new CallCommand.Answer(doctor, PHONE), CallRefusal.NOT_ASKED);
        Call again = then(call, new CallCommand.Invite(FATIMA.party(), doctor), NOW);
        assertThat(facts(again).present()).hasSize(4);
        assertThat(facts(then(again, new CallCommand.Answer(doctor, PHONE), NOW))
                        .in())
                .hasSize(4);
    }

    @Test
    void herYesIsNobodyElsesAnswer() {
        assertRefused(state("knock"), new CallCommand.Answer(new Person.Resident(), PHONE), CallRefusal.NOT_ASKED);
    }

    @Test
    void aDeviceOfSomebodyElseDoesNotRing() {
        CallCommand rings = new CallCommand.ReportRinging(JORIS.party(), PHONE);
        assertRefused(state("knock"), rings, CallRefusal.NOT_ASKED);
        CallCommand late = new CallCommand.ReportRinging(HER, CallExamples.SCREEN);
        assertThat(CallLifeCycle.decide(state("connected"), late, NOW)).isEqualTo(CallDecision.Accepted.of());
    }

    @Test
    void onlyTheStaffHoldsInvitesAndTakesOver() {
        Call three = state("three");
        assertRefused(three, new CallCommand.Hold(DAUGHTER), CallRefusal.STAFF_ONLY);
        assertRefused(three, new CallCommand.Invite(DAUGHTER, JORIS), CallRefusal.STAFF_ONLY);
        assertRefused(three, new CallCommand.TakeOver(JORIS, PHONE, DAUGHTER), CallRefusal.STAFF_ONLY);
        assertRefused(
                three, new CallCommand.TakeOver(CallExamples.DOCTOR, PHONE, FATIMA.party()), CallRefusal.STAFF_ONLY);
        assertRefused(three, new CallCommand.TakeOver(FATIMA, PHONE, FATIMA.party()), CallRefusal.STAFF_ONLY);
    }

    @Test
    void whoIsAskedAlreadyTakesOverInAFullCallWithoutAGap() {
        Call call = then(state("three"), new CallCommand.Invite(FATIMA.party(), JORIS), NOW);
        call = then(call, new CallCommand.TakeOver(JORIS, PHONE, FATIMA.party()), NOW);
        assertThat(facts(call).in()).hasSize(4);
        call = then(call, CallExamples.mediaWithHer(JORIS, 1), NOW);
        assertThat(facts(call).in()).extracting(Party::id).containsExactly(HER, DAUGHTER, JORIS.party());
    }

    @Test
    void aTakeOverGoesOnWhenSomebodyElseLeaves() {
        Call call = then(state("three"), new CallCommand.TakeOver(JORIS, PHONE, FATIMA.party()), NOW);
        call = then(call, new CallCommand.HangUp(DAUGHTER), NOW);
        call = then(call, CallExamples.mediaWithHer(JORIS, 1), NOW);
        assertThat(facts(call).in()).extracting(Party::id).containsExactly(HER, JORIS.party());
    }

    @Test
    void aClockThatWasSetBackForgetsNothing() {
        Instant before = EVENING.minusSeconds(60);
        CallFacts asks = facts(then(state("asks"), new CallCommand.Tick(), before));
        assertThat(asks.offering()).isPresent();
        assertThat(then(state("held"), new CallCommand.Tick(), before)).isInstanceOf(Call.OnHold.class);
        CallFacts away = facts(then(state("carer away"), new CallCommand.Tick(), before));
        assertThat(CallDeadlines.next(away)).isEqualTo(before.plus(CallLimits.GRACE));
    }

    private static void assertRefused(Call call, CallCommand command, CallRefusal why) {
        assertThat(CallLifeCycle.decide(call, command, NOW)).isEqualTo(new CallDecision.Refused(why));
    }
}
