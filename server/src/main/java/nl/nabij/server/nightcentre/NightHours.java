package nl.nabij.server.nightcentre;

import nl.nabij.contract.GatewayId;
import nl.nabij.server.postgres.Transaction;

/// At which hours a home's night centre is asked first where the client wants to talk.
public final class NightHours {

    private NightHours() {}

    /// Whether it is such an hour now, by the client's own clock. Also where nobody agreed upon hours.
    public static boolean areNow(Transaction tx, GatewayId home) {
        return tx.first("""
                        select case when n.from_time < n.until_time then t.now >= n.from_time and t.now < n.until_time
                                else t.now >= n.from_time or t.now < n.until_time end
                            from home h
                            join night_centre n on n.organisation_id = h.organisation_id
                                and n.night_centre_id = h.night_centre_id
                            cross join lateral (select to_char((select nabij_now()) at time zone coalesce(
                                (select time_zone from client where home_id = h.id order by position, id limit 1),
                                'Europe/Amsterdam'), 'HH24:MI') as now) t
                            where h.id = $1
                        """, row -> row.getBoolean(0), home.value()).orElse(true);
    }
}
