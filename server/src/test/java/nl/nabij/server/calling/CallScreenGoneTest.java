package nl.nabij.server.calling;

import static nl.nabij.contract.call.CallState.Role.RINGS;
import static nl.nabij.contract.call.CallState.Role.SPEAKS;
import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.CallId;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallState;
import nl.nabij.server.calling.CallNight.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Her screen's page is gone, as the box says: nobody waits for a screen that is dark.
final class CallScreenGoneTest {

    private final CallNight night = new CallNight();
    private final CallId call = new CallId(UUID.randomUUID());

    @AfterEach
    void close() {
        night.close();
    }

    @Test
    void whoCallsAScreenThatIsGoneHearsItAtOnceAndWhoCallsOneThatIsBackRings() {
        Page her = night.screen();
        Page ans = night.ans();
        her.say(new CallSaid.Left());
        night.awaitDark(true);
        ans.say(knock(call));
        assertThat(ans.awaitEnd(call).ended().orElseThrow().why()).isEqualTo("unreachable");
        her.say(new CallSaid.Here());
        night.awaitDark(false);
        CallId second = new CallId(UUID.randomUUID());
        ans.say(knock(second));
        her.awaitRole(second, RINGS);
    }

    @Test
    void aPageThatIsLoadedAnewGoesOnWhereItRang() {
        Page her = night.screen();
        Page ans = night.ans();
        ans.say(knock(call));
        her.awaitRole(call, RINGS);
        her.say(new CallSaid.Left());
        her.here();
        her.say(new CallSaid.Yes(call, CallState.Picture.CLEAR));
        ans.awaitRole(call, SPEAKS);
    }

    @Test
    void whoSpeaksWithItIsToldThatSheIsAwayAndThatSheIsBack() {
        Page her = night.screen();
        Page ans = night.ans();
        ans.say(knock(call));
        her.awaitRole(call, RINGS);
        her.say(new CallSaid.Yes(call, CallState.Picture.CLEAR));
        ans.awaitRole(call, SPEAKS);
        her.say(new CallSaid.Left());
        ans.awaitCall(call, state -> hers(state) == CallState.Presence.AWAY);
        her.say(new CallSaid.Here());
        ans.awaitCall(call, state -> hers(state) == CallState.Presence.IN);
    }

    private static CallState.Presence hers(CallState state) {
        return state.parties().stream()
                .filter(party -> party.party().equals("home"))
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
}
