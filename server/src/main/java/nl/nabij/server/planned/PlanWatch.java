package nl.nabij.server.planned;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.CallPlans.PlanState;
import nl.nabij.contract.home.PlannedCall;
import nl.nabij.contract.home.PlannedCalls;
import nl.nabij.server.alarm.Watch;
import nl.nabij.server.calling.SpokenWith;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;
import nl.nabij.server.push.Summons;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees to it that nobody forgets a planned call: makes the days of the plans, reminds, and settles each day as
/// held, missed or skipped. It runs on every node; a row that one node works on is skipped by the others.
///
/// ```
/// planned_call ─ each day, 3 ahead ─► planned_call_day ─ look_at ─► DayJudgement ─► settled (her screen is told)
///                                    │       call, call_event ─► SpokenWith ──┘
///                                    └─ of now ─► PlanSummons ─► phones
/// ```
public final class PlanWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PlanWatch.class);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    /// A reminder is as late as this, and a plan of this minute is looked at as soon.
    private static final Duration LOOK_EACH = Duration.ofSeconds(5);

    /// In one look; the rest follows at once.
    private static final int MOST = 200;

    /// People and minutes that remind at one time, the first minutes first; what is beyond is reminded of
    /// once others are settled.
    private static final int MOST_ASKING = 10_000;

    /// So long after the end phones are told that it was missed; a centre that was down for longer tells
    /// nobody.
    private static final Duration MISSED_IS_TOLD = Duration.ofMinutes(5);

    private final Database database;
    private final Consumer<Summons> summons;
    private final Consumer<GatewayId> changed;

    /// Subjects that phones may show now.
    private final Set<UUID> announced = new HashSet<>();

    private final Watch watch;

    /// Starts watching.
    ///
    /// @param summons hears whom a planned call asks
    /// @param changed hears of a home whose screen has to be told anew; it may block
    public PlanWatch(Database database, Consumer<Summons> summons, Consumer<GatewayId> changed) {
        this.database = database;
        this.summons = summons;
        this.changed = changed;
        this.watch = Watch.start("planned-calls", AFTER_FAILURE, this::look);
    }

    /// Looks now; for a clock that was moved.
    public void wake() {
        watch.wake();
    }

    private record DayOfPlan(UUID plan, LocalDate day) {}

    /// @param possible somebody is at home, and whom it is with may call
    private record Due(
            DayOfPlan key,
            GatewayId home,
            OrganisationId organisation,
            Instant at,
            boolean possible,
            Optional<UUID> person,
            Optional<UUID> relative) {
        static Due of(Row row) {
            return new Due(
                    new DayOfPlan(row.getUUID(0), row.getLocalDate(1)),
                    new GatewayId(row.getString(2)),
                    new OrganisationId(row.getUUID(3)),
                    row.getOffsetDateTime(4).toInstant(),
                    row.getBoolean(5),
                    Optional.ofNullable(row.getUUID(6)),
                    Optional.ofNullable(row.getUUID(7)));
        }

        Agreed agreed() {
            return new Agreed(key.plan(), organisation, at, person, relative);
        }
    }

    private record Judged(Due due, DayJudgement judgement) {}

    /// @return after which time to look again
    private Duration look() {
        int made = makeDays();
        List<Judged> judged = judge();
        judged.forEach(this::tell);
        remind();
        return made == MOST || judged.size() == MOST ? Duration.ZERO : LOOK_EACH;
    }

    /// Those that have fewer days ahead than they should.
    private int makeDays() {
        record Few(PlannedCall call, GatewayId home, OrganisationId organisation, LocalDate through) {}
        return database.asWorker(tx -> {
            Instant now = now(tx);
            List<Few> few = tx.list(
                    "select " + Plan.COLUMNS + ", p.home_id, p.organisation_id, p.made_through from planned_call p"
                            + " where p.ended_at is null and p.made_through < p.over_after and p.made_through"
                            + " < ((select nabij_now()) at time zone 'Europe/Amsterdam')::date + $1::integer"
                            + " order by p.made_through limit $2 for update of p skip locked",
                    row -> new Few(
                            Plan.of(row).call(),
                            new GatewayId(row.getString(12)),
                            new OrganisationId(row.getUUID(13)),
                            row.getLocalDate(14)),
                    PlanDays.AHEAD,
                    MOST);
            for (Few plan : few) {
                ZoneId zone = PlanDays.zone(tx, plan.home());
                LocalDate through =
                        now.atZone(ZoneId.of("Europe/Amsterdam")).toLocalDate().plusDays(PlanDays.AHEAD);
                PlanDays.make(
                        tx,
                        plan.organisation(),
                        plan.home(),
                        plan.call(),
                        zone,
                        plan.through().plusDays(1),
                        through);
                tx.update(
                        "update planned_call set made_through = $2 where id = $1",
                        plan.call().id(),
                        through);
            }
            return few.size();
        });
    }

    private List<Judged> judge() {
        return database.asWorker(tx -> {
            Instant now = now(tx);
            List<Due> due = tx.list(
                    "select d.plan_id, d.day, d.home_id, d.organisation_id, d.at, h.stay = 'living' and "
                            + Plan.RELATIVE_MAY + ", " + Plan.PERSON + ", p.with_relative"
                            + " from planned_call_day d join planned_call p on p.id = d.plan_id join home h on h.id = d.home_id"
                            + " where d.state = 'planned' and d.look_at <= (select nabij_now())"
                            + " order by d.look_at limit $1 for update of d skip locked",
                    Due::of,
                    MOST);
            Map<GatewayId, List<SpokenWith>> spoken = spoken(tx, due);
            List<Judged> judged = new ArrayList<>();
            for (Due each : due) {
                Optional<UUID> heldBy = spoken.getOrDefault(each.home(), List.of()).stream()
                        .filter(each.agreed()::isHeldBy)
                        .map(call -> call.call().value())
                        .findFirst();
                DayJudgement judgement = DayJudgement.of(each.at(), now, each.possible(), heldBy);
                write(tx, each, judgement);
                judged.add(new Judged(each, judgement));
            }
            return judged;
        });
    }

    private static Map<GatewayId, List<SpokenWith>> spoken(Transaction tx, List<Due> due) {
        Map<GatewayId, List<SpokenWith>> found = new HashMap<>();
        due.stream()
                .map(Due::at)
                .min(Instant::compareTo)
                .ifPresent(first -> SpokenWith.since(
                                tx, due.stream().map(Due::home).distinct().toList(), first.minus(PlannedCalls.EARLY))
                        .forEach(call -> found.computeIfAbsent(call.home(), _ -> new ArrayList<>())
                                .add(call)));
        return found;
    }

    private static void write(Transaction tx, Due due, DayJudgement judgement) {
        switch (judgement) {
            case DayJudgement.Open(Instant next) ->
                tx.update(
                        "update planned_call_day set look_at = $3 where plan_id = $1 and day = $2",
                        due.key().plan(),
                        due.key().day(),
                        next.atOffset(ZoneOffset.UTC));
            case DayJudgement.Settled(PlanState state, Optional<UUID> by) -> {
                tx.update(
                        "update planned_call_day set state = $3, look_at = null, call_id = $4, changed_at = clock_timestamp()"
                                + " where plan_id = $1 and day = $2",
                        due.key().plan(),
                        due.key().day(),
                        state.name().toLowerCase(Locale.ROOT),
                        by);
                tx.update(
                        "update gateway set config_revision = config_revision + 1 where home_id = $1",
                        due.home().value());
            }
        }
    }

    private void tell(Judged judged) {
        if (judged.judgement() instanceof DayJudgement.Settled(PlanState state, Optional<UUID> by)) {
            Due due = judged.due();
            LOG.info(
                    "planned call settled plan={} day={} state={} call={}",
                    due.key().plan(),
                    due.key().day(),
                    state,
                    by.map(UUID::toString).orElse("none"));
            changed.accept(due.home());
        }
    }

    /// Tells anew whom the calls of now ask, and takes back what is settled, called off, moved or taken
    /// away meanwhile.
    private void remind() {
        List<Summons> told = database.asWorker(tx -> PlanSummons.of(asks(tx), now(tx)));
        told.forEach(summons);
        Set<UUID> subjects = told.stream().map(Summons::subject).collect(Collectors.toSet());
        announced.stream()
                .filter(subject -> !subjects.contains(subject))
                .forEach(subject -> summons.accept(PlanSummons.over(subject)));
        announced.clear();
        told.stream()
                .filter(each -> !each.askings().isEmpty())
                .map(Summons::subject)
                .forEach(announced::add);
    }

    private static List<PlanSummons.Asks> asks(Transaction tx) {
        return tx.list(
                "select d.organisation_id, d.at, " + Plan.PERSON + " as person, p.with_relative,"
                        + " bool_or(d.state = 'planned'), bool_or(d.state = 'missed')"
                        + " from planned_call_day d join planned_call p on p.id = d.plan_id join home h on h.id = d.home_id"
                        + " where d.state in ('planned', 'missed') and h.stay = 'living' and " + Plan.RELATIVE_MAY
                        + " and d.at > (select nabij_now()) - $1 * interval '1 millisecond'"
                        + " and d.at <= (select nabij_now()) + $2 * interval '1 millisecond'"
                        + " group by 1, 2, 3, 4 order by 2, 1, 3, 4 limit $3",
                row -> new PlanSummons.Asks(
                        new OrganisationId(row.getUUID(0)),
                        row.getOffsetDateTime(1).toInstant(),
                        Optional.ofNullable(row.getUUID(2)),
                        Optional.ofNullable(row.getUUID(3)),
                        row.getBoolean(4),
                        row.getBoolean(5)),
                PlannedCalls.OVER.plus(MISSED_IS_TOLD).toMillis(),
                PlannedCalls.REMIND.toMillis(),
                MOST_ASKING);
    }

    private static Instant now(Transaction tx) {
        return tx.one("select nabij_now()", row -> row.getOffsetDateTime(0).toInstant());
    }

    @Override
    public void close() {
        watch.close();
    }
}
