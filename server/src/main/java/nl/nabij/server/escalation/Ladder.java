package nl.nabij.server.escalation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.OrganisationId;

/// The steps in the order in which people are asked. After the last comes the first again: a ladder
/// has no end, since an alarm has none until a person closes it.
public record Ladder(List<LadderStep> steps) {

    /// More steps than this and nobody can say any more when whom is asked.
    public static final int MOST_STEPS = 20;

    public Ladder {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            throw new IllegalArgumentException("A ladder has 1 to " + MOST_STEPS + " steps, not " + steps.size());
        }
    }

    /// For an installer's test: whoever is asked first sees it, and it wakes nobody else.
    public Ladder ofTests() {
        LadderStep first = steps.getFirst();
        return new Ladder(List.of(new LadderStep(first.name(), first.who(), LadderStep.LONGEST_WAIT)));
    }

    /// What an organisation has until it makes its own: the night centre where there is one, else
    /// its own operators; then its carers; then whoever stands behind them.
    public static Ladder standard(
            OrganisationId organisation, Optional<OrganisationId> nightCentre, Duration patience) {
        LadderStep first = nightCentre
                .map(centre -> new LadderStep("nachtzorgcentrale", new StepTarget.NightCentre(centre), patience))
                .orElseGet(() ->
                        new LadderStep("meldkamer", new StepTarget.RoleAt(organisation, Role.OPERATOR), patience));
        return new Ladder(List.of(
                first,
                new LadderStep("thuiszorgteam", new StepTarget.RoleAt(organisation, Role.CARER), patience),
                new LadderStep("achterwacht", new StepTarget.RoleAt(organisation, Role.BACKUP), patience)));
    }
}
