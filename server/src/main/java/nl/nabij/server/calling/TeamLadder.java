package nl.nabij.server.calling;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.server.escalation.Ladder;
import nl.nabij.server.escalation.LadderStep;
import nl.nabij.server.escalation.Role;
import nl.nabij.server.escalation.StepTarget;
import nl.nabij.server.postgres.Transaction;

/// Whom her wish to talk is offered to besides her organisation's ladder: her own team, and the team whose face
/// she pressed.
final class TeamLadder {

    private static final String ANSWERS = " from team t join team_member m on m.team_id = t.id"
            + " join person p on p.id = m.person_id and not p.blocked and p.roles && array['operator', 'carer']";

    private TeamLadder() {}

    private record Member(UUID team, String name, OrganisationId organisation, UserId person) {}

    /// The team whose face is on her screen, as the first step; empty where it is no such face, or nobody in it
    /// answers.
    static Optional<LadderStep> pressed(Transaction tx, GatewayId home, UUID team, Duration patience) {
        return step(
                tx.list(
                        "select t.id, t.name, t.organisation_id, p.id" + ANSWERS
                                + " join home h on h.organisation_id = t.organisation_id and h.id = $1 and h.stay <> 'ended'"
                                + " where t.id = $2 and (t.screen = 'all' or (t.screen = 'own' and exists (select from"
                                + " team_home i where i.team_id = t.id and i.home_id = h.id))) order by p.id limit $3",
                        TeamLadder::member,
                        home.value(),
                        team,
                        StepTarget.People.MOST),
                patience);
    }

    /// The team that her home is in.
    static Optional<LadderStep> own(Transaction tx, GatewayId home, Duration patience) {
        return step(
                tx.list(
                        "select t.id, t.name, t.organisation_id, p.id" + ANSWERS
                                + " join team_home i on i.team_id = t.id and i.home_id = $1 order by p.id limit $2",
                        TeamLadder::member,
                        home.value(),
                        StepTarget.People.MOST),
                patience);
    }

    private static Member member(Row row) {
        return new Member(
                row.getUUID(0), row.getString(1), new OrganisationId(row.getUUID(2)), new UserId(row.getUUID(3)));
    }

    private static Optional<LadderStep> step(List<Member> members, Duration patience) {
        return members.stream()
                .findFirst()
                .map(first -> new LadderStep(
                        first.name(),
                        new StepTarget.People(
                                first.organisation(),
                                new HashSet<>(
                                        members.stream().map(Member::person).toList())),
                        patience));
    }

    /// Her own team is asked before all carers of her organisation are. A ladder that is full stays as it is.
    static Ladder withOwn(Ladder ladder, Optional<LadderStep> own) {
        if (own.isEmpty() || ladder.steps().size() == Ladder.MOST_STEPS) {
            return ladder;
        }
        List<LadderStep> steps = new ArrayList<>(ladder.steps());
        int at = 0;
        while (at < steps.size()
                && !(steps.get(at).who() instanceof StepTarget.RoleAt(var _, var role) && role == Role.CARER)) {
            at++;
        }
        steps.add(at == steps.size() ? Math.min(1, at) : at, own.get());
        return new Ladder(steps);
    }

    /// Whom she pressed is asked first; who does not answer leaves it to the others.
    static Ladder withPressed(Ladder ladder, LadderStep pressed) {
        List<LadderStep> steps = new ArrayList<>();
        steps.add(pressed);
        ladder.steps().stream().limit(Ladder.MOST_STEPS - 1L).forEach(steps::add);
        return new Ladder(steps);
    }
}
