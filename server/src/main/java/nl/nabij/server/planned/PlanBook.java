package nl.nabij.server.planned;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.CallPlans;
import nl.nabij.contract.face.CallPlans.AgreeCall;
import nl.nabij.contract.home.PlannedCall;
import nl.nabij.contract.home.PlannedCalls;
import nl.nabij.contract.home.PlannedCalls.Occasion;
import nl.nabij.server.access.Person;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// The calls that were agreed upon with clients, as their organisation's people write them down. Calls
/// block.
public final class PlanBook {

    /// So far ahead a plan may begin or end, and a day be called off: a year that was mistyped must not be
    /// one.
    public static final int FURTHEST_DAYS = 2 * 366;

    /// What begins within so long of another cannot be held after it.
    static final Duration APART = Duration.ofMinutes(15);

    /// Of one plan, of the days to come: her box keeps each of them. Who is away for longer is away, or the
    /// plan ends.
    public static final int MOST_OFF = 60;

    private final Database database;
    private final Supplier<UUID> ids;
    private final Consumer<GatewayId> changed;

    /// @param ids unguessable
    /// @param changed hears after each commit of a home whose screen has to be told anew
    public PlanBook(Database database, Supplier<UUID> ids, Consumer<GatewayId> changed) {
        this.database = database;
        this.ids = ids;
        this.changed = changed;
    }

    public sealed interface Answer {}

    public record Now(CallPlans plans) implements Answer {}

    public record No(Refused why, Optional<Clash> clash) implements Answer {
        No(Refused why) {
            this(why, Optional.empty());
        }
    }

    /// What already stands there at that time.
    public record Clash(LocalDate day, String at, Optional<String> with) {}

    public enum Refused {
        NO_SUCH_HOME,
        /// Care ended there.
        ENDED,
        NO_SUCH_PERSON,
        NO_SUCH_RELATIVE,
        NO_SUCH_PLAN,
        /// It is not on that day, or that day is over.
        NO_SUCH_DAY,
        TOO_MANY,
        /// So many days of one plan are called off already.
        TOO_MANY_OFF,
        /// Its only day is over, or none is left before its last.
        PAST,
        TOO_FAR,
        CLASH
    }

    public Answer find(OrganisationId organisation, GatewayId home) {
        return database.asOrganisation(
                organisation,
                tx -> stay(tx, home, "").isPresent() ? new Now(PlanRows.all(tx, home)) : new No(Refused.NO_SUCH_HOME));
    }

    public Answer agree(Person by, GatewayId home, AgreeCall agree) {
        UUID id = ids.get();
        return changing(by, home, tx -> {
            if (PlanRows.all(tx, home).plans().size() >= CallPlans.MOST) {
                return Optional.of(new No(Refused.TOO_MANY));
            }
            return write(tx, by, home, id, agree, Set.of(), first -> insert(tx, by, home, id, agree, first));
        });
    }

    public Answer change(Person by, GatewayId home, UUID plan, AgreeCall agree) {
        return changing(by, home, tx -> {
            if (!exists(tx, home, plan)) {
                return Optional.of(new No(Refused.NO_SUCH_PLAN));
            }
            Optional<No> refused =
                    write(tx, by, home, plan, agree, PlanDays.live(tx, plan), _ -> update(tx, by, home, plan, agree));
            if (refused.isEmpty()) {
                PlanDays.passed(tx, by.organisation(), home, call(plan, agree), PlanRows.moment(tx, home));
            }
            return refused;
        });
    }

    /// It is gone from her screen; what took place stays in her file.
    public Answer remove(Person by, GatewayId home, UUID plan) {
        return changing(by, home, tx -> {
            if (!exists(tx, home, plan)) {
                return Optional.of(new No(Refused.NO_SUCH_PLAN));
            }
            PlanDays.forget(tx, plan);
            tx.update(
                    "update planned_call set ended_at = clock_timestamp(), ended_by = $2 where id = $1",
                    plan,
                    by.shownName());
            return Optional.empty();
        });
    }

    /// Called off on one day, or not after all.
    public Answer say(Person by, GatewayId home, UUID plan, LocalDate day, boolean skipped) {
        return changing(by, home, tx -> {
            Optional<Plan> found = plan(tx, home, plan);
            if (found.isEmpty()) {
                return Optional.of(new No(Refused.NO_SUCH_PLAN));
            }
            PlanRows.Moment moment = PlanRows.moment(tx, home);
            PlannedCall call = found.get().call();
            Instant at = PlannedCalls.at(day, call.at(), moment.zone());
            if (!call.isOn(day) || !at.plus(PlannedCalls.OVER).isAfter(moment.now())) {
                return Optional.of(new No(Refused.NO_SUCH_DAY));
            }
            if (day.isAfter(moment.today().plusDays(FURTHEST_DAYS))) {
                return Optional.of(new No(Refused.TOO_FAR));
            }
            if (skipped && off(tx, plan) >= MOST_OFF) {
                return Optional.of(new No(Refused.TOO_MANY_OFF));
            }
            PlanDays.make(tx, by.organisation(), home, call, moment.zone(), day, day);
            int said = tx.update(
                    "update planned_call_day set state = $3, look_at = case when $4 then null else (select nabij_now()) end,"
                            + " at = $6, said_by = $5, changed_at = clock_timestamp()"
                            + " where plan_id = $1 and day = $2 and state in ('planned', 'skipped')",
                    plan,
                    day,
                    skipped ? "skipped" : "planned",
                    skipped,
                    by.shownName(),
                    // The plan may have got another time since it was called off.
                    at.atOffset(ZoneOffset.UTC));
            return said == 1 ? Optional.empty() : Optional.of(new No(Refused.NO_SUCH_DAY));
        });
    }

    /// Somebody left the organisation or does other work there, or is back: the calls that were planned
    /// with her are the team's meanwhile, and screens say so.
    public void personChanged(OrganisationId organisation, UserId person) {
        database.asOrganisation(
                        organisation,
                        tx -> tx.list(
                                "update gateway set config_revision = config_revision + 1 where home_id in (select home_id"
                                        + " from planned_call where with_person = $1 and ended_at is null and over_after"
                                        + " >= ((select nabij_now()) at time zone 'Europe/Amsterdam')::date - 1)"
                                        + " returning home_id",
                                row -> new GatewayId(row.getString(0)),
                                person.value()))
                .forEach(changed);
    }

    private static long off(Transaction tx, UUID plan) {
        return tx.one(
                "select count(*) from planned_call_day where plan_id = $1 and state = 'skipped' and at > (select nabij_now())",
                row -> row.getLong(0),
                plan);
    }

    private interface Change {
        Optional<No> in(Transaction tx);
    }

    private Answer changing(Person by, GatewayId home, Change change) {
        Answer answer = database.asOrganisation(by.organisation(), tx -> {
            // One after the other: each sees what the other one wrote, and two never clash.
            Optional<String> stay = stay(tx, home, " for no key update");
            if (stay.isEmpty()) {
                return new No(Refused.NO_SUCH_HOME);
            }
            if (stay.get().equals("ended")) {
                return new No(Refused.ENDED);
            }
            Optional<No> refused = change.in(tx);
            if (refused.isPresent()) {
                return refused.get();
            }
            tx.update("update gateway set config_revision = config_revision + 1 where home_id = $1", home.value());
            return new Now(PlanRows.all(tx, home));
        });
        if (answer instanceof Now) {
            changed.accept(home);
        }
        return answer;
    }

    /// @param live its days that are planned until now: one that is due stays until it is over, whoever
    ///     makes it now
    /// @param written takes the first day on which it is
    private Optional<No> write(
            Transaction tx,
            Person by,
            GatewayId home,
            UUID id,
            AgreeCall agree,
            Set<LocalDate> live,
            Consumer<LocalDate> written) {
        if (agree.withKind() != CallPlans.WithKind.TEAM
                && withName(tx, home, agree).isEmpty()) {
            return Optional.of(new No(
                    agree.withKind() == CallPlans.WithKind.PERSON ? Refused.NO_SUCH_PERSON : Refused.NO_SUCH_RELATIVE));
        }
        PlanRows.Moment moment = PlanRows.moment(tx, home);
        PlannedCall call = call(id, agree);
        LocalDate furthest = moment.today().plusDays(FURTHEST_DAYS);
        if (agree.firstDay().isAfter(furthest)
                || agree.lastDay().map(last -> last.isAfter(furthest)).orElse(false)) {
            return Optional.of(new No(Refused.TOO_FAR));
        }
        LocalDate from = later(moment.today().minusDays(1), agree.firstDay());
        List<Occasion> standing = new PlannedCalls(List.of(call), moment.zone())
                .between(from, from.plusDays(PlanRows.COMING_WITHIN_DAYS))
                .filter(occasion -> occasion.at().isAfter(moment.now())
                        || (live.contains(occasion.day())
                                && occasion.at().plus(PlannedCalls.OVER).isAfter(moment.now())))
                .toList();
        if (standing.isEmpty()) {
            return Optional.of(new No(Refused.PAST));
        }
        Optional<Clash> clash = clash(tx, home, moment, call, standing);
        if (clash.isPresent()) {
            return Optional.of(new No(Refused.CLASH, clash));
        }
        written.accept(standing.getFirst().day());
        LocalDate through = moment.today().plusDays(PlanDays.AHEAD);
        PlanDays.stand(
                tx,
                by.organisation(),
                home,
                call,
                standing.stream()
                        .filter(occasion -> !occasion.day().isAfter(through))
                        .toList());
        tx.update("update planned_call set made_through = greatest($2, first_day - 1) where id = $1", id, through);
        return Optional.empty();
    }

    static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static void update(Transaction tx, Person by, GatewayId home, UUID plan, AgreeCall agree) {
        tx.update(
                "update planned_call set with_person = $2, with_relative = $3, with_name = $4, days = $5,"
                        + " at_time = $6, first_day = $7, last_day = $8, about = $9, planned_by = $10,"
                        + " planned_at = clock_timestamp() where id = $1",
                plan,
                person(agree),
                relative(agree),
                withName(tx, home, agree),
                agree.days().stream().map(DayOfWeek::name).toArray(String[]::new),
                agree.at(),
                agree.firstDay(),
                agree.lastDay(),
                agree.about(),
                by.shownName());
    }

    /// @param first so that a time that is over today is not one that nobody kept
    private static void insert(Transaction tx, Person by, GatewayId home, UUID id, AgreeCall agree, LocalDate first) {
        tx.update(
                "insert into planned_call (id, home_id, organisation_id, with_person, with_relative, with_name, days,"
                        + " at_time, first_day, last_day, about, planned_by, made_through)"
                        + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $9)",
                id,
                home.value(),
                by.organisation().value(),
                person(agree),
                relative(agree),
                withName(tx, home, agree),
                agree.days().stream().map(DayOfWeek::name).toArray(String[]::new),
                agree.at(),
                first,
                agree.lastDay(),
                agree.about(),
                by.shownName());
    }

    private static PlannedCall call(UUID id, AgreeCall agree) {
        return new PlannedCall(
                id,
                Optional.empty(),
                Optional.empty(),
                agree.days(),
                agree.at(),
                agree.firstDay(),
                agree.lastDay(),
                List.of(),
                List.of());
    }

    private static Optional<UUID> person(AgreeCall agree) {
        return agree.withKind() == CallPlans.WithKind.PERSON ? agree.with() : Optional.empty();
    }

    private static Optional<UUID> relative(AgreeCall agree) {
        return agree.withKind() == CallPlans.WithKind.RELATIVE ? agree.with() : Optional.empty();
    }

    /// @return empty for the team, and where there is no such person who may
    private static Optional<String> withName(Transaction tx, GatewayId home, AgreeCall agree) {
        return switch (agree.withKind()) {
            case TEAM -> Optional.empty();
            case PERSON ->
                tx.first(
                        "select shown_name from person where id = $1 and not blocked"
                                + " and roles && array['operator', 'carer']",
                        row -> row.getString(0),
                        agree.with());
            case RELATIVE ->
                tx.first(
                        "select name from relative where id = $1 and home_id = $2 and ended_at is null and may_call",
                        row -> row.getString(0),
                        agree.with(),
                        home.value());
        };
    }

    /// A home has one call at a time.
    private static Optional<Clash> clash(
            Transaction tx, GatewayId home, PlanRows.Moment moment, PlannedCall call, List<Occasion> coming) {
        List<PlannedCall> others = PlanRows.plans(tx, home).stream()
                .map(Plan::call)
                .filter(other -> !other.id().equals(call.id()))
                .toList();
        LocalDate first = coming.getFirst().day();
        List<Occasion> taken = new PlannedCalls(others, moment.zone())
                .between(first.minusDays(1), coming.getLast().day().plusDays(1))
                .toList();
        return coming.stream()
                .flatMap(mine -> taken.stream()
                        .filter(other ->
                                Duration.between(mine.at(), other.at()).abs().compareTo(APART) < 0))
                .findFirst()
                .map(other ->
                        new Clash(other.day(), other.call().at(), other.call().with()));
    }

    private static boolean exists(Transaction tx, GatewayId home, UUID plan) {
        return plan(tx, home, plan).isPresent();
    }

    private static Optional<Plan> plan(Transaction tx, GatewayId home, UUID plan) {
        return PlanRows.plans(tx, home).stream()
                .filter(each -> each.call().id().equals(plan))
                .findFirst();
    }

    /// Of her own organisation only: a night centre sees homes too, and may change nothing in them.
    private static Optional<String> stay(Transaction tx, GatewayId home, String lock) {
        return tx.first(
                "select stay from home where id = $1 and organisation_id = current_organisation()" + lock,
                row -> row.getString(0),
                home.value());
    }
}
