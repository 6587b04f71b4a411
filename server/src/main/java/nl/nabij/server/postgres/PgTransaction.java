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

/// A transaction on one connection of a pool.
final class PgTransaction implements Transaction {

    private final SqlConnection connection;

    PgTransaction(SqlConnection connection) {
        this.connection = connection;
    }

    @Override
    public <T> List<T> list(String sql, Function<Row, T> row, @Nullable Object... parameters) {
        List<T> found = new ArrayList<>();
        for (Row each : run(sql, parameters)) {
            found.add(row.apply(each));
        }
        return List.copyOf(found);
    }

    @Override
    public <T> Optional<T> first(String sql, Function<Row, T> row, @Nullable Object... parameters) {
        for (Row each : run(sql, parameters)) {
            return Optional.of(row.apply(each));
        }
        return Optional.empty();
    }

    @Override
    public int update(String sql, @Nullable Object... parameters) {
        return run(sql, parameters).rowCount();
    }

    @Override
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
