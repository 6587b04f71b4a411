package nl.nabij.server.family;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.face.FamilyHome;
import nl.nabij.contract.face.Relatives;
import nl.nabij.contract.face.Relatives.Relative;
import nl.nabij.server.portrait.Portrait;
import nl.nabij.server.postgres.Transaction;

/// The rows of who is let in.
final class RelativeRows {

    private RelativeRows() {}

    record Living(String name, boolean mayCall) {}

    /// Of her own organisation only: a night centre sees homes too, and lets nobody into them. Held until
    /// the end.
    static Optional<String> stay(Transaction tx, GatewayId home) {
        return tx.first(
                "select stay from home where id = $1 and organisation_id = current_organisation() for share",
                row -> row.getString(0),
                home.value());
    }

    /// Held until the end, so that two changes come one after the other.
    static Optional<Living> living(Transaction tx, GatewayId home, UUID relative) {
        return tx.first(
                "select name, may_call from relative where id = $1 and home_id = $2 and ended_at is null"
                        + " for no key update",
                row -> new Living(row.getString(0), row.getBoolean(1)),
                relative,
                home.value());
    }

    static Relatives all(Transaction tx, GatewayId home) {
        Map<UUID, List<Map.Entry<UUID, FamilyHome.Browser>>> browsers = tx
                .list(
                        "select relative_id, id, device, begun_at, seen_at from relative_session where home_id = $1"
                                + " and expires_at > (select nabij_now()) order by begun_at, id",
                        row -> Map.entry(row.getUUID(0), browser(row, 1)),
                        home.value())
                .stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey));
        return new Relatives(tx.list(
                "select r.id, r.name, r.relation, r.said_by, r.may_call, r.from_time, r.until_time, r.on_screen, r.photo_name,"
                        + " r.at, r.invited_by, (select max(expires_at) from relative_link l where l.relative_id = r.id"
                        + " and l.used_at is null and l.taken_back_at is null and l.expires_at > (select nabij_now())),"
                        + " (select count(*)::integer from relative_passkey p where p.relative_id = r.id)"
                        + " from relative r where r.home_id = $1 and r.ended_at is null order by r.at, r.id",
                row -> relative(
                        row,
                        browsers.getOrDefault(row.getUUID(0), List.of()).stream()
                                .map(Map.Entry::getValue)
                                .toList()),
                home.value()));
    }

    private static Relative relative(Row row, List<FamilyHome.Browser> browsers) {
        return new Relative(
                row.getUUID(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getBoolean(4),
                row.getString(5),
                row.getString(6),
                row.getBoolean(7),
                Optional.ofNullable(row.getString(8)),
                Optional.ofNullable(row.getOffsetDateTime(11)).map(OffsetDateTime::toInstant),
                browsers,
                row.getInteger(12),
                instant(row, 9),
                row.getString(10));
    }

    static FamilyHome.Browser browser(Row row, int first) {
        return new FamilyHome.Browser(
                row.getUUID(first), row.getString(first + 1), instant(row, first + 2), instant(row, first + 3));
    }

    static Instant instant(Row row, int column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    static void keepPhoto(Transaction tx, UUID relative, Optional<Portrait> portrait) {
        tx.update(
                "update relative set photo = $2, photo_name = $3 where id = $1",
                relative,
                portrait.map(Portrait::jpeg),
                portrait.map(Portrait::name));
    }

    static void tellScreen(Transaction tx, GatewayId home) {
        tx.update("update gateway set config_revision = config_revision + 1 where home_id = $1", home.value());
    }
}
