package nl.nabij.server.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The postmaster that lives on when the server that started it was killed. It is ended by its
/// number before a new one starts, else the new server would silently work through the old one's
/// port and settings. The data stays: an orderly or a hard end both leave a log to recover from.
final class OrphanPostmaster {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanPostmaster.class);

    /// A fast shutdown writes a checkpoint: 2.3 s were measured after a crash; then the hard way.
    private static final Duration FAST_SHUTDOWN = Duration.ofSeconds(10);

    private static final Duration HARD_SHUTDOWN = Duration.ofSeconds(5);

    private OrphanPostmaster() {}

    /// Call only while holding the folder's lock: a living server's postmaster is no orphan.
    static void end(Path dataDirectory) throws IOException {
        Optional<ProcessHandle> orphan = find(dataDirectory);
        if (orphan.isEmpty()) {
            return;
        }
        ProcessHandle postmaster = orphan.get();
        List<ProcessHandle> backends = postmaster.children().toList();
        LOG.info("orphan postmaster found pid={}", postmaster.pid());
        interrupt(postmaster.pid());
        if (!ended(postmaster, FAST_SHUTDOWN)) {
            postmaster.destroyForcibly();
            if (!ended(postmaster, HARD_SHUTDOWN)) {
                throw new IOException("the PostgreSQL process " + postmaster.pid()
                        + " of an earlier run does not end; end it by hand, then start again");
            }
        }
        for (ProcessHandle backend : backends) {
            // A backend that outlives its postmaster holds the shared memory, and the next start is refused.
            ended(backend, HARD_SHUTDOWN);
        }
        LOG.info("orphan postmaster ended pid={}", postmaster.pid());
    }

    /// The process in `postmaster.pid`, if it is alive and truly a postgres: after a restart of the
    /// machine the number may be anybody's.
    static Optional<ProcessHandle> find(Path dataDirectory) throws IOException {
        Path file = dataDirectory.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,9}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .command()
                        .map(command -> command.endsWith("postgres"))
                        .orElse(false));
    }

    /// SIGINT is PostgreSQL's fast shutdown; Java itself can only send SIGTERM, for which it would
    /// wait for every client to leave.
    private static void interrupt(long pid) throws IOException {
        new ProcessBuilder("sh", "-c", "kill -INT \"$0\"", Long.toString(pid))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static boolean ended(ProcessHandle process, Duration limit) throws IOException {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ending the PostgreSQL of an earlier run", e);
        }
    }
}
