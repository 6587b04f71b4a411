package nl.nabij.server.calling;

import nl.nabij.contract.CallId;
import nl.nabij.contract.call.CallQuality;
import nl.nabij.server.call.PartyId;
import nl.nabij.server.postgres.Database;

/// How well calls went, kept as figures. Blocks.
final class CallQualityBook {

    private final Database database;

    CallQualityBook(Database database) {
        this.database = database;
    }

    /// Adds what one device tells of one other party, until that is as long as a call can be. That it is in the
    /// call was judged before; how many a call can have bounds the rows.
    void add(CallId call, PartyId party, PartyId from, CallQuality heard) {
        int seconds = heard.seconds();
        database.asWorker(tx -> tx.update(
                "insert into call_quality as q (call_id, party, from_party, organisation_id, home_id, seconds, poor_seconds,"
                        + " bad_seconds, gone_seconds, loss, jitter, round_trip, round_trip_seconds, frozen)"
                        + " select id, $2, $3, organisation_id, home_id, $4, $5, $6, $7, $8, $9, $10, $11, $12"
                        + " from call where id = $1"
                        + " on conflict (call_id, party, from_party) do update set"
                        + " seconds = q.seconds + excluded.seconds, poor_seconds = q.poor_seconds + excluded.poor_seconds,"
                        + " bad_seconds = q.bad_seconds + excluded.bad_seconds,"
                        + " gone_seconds = q.gone_seconds + excluded.gone_seconds, loss = q.loss + excluded.loss,"
                        + " jitter = q.jitter + excluded.jitter, round_trip = q.round_trip + excluded.round_trip,"
                        + " round_trip_seconds = q.round_trip_seconds + excluded.round_trip_seconds,"
                        + " frozen = q.frozen + excluded.frozen where q.seconds < $13",
                call.value(),
                party.toString(),
                from.toString(),
                (long) seconds,
                (long) heard.poorSeconds(),
                (long) heard.badSeconds(),
                (long) heard.goneSeconds(),
                heard.lossPercent() * seconds,
                heard.jitterMillis() * seconds,
                heard.roundTripMillis().orElse(0.0) * seconds,
                heard.roundTripMillis().isPresent() ? (long) seconds : 0L,
                heard.frozenPercent() * seconds,
                (long) CallQuality.LONGEST_SECONDS));
    }
}
