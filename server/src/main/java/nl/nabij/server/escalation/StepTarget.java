package nl.nabij.server.escalation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Set;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;

/// Whom a step of a ladder asks. Rosters add teams and persons here.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StepTarget.NightCentre.class, name = "night-centre"),
    @JsonSubTypes.Type(value = StepTarget.RoleAt.class, name = "role"),
    @JsonSubTypes.Type(value = StepTarget.People.class, name = "people"),
})
public sealed interface StepTarget {

    OrganisationId organisation();

    /// All operators of the night service that this organisation asks.
    record NightCentre(OrganisationId organisation) implements StepTarget {}

    /// Everybody with this function at an organisation.
    record RoleAt(OrganisationId organisation, Role role) implements StepTarget {}

    /// These people, as they were when she asked: who is put into her team later is asked the next time.
    record People(OrganisationId organisation, Set<UserId> people) implements StepTarget {

        /// Each is written down with each step; beyond it the rest of the ladder asks everybody anyway.
        public static final int MOST = 200;

        public People {
            people = Set.copyOf(people);
            if (people.isEmpty() || people.size() > MOST) {
                throw new IllegalArgumentException("A step asks 1 to " + MOST + " people, not " + people.size());
            }
        }
    }
}
