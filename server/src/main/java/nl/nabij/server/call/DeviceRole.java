package nl.nabij.server.call;

import nl.nabij.server.call.Call.Ended;
import nl.nabij.server.call.Call.Known;
import nl.nabij.server.call.Call.NotBegun;
import nl.nabij.server.call.Party.Gone;
import nl.nabij.server.call.Party.In;
import nl.nabij.server.call.Party.Rings;

/// What one device of one person does in a call. This is what makes the second device stop ringing.
public enum DeviceRole {
    /// It has nothing to do with it.
    NONE,
    RINGS,
    /// It called, and nobody answered yet.
    WAITS,
    SPEAKS,
    /// The same person speaks elsewhere: it is silent, and can take the call to itself.
    ELSEWHERE,
    /// It is over, for this party at least.
    OVER;

    /// @param offered whether this person is one of those whom the ladder's step asks
    public static DeviceRole of(Call call, PartyId party, EndpointId device, boolean offered) {
        return switch (call) {
            case NotBegun _ -> NONE;
            case Ended _ -> OVER;
            case Known known ->
                known.facts()
                        .party(party)
                        .map(each -> of(each, device, call))
                        .orElseGet(() -> ofAsked(known.facts(), party, offered));
        };
    }

    private static DeviceRole of(Party party, EndpointId device, Call call) {
        return switch (party.presence()) {
            case Rings _ -> party.who() instanceof Person.Guest ? NONE : RINGS;
            case In in when !in.at().equals(device) -> ELSEWHERE;
            case In _ -> call instanceof Call.Ringing ? WAITS : SPEAKS;
            case Gone _ -> OVER;
        };
    }

    private static DeviceRole ofAsked(CallFacts facts, PartyId party, boolean offered) {
        boolean rings = offered
                && facts.offering()
                        .filter(offering -> !offering.declined().contains(party))
                        .isPresent();
        return rings ? RINGS : NONE;
    }
}
