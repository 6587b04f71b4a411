package nl.nabij.server.planned;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.home.PlannedCall;
import nl.nabij.contract.home.PlannedCalls;
import nl.nabij.contract.home.PlannedCalls.Occasion;
import nl.nabij.server.postgres.Transaction;

/// The rows of a plan's days.
final class PlanDays {

    /// So many days ahead they stand there: over a weekend in which the centre was down, also of the day
    /// after.
    static final int AHEAD = 3;

    private static final ZoneId USUAL = ZoneId.of("Europe/Amsterdam");

    private PlanDays() {}

    /// @param from the first day that may be missing
    /// @param through the last
    static void make(
            Transaction tx,
            OrganisationId organisation,
            GatewayId home,
            PlannedCall call,
            ZoneId zone,
            LocalDate from,
            LocalDate through) {
        new PlannedCalls(List.of(call), zone)
                .between(from, through)
                .forEach(occasion -> tx.update(
                        "insert into planned_call_day (plan_id, day, home_id, organisation_id, at, look_at)"
                                + " values ($1, $2, $3, $4, $5, $6) on conflict (plan_id, day) do nothing",
                        call.id(),
                        occasion.day(),
                        home.value(),
                        organisation.value(),
                        occasion.at().atOffset(ZoneOffset.UTC),
                        occasion.at().minus(PlannedCalls.REMIND).atOffset(ZoneOffset.UTC)));
    }

    /// Those of which somebody may be reminded now or later.
    static Set<LocalDate> live(Transaction tx, UUID plan) {
        return Set.copyOf(tx.list(
                "select day from planned_call_day where plan_id = $1 and state = 'planned'",
                row -> row.getLocalDate(0),
                plan));
    }

    /// The plan is another one now: these of its days stand, those that were planned beside them do not.
    ///
    /// A day that is settled stays so, unless it got another time that is still to come: then it is planned
    /// anew where it was missed, or nobody called it off. One call that is moved is meant to take place,
    /// whatever became of it before; of one that is each week a day that was held or called off is over.
    static void stand(
            Transaction tx, OrganisationId organisation, GatewayId home, PlannedCall call, List<Occasion> standing) {
        tx.update(
                "delete from planned_call_day where plan_id = $1 and state = 'planned' and not day = any($2)",
                call.id(),
                standing.stream().map(Occasion::day).toArray(LocalDate[]::new));
        standing.forEach(occasion -> tx.update(
                "insert into planned_call_day as d (plan_id, day, home_id, organisation_id, at, look_at)"
                        + " values ($1, $2, $3, $4, $5, $6) on conflict (plan_id, day) do update set at = excluded.at,"
                        + " state = 'planned', look_at = excluded.look_at, call_id = null, said_by = null,"
                        + " changed_at = clock_timestamp() where d.state = 'planned' or (d.at <> excluded.at"
                        + " and excluded.at > (select nabij_now())"
                        + " and ($7 or d.state = 'missed' or (d.state = 'skipped' and d.said_by is null)))",
                call.id(),
                occasion.day(),
                home.value(),
                organisation.value(),
                occasion.at().atOffset(ZoneOffset.UTC),
                occasion.at().minus(PlannedCalls.REMIND).atOffset(ZoneOffset.UTC),
                call.days().isEmpty()));
    }

    /// A time of today that was over when the plan got it is nobody's promise: her screen, which counts
    /// from the rule, is told that it is off.
    static void passed(
            Transaction tx, OrganisationId organisation, GatewayId home, PlannedCall call, PlanRows.Moment moment) {
        new PlannedCalls(List.of(call), moment.zone())
                .between(moment.today().minusDays(1), moment.today())
                .filter(occasion -> !occasion.at().isAfter(moment.now()))
                .filter(occasion -> occasion.day().equals(moment.today())
                        || occasion.at().plus(PlannedCalls.OVER).isAfter(moment.now()))
                .forEach(occasion -> tx.update(
                        "insert into planned_call_day (plan_id, day, home_id, organisation_id, at, state)"
                                + " values ($1, $2, $3, $4, $5, 'skipped') on conflict (plan_id, day) do nothing",
                        call.id(),
                        occasion.day(),
                        home.value(),
                        organisation.value(),
                        occasion.at().atOffset(ZoneOffset.UTC)));
    }

    /// All that is not settled; that a day is called off stays.
    static void forget(Transaction tx, UUID plan) {
        tx.update("delete from planned_call_day where plan_id = $1 and state = 'planned'", plan);
    }

    /// Of a client's clock.
    static ZoneId zone(Transaction tx, GatewayId home) {
        String name = tx.one(
                "select coalesce((select time_zone from client where home_id = $1 order by position, id limit 1),"
                        + " 'Europe/Amsterdam')",
                row -> row.getString(0),
                home.value());
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            // One client's mistyped zone must not keep all others from being reminded.
            return USUAL;
        }
    }
}
