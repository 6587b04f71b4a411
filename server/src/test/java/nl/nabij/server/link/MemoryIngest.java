package nl.nabij.server.link;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.Up;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.link.UpRead.Understood;
import nl.nabij.server.postgres.DatabaseUnavailableException;
import nl.nabij.server.postgres.Transaction;

/// A lane's way into [LinkTables], and the inbox's.
final class MemoryIngest implements IngestStore, InboxStore {

    private final LinkTables tables;
    private final PressPreparation preparation;
    private final Weather weather;

    /// How well the database can be reached.
    interface Weather {

        /// Runs the transaction, or not, and answers, or not in time.
        void call(Supplier<Outcome> transaction, Consumer<Outcome> then);

        boolean away();
    }

    MemoryIngest(LinkTables tables, PressPreparation preparation, Weather weather) {
        this.tables = tables;
        this.preparation = preparation;
        this.weather = weather;
    }

    @Override
    public void all(List<Arrival> batch, Consumer<Outcome> then) {
        weather.call(() -> new Outcome.Stored(tables.ingest(batch, preparation)), then);
    }

    @Override
    public void one(Arrival arrival, Consumer<Outcome> then) {
        weather.call(
                () -> new Outcome.Stored(List.of(tables.ingest(arrival, (Understood) arrival.read(), preparation))),
                then);
    }

    @Override
    public void aside(Arrival arrival, String why, Consumer<Outcome> then) {
        weather.call(() -> new Outcome.Stored(List.of(tables.aside(arrival))), then);
    }

    @Override
    public void close() {}

    @Override
    public List<GatewayId> homes() {
        check();
        return tables.homesWaiting();
    }

    @Override
    public List<Waiting> oldest(GatewayId home, int atMost) {
        check();
        return tables.oldest(home, atMost);
    }

    @Override
    public boolean take(GatewayId home, Waiting waiting, Consumer<Transaction> effect) {
        check();
        if (!tables.delete(home, waiting)) {
            return false;
        }
        try {
            effect.accept(new NoSql());
            return true;
        } catch (RuntimeException e) {
            tables.put(home, waiting);
            throw e;
        }
    }

    @Override
    public void failed(GatewayId home, Waiting waiting) {
        check();
        tables.put(
                home,
                new Waiting(
                        waiting.stream(),
                        waiting.epoch(),
                        waiting.seq(),
                        waiting.organisation(),
                        waiting.receivedAt(),
                        waiting.body(),
                        waiting.attempts() + 1,
                        waiting.happenedAt()));
    }

    @Override
    public void setAside(GatewayId home, Waiting waiting, String why) {
        check();
        tables.delete(home, waiting);
    }

    static UpMessage read(String body) {
        try {
            return ContractJson.read(body, Up.class).message();
        } catch (ContractException e) {
            return new UpMessage.UnknownUp("unreadable");
        }
    }

    private void check() {
        if (weather.away()) {
            throw new DatabaseUnavailableException("the simulated database is away");
        }
    }

    /// What effects in memory are given, who ask no SQL.
    private static final class NoSql implements Transaction {

        @Override
        public <T> List<T> list(
                String sql,
                java.util.function.Function<io.vertx.sqlclient.Row, T> row,
                @org.jspecify.annotations.Nullable Object... parameters) {
            throw new IllegalStateException("No SQL here: " + sql);
        }

        @Override
        public <T> Optional<T> first(
                String sql,
                java.util.function.Function<io.vertx.sqlclient.Row, T> row,
                @org.jspecify.annotations.Nullable Object... parameters) {
            throw new IllegalStateException("No SQL here: " + sql);
        }

        @Override
        public int update(String sql, @org.jspecify.annotations.Nullable Object... parameters) {
            throw new IllegalStateException("No SQL here: " + sql);
        }

        @Override
        public void batch(String sql, List<io.vertx.sqlclient.Tuple> parameters) {
            throw new IllegalStateException("No SQL here: " + sql);
        }
    }
}
