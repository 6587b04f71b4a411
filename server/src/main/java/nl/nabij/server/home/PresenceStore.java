package nl.nabij.server.home;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.Presence;
import nl.nabij.server.postgres.Transaction;
import org.jspecify.annotations.Nullable;

/// The rows of presence and of silence, and the folding of many silences into one incident.
final class PresenceStore {

    /// From so many silences of one organisation within [#FOLD_SECONDS] on it is one thing that
    /// failed, not many: a provider, a mast, a power cut.
    private static final int FOLD_FROM = 5;

    private static final int FOLD_SECONDS = 60;

    static final String SILENT = "home.silent";
    static final String OUTAGE = "mass.outage";

    /// All homes that have a box, and none of them connected: for the start of the server.
    List<GatewayId> enrolled(Transaction tx) {
        tx.update("update gateway set connected = false, changed_at = now() where connected");
        return tx.list(
                "select distinct home_id from gateway_certificate where revoked_at is null",
                row -> new GatewayId(row.getString(0)));
    }

    /// Writes what became known, in the order of the homes' names, so that two nodes never wait for each other in a
    /// circle. A home that is no more is left out.
    ///
    /// @return those that were silent and are back
    List<GatewayId> write(Transaction tx, List<PresenceNews.Row> news) {
        List<PresenceNews.Row> sorted = news.stream()
                .sorted(Comparator.comparing(row -> row.home().value()))
                .toList();
        List<PresenceNews.Row> came =
                sorted.stream().filter(row -> row.organisation().isPresent()).toList();
        if (!came.isEmpty()) {
            tx.update("""
                    insert into gateway (home_id, organisation_id, connected, last_heard_at, leaving)
                    select n.home, h.organisation_id, n.connected, coalesce(n.heard, now()), n.leaving
                    from unnest($1::text[], $2::boolean[], $3::timestamptz[], $4::text[])
                        n(home, connected, heard, leaving) join home h on h.id = n.home
                    on conflict (home_id) do update set connected = excluded.connected, changed_at = now(),
                        last_heard_at = excluded.last_heard_at, leaving = excluded.leaving
                    """, names(came), connected(came), heard(came), leaving(came));
        }
        List<PresenceNews.Row> others =
                sorted.stream().filter(row -> row.organisation().isEmpty()).toList();
        if (!others.isEmpty()) {
            tx.update("""
                    update gateway g set connected = coalesce(n.connected, g.connected),
                        changed_at = case when n.connected is null then g.changed_at else now() end,
                        last_heard_at = coalesce(n.heard, g.last_heard_at), leaving = coalesce(n.leaving, g.leaving)
                    from unnest($1::text[], $2::boolean[], $3::timestamptz[], $4::text[])
                        n(home, connected, heard, leaving)
                    where g.home_id = n.home
                    """, names(others), connected(others), heard(others), leaving(others));
        }
        List<PresenceNews.Row> online =
                sorted.stream().filter(row -> row.online().isPresent()).toList();
        if (!online.isEmpty()) {
            tx.update(
                    """
                    update gateway g set software = n.software, boot_id = n.boot, clock_synchronised = n.synchronised
                    from unnest($1::text[], $2::text[], $3::uuid[], $4::boolean[])
                        n(home, software, boot, synchronised)
                    where g.home_id = n.home
                    """,
                    names(online),
                    each(online, String[]::new, row -> row.online().map(said -> Storable.text(said.software()))),
                    each(online, UUID[]::new, row -> row.online().map(Presence.Online::bootId)),
                    each(online, Boolean[]::new, row -> row.online().map(Presence.Online::clockSynchronised)));
        }
        return back(tx, came.stream().map(PresenceNews.Row::home).toList());
    }

    private static Object names(List<PresenceNews.Row> rows) {
        return each(rows, String[]::new, row -> Optional.of(row.home().value()));
    }

    private static Object connected(List<PresenceNews.Row> rows) {
        return each(rows, Boolean[]::new, PresenceNews.Row::connected);
    }

    private static Object heard(List<PresenceNews.Row> rows) {
        return each(rows, OffsetDateTime[]::new, row -> row.heard().map(at -> at.atOffset(ZoneOffset.UTC)));
    }

    private static Object leaving(List<PresenceNews.Row> rows) {
        return each(rows, String[]::new, row -> row.leaving().map(Storable::text));
    }

    /// A column of them; null where there is none.
    private static <T> Object each(
            List<PresenceNews.Row> rows,
            IntFunction<@Nullable T[]> array,
            Function<PresenceNews.Row, Optional<T>> column) {
        @Nullable T[] values = array.apply(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            values[i] = column.apply(rows.get(i)).orElse(null);
        }
        return values;
    }

    int silent(Transaction tx, List<GatewayId> homes) {
        String[] ids = homes.stream().map(GatewayId::value).toArray(String[]::new);
        tx.update("""
                insert into fault (organisation_id, home_id, fault, text)
                select organisation_id, id, 'home.silent', 'Nothing was heard from the box for 90 seconds'
                from home where id = any($1) on conflict do nothing
                """, (Object) ids);
        List<UUID> organisations = tx.list(
                "select distinct organisation_id from home where id = any($1)", row -> row.getUUID(0), (Object) ids);
        organisations.forEach(organisation -> fold(tx, organisation));
        return ids.length;
    }

    /// @return those of them that were silent
    List<GatewayId> back(Transaction tx, List<GatewayId> homes) {
        if (homes.isEmpty()) {
            return List.of();
        }
        String[] ids = homes.stream().map(GatewayId::value).sorted().toArray(String[]::new);
        List<Map.Entry<GatewayId, UUID>> ended =
                tx.list("""
                update fault set ended_at = now() where home_id = any($1) and fault = 'home.silent'
                  and ended_at is null returning home_id, organisation_id
                """, row -> Map.entry(new GatewayId(row.getString(0)), row.getUUID(1)), (Object) ids);
        ended.stream().map(Map.Entry::getValue).distinct().sorted().forEach(organisation -> unfold(tx, organisation));
        return ended.stream().map(Map.Entry::getKey).toList();
    }

    /// Locked, so that of two nodes that each saw a home come back the second sees what the first
    /// did.
    private static Optional<UUID> running(Transaction tx, UUID organisation) {
        return tx.first("""
                select id from fault where organisation_id = $1 and home_id is null and fault = 'mass.outage'
                  and ended_at is null for update
                """, row -> row.getUUID(0), organisation);
    }

    /// Too few to be an incident any more: what failed them all is mended, so each of those left
    /// has a cause of its own, for which somebody has to go there.
    private static void unfold(Transaction tx, UUID organisation) {
        Optional<UUID> running = running(tx, organisation);
        if (running.isEmpty() || stillSilent(tx, running.get()) >= FOLD_FROM) {
            return;
        }
        tx.update("update fault set folded_into = null where folded_into = $1 and ended_at is null", running.get());
        end(tx, running.get());
    }

    private static long stillSilent(Transaction tx, UUID incident) {
        return tx.one(
                "select count(*) from fault where folded_into = $1 and ended_at is null",
                row -> row.getLong(0),
                incident);
    }

    private static void end(Transaction tx, UUID incident) {
        tx.update("update fault set ended_at = now() where id = $1", incident);
    }

    /// An incident takes in what falls silent with it. What falls silent long after is not of it:
    /// alone it is a fault of its own, and many are a new incident, which takes over those that are
    /// still silent.
    private static void fold(Transaction tx, UUID organisation) {
        Optional<UUID> running = running(tx, organisation);
        if (running.isPresent() && isSpreading(tx, running.get())) {
            join(tx, organisation, running.get());
            return;
        }
        long fresh = tx.one("""
                select count(*) from fault where organisation_id = $1 and fault = 'home.silent' and ended_at is null
                  and folded_into is null and since > now() - $2::bigint * interval '1 second'
                """, row -> row.getLong(0), organisation, (long) FOLD_SECONDS);
        if (fresh < FOLD_FROM) {
            return;
        }
        running.ifPresent(earlier -> end(tx, earlier));
        UUID incident = tx.one("""
                insert into fault (organisation_id, fault, text)
                values ($1, 'mass.outage', 'Many homes became silent within a minute') returning id
                """, row -> row.getUUID(0), organisation);
        running.ifPresent(earlier -> tx.update(
                "update fault set folded_into = $2 where folded_into = $1 and ended_at is null", earlier, incident));
        join(tx, organisation, incident);
    }

    /// Whether it, or the silence of one of its homes, began so lately that a silence of now is of
    /// it.
    private static boolean isSpreading(Transaction tx, UUID incident) {
        return tx.one("""
                select exists (select from fault where (id = $1 or folded_into = $1)
                  and since > now() - $2::bigint * interval '1 second')
                """, row -> row.getBoolean(0), incident, (long) FOLD_SECONDS);
    }

    private static void join(Transaction tx, UUID organisation, UUID incident) {
        tx.update("""
                update fault set folded_into = $2 where organisation_id = $1 and fault = 'home.silent'
                  and ended_at is null and folded_into is null and since > now() - $3::bigint * interval '1 second'
                """, organisation, incident, (long) FOLD_SECONDS);
        tx.update(
                "update fault set homes = (select count(*) from fault f where f.folded_into = $1) where id = $1",
                incident);
    }
}
