package nl.nabij.server.planned;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.WebPush.PushKind;
import nl.nabij.contract.home.PlannedCalls;
import nl.nabij.server.escalation.Role;
import nl.nabij.server.escalation.StepTarget.RoleAt;
import nl.nabij.server.planned.DayJudgement.Turn;
import nl.nabij.server.push.Addressee;
import nl.nabij.server.push.Summons;
import nl.nabij.server.push.Summons.Asking;
import nl.nabij.server.push.Summons.Whom;

/// Whom a planned call reminds whose page is closed. Pure.
final class PlanSummons {

    private PlanSummons() {}

    /// @param person whom it is with; empty for the team
    /// @param relative then she is reminded, and nobody of the staff
    static Summons of(
            UUID subject,
            OrganisationId organisation,
            Optional<UUID> person,
            Optional<UUID> relative,
            Instant at,
            Turn turn) {
        if (turn == Turn.NONE) {
            return new Summons(subject, List.of());
        }
        if (relative.isPresent()) {
            return new Summons(
                    subject, List.of(asking(turn, at, new Whom.Named(new Addressee.Relative(relative.get())))));
        }
        Whom team = new Whom.Step(new RoleAt(organisation, Role.CARER));
        Optional<Whom> named = person.map(user -> new Whom.Named(new Addressee.Staff(new UserId(user))));
        List<Asking> askings = new ArrayList<>();
        if (turn == Turn.SOON) {
            askings.add(asking(turn, at, named.orElse(team)));
        } else {
            askings.add(asking(turn, at, team));
            named.ifPresent(whom -> askings.add(asking(turn, at, whom)));
        }
        return new Summons(subject, askings);
    }

    private static Asking asking(Turn turn, Instant at, Whom whom) {
        Instant late = at.plus(PlannedCalls.LATE);
        // Planned for another time of the same day it is another turn.
        return turn == Turn.SOON
                ? new Asking(
                        PushKind.PLANNED,
                        "soon " + at.getEpochSecond(),
                        whom,
                        Set.of(),
                        at.minus(PlannedCalls.REMIND),
                        late)
                : new Asking(
                        PushKind.PLANNED_LATE,
                        "late " + at.getEpochSecond(),
                        whom,
                        Set.of(),
                        late,
                        at.plus(PlannedCalls.OVER));
    }
}
