package nl.nabij.server.alarm;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks again and again, on a virtual thread of its own: at each [#wake], and at the latest after
/// the time that the last look asked for. A look that fails is logged and done again; nothing but
/// [#close] ends a watch.
public final class Watch implements Watching {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final String name;
    private final Look look;
    private final Duration afterFailure;
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;
    private volatile long lookedAtNanos = System.nanoTime();

    /// One look.
    @FunctionalInterface
    public interface Look {
        /// @return after which time to look again if nobody wakes it before
        Duration look() throws InterruptedException;
    }

    private Watch(String name, Duration afterFailure, Look look) {
        this.name = name;
        this.afterFailure = afterFailure;
        this.look = look;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    public static Watch start(String name, Duration afterFailure, Look look) {
        Watch watch = new Watch(name, afterFailure, look);
        watch.thread.start();
        return watch;
    }

    @Override
    public void wake() {
        if (woken.availablePermits() == 0) {
            woken.release();
        }
    }

    @Override
    public void close() {
        closed = true;
        wake();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }

    /// How long ago a look ended well; since the beginning where none did yet.
    public Duration sinceLook() {
        return Duration.ofNanos(System.nanoTime() - lookedAtNanos);
    }

    private void run() {
        while (!closed) {
            Duration next = afterFailure;
            try {
                next = look.look();
                lookedAtNanos = System.nanoTime();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("The watch {} could not look; again in {}", name, afterFailure, e);
            }
            try {
                boolean early = woken.tryAcquire(Math.max(1, next.toMillis()), TimeUnit.MILLISECONDS);
                if (early) {
                    woken.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
