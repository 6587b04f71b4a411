package nl.nabij.server.home;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.face.CallPlans;
import nl.nabij.contract.home.PlannedCall;
import nl.nabij.server.postgres.Transaction;

/// The planned calls of homes, as their screens keep them. Where nobody lives just now, nobody calls; one
/// with somebody who answers no more is the team's.
final class HomePlannedCalls {

    private HomePlannedCalls() {}

    /// @return without those in which nothing is planned
    static Map<String, List<PlannedCall>> read(Transaction tx, String[] homes) {
        record Said(UUID plan, LocalDate day, boolean held) {}
        Map<UUID, List<Said>> said = new HashMap<>();
        tx.list(
                        "select plan_id, day, state = 'held' from planned_call_day where home_id = any($1)"
                                + " and at > (select nabij_now()) - interval '2 days' and state in ('held', 'skipped')",
                        row -> new Said(row.getUUID(0), row.getLocalDate(1), row.getBoolean(2)),
                        (Object) homes)
                .forEach(each -> said.computeIfAbsent(each.plan(), _ -> new ArrayList<>())
                        .add(each));
        Map<String, List<PlannedCall>> calls = new HashMap<>();
        tx.list(
                "select p.home_id, p.id, case when p.with_person is null or answers_clients(p.with_person)"
                        + " then p.with_name end, r.id, p.days, p.at_time, p.first_day, p.last_day from planned_call p"
                        + " join home h on h.id = p.home_id"
                        + " left join relative r on r.id = p.with_relative and r.ended_at is null and r.on_screen"
                        + " where p.home_id = any($1) and p.ended_at is null and h.stay = 'living'"
                        + " and (p.with_relative is null or exists (select from relative w where w.id = p.with_relative"
                        + " and w.ended_at is null and w.may_call))"
                        + " and p.over_after >= ((select nabij_now()) at time zone 'Europe/Amsterdam')::date - 1"
                        + " order by p.home_id, p.at_time, p.id",
                row -> {
                    List<PlannedCall> ofHome = calls.computeIfAbsent(row.getString(0), _ -> new ArrayList<>());
                    List<Said> days = said.getOrDefault(row.getUUID(1), List.of());
                    if (ofHome.size() < CallPlans.MOST) {
                        ofHome.add(new PlannedCall(
                                row.getUUID(1),
                                Optional.ofNullable(row.getString(2)),
                                Optional.ofNullable(row.getUUID(3)),
                                Arrays.stream(row.getArrayOfStrings(4))
                                        .map(DayOfWeek::valueOf)
                                        .toList(),
                                row.getString(5),
                                row.getLocalDate(6),
                                Optional.ofNullable(row.getLocalDate(7)),
                                days.stream()
                                        .filter(day -> !day.held())
                                        .map(Said::day)
                                        .toList(),
                                days.stream().filter(Said::held).map(Said::day).toList()));
                    }
                    return ofHome;
                },
                (Object) homes);
        return calls;
    }
}
