package nl.nabij.server.postgres;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One open transaction, for straight-line code: each method blocks until the database answered.
/// Parameters are `$1`, `$2` …; `Optional` and null both become SQL's null.
public interface Transaction {

    /// All rows, each made into a T.
    <T> List<T> list(String sql, Function<Row, T> row, @Nullable Object... parameters);

    /// The first row, if there is one.
    <T> Optional<T> first(String sql, Function<Row, T> row, @Nullable Object... parameters);

    /// The only row of a query that always gives one.
    default <T> T one(String sql, Function<Row, T> row, @Nullable Object... parameters) {
        return first(sql, row, parameters)
                .orElseThrow(() -> new IllegalStateException("This query has to give a row: " + sql));
    }

    /// Changes rows and tells how many.
    int update(String sql, @Nullable Object... parameters);

    /// Runs one statement for each of many lists of parameters, in one round trip.
    void batch(String sql, List<Tuple> parameters);
}
