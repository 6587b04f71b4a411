package nl.nabij.server.home;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.face.FaultView;
import nl.nabij.contract.face.HomesPage;
import nl.nabij.contract.face.ManagedHome;
import nl.nabij.server.home.file.HomeStays;
import nl.nabij.server.postgres.Transaction;

/// An organisation's homes as its administrators see them.
final class ManagedHomes {

    /// Of one page; about 40 KB.
    static final int PAGE = 100;

    private static final String HOMES = """
            select h.id, c.name, c.address, c.postcode, c.town, h.created_at,
                exists (select from gateway_certificate b where b.home_id = h.id and b.revoked_at is null) as has_box,
                coalesce(g.connected, false) as connected, g.last_heard_at, h.stay
            from home h
            left join gateway g on g.home_id = h.id
            left join lateral (select name, address, postcode, town from client where home_id = h.id
                order by position, id limit 1) c on true
            where h.organisation_id = current_organisation()
            """;

    private static final String FAULTS = """
            select id, home_id, device_id, fault, text, since, homes from home_attention
            where organisation_id = current_organisation() and home_id is not null and ended_at is null
            """;

    /// Each home once, with all that a page is sorted and counted by.
    private static final String MINE = "with faulty as (select home_id, min(since) as since from home_attention"
            + " where organisation_id = current_organisation() and ended_at is null group by home_id),"
            + " mine as (select m.*, f.since as faulty_since,"
            + " f.since is not null or (m.has_box and not m.connected and m.last_heard_at is not null"
            + " and m.stay = 'living') as needs_care,"
            + " regexp_replace(normalize(lower(concat_ws(' ', m.name, m.address, m.postcode, m.town, m.id)), NFD),"
            + " '[\\u0300-\\u036f]', '', 'g') as words"
            + " from (" + HOMES + ") m left join faulty f on f.home_id = m.id) ";

    private static final String COUNTS = MINE + """
            select count(*) filter (where stay <> 'ended'), count(*) filter (where stay <> 'ended' and needs_care),
                count(*) filter (where stay <> 'ended' and not has_box), count(*) filter (where stay = 'ended')
            from mine
            """;

    private ManagedHomes() {}

    static List<ManagedHome> all(Transaction tx) {
        Map<GatewayId, List<FaultView>> faults = byHome(tx.list(FAULTS + " order by since", ManagedHomes::fault));
        return tx
                .list(
                        HOMES + " and h.stay <> 'ended' order by c.name, h.id",
                        row -> home(row, faults.getOrDefault(new GatewayId(row.getString(0)), List.of())))
                .stream()
                .sorted(Comparator.comparing(ManagedHomes::oldestFault))
                .toList();
    }

    static Optional<ManagedHome> find(Transaction tx, GatewayId home) {
        List<FaultView> faults =
                tx.list(FAULTS + " and home_id = $1 order by since", ManagedHomes::fault, home.value());
        return tx.first(HOMES + " and h.id = $1", row -> home(row, faults), home.value());
    }

    static HomesPage page(Transaction tx, HomesAsked asked) {
        String where = " from mine where "
                + switch (asked.show()) {
                    case ALL -> "stay <> 'ended'";
                    case CARE -> "stay <> 'ended' and needs_care";
                    case WITHOUT_BOX -> "stay <> 'ended' and not has_box";
                    case ENDED -> "stay = 'ended'";
                }
                + " and not exists (select from unnest($1::text[]) word where strpos(words, word) = 0)";
        String[] words = asked.words().toArray(String[]::new);
        List<Row> rows = tx.list(
                MINE + "select *" + where + " order by faulty_since nulls last, name, id limit " + PAGE + " offset $2",
                row -> row,
                words,
                asked.from());
        String[] ids = rows.stream().map(row -> row.getString("id")).toArray(String[]::new);
        Map<GatewayId, List<FaultView>> faults =
                byHome(tx.list(FAULTS + " and home_id = any($1) order by since", ManagedHomes::fault, (Object) ids));
        int found = tx.one(MINE + "select count(*)" + where, row -> row.getInteger(0), (Object) words);
        List<ManagedHome> homes = rows.stream()
                .map(row -> home(row, faults.getOrDefault(new GatewayId(row.getString("id")), List.of())))
                .toList();
        return tx.one(
                COUNTS,
                row -> new HomesPage(
                        row.getInteger(0), row.getInteger(1), row.getInteger(2), row.getInteger(3), found, homes));
    }

    private static Map<GatewayId, List<FaultView>> byHome(List<FaultView> faults) {
        return faults.stream()
                .collect(Collectors.groupingBy(fault -> fault.home().orElseThrow()));
    }

    private static Instant oldestFault(ManagedHome home) {
        return home.faults().isEmpty() ? Instant.MAX : home.faults().getFirst().since();
    }

    private static ManagedHome home(Row row, List<FaultView> faults) {
        return new ManagedHome(
                new GatewayId(row.getString("id")),
                Optional.ofNullable(row.getString("name")),
                Optional.ofNullable(row.getString("address")),
                Optional.ofNullable(row.getString("postcode")),
                Optional.ofNullable(row.getString("town")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getBoolean("has_box"),
                row.getBoolean("connected"),
                Optional.ofNullable(row.getOffsetDateTime("last_heard_at")).map(OffsetDateTime::toInstant),
                HomeStays.state(row.getString("stay")),
                faults);
    }

    private static FaultView fault(Row row) {
        return new FaultView(
                row.getUUID("id").toString(),
                Optional.of(new GatewayId(row.getString("home_id"))),
                Optional.ofNullable(row.getString("device_id")).map(DeviceId::new),
                row.getString("fault"),
                row.getString("text"),
                row.getOffsetDateTime("since").toInstant(),
                row.getInteger("homes"),
                Optional.empty());
    }
}
