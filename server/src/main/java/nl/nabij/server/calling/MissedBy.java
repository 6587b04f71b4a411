package nl.nabij.server.calling;

import java.util.List;
import java.util.Optional;
import nl.nabij.server.call.Call;
import nl.nabij.server.call.CallEvent;
import nl.nabij.server.call.Pair;
import nl.nabij.server.call.PartyId;

/// Who was called and did not get to speak, so that it is not forgotten: it stands until that home was
/// spoken with.
final class MissedBy {

    private MissedBy() {}

    /// @return `home`, `staff`, or empty
    static Optional<String> of(Call.Known call) {
        if (!(call instanceof Call.Ended ended) || !ended.why().isMissed()) {
            return Optional.empty();
        }
        boolean spoke = ended.facts().pairs().stream().anyMatch(Pair::wasConnected);
        if (spoke || ended.facts().isLook()) {
            return Optional.empty();
        }
        return Optional.of(ended.facts().origin().begunBy().equals(PartyId.HOME) ? "staff" : "home");
    }

    /// Whether among these somebody got to speak with her.
    static boolean isSpokenWith(List<CallEvent> events) {
        return events.stream()
                .anyMatch(event -> event instanceof CallEvent.MediaConnected(var one, var other, int _, var _)
                        && (one.equals(PartyId.HOME) || other.equals(PartyId.HOME)));
    }
}
