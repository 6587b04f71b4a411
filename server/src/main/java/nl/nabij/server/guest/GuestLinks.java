package nl.nabij.server.guest;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.CallId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.server.call.GuestKind;
import nl.nabij.server.calling.CallCompany.Seen;
import nl.nabij.server.guest.GuestLink.Closed;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// The links in PostgreSQL, in the table `guest_link`. Each method is one transaction and blocks; who may
/// was judged before.
final class GuestLinks {

    private static final String SELECT = "select g.id, g.call_id, g.home_id, g.name, g.kind, g.client_as,"
            + " coalesce((select name from client where home_id = g.home_id order by position, id limit 1), ''),"
            + " g.made_by_name, g.made_by_organisation, g.expires_at, g.attempt_hash, g.ended_at is not null,"
            + " c.deadline is not null, g.expires_at <= (select nabij_now())"
            + " from guest_link g join call c on c.id = g.call_id where ";

    private final Database database;

    GuestLinks(Database database) {
        this.database = database;
    }

    /// What a link is made of.
    record Made(UUID id, String name, GuestKind kind, Optional<String> clientAs, String by, String organisation) {}

    /// @return until when it has to be opened
    Instant add(Seen call, Made link, GuestSecret secret, Duration life) {
        return database.asWorker(tx -> tx.one(
                "insert into guest_link (id, call_id, home_id, organisation_id, night_centre_id, name, kind, client_as,"
                        + " made_by_name, made_by_organisation, made_at, expires_at, secret_hash)"
                        + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, (select nabij_now()),"
                        + " (select nabij_now()) + $11 * interval '1 millisecond', $12) returning expires_at",
                row -> row.getOffsetDateTime(0).toInstant(),
                link.id(),
                call.call().value(),
                call.home().value(),
                call.place().organisation().value(),
                call.place().nightCentre().map(OrganisationId::value),
                link.name(),
                link.kind().name().toLowerCase(Locale.ROOT),
                link.clientAs(),
                link.by(),
                link.organisation(),
                life.toMillis(),
                secret.hash()));
    }

    /// The call would not have this guest: nobody ever had the link.
    void forget(UUID link) {
        database.asWorker(tx -> tx.update("delete from guest_link where id = $1 and opened_at is null", link));
    }

    void takeBack(UUID link, String by) {
        database.asWorker(tx -> tx.update(
                "update guest_link set ended_at = (select nabij_now()), ended_by_name = $2"
                        + " where id = $1 and ended_at is null",
                link,
                by));
    }

    sealed interface Opening {}

    record Opened(GuestLink link) implements Opening {}

    record Not(Closed why) implements Opening {}

    /// Exchanges the secret for a cookie. The same page may ask again and gets another; no other page
    /// does.
    Opening open(GuestSecret secret, GuestSecret attempt, GuestSecret cookie) {
        return database.asWorker(tx -> {
            Optional<GuestLink> found =
                    tx.first(SELECT + "g.secret_hash = $1 for update of g", GuestLinks::link, secret.hash());
            if (found.isEmpty()) {
                return new Not(Closed.UNKNOWN);
            }
            Optional<Closed> closed = found.get().closedFor(attempt.hash());
            if (closed.isPresent()) {
                return new Not(closed.get());
            }
            opened(tx, found.get(), attempt, cookie);
            return new Opened(found.get());
        });
    }

    private static void opened(Transaction tx, GuestLink link, GuestSecret attempt, GuestSecret cookie) {
        tx.update(
                "update guest_link set opened_at = coalesce(opened_at, (select nabij_now())), attempt_hash = $2,"
                        + " cookie_hash = $3 where id = $1",
                link.id(),
                attempt.hash(),
                cookie.hash());
    }

    Optional<GuestLink> byCookie(GuestSecret cookie) {
        return database.asWorker(tx -> tx.first(SELECT + "g.cookie_hash = $1", GuestLinks::link, cookie.hash()));
    }

    private static GuestLink link(Row row) {
        return new GuestLink(
                row.getUUID(0),
                new CallId(row.getUUID(1)),
                new GatewayId(row.getString(2)),
                row.getString(3),
                GuestKind.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getString(5)),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getOffsetDateTime(9).toInstant(),
                Optional.ofNullable(row.getString(10)),
                row.getBoolean(11),
                row.getBoolean(12),
                row.getBoolean(13));
    }
}
