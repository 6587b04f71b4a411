package nl.nabij.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the server has started so far, to be stopped the other way round. The stop comes from another thread, and
/// may come in the middle of the start.
final class StartedParts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StartedParts.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private boolean ready;
    private boolean stopping;

    /// @throws CancellationException when the stop was faster; the part is stopped then
    synchronized void add(AutoCloseable part) {
        if (stopping) {
            stop(part);
            throw new CancellationException("the server was stopped while it started");
        }
        parts.push(part);
    }

    /// From here on a stop has something to say: after a start that failed the last words are why it did.
    synchronized void ready() {
        ready = true;
    }

    /// The newest first. A part that fails does not keep the others.
    @Override
    public synchronized void close() {
        boolean told = ready && !stopping;
        stopping = true;
        if (told) {
            LOG.info("stopping");
        }
        while (!parts.isEmpty()) {
            stop(parts.pop());
        }
        if (told) {
            LOG.info("stopped");
        }
    }

    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("a part did not stop in order", e);
        }
    }
}
