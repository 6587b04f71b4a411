package nl.nabij.server.calling;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.CallId;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.server.call.Call;
import nl.nabij.server.call.CallEvent;
import nl.nabij.server.call.CallFacts;
import nl.nabij.server.call.CallLifeCycle;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// The calls in PostgreSQL, in the tables `call` and `call_event`.
final class PostgresCallStore implements CallStore {

    private static final String UNIQUE_VIOLATION = "23505";

    /// The index that keeps a home from having two.
    private static final String ONE_LIVE = "call_live_of_home";

    private static final String PLACE = "c.organisation_id, c.night_centre_id,"
            + " coalesce((select name from client where home_id = c.home_id order by position, id limit 1), '')";

    private final Database database;

    PostgresCallStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Stored> load(CallId call) {
        return database.asWorker(tx -> load(tx, call));
    }

    @Override
    public Optional<Stored> liveOf(GatewayId home) {
        return database.asWorker(tx -> tx.first(
                        "select id from call where home_id = $1 and deadline is not null",
                        row -> new CallId(row.getUUID(0)),
                        home.value())
                .flatMap(call -> load(tx, call)));
    }

    private static Optional<Stored> load(Transaction tx, CallId call) {
        Optional<CallPlace> place =
                tx.first("select " + PLACE + " from call c where c.id = $1", PostgresCallStore::place, call.value());
        return place.map(known -> new Stored(
                CallLifeCycle.fold(tx.list(
                        "select body::text from call_event where call_id = $1 order by seq",
                        row -> event(row.getString(0)),
                        call.value())),
                known,
                now(tx)));
    }

    @Override
    public Instant now() {
        return database.asWorker(PostgresCallStore::now);
    }

    private static Instant now(Transaction tx) {
        return tx.one("select nabij_now()", row -> row.getOffsetDateTime(0).toInstant());
    }

    @Override
    public Append append(CallPlace place, Call before, List<CallEvent> events) {
        if (events.isEmpty()) {
            return Append.APPENDED;
        }
        try {
            return database.asWorker(tx -> write(tx, place, before, events)) ? Append.APPENDED : Append.CONFLICT;
        } catch (PgException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSqlState())) {
                throw e;
            }
            return ONE_LIVE.equals(e.getConstraint()) ? Append.HOME_HAS_ONE : Append.CONFLICT;
        }
    }

    private static boolean write(Transaction tx, CallPlace place, Call before, List<CallEvent> events) {
        Call call = before;
        List<Tuple> written = new ArrayList<>();
        for (CallEvent event : events) {
            call = CallLifeCycle.evolve(call, event);
            written.add(tuple(((Call.Known) call).facts(), place, event));
        }
        Call.Known after = (Call.Known) call;
        if (!row(tx, place, before, after, events.getLast().at())) {
            return false;
        }
        tx.batch(
                "insert into call_event (call_id, seq, organisation_id, night_centre_id, home_id, type, at, body)"
                        + " values ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb)",
                written);
        if (MissedBy.isSpokenWith(events)) {
            tx.update(
                    "update call set missed_by = null where home_id = $1 and missed_by is not null"
                            + " and relative_id is not distinct from $2",
                    after.facts().origin().home().value(),
                    MissedBy.relative(after));
        }
        return true;
    }

    private static boolean row(Transaction tx, CallPlace place, Call before, Call.Known after, Instant changedAt) {
        CallFacts facts = after.facts();
        Optional<OffsetDateTime> deadline = CallLifeCycle.nextDeadline(after).map(PostgresCallStore::time);
        Optional<OffsetDateTime> ended =
                after instanceof Call.Ended end ? Optional.of(time(end.at())) : Optional.empty();
        Optional<String> missed = MissedBy.of(after);
        if (before instanceof Call.Known known) {
            return tx.update(
                            "update call set version = $2, changed_at = $3, deadline = $4, ended_at = $5, missed_by = $6"
                                    + " where id = $1 and version = $7",
                            facts.origin().id().value(),
                            facts.version(),
                            time(changedAt),
                            deadline,
                            ended,
                            missed,
                            known.facts().version())
                    == 1;
        }
        return tx.update(
                        "insert into call (id, organisation_id, night_centre_id, home_id, version, begun_at, changed_at,"
                                + " deadline, ended_at, missed_by, relative_id)"
                                + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                        facts.origin().id().value(),
                        place.organisation().value(),
                        place.nightCentre().map(OrganisationId::value),
                        facts.origin().home().value(),
                        facts.version(),
                        time(facts.origin().begunAt()),
                        time(changedAt),
                        deadline,
                        ended,
                        missed,
                        MissedBy.relative(after))
                == 1;
    }

    private static Tuple tuple(CallFacts facts, CallPlace place, CallEvent event) {
        String body = ContractJson.toText(event);
        return Tuple.tuple()
                .addUUID(facts.origin().id().value())
                .addInteger(facts.version())
                .addUUID(place.organisation().value())
                .addValue(place.nightCentre().map(OrganisationId::value).orElse(null))
                .addString(facts.origin().home().value())
                .addString(CallWords.type(event))
                .addValue(time(event.at()))
                .addString(body);
    }

    @Override
    public List<CallId> due(int most) {
        return database.asWorker(tx -> tx.list(
                "select id from call where deadline is not null"
                        + " and (deadline <= (select nabij_now()) or changed_at > (select nabij_now()))"
                        + " order by deadline limit $1",
                row -> new CallId(row.getUUID(0)),
                most));
    }

    @Override
    public Optional<Duration> untilNextDue() {
        return database.asWorker(tx -> tx.one(
                "select (extract(epoch from min(deadline) - nabij_now()) * 1000)::bigint from call"
                        + " where deadline is not null",
                row -> Optional.ofNullable(row.getLong(0)).map(Duration::ofMillis)));
    }

    @Override
    public List<Version> versions(Duration endedWithin) {
        return database.asWorker(tx -> tx.list(
                "select id, version from call where deadline is not null"
                        + " union all select id, version from call where deadline is null"
                        + " and ended_at > (select nabij_now()) - $1 * interval '1 millisecond'",
                row -> new Version(new CallId(row.getUUID(0)), row.getInteger(1)),
                endedWithin.toMillis()));
    }

    @Override
    public List<Pressed> alarmsMeanwhile() {
        return database.asWorker(tx -> tx.list(
                "select c.id, a.id from call c join alarm a on a.home_id = c.home_id"
                        + " where c.deadline is not null and a.state <> 'closed' and a.kind <> 'test'"
                        + " and a.received_at >= c.begun_at",
                row -> new Pressed(new CallId(row.getUUID(0)), new AlarmId(row.getUUID(1)))));
    }

    @Override
    public List<CallId> missedByStaff(OrganisationId organisation, Duration within, int most) {
        return missed(
                "'staff' and (organisation_id = $1::uuid or night_centre_id = $1::uuid)",
                organisation.value(),
                within,
                most);
    }

    @Override
    public List<CallId> missedByHome(GatewayId home, Duration within, Duration familyWithin, int most) {
        List<CallId> ofStaff = missed("'home' and relative_id is null and home_id = $1", home.value(), within, most);
        List<CallId> ofFamily =
                missed("'home' and relative_id is not null and home_id = $1", home.value(), familyWithin, most);
        return Stream.concat(ofStaff.stream(), ofFamily.stream()).limit(most).toList();
    }

    @Override
    public List<CallId> missedWithRelative(UUID relative, Duration within, int most) {
        return missed("any('{home,relative}') and relative_id = $1", relative, within, most);
    }

    private List<CallId> missed(String by, Object whose, Duration within, int most) {
        return database.asWorker(tx -> tx.list(
                "select id from call where missed_by = " + by
                        + " and ended_at > (select nabij_now()) - $2 * interval '1 millisecond'"
                        + " order by ended_at desc limit $3",
                row -> new CallId(row.getUUID(0)),
                whose,
                within.toMillis(),
                most));
    }

    private static CallPlace place(Row row) {
        return new CallPlace(
                new OrganisationId(row.getUUID(0)),
                Optional.ofNullable(row.getUUID(1)).map(OrganisationId::new),
                row.getString(2));
    }

    static CallEvent event(String json) {
        try {
            return ContractJson.read(json, CallEvent.class);
        } catch (ContractException e) {
            throw new IllegalStateException("A stored event of a call cannot be read", e);
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
