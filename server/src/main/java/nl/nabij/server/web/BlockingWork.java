package nl.nabij.server.web;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes work off the event loop: one virtual thread for each piece, up to a limit.
public final class BlockingWork {

    /// Several times the database's connections, so that these are what work waits for; and few
    /// enough that a flood of calls costs megabytes. When all are taken a call is refused with 503
    /// at once, which a page repeats.
    private static final int AT_ONCE = 256;

    private static final Logger LOG = LoggerFactory.getLogger(BlockingWork.class);

    private final Vertx vertx;
    private final Semaphore places = new Semaphore(AT_ONCE);

    public BlockingWork(Vertx vertx) {
        this.vertx = vertx;
    }

    /// @return completes on the caller's own event loop
    public <T> Future<T> run(Callable<T> work) {
        if (!places.tryAcquire()) {
            return Future.failedFuture(
                    Refusal.later(503, Duration.ofSeconds(1), "All working places are taken; try again in a second"));
        }
        Context context = vertx.getOrCreateContext();
        Promise<T> promise = Promise.promise();
        Thread.ofVirtual().name("http-work").start(() -> {
            try {
                T result = work.call();
                hand(context, () -> promise.complete(result));
            } catch (Throwable fault) { // handed to the caller's boundary, whatever it is
                hand(context, () -> promise.fail(fault));
            } finally {
                places.release();
            }
        });
        return promise.future();
    }

    private static void hand(Context context, Runnable result) {
        try {
            context.runOnContext(_ -> result.run());
        } catch (RejectedExecutionException e) {
            LOG.debug("the server stopped before the result of some work was told");
        }
    }
}
