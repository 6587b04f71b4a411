package nl.nabij.server.call;

import static nl.nabij.server.call.CallExamples.EVENING;
import static nl.nabij.server.call.CallExamples.FATIMA;
import static nl.nabij.server.call.CallExamples.HER;
import static nl.nabij.server.call.CallExamples.SCREEN;
import static nl.nabij.server.call.CallExamples.TAB;
import static nl.nabij.server.call.CallExamples.TELEVISION;
import static nl.nabij.server.call.CallExamples.after;
import static nl.nabij.server.call.CallExamples.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is open at the home, and by which consent.
class CallConsentTest {

    static ConsentHours hours(int from, int until) {
        return new ConsentHours(
                EnumSet.allOf(DayOfWeek.class), LocalTime.of(from, 0), LocalTime.of(until, 0), CallExamples.AMSTERDAM);
    }

    @Test
    void nothingIsSentBeforeHerYes() {
        Call knock = after(CallExamples.KNOCK, new CallCommand.ReportRinging(HER, SCREEN));
        assertThat(open(knock, SCREEN)).isEqualTo(MediaAllowed.NONE);
        assertThat(MediaAllowed.between(knock, FATIMA.party(), HER)).isEqualTo(MediaAllowed.NONE);
        Call yes = then(knock, new CallCommand.SayYes(SCREEN, Picture.VEILED), EVENING);
        assertThat(open(yes, SCREEN)).isEqualTo(MediaAllowed.AUDIO_VEILED);
        assertThat(open(yes, TELEVISION)).isEqualTo(MediaAllowed.NONE);
        assertThat(MediaAllowed.between(yes, FATIMA.party(), HER)).isEqualTo(MediaAllowed.AUDIO_CLEAR);
    }

    @Test
    void whileSheWaitsForAnAnswerNothingIsOpen() {
        assertThat(open(after(CallExamples.ASK), SCREEN)).isEqualTo(MediaAllowed.NONE);
        assertThat(open(after(CallExamples.ASK, new CallCommand.Answer(FATIMA, TAB)), SCREEN))
                .isEqualTo(MediaAllowed.AUDIO_CLEAR);
    }

    @Test
    void herAlarmAnswersByItselfWithWhatSheChose() {
        assertThat(open(after(CallExamples.FOR_ALARM), SCREEN)).isEqualTo(MediaAllowed.AUDIO);
    }

    @Test
    void aLookGoesOneWay() {
        Call look = after(CallExamples.LOOK);
        assertThat(open(look, SCREEN)).isEqualTo(MediaAllowed.AUDIO_VEILED);
        assertThat(MediaAllowed.between(look, FATIMA.party(), HER)).isEqualTo(MediaAllowed.NONE);
    }

    @Test
    void onHoldAndAfterTheEndNothingIsOpen() {
        Call held = CallExamples.state("held");
        assertThat(open(held, SCREEN)).isEqualTo(MediaAllowed.NONE);
        assertThat(open(CallExamples.state("ended"), SCREEN)).isEqualTo(MediaAllowed.NONE);
        Call alarm = then(held, new CallCommand.PressAlarmKey(CallExamples.ALARM), EVENING);
        assertThat(open(alarm, SCREEN)).isEqualTo(MediaAllowed.AUDIO_CLEAR);
        assertThat(CallExamples.facts(alarm).urgent()).isTrue();
    }

    @Test
    void aMoveOpensTheNewPlaceAndClosesTheOld() {
        Call moved = CallExamples.state("moved");
        assertThat(open(moved, SCREEN)).isEqualTo(MediaAllowed.NONE);
        assertThat(open(moved, TELEVISION)).isEqualTo(MediaAllowed.AUDIO_CLEAR);
    }

    @Test
    void recordedConsentOpensTenSecondsAfterItReallyRang() {
        Call knock = after(CallExamples.COMES_IN);
        Instant late = EVENING.plusSeconds(30);
        assertThat(CallLifeCycle.decide(knock, new CallCommand.Tick(), late))
                .as("nobody heard it yet")
                .isEqualTo(new CallDecision.Refused(CallRefusal.NOT_DUE));
        Call elsewhere = then(knock, new CallCommand.ReportRinging(HER, TELEVISION), late);
        assertThat(CallLifeCycle.nextDeadline(elsewhere)).contains(EVENING.plusSeconds(45));
        Call rings = then(elsewhere, new CallCommand.ReportRinging(HER, SCREEN), late);
        assertThat(CallLifeCycle.nextDeadline(rings)).contains(late.plusSeconds(10));
        assertThat(CallLifeCycle.decide(rings, new CallCommand.Tick(), late.plusMillis(9_999)))
                .isEqualTo(new CallDecision.Refused(CallRefusal.NOT_DUE));
        Call open = then(rings, new CallCommand.Tick(), late.plusSeconds(10));
        assertThat(open(open, SCREEN)).isEqualTo(MediaAllowed.AUDIO_VEILED);
        assertThat(open(then(open, new CallCommand.Decline(HER, Reach.DECLINED), late), SCREEN))
                .as("her no counts also then")
                .isEqualTo(MediaAllowed.NONE);
    }

    @Test
    void anOpeningThatComesTooLateOpensNothing() {
        Call rings = after(CallExamples.COMES_IN, new CallCommand.ReportRinging(HER, SCREEN));
        Call late = then(rings, new CallCommand.Tick(), EVENING.plusSeconds(45));
        assertThat(late)
                .isInstanceOfSatisfying(
                        Call.Ended.class, ended -> assertThat(ended.why()).isEqualTo(EndReason.NO_ANSWER));
        assertThat(CallExamples.facts(late).consent()).isEmpty();
    }

    @Test
    void atTheEndOfItsHoursRecordedConsentLapsesAndItRingsOn() {
        // 21:04 in UTC is 22:04 with her.
        Instant nearlyEleven = EVENING.plusSeconds(56 * 60 - 5);
        CallCommand knock = CallExamples.knock(
                FATIMA, CallExamples.TALK, CallExamples.recorded(FATIMA, AnswerPolicy.Use.TALK, hours(20, 23)));
        Call rings = then(new Call.NotBegun(), knock, nearlyEleven);
        rings = then(rings, new CallCommand.ReportRinging(HER, SCREEN), nearlyEleven);
        Call lapsed = then(rings, new CallCommand.Tick(), nearlyEleven.plusSeconds(10));
        assertThat(lapsed).isInstanceOf(Call.Ringing.class);
        assertThat(CallExamples.facts(lapsed).consent()).isEmpty();
        assertThat(CallLifeCycle.nextDeadline(lapsed)).contains(nearlyEleven.plusSeconds(45));
        assertThat(then(lapsed, new CallCommand.ReportRinging(HER, SCREEN), nearlyEleven.plusSeconds(11)))
                .as("and it does not begin again")
                .isEqualTo(lapsed);
    }

    @Test
    void hoursKnowTheNightAndTheDay() {
        ConsentHours night = new ConsentHours(
                Set.of(DayOfWeek.SUNDAY), LocalTime.of(22, 0), LocalTime.of(7, 0), CallExamples.AMSTERDAM);
        // 1 March 2026 is a Sunday.
        assertThat(night.contain(EVENING)).isTrue();
        assertThat(night.contain(Instant.parse("2026-03-01T20:59:59Z"))).isFalse();
        assertThat(night.contain(Instant.parse("2026-03-01T21:00:00Z"))).isTrue();
        assertThat(night.contain(Instant.parse("2026-03-02T05:59:59Z"))).isTrue();
        assertThat(night.contain(Instant.parse("2026-03-02T06:00:00Z"))).isFalse();
        assertThat(night.contain(Instant.parse("2026-03-01T02:00:00Z")))
                .as("Saturday's night")
                .isFalse();
        assertThat(hours(9, 17).contain(Instant.parse("2026-03-01T15:59:59Z"))).isTrue();
        assertThat(hours(9, 17).contain(Instant.parse("2026-03-01T16:00:00Z"))).isFalse();
        assertThat(hours(9, 17).contain(Instant.parse("2026-03-01T08:00:00Z"))).isTrue();
        assertThat(CallExamples.ALWAYS.contain(EVENING)).isTrue();
        assertThatThrownBy(() -> hours(9, 9)).hasMessageContaining("another time");
    }

    private static MediaAllowed open(Call call, EndpointId device) {
        return MediaAllowed.openAt(call, HER, device);
    }
}
