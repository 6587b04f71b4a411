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

    /// Counts, and the asked part, in one statement that reads each home once. `$1` the words, `$2` how
    /// many before.
    private static final String PAGE_OF = """
            with faulty as (select home_id, min(since) as since from home_attention
                where organisation_id = current_organisation() and ended_at is null group by home_id),
            mine as materialized (select m.*, f.since as faulty_since,
                    f.since is not null or (m.has_box and not m.connected and m.last_heard_at is not null
                        and m.stay = 'living') as needs_care,
                    case when cardinality($1::text[]) > 0 then regexp_replace(normalize(lower(
                        concat_ws(' ', m.name, m.address, m.postcode, m.town, m.id)), NFD), '[\\u0300-\\u036f]', '', 'g')
                    end as words
                from ({homes}) m left join faulty f on f.home_id = m.id),
            found as (select * from mine where {which}
                and not exists (select from unnest($1::text[]) word where strpos(words, word) = 0)),
            counts as (select count(*) filter (where stay <> 'ended') as total,
                    count(*) filter (where needs_care) as needing,
                    count(*) filter (where stay <> 'ended' and not has_box) as boxless,
                    count(*) filter (where stay = 'ended') as past, (select count(*) from found) as found
                from mine)
            select c.total, c.needing, c.boxless, c.past, c.found, p.*
            from counts c left join
                (select * from found order by faulty_since nulls last, name, id limit {page} offset $2) p on true
            order by p.faulty_since nulls last, p.name, p.id
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
        String which = switch (asked.show()) {
            case ALL -> "stay <> 'ended'";
            // Also one that ended and whose box is still there.
            case CARE -> "needs_care";
            case WITHOUT_BOX -> "stay <> 'ended' and not has_box";
            case ENDED -> "stay = 'ended'";
        };
        List<Row> rows = tx.list(
                PAGE_OF.replace("{homes}", HOMES).replace("{which}", which).replace("{page}", Integer.toString(PAGE)),
                row -> row,
                asked.words().toArray(String[]::new),
                asked.from());
        List<Row> shown =
                rows.stream().filter(row -> row.getString("id") != null).toList();
        String[] ids = shown.stream().map(row -> row.getString("id")).toArray(String[]::new);
        Map<GatewayId, List<FaultView>> faults =
                byHome(tx.list(FAULTS + " and home_id = any($1) order by since", ManagedHomes::fault, (Object) ids));
        Row counts = rows.getFirst();
        return new HomesPage(
                counts.getInteger("total"),
                counts.getInteger("needing"),
                counts.getInteger("boxless"),
                counts.getInteger("past"),
                counts.getInteger("found"),
                shown.stream()
                        .map(row -> home(row, faults.getOrDefault(new GatewayId(row.getString("id")), List.of())))
                        .toList());
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
