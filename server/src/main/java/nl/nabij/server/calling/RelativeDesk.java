package nl.nabij.server.calling;

import io.vertx.sqlclient.Row;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.CallId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallTold;
import nl.nabij.server.call.AnswerPolicy;
import nl.nabij.server.call.CallCommand.CallPerson;
import nl.nabij.server.call.CallCommand.Knock;
import nl.nabij.server.call.CallLimits;
import nl.nabij.server.call.ConsentHours;
import nl.nabij.server.call.EndpointId;
import nl.nabij.server.call.Person;
import nl.nabij.server.call.Reach;
import nl.nabij.server.call.Why;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// What a client allows her family and friends: whose knock rings at her and when, and whose face she can
/// press.
/// Read from the tables at the moment of the call. Blocks.
final class RelativeDesk {

    private static final long MOST_A_MINUTE = 6;

    private static final long MOST_AN_HOUR = 60;

    private final Database database;

    RelativeDesk(Database database) {
        this.database = database;
    }

    /// @param away nobody is at home for some time, as staff wrote down
    private record Known(
            String name,
            boolean mayCall,
            ConsentHours hours,
            boolean onScreen,
            CallPlace place,
            boolean away,
            Instant now) {
        Person person(UUID id) {
            return new Person.Relative(id, name);
        }
    }

    /// A relative calls her.
    ///
    /// @param screens the home's devices that listen now, the first answers
    CallDesk.Judged knock(CallDevice.OfVisitor caller, CallSaid.Knock asked, List<EndpointId> screens) {
        if (!(caller.who() instanceof Person.Relative(UUID id, String _))
                || !caller.home().equals(asked.home())) {
            return new CallDesk.MayNot(CallTold.Reason.NOT_ALLOWED);
        }
        return database.asWorker(tx -> {
            Optional<Known> found = known(tx, caller.home(), id);
            if (found.isEmpty()) {
                return new CallDesk.MayNot(CallTold.Reason.UNKNOWN);
            }
            Known known = found.get();
            if (isTooOften(tx, id)) {
                return new CallDesk.MayNot(CallTold.Reason.NOT_NOW);
            }
            Optional<Why> why = why(tx, id, asked);
            if (why.isEmpty() || !known.mayCall()) {
                return new CallDesk.MayNot(CallTold.Reason.NOT_ALLOWED);
            }
            // Whom she called herself may call her back at any hour, and what was agreed is agreed.
            if (why.get() instanceof Why.ToTalk && !known.hours().contain(known.now())) {
                return new CallDesk.MayNot(CallTold.Reason.NOT_NOW);
            }
            AnswerPolicy policy = recorded(tx, caller, id, screens, known.now()).orElseGet(AnswerPolicy.AsksHer::new);
            Reach reach = known.away() ? Reach.NOT_HOME : screens.isEmpty() ? Reach.UNREACHABLE : Reach.REACHABLE;
            return new CallDesk.May(
                    new Knock(
                            asked.call(),
                            asked.home(),
                            known.person(id),
                            caller.endpoint(),
                            why.get(),
                            policy,
                            reach,
                            CallLimits.KNOCK),
                    known.place());
        });
    }

    /// A finger that presses again is not; what rings her without end is.
    private static boolean isTooOften(Transaction tx, UUID relative) {
        return tx.one(
                "select count(*) filter (where begun_at > (select nabij_now()) - interval '1 minute') >= $2"
                        + " or count(*) >= $3 from call where relative_id = $1"
                        + " and begun_at > (select nabij_now()) - interval '1 hour'",
                row -> row.getBoolean(0),
                relative,
                MOST_A_MINUTE,
                MOST_AN_HOUR);
    }

    /// @return empty where a relative calls for no such thing
    private static Optional<Why> why(Transaction tx, UUID relative, CallSaid.Knock asked) {
        return switch (asked.why()) {
            case TO_TALK, PLANNED ->
                Optional.of(DuePlan.ofRelative(tx, asked.home(), relative, asked.planned())
                        .orElseGet(Why.ToTalk::new));
            case CALLS_BACK ->
                Optional.of(asked.missed()
                        .filter(call -> isMissed(tx, relative, call))
                        .<Why>map(Why.CallsBack::new)
                        .orElseGet(Why.ToTalk::new));
            case ALARM, LOOK -> Optional.empty();
        };
    }

    private static boolean isMissed(Transaction tx, UUID relative, CallId call) {
        return tx.first(
                        "select 1 from call where id = $1 and relative_id = $2 and missed_by = 'relative'"
                                + " and ended_at > (select nabij_now()) - $3 * interval '1 millisecond'",
                        row -> row.getInteger(0),
                        call.value(),
                        relative,
                        CallExchange.FAMILY_MISSED_IS_TOLD.toMillis())
                .isPresent();
    }

    /// She presses a face.
    ///
    /// @param reached whether a page of that relative listens now, or her phone can be told
    CallDesk.Judged call(CallDevice.OfHome home, CallSaid.CallPerson asked, boolean reached) {
        return database.asWorker(tx -> known(tx, home.home(), asked.person())
                .filter(Known::onScreen)
                .<CallDesk.Judged>map(known -> {
                    return new CallDesk.May(
                            new CallPerson(
                                    asked.call(),
                                    home.home(),
                                    home.endpoint(),
                                    CallWords.picture(asked.picture()),
                                    known.person(asked.person()),
                                    new Why.ToTalk(),
                                    reached ? Reach.REACHABLE : Reach.UNREACHABLE,
                                    CallLimits.KNOCK),
                            known.place());
                })
                .orElseGet(() -> new CallDesk.MayNot(CallTold.Reason.UNKNOWN)));
    }

    private static Optional<Known> known(Transaction tx, GatewayId home, UUID relative) {
        return tx.first(
                "select r.name, r.may_call, r.from_time, r.until_time, r.on_screen, h.organisation_id, h.stay = 'away',"
                        + " coalesce(c.name, ''), coalesce(c.time_zone, 'Europe/Amsterdam'), nabij_now()"
                        + " from relative r join home h on h.id = r.home_id left join lateral (select name, time_zone"
                        + " from client where home_id = h.id order by position, id limit 1) c on true"
                        + " where r.id = $1 and r.home_id = $2 and r.ended_at is null and h.stay <> 'ended'",
                RelativeDesk::known,
                relative,
                home.value());
    }

    private static Known known(Row row) {
        return new Known(
                row.getString(0),
                row.getBoolean(1),
                new ConsentHours(
                        EnumSet.allOf(DayOfWeek.class),
                        LocalTime.parse(row.getString(2)),
                        LocalTime.parse(row.getString(3)),
                        ZoneId.of(row.getString(8))),
                row.getBoolean(4),
                new CallPlace(new OrganisationId(row.getUUID(5)), Optional.empty(), row.getString(7)),
                row.getBoolean(6),
                row.getOffsetDateTime(9).toInstant());
    }

    /// That this relative may come in now without her pressing anything.
    private static Optional<AnswerPolicy> recorded(
            Transaction tx, CallDevice caller, UUID relative, List<EndpointId> screens, Instant now) {
        if (screens.isEmpty()) {
            return Optional.empty();
        }
        return tx
                .list(
                        "select c.days, c.from_time, c.until_time, c.picture, coalesce((select time_zone from client"
                                + " where home_id = c.home_id order by position, id limit 1), 'Europe/Amsterdam')"
                                + " from call_consent c where c.caller_relative = $1 and c.use = 'talk' and c.ended_at is null"
                                + " and (c.last_day is null or c.last_day >= ((select nabij_now()) at time zone"
                                + " 'Europe/Amsterdam')::date) order by c.at desc",
                        row -> new AnswerPolicy.Recorded(
                                caller.party(),
                                AnswerPolicy.Use.TALK,
                                CallDesk.hours(row),
                                CallDesk.picture(row.getString(3)),
                                screens.getFirst()),
                        relative)
                .stream()
                .filter(policy -> policy.hours().contain(now))
                .map(AnswerPolicy.class::cast)
                .findFirst();
    }
}
