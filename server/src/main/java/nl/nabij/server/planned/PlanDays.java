package nl.nabij.server.planned;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.home.PlannedCall;
import nl.nabij.contract.home.PlannedCalls;
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

    /// What was not settled is made anew by other days and times; that a day is called off stays.
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
