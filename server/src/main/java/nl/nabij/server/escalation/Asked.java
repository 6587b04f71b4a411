package nl.nabij.server.escalation;

import java.util.Set;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;

/// Whether a step of a ladder asks somebody who works there.
public final class Asked {

    private Asked() {}

    /// @param roles what the person does at that organisation
    public static boolean by(
            StepTarget target, OrganisationId organisation, UserId person, Set<nl.nabij.server.access.Role> roles) {
        if (!target.organisation().equals(organisation)) {
            return false;
        }
        return switch (target) {
            case StepTarget.NightCentre _ -> roles.contains(nl.nabij.server.access.Role.OPERATOR);
            case StepTarget.People(var _, var people) -> people.contains(person);
            case StepTarget.RoleAt(var _, var role) ->
                switch (role) {
                    case OPERATOR -> roles.contains(nl.nabij.server.access.Role.OPERATOR);
                    case CARER -> roles.contains(nl.nabij.server.access.Role.CARER);
                    // Who stands behind them is on no list yet: everybody there who answers.
                    case BACKUP -> true;
                };
        };
    }
}
