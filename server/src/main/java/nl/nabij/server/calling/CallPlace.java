package nl.nabij.server.calling;

import java.util.Optional;
import nl.nabij.contract.OrganisationId;
import nl.nabij.server.call.CallFacts;

/// Whose call it is, and so who may know of it.
///
/// @param nightCentre where one of its people called, or its turn on the ladder can come; empty where the
///     organisation's own are alone with her
/// @param clientName who lives there, as staff address her
public record CallPlace(OrganisationId organisation, Optional<OrganisationId> nightCentre, String clientName) {

    /// Whose staff may be asked to come into it.
    boolean mayHelp(OrganisationId who) {
        return organisation.equals(who) || nightCentre.filter(who::equals).isPresent();
    }

    /// Whose staff may know of it now. A night centre sees what it is asked, not what it might have been: nothing
    /// before its turn on the ladder came, or she pressed for help.
    boolean isSeenBy(OrganisationId who, CallFacts facts) {
        return organisation.equals(who)
                || (mayHelp(who)
                        && (facts.ladder().isEmpty()
                                || facts.alarm().isPresent()
                                || facts.asked().stream()
                                        .anyMatch(step ->
                                                step.who().organisation().equals(who))));
    }
}
