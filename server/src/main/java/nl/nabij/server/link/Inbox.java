package nl.nabij.server.link;

import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.link.Up;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.DatabaseUnavailableException;
import nl.nabij.server.postgres.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the effects of the messages that were stored and receipted: each home's one at a time, in
/// order, on a virtual thread. What lies there after a crash is done at the next start.
public final class Inbox implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    /// A handler that fails this often on one message never will: it is set aside as a fault, and
    /// the home's next message gets its turn.
    private static final int MOST_ATTEMPTS = 5;

    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    /// As many homes at a time as the worker's pool has connections to spare; the others wait.
    private static final int HOMES_AT_A_TIME = 4;

    private static final int READ_AT_A_TIME = 64;

    private final Database database;
    private final Map<Class<? extends UpMessage>, UpHandler<?>> handlers = new HashMap<>();
    private final Set<GatewayId> running = ConcurrentHashMap.newKeySet();
    private final Set<GatewayId> again = ConcurrentHashMap.newKeySet();
    private final Semaphore turns = new Semaphore(HOMES_AT_A_TIME, true);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("inbox-timer").factory());
    private volatile boolean closed;

    public Inbox(Database database) {
        this.database = database;
    }

    /// Before [#start]. A type without a handler is deleted when its turn comes.
    public <M extends UpMessage> void on(Class<M> type, UpHandler<M> handler) {
        handlers.put(type, handler);
    }

    /// Takes up what an earlier run left.
    public void start() {
        database.asWorker(tx -> tx.list("select distinct home_id from up_message", row -> row.getString(0)))
                .forEach(home -> arrived(new GatewayId(home)));
    }

    /// Something of this home was stored. Never blocks.
    void arrived(GatewayId home) {
        again.add(home);
        if (!closed && running.add(home)) {
            Thread.startVirtualThread(() -> drain(home));
        }
    }

    @Override
    public void close() {
        closed = true;
        timer.shutdownNow();
    }

    private void drain(GatewayId home) {
        boolean later = false;
        try {
            turns.acquire();
            try {
                while (!closed && !later && again.remove(home)) {
                    later = !drainOnce(home);
                }
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running.remove(home);
        }
        if (closed) {
            return;
        }
        if (later) {
            var _ = timer.schedule(() -> arrived(home), TRY_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } else if (again.contains(home)) {
            arrived(home);
        }
    }

    /// @return false when it has to be tried later
    private boolean drainOnce(GatewayId home) {
        try {
            List<Stored> batch;
            do {
                batch = database.asWorker(tx -> tx.list("""
                        select stream, epoch, seq, organisation_id, received_at, body, attempts, happened_at from up_message
                        where home_id = $1 order by stream, epoch, seq limit $2
                        """, Stored::of, home.value(), READ_AT_A_TIME));
                for (Stored stored : batch) {
                    if (closed || !handle(home, stored)) {
                        return false;
                    }
                }
            } while (batch.size() == READ_AT_A_TIME);
            return true;
        } catch (DatabaseUnavailableException | PgException e) {
            LOG.info("inbox waits home={} why={}", home, e.getMessage());
            return false;
        }
    }

    private boolean handle(GatewayId home, Stored stored) {
        Up up;
        try {
            up = ContractJson.read(stored.body(), Up.class);
        } catch (ContractException e) {
            setAside(home, stored, "no longer understood: " + e.getMessage());
            return true;
        }
        Origin origin = new Origin(home, stored.organisation(), stored.receivedAt(), stored.happenedAt(), up);
        UpHandler<?> handler = handlers.get(up.message().getClass());
        try {
            boolean mine = database.asWorker(tx -> {
                if (delete(tx, home, stored) == 0) {
                    return false;
                }
                if (handler != null) {
                    call(handler, tx, origin);
                }
                return true;
            });
            if (mine && handler != null) {
                told(handler, origin);
            }
            return true;
        } catch (DatabaseUnavailableException e) {
            return false;
        } catch (RuntimeException e) {
            LOG.error("message not handled home={} stream={} seq={}", home, stored.stream(), stored.seq(), e);
            if (stored.attempts() + 1 >= MOST_ATTEMPTS) {
                setAside(home, stored, "not handled: " + e.getClass().getSimpleName());
                return true;
            }
            database.asWorker(tx -> tx.update(
                    "update up_message set attempts = attempts + 1 where home_id = $1 and stream = $2 and epoch = $3 and seq = $4",
                    home.value(),
                    stored.stream(),
                    stored.epoch(),
                    stored.seq()));
            return false;
        }
    }

    private void setAside(GatewayId home, Stored stored, String why) {
        database.asWorker(tx -> {
            tx.update(
                    """
                    insert into set_aside (home_id, organisation_id, topic, reason, bytes, digest)
                    values ($1, $2, $3, $4, convert_to($5, 'UTF8'), sha256(convert_to($5, 'UTF8'))) on conflict do nothing
                    """,
                    home.value(),
                    stored.organisation().value(),
                    "home/" + home + "/up/" + stored.stream(),
                    why.replace('\0', ' '),
                    stored.body());
            tx.one(
                    "select raise_fault($1, $2, null, 'message.unknown', 'A message of the box could not be handled; its bytes are kept')",
                    row -> row.getBoolean(0),
                    stored.organisation().value(),
                    home.value());
            return delete(tx, home, stored);
        });
    }

    private static int delete(Transaction tx, GatewayId home, Stored stored) {
        return tx.update(
                "delete from up_message where home_id = $1 and stream = $2 and epoch = $3 and seq = $4",
                home.value(),
                stored.stream(),
                stored.epoch(),
                stored.seq());
    }

    /// The handlers are kept by the class of their message, so the cast fits.
    private static <M extends UpMessage> void call(UpHandler<M> handler, Transaction tx, Origin origin) {
        @SuppressWarnings("unchecked")
        M message = (M) origin.envelope().message();
        handler.handle(tx, origin, message);
    }

    private static <M extends UpMessage> void told(UpHandler<M> handler, Origin origin) {
        try {
            @SuppressWarnings("unchecked")
            M message = (M) origin.envelope().message();
            handler.handled(origin, message);
        } catch (RuntimeException e) {
            LOG.error("a hint after a message failed home={}", origin.home(), e);
        }
    }

    private record Stored(
            String stream,
            long epoch,
            long seq,
            OrganisationId organisation,
            Instant receivedAt,
            String body,
            int attempts,
            Optional<Instant> happenedAt) {
        static Stored of(io.vertx.sqlclient.Row row) {
            return new Stored(
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
}
