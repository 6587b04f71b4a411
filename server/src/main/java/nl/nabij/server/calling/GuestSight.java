package nl.nabij.server.calling;

import java.util.List;
import java.util.Optional;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.call.CallState;
import nl.nabij.contract.call.CallState.Ending;
import nl.nabij.contract.call.CallState.PartyKind;
import nl.nabij.contract.call.CallState.PartyState;
import nl.nabij.contract.call.CallState.Presence;

/// What a guest may see of a call: who is there now, and the client's name as it was chosen. Nothing of
/// why the call is, of an alarm, of who was there before, or of which home it is; and once the guest has
/// left, nobody.
final class GuestSight {

    private GuestSight() {}

    static CallState of(CallState whole, Optional<String> clientAs) {
        String client = clientAs.orElse(whole.clientName());
        return new CallState(
                whole.call(),
                whole.version(),
                // As unknown as the call's own id: keys are pinned by it, and one call is all there will be.
                new GatewayId("call-" + whole.call()),
                client,
                CallState.Why.TO_TALK,
                Optional.empty(),
                whole.role(),
                whole.stage(),
                whole.ended().map(GuestSight::ending),
                whole.begunAt(),
                whole.until(),
                whole.me(),
                whole.by(),
                parties(whole, client),
                whole.open(),
                whole.peers(),
                false,
                whole.picture(),
                Optional.empty());
    }

    private static List<PartyState> parties(CallState whole, String client) {
        boolean left = whole.parties().stream()
                .anyMatch(party -> party.party().equals(whole.me()) && party.presence() == Presence.GONE);
        return whole.parties().stream()
                .filter(party -> party.party().equals(whole.me()) || (!left && party.presence() != Presence.GONE))
                .map(party -> party.kind() == PartyKind.RESIDENT ? named(party, client) : party)
                .toList();
    }

    private static PartyState named(PartyState party, String name) {
        return new PartyState(party.party(), name, party.kind(), party.presence(), party.heard(), party.guest());
    }

    /// That it ended; why, only where it says nothing of her.
    private static Ending ending(Ending ended) {
        String why = switch (ended.why()) {
            case "lost", "set-up-failed", "time-over", "held-too-long" -> ended.why();
            default -> "hung-up";
        };
        return new Ending(why, Optional.empty(), ended.at(), false);
    }
}
