package nl.nabij.server.link;

import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// The table `up_message`.
final class PgInboxStore implements InboxStore {

    private final Database database;

    PgInboxStore(Database database) {
        this.database = database;
    }

    @Override
    public List<GatewayId> homes() {
        return database.asWorker(
                tx -> tx.list("select distinct home_id from up_message", row -> new GatewayId(row.getString(0))));
    }

    @Override
    public List<Waiting> oldest(GatewayId home, int atMost) {
        return database.asWorker(tx -> tx.list("""
                select stream, epoch, seq, organisation_id, received_at, body, attempts, happened_at from up_message
                where home_id = $1 order by stream, epoch, seq limit $2
                """, PgInboxStore::waiting, home.value(), atMost));
    }

    @Override
    public boolean take(GatewayId home, Waiting waiting, Consumer<Transaction> effect) {
        return database.asWorker(tx -> {
            if (delete(tx, home, waiting) == 0) {
                return false;
            }
            effect.accept(tx);
            return true;
        });
    }

    @Override
    public void failed(GatewayId home, Waiting waiting) {
        database.asWorker(tx -> tx.update(
                "update up_message set attempts = attempts + 1 where home_id = $1 and stream = $2 and epoch = $3 and seq = $4",
                home.value(),
                waiting.stream(),
                waiting.epoch(),
                waiting.seq()));
    }

    @Override
    public void setAside(GatewayId home, Waiting waiting, String why) {
        database.asWorker(tx -> {
            tx.update(
                    """
                    insert into set_aside (home_id, organisation_id, topic, reason, bytes, digest)
                    values ($1, $2, $3, $4, convert_to($5, 'UTF8'), sha256(convert_to($5, 'UTF8'))) on conflict do nothing
                    """,
                    home.value(),
                    waiting.organisation().value(),
                    "home/" + home + "/up/" + waiting.stream(),
                    why.replace('\0', ' '),
                    waiting.body());
            tx.one(
                    "select raise_fault($1, $2, null, 'message.unknown', 'A message of the box could not be handled; its bytes are kept')",
                    row -> row.getBoolean(0),
                    waiting.organisation().value(),
                    home.value());
            return delete(tx, home, waiting);
        });
    }

    private static int delete(Transaction tx, GatewayId home, Waiting waiting) {
        return tx.update(
                "delete from up_message where home_id = $1 and stream = $2 and epoch = $3 and seq = $4",
                home.value(),
                waiting.stream(),
                waiting.epoch(),
                waiting.seq());
    }

    private static Waiting waiting(Row row) {
        return new Waiting(
                row.getString(0),
                row.getLong(1),
                row.getLong(2),
                new OrganisationId(row.getUUID(3)),
                Optional.ofNullable(row.getOffsetDateTime(4)).orElseThrow().toInstant(),
                row.getString(5),
                row.getInteger(6),
                Optional.ofNullable(row.getOffsetDateTime(7)).map(OffsetDateTime::toInstant));
    }
}
