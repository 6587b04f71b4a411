package nl.nabij.sim.bench.storm;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.nabij.sim.bench.BenchmarkException;
import nl.nabij.sim.program.CentreDatabase;

/// The floor: as many rows, one a transaction, on eight connections, into the same PostgreSQL.
final class RawInserts {

    private static final int CONNECTIONS = 8;

    /// Each connection has its statement prepared and its pages warm.
    private static final int WARM_UP_EACH = 50;

    /// About as much as the JSON of an alarm.
    private static final String BODY = "x".repeat(400);

    private RawInserts() {}

    /// @return from the first insert to the last commit
    static Duration run(CentreDatabase database, int rows) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(CONNECTIONS);
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService workers = Executors.newFixedThreadPool(
                CONNECTIONS, Thread.ofPlatform().daemon().factory())) {
            make(database);
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                int lane = i;
                all.add(workers.submit(() -> {
                    insert(database, lane, rows, ready, start);
                    return true;
                }));
            }
            ready.await();
            long began = System.nanoTime();
            start.countDown();
            for (Future<?> each : all) {
                each.get();
            }
            return Duration.ofNanos(System.nanoTime() - began);
        } catch (SQLException | ExecutionException e) {
            throw new BenchmarkException("the raw inserts failed: " + e.getMessage(), e);
        }
    }

    private static void make(CentreDatabase database) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists public.bench_insert"
                    + " (id uuid primary key, at timestamptz not null default now(), body text not null)");
            statement.execute("truncate public.bench_insert");
        }
    }

    private static void insert(CentreDatabase database, int lane, int rows, CountDownLatch ready, CountDownLatch start)
            throws SQLException, InterruptedException {
        try (Connection connection = database.open();
                PreparedStatement statement =
                        connection.prepareStatement("insert into public.bench_insert (id, body) values (?, ?)")) {
            for (int i = 0; i < WARM_UP_EACH; i++) {
                one(statement, new UUID(-1 - lane, i));
            }
            ready.countDown();
            start.await();
            for (int i = lane; i < rows; i += CONNECTIONS) {
                // As scattered as the ids of presses are.
                one(statement, new UUID(i * 0x9e37_79b9_7f4a_7c15L, i));
            }
        } finally {
            ready.countDown();
        }
    }

    private static void one(PreparedStatement statement, UUID id) throws SQLException {
        statement.setObject(1, id);
        statement.setString(2, BODY);
        statement.executeUpdate();
    }
}
