package nl.nabij.server.calling;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.nabij.server.call.Call;
import nl.nabij.server.call.CallEvent;
import nl.nabij.server.call.CallFacts;
import nl.nabij.server.call.Pair;
import nl.nabij.server.call.Party;
import nl.nabij.server.call.PartyId;

/// Who was called and did not get to speak, so that it is not forgotten: it stands until that home was
/// spoken with.
final class MissedBy {

    /// As [Person.Relative] makes its party.
    private static final String RELATIVE = "relative-";

    private MissedBy() {}

    /// @return `home`, `staff`, `relative`, or empty
    static Optional<String> of(Call.Known call) {
        if (!(call instanceof Call.Ended ended) || !ended.why().isMissed()) {
            return Optional.empty();
        }
        boolean spoke = ended.facts().pairs().stream().anyMatch(Pair::wasConnected);
        if (spoke || ended.facts().isLook()) {
            return Optional.empty();
        }
        if (!ended.facts().origin().begunBy().equals(PartyId.HOME)) {
            return Optional.of("home");
        }
        return Optional.of(relative(ended).isPresent() ? "relative" : "staff");
    }

    /// Whose call it is beside hers, where it is with family: who called, or whom she called. Who was
    /// added to a
    /// call of somebody else is not.
    static Optional<UUID> relative(Call.Known call) {
        CallFacts facts = call.facts();
        PartyId by = facts.origin().begunBy();
        if (!by.equals(PartyId.HOME)) {
            return relative(by);
        }
        if (facts.ladder().isPresent()) {
            return Optional.empty();
        }
        // Who could not be rung is named by the end alone.
        Stream<PartyId> ended = call instanceof Call.Ended end ? end.by().stream() : Stream.empty();
        return Stream.concat(facts.parties().stream().map(Party::id), ended)
                .flatMap(party -> relative(party).stream())
                .findFirst();
    }

    private static Optional<UUID> relative(PartyId party) {
        String name = party.toString();
        return name.startsWith(RELATIVE)
                ? Optional.of(UUID.fromString(name.substring(RELATIVE.length())))
                : Optional.empty();
    }

    /// Whether among these somebody got to speak with her.
    static boolean isSpokenWith(List<CallEvent> events) {
        return events.stream()
                .anyMatch(event -> event instanceof CallEvent.MediaConnected(var one, var other, int _, var _)
                        && (one.equals(PartyId.HOME) || other.equals(PartyId.HOME)));
    }
}
