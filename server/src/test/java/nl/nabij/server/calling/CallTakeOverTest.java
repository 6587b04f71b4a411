package nl.nabij.server.calling;

import static nl.nabij.contract.call.CallState.Role.RINGS;
import static nl.nabij.contract.call.CallState.Role.SPEAKS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.nabij.contract.CallId;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallState;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.calling.CallNight.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A colleague takes a call over, on a real database.
final class CallTakeOverTest {

    private static final String HER = "home";

    private final CallNight night = new CallNight();
    private final CallId call = new CallId(UUID.randomUUID());

    @AfterEach
    void close() {
        night.close();
    }

    @Test
    void aColleagueTakesOverAndWhoSpokeBeforeStaysUntilTheyHearEachOther() {
        Page her = night.screen();
        Page fatima = night.fatima();
        Page joris = night.joris();
        her.say(CallSaid.AskToTalk.ofHerself(call, CallState.Picture.NONE));
        fatima.awaitRole(call, RINGS);
        fatima.say(new CallSaid.Answer(call));
        CallState first = fatima.awaitRole(call, SPEAKS);
        fatima.say(new CallSaid.Connected(call, HER, first.peers().getFirst().generation()));
        her.awaitCall(call, state -> state.stage() == CallState.Stage.CONNECTED);

        joris.say(new CallSaid.TakeOver(call, first.me()));
        CallState taking = joris.awaitRole(call, SPEAKS);
        assertThat(fatima.awaitCall(call, _ -> true).role())
                .as("she is never without a voice")
                .isEqualTo(SPEAKS);
        CallState.Peer toHer = taking.peers().stream()
                .filter(peer -> peer.party().equals(HER))
                .findFirst()
                .orElseThrow();
        joris.say(new CallSaid.Connected(call, HER, toHer.generation()));
        fatima.awaitCall(call, state -> state.role() != SPEAKS);
        assertThat(her.awaitCall(
                                call,
                                state -> state.parties().stream()
                                        .anyMatch(party -> party.party().equals(taking.me())
                                                && party.presence() == CallState.Presence.IN))
                        .role())
                .isEqualTo(SPEAKS);
        fatima.say(new CallSaid.Envelope(call, HER, 9, "nog een woord"));
        joris.say(new CallSaid.Envelope(call, HER, toHer.generation(), "met Joris"));
        NightShift.await("the new one's", () -> !her.envelopes().isEmpty());
        assertThat(her.envelopes()).containsExactly(taking.me() + ": met Joris");
        her.say(new CallSaid.HangUp(call));
        joris.awaitEnd(call);
    }
}
