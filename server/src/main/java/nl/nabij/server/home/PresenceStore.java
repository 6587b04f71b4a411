package nl.nabij.server.home;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.link.Presence;
import nl.nabij.server.postgres.Transaction;

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

    int connected(Transaction tx, GatewayId home, OrganisationId organisation) {
        return tx.update("""
                insert into gateway (home_id, organisation_id, connected, last_heard_at) values ($1, $2, true, now())
                on conflict (home_id) do update
                    set connected = true, changed_at = now(), last_heard_at = now(), leaving = null
                """, home.value(), organisation.value());
    }

    int online(Transaction tx, GatewayId home, Presence.Online online) {
        return tx.update(
                "update gateway set software = $2, boot_id = $3, clock_synchronised = $4 where home_id = $1",
                home.value(),
                Storable.text(online.software()),
                online.bootId(),
                online.clockSynchronised());
    }

    int leaving(Transaction tx, GatewayId home, String reason) {
        return tx.update("update gateway set leaving = $2 where home_id = $1", home.value(), Storable.text(reason));
    }

    int disconnected(Transaction tx, GatewayId home, Optional<Instant> lastHeard) {
        return tx.update("""
                update gateway set connected = false, changed_at = now(),
                    last_heard_at = coalesce($2::timestamptz, last_heard_at) where home_id = $1
                """, home.value(), lastHeard.map(at -> at.atOffset(ZoneOffset.UTC)));
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

    /// @return whether it was silent
    boolean back(Transaction tx, GatewayId home) {
        Optional<UUID> ended = tx.first("""
                update fault set ended_at = now() where home_id = $1 and fault = 'home.silent' and ended_at is null
                returning organisation_id
                """, row -> row.getUUID(0), home.value());
        ended.ifPresent(organisation -> unfold(tx, organisation));
        return ended.isPresent();
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
