package nl.nabij.server.calling;

import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.home.PlannedCalls;
import nl.nabij.server.call.Why;
import nl.nabij.server.postgres.Transaction;

/// The planned call that a knock is, whether or not it says so: it stands on her screen with this caller,
/// now. One that names a plan is that one, or none that was planned.
final class DuePlan {

    private DuePlan() {}

    /// @param asked the caller means a planned call, which may be a colleague's
    /// @param ofHers the caller works at her own organisation
    /// @param named which one the caller means
    static Optional<Why> ofStaff(
            Transaction tx, GatewayId home, UUID person, boolean asked, boolean ofHers, Optional<UUID> named) {
        return of(
                tx,
                home,
                "(p.with_person = $4 or ($5 and p.with_relative is null and not answers_clients(p.with_person))"
                        + " or ($5 and $6 and p.with_relative is null))",
                person,
                ofHers,
                asked,
                named);
    }

    static Optional<Why> ofRelative(Transaction tx, GatewayId home, UUID relative, Optional<UUID> named) {
        return of(tx, home, "p.with_relative = $4 and ($5 or $6)", relative, true, true, named);
    }

    private static Optional<Why> of(
            Transaction tx,
            GatewayId home,
            String whose,
            UUID caller,
            boolean one,
            boolean other,
            Optional<UUID> named) {
        return tx.first(
                "select p.id from planned_call_day d join planned_call p on p.id = d.plan_id"
                        + " where d.home_id = $1 and d.state = 'planned' and p.ended_at is null"
                        + " and d.at > (select nabij_now()) - $2 * interval '1 millisecond'"
                        + " and d.at <= (select nabij_now()) + $3 * interval '1 millisecond'"
                        + " and ($7::uuid is null or p.id = $7) and "
                        + whose
                        + " order by coalesce(p.with_person = $4, false) desc, d.at limit 1",
                row -> new Why.Planned(row.getUUID(0)),
                home.value(),
                PlannedCalls.OVER.toMillis(),
                PlannedCalls.EARLY.toMillis(),
                caller,
                one,
                other,
                named);
    }
}
