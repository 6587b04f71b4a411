package nl.nabij.server.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the embedded PostgreSQL again when it dies: killed by hand, or by a machine without memory. It
/// comes back
/// on its port, so the pools find it by themselves; until then nothing is acknowledged to anybody.
final class PostmasterWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostmasterWatch.class);

    /// Its orphaned backends need a moment to leave, and a start is refused until then.
    private static final Duration TRY_AGAIN = Duration.ofMillis(500);

    private final Path data;
    private final Launch launch;
    private final CountDownLatch closing = new CountDownLatch(1);
    private EmbeddedPostgres postgres;

    /// Starts it on the same data and port.
    @FunctionalInterface
    interface Launch {
        EmbeddedPostgres again() throws IOException, SQLException;
    }

    private PostmasterWatch(Path data, EmbeddedPostgres postgres, Launch launch) {
        this.data = data;
        this.postgres = postgres;
        this.launch = launch;
    }

    static PostmasterWatch over(Path data, EmbeddedPostgres postgres, Launch launch) throws IOException {
        PostmasterWatch watch = new PostmasterWatch(data, postgres, launch);
        watch.look();
        return watch;
    }

    /// Looks no more and leaves it running, as a server does that was killed.
    void forget() {
        closing.countDown();
    }

    /// Ends it in order; data stays.
    @Override
    public void close() throws IOException {
        closing.countDown();
        synchronized (this) {
            postgres.close();
        }
    }

    private void look() throws IOException {
        ProcessHandle postmaster = OrphanPostmaster.find(data)
                .orElseThrow(() -> new IOException("PostgreSQL ended right after its start"));
        var _ = postmaster
                .onExit()
                .thenRun(() -> Thread.ofVirtual().name("postmaster-watch").start(() -> startAgain(postmaster.pid())));
    }

    private void startAgain(long pid) {
        if (isClosing()) {
            return;
        }
        LOG.error("PostgreSQL died pid={}; starting it again", pid);
        // It never gives up: without a database this server has nothing else to do, and every home keeps its alarms.
        for (int attempt = 1; !isClosing(); attempt++) {
            try {
                synchronized (this) {
                    if (isClosing()) {
                        return;
                    }
                    letGo();
                    postgres = launch.again();
                    look();
                }
                LOG.info("PostgreSQL is back attempts={}", attempt);
                return;
            } catch (IOException | SQLException | RuntimeException e) {
                LOG.warn("PostgreSQL did not start attempt={} why={}", attempt, e.getMessage());
            }
        }
    }

    /// The library's own handle on the dead one, which locks the folder.
    private void letGo() {
        try {
            postgres.close();
        } catch (IOException | RuntimeException e) {
            LOG.debug("the dead PostgreSQL's handle did not close", e);
        }
    }

    /// Waits a moment, so that each look at it is also the pause between two attempts.
    private boolean isClosing() {
        try {
            return closing.await(TRY_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
