package nl.nabij.server.call;

import java.time.Instant;
import java.util.Optional;

/// What two parties negotiate with each other, so that media flows between them.
///
/// @param low the party whose id comes first
/// @param generation rises whenever it begins anew; what is said of an older one is dropped
/// @param wasConnected whether there ever was media
/// @param limit until when there has to be media; empty while there is
public record Pair(PartyId low, PartyId high, int generation, boolean wasConnected, Optional<Limit> limit) {

    public Pair {
        if (low.compareTo(high) >= 0) {
            throw new IllegalArgumentException("A pair is in order");
        }
    }

    static Pair of(PartyId one, PartyId other, Limit setUp) {
        boolean inOrder = one.compareTo(other) < 0;
        return new Pair(inOrder ? one : other, inOrder ? other : one, 1, false, Optional.of(setUp));
    }

    public boolean isOf(PartyId one, PartyId other) {
        return has(one) && has(other) && !one.equals(other);
    }

    public boolean has(PartyId party) {
        return low.equals(party) || high.equals(party);
    }

    public boolean isConnected() {
        return limit.isEmpty();
    }

    /// Whether this party gives way when both offer at once ('polite', in the words of WebRTC's perfect
    /// negotiation). The same at both ends, whatever reached them.
    public boolean isPolite(PartyId party) {
        return low.equals(party);
    }

    Pair connected() {
        return new Pair(low, high, generation, true, Optional.empty());
    }

    Pair renewed(int next, Limit until) {
        return new Pair(low, high, next, wasConnected, Optional.of(until));
    }

    Pair onClock(Instant now) {
        return new Pair(low, high, generation, wasConnected, limit.map(each -> each.onClock(now)));
    }
}
