package nl.nabij.server.alarm;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.nabij.server.postgres.Transaction;
import org.jspecify.annotations.Nullable;

/// What is written along with an alarm in memory: kept as it was said, until the commit. It finds no
/// rows, since there are none.
final class StagedTransaction implements Transaction {

    /// @param parameters in the order of the statement; `Optional` and null are both empty
    record Statement(String sql, List<Optional<Object>> parameters) {}

    private final List<Statement> staged = new ArrayList<>();

    List<Statement> staged() {
        return staged;
    }

    @Override
    public <T> List<T> list(String sql, Function<Row, T> row, @Nullable Object... parameters) {
        return List.of();
    }

    @Override
    public <T> Optional<T> first(String sql, Function<Row, T> row, @Nullable Object... parameters) {
        return Optional.empty();
    }

    @Override
    public int update(String sql, @Nullable Object... parameters) {
        staged.add(new Statement(
                sql, Arrays.stream(parameters).map(StagedTransaction::value).toList()));
        return 1;
    }

    @Override
    public void batch(String sql, List<Tuple> parameters) {
        parameters.forEach(tuple -> {
            Object[] values = new Object[tuple.size()];
            for (int at = 0; at < values.length; at++) {
                values[at] = Optional.ofNullable(tuple.getValue(at));
            }
            update(sql, values);
        });
    }

    private static Optional<Object> value(@Nullable Object parameter) {
        return parameter instanceof Optional<?> optional
                ? optional.map(Object.class::cast)
                : Optional.ofNullable(parameter);
    }
}
