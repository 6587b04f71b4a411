package nl.nabij.server.calling;

import io.vertx.sqlclient.Row;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.CallId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallState;
import nl.nabij.contract.call.CallTold;
import nl.nabij.server.call.AnswerPolicy;
import nl.nabij.server.call.CallCommand.AskToTalk;
import nl.nabij.server.call.CallCommand.Begin;
import nl.nabij.server.call.CallCommand.Knock;
import nl.nabij.server.call.CallLimits;
import nl.nabij.server.call.ConsentHours;
import nl.nabij.server.call.EndpointId;
import nl.nabij.server.call.Person;
import nl.nabij.server.call.Picture;
import nl.nabij.server.call.Reach;
import nl.nabij.server.call.Why;
import nl.nabij.server.escalation.Ladder;
import nl.nabij.server.escalation.Ladders;
import nl.nabij.server.nightcentre.NightHours;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// Who may call whom, and on what ground a home answers: read from the tables at the moment of the call.
/// Blocks.
final class CallDesk {

    private static final List<EndpointId> NO_SCREEN = List.of(new EndpointId("none"));

    private final Database database;
    private final Ladders ladders;

    CallDesk(Database database, Ladders ladders) {
        this.database = database;
        this.ladders = ladders;
    }

    sealed interface Judged {}

    record May(Begin begin, CallPlace place) implements Judged {}

    record MayNot(CallTold.Reason reason) implements Judged {}

    /// @param away nobody is at home for some time, as staff wrote down
    private record Home(OrganisationId organisation, boolean away, String clientName) {}

    /// What she chose for calls.
    ///
    /// @param relayOnly nobody is to learn the address of her line
    record Choice(Picture duringAlarm, boolean relayOnly) {
        /// Speech only, since nobody asked her for more.
        static final Choice NONE = new Choice(Picture.NONE, false);
    }

    /// @param screens the home's devices that listen now, the first answers
    Judged knock(CallDevice.OfStaff caller, CallSaid.Knock asked, List<EndpointId> screens) {
        Optional<Home> home = visible(caller.organisation(), asked);
        if (home.isEmpty()) {
            return new MayNot(CallTold.Reason.UNKNOWN);
        }
        boolean ofAnother = !home.get().organisation().equals(caller.organisation());
        CallPlace place = new CallPlace(
                home.get().organisation(),
                ofAnother ? Optional.of(caller.organisation()) : Optional.empty(),
                home.get().clientName());
        return switch (asked.why()) {
            case ALARM -> forAlarm(caller, asked, place, screens);
            case TO_TALK, PLANNED -> talk(caller, asked, plannedOrTalk(caller, asked), home.get(), place, screens);
            case CALLS_BACK ->
                talk(
                        caller,
                        asked,
                        asked.missed().<Why>map(Why.CallsBack::new).orElseGet(Why.ToTalk::new),
                        home.get(),
                        place,
                        screens);
            case LOOK -> look(caller, asked, home.get(), place, screens);
        };
    }

    /// One that is not due, or was called off meanwhile, is a call like any other.
    private Why plannedOrTalk(CallDevice.OfStaff caller, CallSaid.Knock asked) {
        if (!(caller.who() instanceof Person.Staff(var user, var _))) {
            return new Why.ToTalk();
        }
        return database.asWorker(tx -> DuePlan.ofStaff(
                        tx,
                        asked.home(),
                        user.value(),
                        asked.why() == CallState.Why.PLANNED,
                        home(tx, asked.home())
                                .filter(home -> home.organisation().equals(caller.organisation()))
                                .isPresent(),
                        asked.planned())
                .orElseGet(Why.ToTalk::new));
    }

    /// A home that this person's organisation may see, or which asked for her organisation and was not
    /// answered,
    /// or in which the client allowed it to call.
    private Optional<Home> visible(OrganisationId organisation, CallSaid.Knock asked) {
        Optional<Home> home = database.asOrganisation(organisation, tx -> home(tx, asked.home()));
        if (home.isPresent()) {
            return home;
        }
        return database.asWorker(tx -> isWaitedFor(tx, organisation, asked) || isAllowed(tx, organisation, asked.home())
                ? home(tx, asked.home())
                : Optional.empty());
    }

    private static boolean isWaitedFor(Transaction tx, OrganisationId organisation, CallSaid.Knock asked) {
        return asked.missed().isPresent()
                && tx.first(
                                "select 1 from call where id = $1 and home_id = $2 and night_centre_id = $3"
                                        + " and missed_by = 'staff'"
                                        + " and ended_at > (select nabij_now()) - $4 * interval '1 millisecond'",
                                row -> row.getInteger(0),
                                asked.missed().get().value(),
                                asked.home().value(),
                                organisation.value(),
                                CallExchange.MISSED_IS_TOLD.toMillis())
                        .isPresent();
    }

    /// Only the centre that her organisation asks now: a consent outlives no contract.
    private static boolean isAllowed(Transaction tx, OrganisationId organisation, GatewayId home) {
        return tx.first(
                        "select 1 from call_consent c join home h on h.id = c.home_id where c.home_id = $1"
                                + " and c.caller_organisation = $2 and h.night_centre_id = $2 and c.ended_at is null"
                                + " and (c.last_day is null or c.last_day >= ((select nabij_now()) at time zone"
                                + " 'Europe/Amsterdam')::date)",
                        row -> row.getInteger(0),
                        home.value(),
                        organisation.value())
                .isPresent();
    }

    private static Optional<Home> home(Transaction tx, GatewayId home) {
        return tx.first(
                "select h.organisation_id, h.stay = 'away',"
                        + " coalesce((select name from client where home_id = h.id order by position, id limit 1), '')"
                        + " from home h where h.id = $1 and h.stay <> 'ended'",
                row -> new Home(new OrganisationId(row.getUUID(0)), row.getBoolean(1), row.getString(2)),
                home.value());
    }

    private Judged forAlarm(
            CallDevice.OfStaff caller, CallSaid.Knock asked, CallPlace place, List<EndpointId> screens) {
        if (asked.alarm().isEmpty() || !isOwner(caller, asked.alarm().get(), asked.home())) {
            return new MayNot(CallTold.Reason.ALARM_NOT_YOURS);
        }
        AlarmId alarm = asked.alarm().get();
        if (screens.isEmpty()) {
            return new May(
                    knock(caller, asked, new Why.ForAlarm(alarm), new AnswerPolicy.AsksHer(), Reach.UNREACHABLE),
                    place);
        }
        AnswerPolicy policy =
                new AnswerPolicy.DuringAlarm(alarm, choice(asked.home()).duringAlarm(), screens.getFirst());
        return new May(knock(caller, asked, new Why.ForAlarm(alarm), policy, Reach.REACHABLE), place);
    }

    private boolean isOwner(CallDevice.OfStaff caller, AlarmId alarm, GatewayId home) {
        return caller.who() instanceof Person.Staff(var user, var _)
                && database.asOrganisation(
                        caller.organisation(),
                        tx -> tx.first(
                                        "select 1 from alarm where id = $1 and home_id = $2 and owner_id = $3"
                                                + " and state = 'claimed'",
                                        row -> row.getInteger(0),
                                        alarm.value(),
                                        home.value(),
                                        user.value())
                                .isPresent());
    }

    private Judged talk(
            CallDevice.OfStaff caller,
            CallSaid.Knock asked,
            Why why,
            Home home,
            CallPlace place,
            List<EndpointId> screens) {
        AnswerPolicy policy =
                recorded(caller, asked.home(), AnswerPolicy.Use.TALK, screens).orElseGet(AnswerPolicy.AsksHer::new);
        return new May(knock(caller, asked, why, policy, reach(home, screens)), place);
    }

    /// By her recorded consent alone, and with a reason that stands in her own log.
    private Judged look(
            CallDevice.OfStaff caller, CallSaid.Knock asked, Home home, CallPlace place, List<EndpointId> screens) {
        String reason = asked.reason().map(String::strip).orElse("");
        if (reason.isEmpty() || reason.length() > Why.Look.LONGEST_REASON) {
            return new MayNot(CallTold.Reason.NOT_ALLOWED);
        }
        // Without a screen the look ends as unreachable; that she agreed has to be so all the same.
        return recorded(caller, asked.home(), AnswerPolicy.Use.LOOK, screens.isEmpty() ? NO_SCREEN : screens)
                .<Judged>map(policy ->
                        new May(knock(caller, asked, new Why.Look(reason), policy, reach(home, screens)), place))
                .orElseGet(() -> new MayNot(CallTold.Reason.NO_CONSENT));
    }

    /// What she recorded for this caller, this use and this moment.
    private Optional<AnswerPolicy> recorded(
            CallDevice.OfStaff caller, GatewayId home, AnswerPolicy.Use use, List<EndpointId> screens) {
        if (screens.isEmpty() || !(caller.who() instanceof Person.Staff(var user, var _))) {
            return Optional.empty();
        }
        return database.asWorker(tx -> {
            Instant now =
                    tx.one("select nabij_now()", row -> row.getOffsetDateTime(0).toInstant());
            return tx
                    .list(
                            "select c.days, c.from_time, c.until_time, c.picture, coalesce((select time_zone from client"
                                    + " where home_id = c.home_id order by position, id limit 1), 'Europe/Amsterdam') as zone"
                                    + " from call_consent c where c.home_id = $1 and c.use = $2"
                                    + " and c.ended_at is null and (c.last_day is null or c.last_day >= ((select nabij_now()) at time zone"
                                    + " 'Europe/Amsterdam')::date) and (c.caller_person = $3 or c.caller_organisation = $4)"
                                    + " order by c.at desc",
                            row -> new AnswerPolicy.Recorded(
                                    caller.party(), use, hours(row), picture(row.getString(3)), screens.getFirst()),
                            home.value(),
                            use.name().toLowerCase(Locale.ROOT),
                            user.value(),
                            caller.organisation().value())
                    .stream()
                    .filter(policy -> policy.hours().contain(now))
                    .map(AnswerPolicy.class::cast)
                    .findFirst();
        });
    }

    static ConsentHours hours(Row row) {
        return new ConsentHours(
                Arrays.stream(row.getArrayOfStrings(0)).map(DayOfWeek::valueOf).collect(Collectors.toSet()),
                LocalTime.parse(row.getString(1)),
                LocalTime.parse(row.getString(2)),
                ZoneId.of(row.getString(4)));
    }

    private static Reach reach(Home home, List<EndpointId> screens) {
        if (home.away()) {
            return Reach.NOT_HOME;
        }
        return screens.isEmpty() ? Reach.UNREACHABLE : Reach.REACHABLE;
    }

    private static Knock knock(
            CallDevice.OfStaff caller, CallSaid.Knock asked, Why why, AnswerPolicy policy, Reach reach) {
        return new Knock(
                asked.call(), asked.home(), caller.who(), caller.endpoint(), why, policy, reach, CallLimits.KNOCK);
    }

    /// She asks to talk: whoever would be asked for an alarm, her own team before all others of her organisation,
    /// and by day all of these before the night centre. Who called her and was missed, or was to call her,
    /// is asked first of all.
    Judged ask(CallDevice.OfHome home, CallSaid.AskToTalk asked) {
        return database.asWorker(tx -> place(tx, home.home())
                .<Judged>map(place -> {
                    Ladder ladder = ladder(tx, home.home(), place);
                    Ladder order = asked.missed()
                            .flatMap(missed -> TalkLadder.missed(tx, home.home(), missed, patience(ladder)))
                            .or(() -> asked.planned()
                                    .flatMap(plan -> TalkLadder.planned(tx, home.home(), plan, patience(ladder))))
                            .map(step -> TalkLadder.withFirst(ladder, step))
                            .orElse(ladder);
                    return ask(home, asked.call(), asked.picture(), place, order);
                })
                .orElseGet(() -> new MayNot(CallTold.Reason.UNKNOWN)));
    }

    /// She pressed the face of a team: her own, or a helpdesk.
    ///
    /// @return empty where it is no team's
    Optional<Judged> askTeam(CallDevice.OfHome home, CallSaid.CallPerson asked) {
        return database.asWorker(tx -> place(tx, home.home()).flatMap(place -> {
            Ladder ladder = ladder(tx, home.home(), place);
            return TalkLadder.pressed(tx, home.home(), asked.person(), patience(ladder))
                    .map(step -> TalkLadder.withFirst(ladder, step))
                    // The team was emptied or taken from screens a moment ago: nobody's wish ends at that.
                    .or(() ->
                            TalkLadder.isTeam(tx, home.home(), asked.person()) ? Optional.of(ladder) : Optional.empty())
                    .map(order -> ask(home, asked.call(), asked.picture(), place, order));
        }));
    }

    private static Optional<CallPlace> place(Transaction tx, GatewayId home) {
        return tx.first(
                "select h.organisation_id, h.night_centre_id,"
                        + " coalesce((select name from client where home_id = h.id order by position, id limit 1), '')"
                        + " from home h where h.id = $1",
                row -> new CallPlace(
                        new OrganisationId(row.getUUID(0)),
                        Optional.ofNullable(row.getUUID(1)).map(OrganisationId::new),
                        row.getString(2)),
                home.value());
    }

    private Ladder ladder(Transaction tx, GatewayId home, CallPlace place) {
        Ladder ladder = ladders.of(tx, place.organisation(), place.nightCentre());
        Ladder own = TalkLadder.withOwn(ladder, TalkLadder.own(tx, home, patience(ladder)));
        return NightHours.areNow(tx, home) ? own : TalkLadder.byDay(own);
    }

    /// Who is asked besides the ladder has as long as its first step.
    private static Duration patience(Ladder ladder) {
        return ladder.steps().getFirst().patience();
    }

    private static Judged ask(
            CallDevice.OfHome home, CallId call, CallState.Picture picture, CallPlace place, Ladder ladder) {
        return new May(new AskToTalk(call, home.home(), home.endpoint(), CallWords.picture(picture), ladder), place);
    }

    Choice choice(GatewayId home) {
        return database.asWorker(tx -> tx.first(
                        "select alarm_picture, relay_only from call_choice where home_id = $1",
                        row -> new Choice(picture(row.getString(0)), row.getBoolean(1)),
                        home.value())
                .orElse(Choice.NONE));
    }

    static Picture picture(String word) {
        return Picture.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
