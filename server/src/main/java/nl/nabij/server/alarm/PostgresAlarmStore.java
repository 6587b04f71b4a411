package nl.nabij.server.alarm;

import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.UserId;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Work;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/// The alarms in PostgreSQL, in the tables `alarm` and `alarm_event`.
final class PostgresAlarmStore implements AlarmStore {

    private static final String UNIQUE_VIOLATION = "23505";

    /// The index that keeps two alarms of one device from being open.
    private static final String ONE_OPEN = "alarm_open_of_device";

    private static final Logger LOG = LoggerFactory.getLogger(PostgresAlarmStore.class);
    private static final Marker BROKEN = MarkerFactory.getMarker("BROKEN_INVARIANT");

    private final Database database;

    PostgresAlarmStore(Database database) {
        this.database = database;
    }

    @Override
    public Stored load(Sight sight, AlarmId alarm) {
        return in(sight, transaction -> new Stored(AlarmTables.load(transaction, alarm), AlarmTables.now(transaction)));
    }

    @Override
    public List<AlarmEvent> history(Sight sight, AlarmId alarm) {
        return in(sight, transaction -> AlarmTables.history(transaction, alarm));
    }

    @Override
    public Append append(Sight sight, Alarm before, List<AlarmEvent> events, Along along) {
        try {
            return in(sight, transaction -> {
                if (!AlarmTables.append(transaction, before, events)) {
                    return Append.CONFLICT;
                }
                along.in(transaction);
                return Append.APPENDED;
            });
        } catch (PgException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSqlState())) {
                throw e;
            }
            return ONE_OPEN.equals(e.getConstraint()) ? Append.ANOTHER_OPEN : Append.CONFLICT;
        }
    }

    @Override
    public Optional<Taken> takeDue(Function<Stored, List<AlarmEvent>> decide) {
        AtomicReference<@Nullable AlarmId> taken = new AtomicReference<>();
        try {
            return database.asWorker(transaction -> {
                Optional<AlarmId> found = transaction.first(
                        // In a select of its own it is asked once, and the index ends at what is due. Bare it
                        // was asked for each alarm that has a deadline.
                        "select id from alarm where deadline <= (select nabij_now()) order by deadline limit 1"
                                + " for update skip locked",
                        row -> new AlarmId(row.getUUID(0)));
                return found.map(alarm -> {
                    taken.set(alarm);
                    Alarm before = AlarmTables.load(transaction, alarm);
                    List<AlarmEvent> events = decide.apply(new Stored(before, AlarmTables.now(transaction)));
                    if (!AlarmTables.append(transaction, before, events)) {
                        throw new IllegalStateException("The row of alarm " + alarm + " differs from its events");
                    }
                    return new Taken(alarm, events);
                });
            });
        } catch (IllegalStateException | PgException e) {
            AlarmId broken = taken.get();
            if (broken == null) {
                throw e;
            }
            LOG.error(BROKEN, "alarm={} cannot be escalated; it stays open and is tried again", broken, e);
            postpone(broken);
            return Optional.of(new Taken(broken, List.of()));
        }
    }

    /// So that one broken alarm does not keep the others from their escalation.
    private void postpone(AlarmId broken) {
        database.asWorker(transaction -> transaction.update(
                "update alarm set deadline = nabij_now() + $2 * interval '1 millisecond'"
                        + " where id = $1 and deadline is not null",
                broken.value(),
                BROKEN_AGAIN_AFTER.toMillis()));
    }

    @Override
    public Optional<Duration> untilNextDue() {
        return database.asWorker(transaction -> transaction.one(
                "select (extract(epoch from min(deadline) - nabij_now()) * 1000)::bigint from alarm"
                        + " where deadline is not null",
                row -> Optional.ofNullable(row.getLong(0)).map(Duration::ofMillis)));
    }

    @Override
    public List<AlarmId> claimedBy(UserId owner) {
        return database.asWorker(transaction -> transaction.list(
                "select id from alarm where owner_id = $1 order by claimed_at",
                row -> new AlarmId(row.getUUID(0)),
                owner.value()));
    }

    @Override
    public List<SilentClaim> silentClaims() {
        return database.asWorker(transaction -> transaction.list(
                // A claim without any sign of life counts as one call. The joined null is no row, or none of that sort.
                "select a.id, a.owner_id, a.owner_name from alarm a left join operator_alive o on o.user_id = a.owner_id"
                        + " where a.owner_id is not null and coalesce(greatest(o.alive_until, o.called_until),"
                        + " a.claimed_at + $1 * interval '1 millisecond') <= (select nabij_now())",
                row -> new SilentClaim(new AlarmId(row.getUUID(0)), operator(row.getUUID(1), row.getString(2))),
                OperatorsAlive.SILENT_WITHOUT_CONSOLE_AFTER.toMillis()));
    }

    private static Operator operator(UUID id, String name) {
        return new Operator(new UserId(id), name);
    }

    private <T> T in(Sight sight, Work<T> work) {
        return switch (sight) {
            case Sight.Of(var organisation) -> database.asOrganisation(organisation, work);
            case Sight.Everything() -> database.asWorker(work);
        };
    }
}
