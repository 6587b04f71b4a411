package nl.nabij.server.duty;

import io.vertx.sqlclient.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import nl.nabij.contract.face.CarerDuty;
import nl.nabij.server.access.Session;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// Who is on duty. What a person pressed last counts, on whichever of her devices. Calls block.
///
/// ```
///  off ──'on duty'──► on ──'not on duty' · sign-out · 12 h · her session is over──► off
///                     └──'on duty' once more (after a new sign-in)──► on, as long again
/// ```
public final class CarerDuties {

    /// The longest shift with its hand-over; as long as a session lives at most.
    static final Duration LONGEST = Session.LONGEST;

    private final Database database;
    private final Clock clock;

    /// @param clock that of sessions
    public CarerDuties(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public CarerDuty of(Session session) {
        return database.asOrganisation(session.person().organisation(), tx -> read(tx, session));
    }

    public CarerDuty say(Session session, CarerDuty.SayDuty said) {
        return database.asOrganisation(session.person().organisation(), tx -> {
            // The row is made first, so that two devices at the same moment are one after the other.
            tx.update(
                    "insert into carer_duty (person_id, organisation_id, said_at) values ($1, $2, '-infinity')"
                            + " on conflict (person_id) do nothing",
                    session.person().id().value(),
                    session.person().organisation().value());
            if (said.onDuty()) {
                begin(tx, session, said.agoSeconds());
            } else {
                end(tx, session, said.agoSeconds());
            }
            return read(tx, session);
        });
    }

    private static final String NEWER =
            " where person_id = $1 and said_at <= (select nabij_now()) - $2 * interval '1 second'";

    private static void begin(Transaction tx, Session session, int agoSeconds) {
        tx.update(
                "update carer_duty set session_id = $3, since = case when until > (select nabij_now()) then since"
                        + " else (select nabij_now()) end, until = least((select nabij_now()) + $5 * interval '1 second', $4),"
                        + " said_at = (select nabij_now()) - $2 * interval '1 second'" + NEWER,
                session.person().id().value(),
                agoSeconds,
                session.id(),
                session.startedAt().plus(Session.LONGEST).atOffset(ZoneOffset.UTC),
                (int) LONGEST.toSeconds());
    }

    private static void end(Transaction tx, Session session, int agoSeconds) {
        tx.update(
                "update carer_duty set session_id = null, since = null, until = null,"
                        + " said_at = (select nabij_now()) - $2 * interval '1 second'" + NEWER,
                session.person().id().value(),
                agoSeconds);
    }

    private static CarerDuty read(Transaction tx, Session session) {
        return tx.first(
                        "select since, until, (select nabij_now()) as now from carer_duty"
                                + " where person_id = $1 and until > (select nabij_now())",
                        CarerDuties::on,
                        session.person().id().value())
                .orElseGet(() -> new CarerDuty(
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        tx.one(
                                "select nabij_now()",
                                row -> row.getOffsetDateTime(0).toInstant())));
    }

    private static CarerDuty on(Row row) {
        return new CarerDuty(
                true,
                Optional.of(row.getOffsetDateTime("since").toInstant()),
                Optional.of(row.getOffsetDateTime("until").toInstant()),
                row.getOffsetDateTime("now").toInstant());
    }

    /// A phone in a pocket uses nothing, so its session would be over after half an hour, and with it her duty:
    /// while she is on duty it counts as used. Ends the duty of sessions that are over all the same. To be
    /// called more often than that.
    public void keepSessions() {
        Instant now = clock.instant();
        database.asWorker(tx -> {
            tx.update(
                    "update carer_duty d set session_id = null, since = null, until = null from session s"
                            + " where s.id = d.session_id and (s.last_used_at <= $1 or s.started_at <= $2"
                            + " or d.until <= (select nabij_now()))",
                    now.minus(Session.LONGEST_UNUSED).atOffset(ZoneOffset.UTC),
                    now.minus(Session.LONGEST).atOffset(ZoneOffset.UTC));
            return tx.update(
                    "update session s set last_used_at = greatest(s.last_used_at, $1) from carer_duty d"
                            + " where d.session_id = s.id and s.ended_at is null",
                    now.atOffset(ZoneOffset.UTC));
        });
    }
}
