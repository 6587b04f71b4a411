package nl.nabij.server.calling;

import java.util.Optional;
import nl.nabij.contract.OrganisationId;

/// Whose call it is, and so who may know of it.
///
/// @param nightCentre where it is one of its people who calls or is asked; empty where the organisation's own do
/// @param clientName who lives there, as staff address her
public record CallPlace(OrganisationId organisation, Optional<OrganisationId> nightCentre, String clientName) {

    public boolean isSeenBy(OrganisationId who) {
        return organisation.equals(who) || nightCentre.filter(who::equals).isPresent();
    }
}
