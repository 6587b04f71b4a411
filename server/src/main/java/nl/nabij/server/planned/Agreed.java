package nl.nabij.server.planned;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.home.PlannedCalls;
import nl.nabij.server.calling.SpokenWith;

/// What was agreed upon for one day, and by which call it took place. Pure.
///
/// @param organisation whose client she is
/// @param person whom of it she was to speak with; empty for the team, and where that person answers no
///     more
/// @param relative whom of her family
record Agreed(UUID plan, OrganisationId organisation, Instant at, Optional<UUID> person, Optional<UUID> relative) {

    /// By whom it is with, by a colleague who began it as this very call, and one with the team by anybody
    /// of her organisation. What was begun as another planned call is that one.
    ///
    /// Where she began it and another answered than whom it is with, it counts once she could know that it
    /// was due: with the team at its time, with one person when that person is late. Before, she wanted
    /// something else.
    boolean isHeldBy(SpokenWith spoken) {
        if (spoken.begunAt().isBefore(at.minus(PlannedCalls.EARLY))
                || !spoken.begunAt().isBefore(at.plus(PlannedCalls.OVER))) {
            return false;
        }
        if (spoken.planned().isPresent()) {
            return spoken.planned().get().equals(plan);
        }
        if (relative.isPresent()) {
            return spoken.relatives().contains(relative.get());
        }
        if (!spoken.organisation().equals(organisation) || spoken.staff().isEmpty()) {
            return false;
        }
        if (person.isPresent() && spoken.staff().contains(person.get())) {
            return true;
        }
        return spoken.byHer()
                ? !spoken.begunAt().isBefore(person.isPresent() ? at.plus(PlannedCalls.LATE) : at)
                : person.isEmpty();
    }
}
