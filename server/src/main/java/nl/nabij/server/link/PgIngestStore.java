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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nl.nabij.server.link.UpRead.NotUnderstood;
import nl.nabij.server.link.UpRead.Understood;
import nl.nabij.server.postgres.PgCut;
import org.jspecify.annotations.Nullable;

/// A lane's own connection to PostgreSQL, used on the lane's context alone.
final class PgIngestStore implements IngestStore {

    /// Above every statement's own timeout in the database, so that it only strikes when the database
    /// is gone without a word: a host without power sends neither FIN nor RST.
    static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);

    private final Vertx vertx;
    private final Context context;
    private final PgConnectOptions options;
    private final IngestRow rows;
    private final Duration answerLimit;
    private @Nullable PgConnection connection;

    /// @param answerLimit without an answer for so long the connection is given up
    PgIngestStore(Vertx vertx, Context context, PgConnectOptions options, IngestRow rows, Duration answerLimit) {
        this.vertx = vertx;
        this.context = context;
        this.options = options;
        this.rows = rows;
        this.answerLimit = answerLimit;
    }

    /// The turns of a lane on an event loop's context.
    static IngestLane.Turns turns(Vertx vertx, Context context) {
        return new IngestLane.Turns() {
            @Override
            public void soon(Runnable work) {
                context.runOnContext(_ -> work.run());
            }

            @Override
            public void later(Duration delay, Runnable work) {
                vertx.setTimer(delay.toMillis(), _ -> soon(work));
            }
        };
    }

    @Override
    public void all(List<Arrival> batch, Consumer<Outcome> then) {
        connected()
                .compose(pg -> limited(pg.preparedQuery(IngestRow.INGEST)
                        .executeBatch(batch.stream()
                                .map(arrival -> rows.ingest(arrival, (Understood) arrival.read()))
                                .toList())))
                .onComplete(done -> then.accept(done.succeeded() ? stored(done.result()) : failed(done.cause())));
    }

    @Override
    public void one(Arrival arrival, Consumer<Outcome> then) {
        run(IngestRow.INGEST, () -> rows.ingest(arrival, (Understood) arrival.read()), then);
    }

    @Override
    public void aside(Arrival arrival, String why, Consumer<Outcome> then) {
        run(
                IngestRow.ASIDE,
                () -> switch (arrival.read()) {
                    case Understood understood -> rows.refused(arrival, understood, why);
                    case NotUnderstood not -> rows.aside(arrival, not);
                },
                then);
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.close();
        }
    }

    /// The row is made where its failure is the call's and not the lane's.
    private void run(String sql, Supplier<Tuple> row, Consumer<Outcome> then) {
        connected()
                .compose(pg -> limited(pg.preparedQuery(sql).execute(row.get())))
                .onComplete(done -> then.accept(done.succeeded() ? stored(done.result()) : failed(done.cause())));
    }

    private static Outcome stored(RowSet<Row> results) {
        List<Verdict> verdicts = new ArrayList<>();
        for (RowSet<Row> result = results; result != null; result = result.next()) {
            Row row = result.iterator().next();
            Long through = row.getLong(1);
            verdicts.add(new Verdict(
                    !row.getString(0).equals("no-home"),
                    through == null ? 0 : through,
                    row.getBoolean(2),
                    row.getString(0).equals("accepted")));
        }
        return new Outcome.Stored(verdicts);
    }

    private Outcome failed(Throwable failure) {
        if (isOfTheMessage(failure)) {
            return new Outcome.Refused(reason(failure));
        }
        boolean silent = failure instanceof TimeoutException;
        if (silent) {
            giveUpConnection();
        }
        return new Outcome.Away(reason(failure), silent);
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
