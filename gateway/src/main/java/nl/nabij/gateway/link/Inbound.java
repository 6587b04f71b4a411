package nl.nabij.gateway.link;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/// Hands what comes down to [FromCentre] on a thread of its own, so that a slow device never holds
/// up a receipt.
final class Inbound implements AutoCloseable {

    private final InboundQueue queue;
    private final Semaphore woken;
    private final Thread thread = Thread.ofVirtual().name("link-inbound").unstarted(this::run);
    private volatile boolean closed;

    /// @param woken gets a permit whenever something new waits in the queue
    Inbound(InboundQueue queue, Semaphore woken) {
        this.queue = queue;
        this.woken = woken;
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        woken.release();
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closed) {
                woken.acquire();
                woken.drainPermits();
                while (!closed && queue.handOverOne()) {
                    // Until nothing waits.
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
