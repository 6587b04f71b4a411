package nl.nabij.gateway.broker;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The home's own thread: hands messages to the listeners one at a time, in the order of arrival.
/// A virtual thread, since listeners block on the disk.
public final class HomeMailbox implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HomeMailbox.class);

    /// The orderly stop waits so long for the listener at work; what it has not taken is unacknowledged
    /// and comes again.
    private static final Duration CLOSING = Duration.ofSeconds(3);

    private record Letter(Runnable work, long sizeBytes, CompletableFuture<@Nullable Void> done) {}

    private final LinkedBlockingQueue<Letter> letters = new LinkedBlockingQueue<>();
    private final Backlog backlog;
    private final Thread thread;
    private volatile boolean closed;

    public HomeMailbox(Backlog backlog) {
        this.backlog = backlog;
        this.thread = Thread.ofVirtual().name("home").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /// @return ends when the work returned, or with what it threw; on the home's thread
    public CompletionStage<@Nullable Void> put(long sizeBytes, Runnable work) {
        Letter letter = new Letter(work, sizeBytes, new CompletableFuture<>());
        backlog.added(sizeBytes);
        letters.add(letter);
        return letter.done();
    }

    private void run() {
        while (!closed) {
            Letter letter;
            try {
                letter = letters.take();
            } catch (InterruptedException _) {
                return;
            }
            handle(letter);
        }
    }

    // A listener may throw anything, also an Error of a broken class: it fails its message, and the
    // home's thread lives on.
    @SuppressWarnings("CatchThrowable")
    private void handle(Letter letter) {
        try {
            letter.work().run();
            letter.done().complete(null);
        } catch (Throwable e) {
            LOG.error("a listener failed", e);
            letter.done().completeExceptionally(e);
        } finally {
            backlog.taken(letter.sizeBytes());
        }
    }

    @Override
    public void close() {
        closed = true;
        // Wakes the thread when it waits; the letters behind this one stay unread.
        letters.add(new Letter(() -> {}, 0, new CompletableFuture<>()));
        if (thread.getState() == Thread.State.NEW || Thread.currentThread().equals(thread)) {
            return;
        }
        try {
            if (!thread.join(CLOSING)) {
                LOG.warn("a listener still works at the stop");
                thread.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
