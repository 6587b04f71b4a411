package nl.nabij.server.call;

import java.util.Optional;
import nl.nabij.server.call.Call.Live;

/// Whether an offer, an answer or a candidate is passed on from one party to another. What is not passed is
/// dropped without a word, but for the figures: it comes late, and the sender learns the state anyway.
public enum Passage {
    PASSES,
    /// Before the answer, after the end, or with somebody who is not in this call.
    NOT_TOGETHER,
    /// From a device through which this party does not speak (any more).
    NOT_THIS_DEVICE,
    OLD_GENERATION,
    /// Of a negotiation that nobody began.
    UNKNOWN_GENERATION;

    public static Passage of(Call call, PartyId from, EndpointId device, PartyId to, int generation) {
        Optional<Pair> pair = call instanceof Live live ? live.facts().pair(from, to) : Optional.empty();
        if (pair.isEmpty()) {
            return NOT_TOGETHER;
        }
        boolean speaksThere = ((Live) call)
                .facts()
                .party(from)
                .filter(party -> party.isAt(device))
                .isPresent();
        if (!speaksThere) {
            return NOT_THIS_DEVICE;
        }
        int order = Integer.compare(generation, pair.get().generation());
        return order == 0 ? PASSES : order < 0 ? OLD_GENERATION : UNKNOWN_GENERATION;
    }
}
