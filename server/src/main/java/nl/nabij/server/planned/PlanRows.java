package nl.nabij.server.planned;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.face.CallPlans;
import nl.nabij.contract.face.CallPlans.PlanState;
import nl.nabij.contract.home.PlannedCall;
import nl.nabij.contract.home.PlannedCalls;
import nl.nabij.server.postgres.Transaction;

/// The planned calls of one home as the office reads them.
final class PlanRows {

    private static final int COMING = 7;

    static final int COMING_WITHIN_DAYS = 60;

    private PlanRows() {}

    /// By the home's own clock.
    record Moment(Instant now, ZoneId zone) {
        LocalDate today() {
            return now.atZone(zone).toLocalDate();
        }
    }

    /// Those of which a day may still come.
    static List<Plan> plans(Transaction tx, GatewayId home) {
        return tx.list(
                "select " + Plan.COLUMNS + " from planned_call p where p.home_id = $1 and p.ended_at is null"
                        + " and p.over_after >= ((select nabij_now()) at time zone 'Europe/Amsterdam')::date - 1"
                        + " order by p.at_time, p.first_day, p.id",
                Plan::of,
                home.value());
    }

    static Moment moment(Transaction tx, GatewayId home) {
        return new Moment(
                tx.one("select nabij_now()", row -> row.getOffsetDateTime(0).toInstant()), PlanDays.zone(tx, home));
    }

    /// Without those of which no day comes any more.
    static CallPlans all(Transaction tx, GatewayId home) {
        Moment moment = moment(tx, home);
        record Said(UUID plan, LocalDate day, PlanState state) {}
        Map<UUID, Map<LocalDate, PlanState>> said = tx
                .list(
                        "select plan_id, day, state from planned_call_day where home_id = $1"
                                + " and at > (select nabij_now()) - interval '1 day'",
                        row -> new Said(row.getUUID(0), row.getLocalDate(1), PlanAgenda.state(row.getString(2))),
                        home.value())
                .stream()
                .collect(Collectors.groupingBy(Said::plan, Collectors.toMap(Said::day, Said::state)));
        return new CallPlans(plans(tx, home).stream()
                .map(plan -> told(plan, moment, said.getOrDefault(plan.call().id(), Map.of())))
                .filter(plan -> !plan.coming().isEmpty())
                .toList());
    }

    private static CallPlans.CallPlan told(Plan plan, Moment moment, Map<LocalDate, PlanState> said) {
        PlannedCall call = plan.call();
        LocalDate from = PlanBook.later(moment.today().minusDays(1), call.firstDay());
        List<CallPlans.PlanDay> coming = new PlannedCalls(List.of(call), moment.zone())
                .between(from, from.plusDays(COMING_WITHIN_DAYS))
                .filter(occasion -> occasion.at().plus(PlannedCalls.OVER).isAfter(moment.now()))
                .limit(COMING)
                .map(occasion -> new CallPlans.PlanDay(
                        occasion.day(), occasion.at(), said.getOrDefault(occasion.day(), PlanState.PLANNED)))
                .toList();
        return new CallPlans.CallPlan(
                call.id(),
                plan.kind(),
                plan.with(),
                call.with(),
                plan.gone(),
                call.days(),
                call.at(),
                call.firstDay(),
                call.lastDay(),
                plan.about(),
                coming,
                plan.plannedBy(),
                plan.plannedAt());
    }
}
