package nl.nabij.server.escalation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import nl.nabij.contract.OrganisationId;

/// Whom a step of a ladder asks. Rosters add teams and persons here.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StepTarget.NightCentre.class, name = "night-centre"),
    @JsonSubTypes.Type(value = StepTarget.RoleAt.class, name = "role"),
})
public sealed interface StepTarget {

    OrganisationId organisation();

    /// All operators of the night service that this organisation asks.
    record NightCentre(OrganisationId organisation) implements StepTarget {}

    /// Everybody with this function at an organisation.
    record RoleAt(OrganisationId organisation, Role role) implements StepTarget {}
}
