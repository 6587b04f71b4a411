package nl.nabij.server.link;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.nabij.contract.link.Down;
import nl.nabij.server.link.UpRead.NotUnderstood;
import nl.nabij.server.link.UpRead.Numbers;
import nl.nabij.server.link.UpRead.Understood;
import nl.nabij.server.postgres.PgCut;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection to the database and the messages that wait for it. All messages of a home pass
/// through one lane, so their order holds. One batch is under way; what came meanwhile is the next
/// one: no timer, no delay when there is little to do.
///
/// ```
///   arrivals ─► waiting ─► batch (≤ 128, one transaction) ─► committed ─► receipt, PUBACK, inbox
///                              │ refused                                      ▲
///                              └─► one by one, in order ──────────────────────┤
///                                     │ refused for what it is                │
///                                     └─► set aside, as alarm.generic in doubt┘
/// ```
/// While the database is away nothing is acknowledged and the lane tries again; the homes keep their
/// messages.
final class IngestLane {

    private static final Logger LOG = LoggerFactory.getLogger(IngestLane.class);

    /// Measured: beyond 128 rows a batch is no faster, and its first row waits longer.
    private static final int LARGEST_BATCH = 128;

    /// Homes are connected with a window of 64; this is 300 of them at their limit in one lane. When
    /// full the sender's connection is cut, and it tries again over its own jitter.
    static final int MOST_WAITING = 20_000;

    private static final Duration RECONNECT = Duration.ofMillis(250);

    /// Above every statement's own timeout in the database, so that it only strikes when the database
    /// is gone without a word: a host without power sends neither FIN nor RST.
    static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);

    private final Context context;
    private final Vertx vertx;
    private final PgConnectOptions options;
    private final IngestRow rows;
    private final Stored stored;
    private final Duration answerLimit;
    private final Deque<Arrival> waiting = new ArrayDeque<>();
    private @Nullable PgConnection connection;
    private boolean busy;
    private boolean closed;

    /// One row after a batch that took too long, twice as many after each that did not: a database that
    /// is only slow still gets everything.
    private int mostInBatch = LARGEST_BATCH;

    /// Written on the lane's context, read by who asks for the server's health.
    private volatile boolean stores = true;

    /// Hears of what is committed.
    interface Stored {

        /// @param waits whether something of this home may wait for the inbox: not so when the press became
        ///     an alarm in the same transaction
        void stored(Arrival arrival, boolean waits);
    }

    /// @param stored hears of each message after its commit, and of a repeated one again
    /// @param answerLimit without an answer for so long the connection is given up
    IngestLane(
            Vertx vertx,
            Context context,
            PgConnectOptions options,
            IngestRow rows,
            Stored stored,
            Duration answerLimit) {
        this.vertx = vertx;
        this.context = context;
        this.options = options;
        this.rows = rows;
        this.stored = stored;
        this.answerLimit = answerLimit;
    }

    /// May be called on any thread.
    ///
    /// @param overflow called when the lane is full and the arrival was not taken
    void add(Arrival arrival, Runnable overflow) {
        context.runOnContext(_ -> {
            if (closed || waiting.size() >= MOST_WAITING) {
                overflow.run();
                return;
            }
            waiting.addLast(arrival);
            next();
        });
    }

    /// Whether the database took what was last given to it; also while nothing waits.
    boolean stores() {
        return stores;
    }

    void close() {
        context.runOnContext(_ -> {
            closed = true;
            if (connection != null) {
                connection.close();
            }
        });
    }

    private void next() {
        if (busy || closed) {
            return;
        }
        // Who is gone will send again; its message would only make the others wait.
        waiting.removeIf(arrival -> !arrival.connection().isOpen());
        if (waiting.isEmpty()) {
            stores = true;
            return;
        }
        busy = true;
        List<Arrival> batch = new ArrayList<>();
        while (batch.size() < mostInBatch && !waiting.isEmpty()) {
            batch.add(waiting.removeFirst());
        }
        connected().compose(pg -> store(pg, batch)).onComplete(done -> {
            if (done.failed()) {
                // Nothing of it is known to be stored: all of it is tried again, in its order.
                if (stores) {
                    LOG.error("nothing can be stored now, the homes keep it why={}", reason(done.cause()));
                }
                stores = false;
                if (done.cause() instanceof TimeoutException) {
                    mostInBatch = 1;
                    giveUpConnection();
                }
                for (int i = batch.size() - 1; i >= 0; i--) {
                    waiting.addFirst(batch.get(i));
                }
                vertx.setTimer(RECONNECT.toMillis(), _ -> context.runOnContext(_ -> again()));
                return;
            }
            if (!stores) {
                LOG.info("messages are stored again");
            }
            stores = true;
            mostInBatch = Math.min(LARGEST_BATCH, 2 * mostInBatch);
            again();
        });
    }

    private void again() {
        busy = false;
        next();
    }

    /// What it did not answer may be committed; sent again that is a repeat.
    private void giveUpConnection() {
        PgConnection silent = connection;
        if (silent != null) {
            connection = null;
            PgCut.now(silent);
        }
    }

    /// What comes after the limit goes nowhere: the batch is then another attempt's.
    private <T> Future<T> limited(Future<T> answer) {
        return answer.timeout(answerLimit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Future<PgConnection> connected() {
        PgConnection open = connection;
        if (open != null) {
            return Future.succeededFuture(open);
        }
        Future<PgConnection> connecting = PgConnection.connect(vertx, options);
        Future<PgConnection> inTime = limited(connecting);
        connecting.onSuccess(fresh -> {
            if (inTime.failed()) {
                PgCut.now(fresh);
            }
        });
        return inTime.map(fresh -> {
            connection = fresh;
            fresh.closeHandler(_ -> context.runOnContext(_ -> {
                if (fresh.equals(connection)) {
                    connection = null;
                }
            }));
            return fresh;
        });
    }

    private Future<Void> store(PgConnection pg, List<Arrival> batch) {
        boolean plain = batch.stream().allMatch(arrival -> arrival.read() instanceof Understood);
        if (!plain || batch.size() == 1) {
            return oneByOne(pg, batch, 0);
        }
        List<Tuple> tuples = batch.stream()
                .map(arrival -> rows.ingest(arrival, (Understood) arrival.read()))
                .toList();
        return limited(pg.preparedQuery(IngestRow.INGEST).executeBatch(tuples))
                .map(results -> {
                    finish(batch, results);
                    return (Void) null;
                })
                .recover(failure -> isOfTheMessage(failure) ? oneByOne(pg, batch, 0) : Future.failedFuture(failure));
    }

    private void finish(List<Arrival> batch, RowSet<Row> results) {
        Iterator<Arrival> arrivals = batch.iterator();
        for (RowSet<Row> result = results; result != null; result = result.next()) {
            finish(arrivals.next(), result.iterator().next());
        }
    }

    private Future<Void> oneByOne(PgConnection pg, List<Arrival> batch, int from) {
        if (from == batch.size()) {
            return Future.succeededFuture();
        }
        Arrival arrival = batch.get(from);
        Future<RowSet<Row>> one = switch (arrival.read()) {
            case Understood understood ->
                run(pg, IngestRow.INGEST, rows.ingest(arrival, understood)).recover(failure -> {
                    if (!isOfTheMessage(failure)) {
                        return Future.failedFuture(failure);
                    }
                    LOG.error("message set aside home={} why={}", arrival.home(), reason(failure));
                    return run(pg, IngestRow.ASIDE, rows.refused(arrival, understood, reason(failure)));
                });
            case NotUnderstood not -> {
                LOG.info("message not understood home={} topic={}", arrival.home(), arrival.topic());
                yield run(pg, IngestRow.ASIDE, rows.aside(arrival, not));
            }
        };
        return one.compose(result -> {
            finish(arrival, result.iterator().next());
            return oneByOne(pg, batch, from + 1);
        });
    }

    private Future<RowSet<Row>> run(PgConnection pg, String sql, Tuple tuple) {
        return limited(pg.preparedQuery(sql).execute(tuple));
    }

    /// After the commit.
    private void finish(Arrival arrival, Row row) {
        String verdict = row.getString(0);
        if (row.getBoolean(2)) {
            LOG.info("gap in a stream home={}", arrival.home());
        }
        Optional<Numbers> numbers = switch (arrival.read()) {
            case Understood(var up, var _) -> Optional.of(new Numbers(up.stream(), up.epoch(), up.seq()));
            case NotUnderstood not -> not.numbers();
        };
        arrival.connection()
                .stored(
                        arrival,
                        verdict.equals("no-home")
                                ? Optional.empty()
                                : numbers.map(n -> new Down.Receipt(n.stream(), n.epoch(), row.getLong(1))));
        // Of a repeat too: the commit of the first may have been answered to nobody.
        if (!verdict.equals("no-home")) {
            stored.stored(arrival, !verdict.equals("accepted"));
        }
    }

    /// Whether the database refuses this very message, so that trying again would never end. What
    /// passes by itself (SQLSTATE classes 08, 40, 53, 55, 57, 58: connection, deadlock, resources,
    /// lock, shutdown, system) is tried again.
    private static boolean isOfTheMessage(Throwable failure) {
        if (!(failure instanceof PgException refused)) {
            return false;
        }
        String state = refused.getSqlState();
        return state != null && !state.substring(0, 2).matches("08|40|53|55|57|58");
    }

    /// The database's own words, without the row's contents, which are personal.
    private static String reason(Throwable failure) {
        return switch (failure) {
            case PgException refused -> refused.getSqlState() + " " + refused.getErrorMessage();
            case TimeoutException _ -> "no answer";
            default -> failure.getClass().getSimpleName();
        };
    }
}
