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
import nl.nabij.server.push.Summons;
import nl.nabij.server.push.Summons.Asking;
import nl.nabij.server.push.Summons.Whom;

/// Whom a planned call reminds whose page is closed. Pure.
final class PlanSummons {

    private PlanSummons() {}

    /// @param person whom it is with; empty for the team
    /// @param relative then nobody of the staff is reminded
    static Summons of(
            UUID subject,
            OrganisationId organisation,
            Optional<UUID> person,
            Optional<UUID> relative,
            Instant at,
            Turn turn) {
        if (turn == Turn.NONE || relative.isPresent()) {
            return new Summons(subject, List.of());
        }
        Whom team = new Whom.Step(new RoleAt(organisation, Role.CARER));
        // Planned for another time of the same day it is another turn.
        Instant late = at.plus(PlannedCalls.LATE);
        List<Asking> askings = new ArrayList<>();
        if (turn == Turn.SOON) {
            Whom whom =
                    person.<Whom>map(user -> new Whom.Named(new UserId(user))).orElse(team);
            askings.add(new Asking(
                    PushKind.PLANNED,
                    "soon " + at.getEpochSecond(),
                    whom,
                    Set.of(),
                    at.minus(PlannedCalls.REMIND),
                    late));
        } else {
            String lateTurn = "late " + at.getEpochSecond();
            askings.add(new Asking(PushKind.PLANNED_LATE, lateTurn, team, Set.of(), late, at.plus(PlannedCalls.OVER)));
            person.ifPresent(user -> askings.add(new Asking(
                    PushKind.PLANNED_LATE,
                    lateTurn,
                    new Whom.Named(new UserId(user)),
                    Set.of(),
                    late,
                    at.plus(PlannedCalls.OVER))));
        }
        return new Summons(subject, askings);
    }
}
