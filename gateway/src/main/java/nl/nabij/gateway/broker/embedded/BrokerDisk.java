package nl.nabij.gateway.broker.embedded;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import nl.nabij.gateway.broker.Backlog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes what the broker promises, on one thread of its own. What came in while a commit ran is one
/// transaction with one sync, so that many messages a second stay cheap. A platform thread, since
/// SQLite is native code that would pin a virtual one.
final class BrokerDisk implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerDisk.class);

    /// A transaction's size: so long may the last of a batch wait for the first.
    private static final int BATCH = 256;

    /// Changes that nobody waits for (a retained state published with QoS 0) may wait for company, which
    /// spares the flash: the publisher itself was promised nothing.
    private static final Duration LAZY = Duration.ofMillis(500);

    /// For the orderly end; a commit takes some milliseconds.
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private static final Entry END = new Entry(_ -> {}, 0, true, new CompletableFuture<>());

    /// One change of the tables.
    @FunctionalInterface
    interface Change {
        void apply(BrokerTables tables) throws SQLException;
    }

    private record Entry(Change change, long sizeBytes, boolean awaited, CompletableFuture<@Nullable Void> done) {}

    private final BrokerTables tables;
    private final Backlog backlog;
    private final LinkedBlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
    private final Thread thread;

    private BrokerDisk(BrokerTables tables, Backlog backlog) {
        this.tables = tables;
        this.backlog = backlog;
        this.thread = Thread.ofPlatform().name("broker-disk").daemon().unstarted(this::run);
    }

    /// Opens the file; [#start] begins to write.
    static BrokerDisk open(Path file, Backlog backlog) throws SQLException {
        return new BrokerDisk(BrokerTables.open(file), backlog);
    }

    /// For reading at the start, before [#start].
    BrokerTables tables() {
        return tables;
    }

    void start() {
        thread.start();
    }

    /// Writes at once; the stage ends after the sync, or with the failure. It ends on the disk's thread.
    CompletionStage<@Nullable Void> promise(long sizeBytes, Change change) {
        Entry entry = new Entry(change, sizeBytes, true, new CompletableFuture<>());
        add(entry);
        return entry.done();
    }

    /// Writes within half a second, in order with all else. A failure is told in the log.
    void lazily(long sizeBytes, Change change) {
        add(new Entry(change, sizeBytes, false, new CompletableFuture<>()));
    }

    private void add(Entry entry) {
        backlog.added(entry.sizeBytes());
        queue.add(entry);
    }

    private void run() {
        List<Entry> batch = new ArrayList<>(BATCH);
        boolean running = true;
        while (running) {
            try {
                collect(batch);
            } catch (InterruptedException _) {
                return;
            }
            running = !batch.remove(END);
            write(batch);
            batch.clear();
        }
        try {
            tables.close();
        } catch (SQLException e) {
            LOG.warn("broker file did not close", e);
        }
    }

    private void collect(List<Entry> batch) throws InterruptedException {
        long lazyUntil = 0;
        Entry entry = queue.take();
        while (true) {
            batch.add(entry);
            if (entry.awaited() || batch.size() >= BATCH) {
                queue.drainTo(batch, BATCH - batch.size());
                return;
            }
            if (lazyUntil == 0) {
                lazyUntil = System.nanoTime() + LAZY.toNanos();
            }
            Entry next = queue.poll(lazyUntil - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            entry = next;
        }
    }

    private void write(List<Entry> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            tables.begin();
            for (Entry entry : batch) {
                entry.change().apply(tables);
            }
            tables.commit();
            batch.forEach(entry -> finished(entry, null));
        } catch (SQLException | RuntimeException _) {
            rollback();
            batch.forEach(this::writeAlone);
        }
    }

    /// After a failed batch each has its own transaction, so that one bad change fails alone.
    private void writeAlone(Entry entry) {
        try {
            tables.begin();
            entry.change().apply(tables);
            tables.commit();
            finished(entry, null);
        } catch (SQLException | RuntimeException e) {
            rollback();
            LOG.error("broker state not written awaited={} error={}", entry.awaited(), e.toString());
            finished(entry, e);
        }
    }

    private void rollback() {
        try {
            tables.rollback();
        } catch (SQLException e) {
            LOG.error("broker transaction not rolled back error={}", e.toString());
        }
    }

    private void finished(Entry entry, @Nullable Exception failure) {
        backlog.taken(entry.sizeBytes());
        if (failure == null) {
            entry.done().complete(null);
        } else {
            entry.done().completeExceptionally(failure);
        }
    }

    /// Writes what waits, then closes the file.
    @Override
    public void close() {
        if (!thread.isAlive()) {
            try {
                tables.close();
            } catch (SQLException e) {
                LOG.warn("broker file did not close", e);
            }
            return;
        }
        add(END);
        try {
            if (!thread.join(CLOSING)) {
                LOG.error("broker file did not close in time");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
