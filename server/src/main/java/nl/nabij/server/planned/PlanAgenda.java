package nl.nabij.server.planned;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.face.CallPlans;
import nl.nabij.contract.face.CallPlans.PlanState;
import nl.nabij.contract.face.CallPlans.WithKind;
import nl.nabij.contract.home.PlannedCall;
import nl.nabij.contract.home.PlannedCalls;
import nl.nabij.server.access.Person;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// The planned calls of the day, for those who make them. Blocks.
public final class PlanAgenda {

    /// Nearest first; a page that shows more helps nobody.
    public static final int MOST = 200;

    private static final int MOST_OF_RELATIVE = 20;
    private static final int RELATIVE_SEES_DAYS = 14;

    private final Database database;

    public PlanAgenda(Database database) {
        this.database = database;
    }

    /// What is on from 12 h ago to 24 h ahead: hers, the team's, and what colleagues are late with or
    /// missed. Of the past only what did not take place, for 4 h.
    public List<CallPlans.PlannedToday> of(Person person) {
        return database.asOrganisation(
                person.organisation(),
                tx -> tx.list(
                        "select d.plan_id, d.day, d.at, d.state, d.home_id, coalesce((select name from client"
                                + " where home_id = d.home_id order by position, id limit 1), ''),"
                                + " case when w.person is not null then p.with_name end, w.person is not null,"
                                + " coalesce(w.person = $1, true), h.stay <> 'living', p.about"
                                + " from planned_call_day d join planned_call p on p.id = d.plan_id"
                                + " join home h on h.id = d.home_id cross join lateral (select " + Plan.PERSON
                                + " as person) w"
                                + " where d.organisation_id = current_organisation() and p.with_relative is null"
                                + " and d.at > (select nabij_now()) - interval '12 hours'"
                                + " and d.at < (select nabij_now()) + interval '24 hours'"
                                + " and h.stay <> 'ended' and p.ended_at is null"
                                + " and (d.state = 'planned' or d.at > (select nabij_now()) or (d.state = 'missed'"
                                + " and d.at > (select nabij_now()) - interval '4 hours'))"
                                + " and (w.person is null or w.person = $1 or (d.state in ('planned', 'missed')"
                                + " and d.at < (select nabij_now()) - $2 * interval '1 millisecond'))"
                                + " order by d.at, d.plan_id limit $3",
                        row -> new CallPlans.PlannedToday(
                                row.getUUID(0),
                                row.getLocalDate(1),
                                row.getOffsetDateTime(2).toInstant(),
                                state(row.getString(3)),
                                new GatewayId(row.getString(4)),
                                row.getString(5),
                                row.getBoolean(7) ? WithKind.PERSON : WithKind.TEAM,
                                Optional.ofNullable(row.getString(6)),
                                row.getBoolean(8),
                                row.getBoolean(9),
                                Optional.ofNullable(row.getString(10))),
                        person.id().value(),
                        PlannedCalls.LATE.toMillis(),
                        MOST));
    }

    /// What was agreed upon with one relative.
    public static List<CallPlans.PlanDay> ofRelative(Transaction tx, GatewayId home, UUID relative) {
        List<PlannedCall> plans = tx
                .list(
                        "select " + Plan.COLUMNS + " from planned_call p where p.home_id = $1 and p.with_relative = $2"
                                + " and p.ended_at is null",
                        Plan::of,
                        home.value(),
                        relative)
                .stream()
                .map(Plan::call)
                .toList();
        if (plans.isEmpty()) {
            return List.of();
        }
        Instant now =
                tx.one("select nabij_now()", row -> row.getOffsetDateTime(0).toInstant());
        ZoneId zone = PlanDays.zone(tx, home);
        LocalDate today = now.atZone(zone).toLocalDate();
        record Key(UUID plan, LocalDate day) {}
        Map<Key, PlanState> said = tx
                .list(
                        "select d.plan_id, d.day, d.state from planned_call_day d join planned_call p on p.id = d.plan_id"
                                + " where d.home_id = $1 and p.with_relative = $2"
                                + " and d.at > (select nabij_now()) - interval '1 day'",
                        row -> Map.entry(new Key(row.getUUID(0), row.getLocalDate(1)), state(row.getString(2))),
                        home.value(),
                        relative)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new PlannedCalls(plans, zone)
                .between(today, today.plusDays(RELATIVE_SEES_DAYS))
                .limit(MOST_OF_RELATIVE)
                .map(occasion -> new CallPlans.PlanDay(
                        occasion.day(),
                        occasion.at(),
                        said.getOrDefault(new Key(occasion.call().id(), occasion.day()), PlanState.PLANNED)))
                .toList();
    }

    static PlanState state(String word) {
        return PlanState.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
