package nl.nabij.server.calling;

import static nl.nabij.contract.call.CallState.Role.RINGS;
import static nl.nabij.contract.call.CallState.Role.SPEAKS;
import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.CallId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.call.CallQuality;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallState;
import nl.nabij.contract.face.CallEntry;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.calling.CallNight.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What stands in a home's log of calls afterwards.
final class CallHistoryTest {

    private static final String HER = "home";

    private final CallNight night = new CallNight();
    private final CallHistory history = new CallHistory(night.shift.database);
    private final CallId call = new CallId(UUID.randomUUID());

    @AfterEach
    void close() {
        night.close();
    }

    @Test
    void aCallStandsThereWithWhoWasInItWhatWasSeenAndHowItWent() {
        Page her = night.screen();
        Page ans = night.ans();
        Page joris = night.joris();
        ans.say(new CallSaid.Knock(
                call, WILLEMSE, CallState.Why.TO_TALK, Optional.empty(), Optional.empty(), Optional.empty()));
        her.awaitRole(call, RINGS);
        her.say(new CallSaid.Yes(call, CallState.Picture.CLEAR));
        CallState there = ans.awaitRole(call, SPEAKS);
        her.say(new CallSaid.Show(call, CallState.Picture.NONE));
        ans.awaitCall(call, state -> state.picture() == CallState.Picture.NONE);

        ans.say(new CallSaid.Quality(call, HER, heard(60, 10, 2.0, Optional.of(40.0))));
        ans.say(new CallSaid.Quality(call, HER, heard(20, 0, 0.0, Optional.empty())));
        joris.say(new CallSaid.Quality(call, HER, heard(60, 60, 100.0, Optional.empty())));
        ans.say(new CallSaid.Quality(call, there.me(), heard(60, 60, 100.0, Optional.empty())));
        her.say(new CallSaid.HangUp(call));
        ans.awaitEnd(call);

        NightShift.await("the figures", () -> !only().quality().isEmpty());
        CallEntry entry = only();
        assertThat(entry.call()).isEqualTo(call);
        assertThat(entry.ended()).contains("hung-up");
        assertThat(entry.opened()).isEqualTo(CallEntry.Opened.PRESSED);
        assertThat(entry.picture())
                .as("what she took back was seen all the same")
                .isEqualTo(CallState.Picture.CLEAR);
        assertThat(entry.parties())
                .extracting(CallEntry.Taken::name, CallEntry.Taken::came)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("Ans", true),
                        org.assertj.core.groups.Tuple.tuple("mevrouw Willemse", true));
        NightShift.await(
                "both reports", () -> only().quality().getFirst().quality().seconds() == 80);
        CallQuality quality = only().quality().getFirst().quality();
        assertThat(only().quality()).as("only of who was in it").hasSize(1);
        assertThat(quality.poorSeconds()).isEqualTo(10);
        assertThat(quality.lossPercent()).isEqualTo(1.5);
        assertThat(quality.roundTripMillis()).contains(40.0);
    }

    @Test
    void figuresThatCannotBeMakeNoLogUnreadable() {
        Page her = night.screen();
        Page ans = night.ans();
        ans.say(new CallSaid.Knock(
                call, WILLEMSE, CallState.Why.TO_TALK, Optional.empty(), Optional.empty(), Optional.empty()));
        her.awaitRole(call, RINGS);
        her.say(new CallSaid.Yes(call, CallState.Picture.NONE));
        ans.awaitRole(call, SPEAKS);
        int most = CallQuality.LONGEST_SECONDS;
        ans.say(new CallSaid.Quality(call, HER, heard(most - 1, most - 1, 100, Optional.empty())));
        ans.say(new CallSaid.Quality(call, HER, heard(most, most, 100, Optional.empty())));
        ans.say(new CallSaid.Quality(call, HER, heard(most, most, 100, Optional.empty())));
        her.say(new CallSaid.HangUp(call));
        ans.awaitEnd(call);
        NightShift.await(
                "the figures",
                () -> only().quality().stream().anyMatch(each -> each.quality().seconds() == most));
        assertThat(only().quality().getFirst().quality().poorSeconds()).isEqualTo(most);
        assertThat(only().quality().getFirst().quality().lossPercent()).isEqualTo(100);
    }

    @Test
    void whoWasNotThereStandsThereToo() {
        Page ans = night.ans();
        ans.say(new CallSaid.Knock(
                call, WILLEMSE, CallState.Why.TO_TALK, Optional.empty(), Optional.empty(), Optional.empty()));
        ans.awaitEnd(call);
        CallEntry entry = only();
        assertThat(entry.ended()).contains("unreachable");
        assertThat(entry.opened()).isEqualTo(CallEntry.Opened.NOT);
        assertThat(history.of(night.shift.homeCare, WILLEMSE, Optional.of(entry.begunAt()))
                        .orElseThrow())
                .as("before the first")
                .isEmpty();
    }

    @Test
    void nobodyButHerOwnOrganisationReadsIt() {
        assertThat(history.of(night.shift.stranger, WILLEMSE, Optional.empty())).isEmpty();
        assertThat(history.of(night.shift.nightCentre, WILLEMSE, Optional.empty()))
                .isEmpty();
    }

    private CallEntry only() {
        OrganisationId own = night.shift.homeCare;
        List<CallEntry> all = history.of(own, WILLEMSE, Optional.empty()).orElseThrow();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static CallQuality heard(int seconds, int poor, double loss, Optional<Double> roundTrip) {
        return new CallQuality(seconds, poor, 0, 0, loss, 12, roundTrip, 0);
    }
}
