package nl.nabij.server.calling;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.CallId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.server.escalation.Ladder;
import nl.nabij.server.escalation.LadderStep;
import nl.nabij.server.escalation.Role;
import nl.nabij.server.escalation.StepTarget;
import nl.nabij.server.postgres.Transaction;

/// Whom her wish to talk is offered to, and in which order: her organisation's ladder by day and by night, her own
/// team, the team whose face she pressed, whose missed call she returns, and who was to call her.
final class TalkLadder {

    private static final String ANSWERS = " from team t join team_member m on m.team_id = t.id"
            + " join person p on p.id = m.person_id and answers_clients(p.id)";

    private TalkLadder() {}

    /// @param name the step's, as the faces show it: her team's, or one person's
    private record Asked(String name, OrganisationId organisation, UserId person) {}

    /// The team whose face is on her screen, as the first step; empty where it is no such face, or nobody in it
    /// answers.
    static Optional<LadderStep> pressed(Transaction tx, GatewayId home, UUID team, Duration patience) {
        return step(
                tx.list(
                        "select t.name, t.organisation_id, p.id" + ANSWERS
                                + " join home h on h.organisation_id = t.organisation_id and h.id = $1 and h.stay <> 'ended'"
                                + " where t.id = $2 and (t.screen = 'all' or (t.screen = 'own' and exists (select from"
                                + " team_home i where i.team_id = t.id and i.home_id = h.id))) order by p.id limit $3",
                        TalkLadder::asked,
                        home.value(),
                        team,
                        StepTarget.People.MOST),
                patience);
    }

    /// Whether it is a team of her organisation, whoever is in it and wherever it is shown.
    static boolean isTeam(Transaction tx, GatewayId home, UUID team) {
        return tx.first(
                        "select 1 from team t join home h on h.organisation_id = t.organisation_id and h.id = $1"
                                + " and h.stay <> 'ended' where t.id = $2",
                        row -> row.getInteger(0),
                        home.value(),
                        team)
                .isPresent();
    }

    /// The team that her home is in.
    static Optional<LadderStep> own(Transaction tx, GatewayId home, Duration patience) {
        return step(
                tx.list(
                        "select t.name, t.organisation_id, p.id" + ANSWERS
                                + " join team_home i on i.team_id = t.id and i.home_id = $1 order by p.id limit $2",
                        TalkLadder::asked,
                        home.value(),
                        StepTarget.People.MOST),
                patience);
    }

    private static Optional<LadderStep> step(List<Asked> members, Duration patience) {
        return members.stream()
                .findFirst()
                .map(first -> new LadderStep(
                        first.name(),
                        new StepTarget.People(
                                first.organisation(),
                                new HashSet<>(
                                        members.stream().map(Asked::person).toList())),
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

    /// Whom she pressed, or whose missed call she returns, is asked first, and not a second time in the same round; who
    /// does not answer leaves it to the others. Who stands behind them all stays the last.
    static Ladder withFirst(Ladder ladder, LadderStep first) {
        List<LadderStep> steps = new ArrayList<>();
        steps.add(first);
        ladder.steps().stream().filter(step -> !step.who().equals(first.who())).forEach(steps::add);
        if (steps.size() > Ladder.MOST_STEPS) {
            steps.remove(steps.size() - 2);
        }
        return new Ladder(steps);
    }

    /// By day the night centre comes after the organisation's own carers. A ladder without carers stays as it is.
    static Ladder byDay(Ladder ladder) {
        List<LadderStep> centre = ladder.steps().stream()
                .filter(step -> step.who() instanceof StepTarget.NightCentre)
                .toList();
        List<LadderStep> steps = new ArrayList<>(ladder.steps());
        steps.removeAll(centre);
        int after = 0;
        for (int i = 0; i < steps.size(); i++) {
            if (asksCarers(steps.get(i))) {
                after = i + 1;
            }
        }
        if (after == 0) {
            return ladder;
        }
        steps.addAll(after, centre);
        return new Ladder(steps);
    }

    private static boolean asksCarers(LadderStep step) {
        return switch (step.who()) {
            case StepTarget.RoleAt(var _, var role) -> role == Role.CARER;
            case StepTarget.People _ -> true;
            case StepTarget.NightCentre _ -> false;
        };
    }

    /// Who rang her and was missed, while she still works there and answers.
    static Optional<LadderStep> missed(Transaction tx, GatewayId home, CallId call, Duration patience) {
        return tx.first(
                        "select p.shown_name, p.organisation_id, p.id from call c join call_event e on e.call_id = c.id"
                                + " and e.seq = 1 join person p on 'staff-' || p.id::text = e.body ->> 'by'"
                                + " and answers_clients(p.id) where c.id = $1"
                                + " and c.home_id = $2 and (p.organisation_id = c.organisation_id"
                                + " or p.organisation_id = c.night_centre_id)",
                        TalkLadder::asked,
                        call.value(),
                        home.value())
                .flatMap(who -> step(List.of(who), patience));
    }

    /// Whom a planned call of hers is with, while this person still works there and answers.
    static Optional<LadderStep> planned(Transaction tx, GatewayId home, UUID plan, Duration patience) {
        return tx.first(
                        "select p.shown_name, p.organisation_id, p.id from planned_call c join person p"
                                + " on p.id = c.with_person and answers_clients(p.id) where c.id = $1 and c.home_id = $2"
                                + " and c.ended_at is null",
                        TalkLadder::asked,
                        plan,
                        home.value())
                .flatMap(who -> step(List.of(who), patience));
    }

    private static Asked asked(Row row) {
        return new Asked(row.getString(0), new OrganisationId(row.getUUID(1)), new UserId(row.getUUID(2)));
    }
}
