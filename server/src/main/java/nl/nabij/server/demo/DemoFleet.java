package nl.nabij.server.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.server.postgres.Transaction;

/// Homes by the thousand, `gw-fleet-00001` and so on, all alike: for a fleet of simulated boxes that
/// loads this server. Making them again changes nothing.
final class DemoFleet {

    private static final UUID ORGANISATION =
            UUID.nameUUIDFromBytes("nabij demo fleet".getBytes(StandardCharsets.UTF_8));

    private DemoFleet() {}

    /// @return those without a certificate that counts
    static List<GatewayId> make(Transaction tx, int homes, OrganisationId nightCentre) {
        tx.update(
                "insert into organisation (id, name, kind) values ($1, 'Thuiszorg De Vloot', 'care')"
                        + " on conflict do nothing",
                ORGANISATION);
        tx.update(
                "insert into night_centre (organisation_id, night_centre_id, from_time, until_time)"
                        + " values ($1, $2, '00:00', '00:00') on conflict do nothing",
                ORGANISATION,
                nightCentre.value());
        tx.update(
                "insert into home (id, organisation_id, night_centre_id)"
                        + " select 'gw-fleet-' || lpad(n::text, 5, '0'), $1, $2 from generate_series(1, $3::int) n"
                        + " on conflict do nothing",
                ORGANISATION,
                nightCentre.value(),
                homes);
        tx.update(
                "insert into client (id, home_id, organisation_id, name, address, town)"
                        + " select md5('nabij demo client ' || id)::uuid, id, $1, 'mevrouw ' || right(id, 5),"
                        + " 'Vlootstraat ' || right(id, 5)::int, 'De Bilt' from home where organisation_id = $1"
                        + " on conflict do nothing",
                ORGANISATION);
        return tx.list(
                "select id from home where organisation_id = $1 and not exists (select from gateway_certificate"
                        + " where home_id = home.id and revoked_at is null) order by id limit $2::int",
                row -> new GatewayId(row.getString(0)),
                ORGANISATION,
                homes);
    }
}
