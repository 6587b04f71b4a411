package nl.nabij.server.calling;

import java.util.HashMap;
import java.util.Map;
import nl.nabij.server.call.PartyId;

/// The sockets that those without an account have open: few for each, and never those that staff need. Who
/// asks for one more is told to come later.
final class VisitorPlaces {

    /// A telephone, a tablet, and pages that were left open.
    static final int MOST_EACH = 10;

    /// Of the 5,000 that a node takes.
    static final int MOST = 2_000;

    private final Map<PartyId, Integer> taken = new HashMap<>();
    private int all;

    /// @return false where there is none for this person now
    synchronized boolean take(PartyId who) {
        int own = taken.getOrDefault(who, 0);
        if (own >= MOST_EACH || all >= MOST) {
            return false;
        }
        taken.put(who, own + 1);
        all++;
        return true;
    }

    /// One of those taken is free again.
    synchronized void leave(PartyId who) {
        taken.computeIfPresent(who, (_, own) -> own == 1 ? null : own - 1);
        all--;
    }
}
