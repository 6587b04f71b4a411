package nl.nabij.server.call;

import java.util.Set;
import nl.nabij.server.escalation.Offer;

/// People of her ladder who are asked whether one of them talks to her.
///
/// @param declined who said 'not now': their devices are silent until the next step
public record Offering(Offer offer, Limit limit, Set<PartyId> declined) {
    public Offering {
        declined = Set.copyOf(declined);
    }
}
