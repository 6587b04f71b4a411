package nl.nabij.server.postgres;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One open transaction, for straight-line code: each method blocks until the database answered.
/// Parameters are `$1`, `$2` …; `Optional` and null both become SQL's null.
public final class Transaction {

    private final SqlConnection connection;

    Transaction(SqlConnection connection) {
        this.connection = connection;
    }

    /// All rows, each made into a T.
    public <T> List<T> list(String sql, Function<Row, T> row, @Nullable Object... parameters) {
        List<T> found = new ArrayList<>();
        for (Row each : run(sql, parameters)) {
            found.add(row.apply(each));
        }
        return List.copyOf(found);
    }

    /// The first row, if there is one.
    public <T> Optional<T> first(String sql, Function<Row, T> row, @Nullable Object... parameters) {
        for (Row each : run(sql, parameters)) {
            return Optional.of(row.apply(each));
        }
        return Optional.empty();
    }

    /// The only row of a query that always gives one.
    public <T> T one(String sql, Function<Row, T> row, @Nullable Object... parameters) {
        return first(sql, row, parameters)
                .orElseThrow(() -> new IllegalStateException("This query has to give a row: " + sql));
    }

    /// Changes rows and tells how many.
    public int update(String sql, @Nullable Object... parameters) {
        return run(sql, parameters).rowCount();
    }

    /// Runs one statement for each of many lists of parameters, in one round trip.
    public void batch(String sql, List<Tuple> parameters) {
        if (!parameters.isEmpty()) {
            Waiting.on(connection.preparedQuery(sql).executeBatch(parameters));
        }
    }

    private RowSet<Row> run(String sql, @Nullable Object... parameters) {
        Tuple tuple = Tuple.tuple();
        for (Object parameter : parameters) {
            tuple.addValue(parameter instanceof Optional<?> optional ? optional.orElse(null) : parameter);
        }
        return Waiting.on(connection.preparedQuery(sql).execute(tuple));
    }
}
