package nl.nabij.sim.bench.console;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// When the last of the consoles had each frame. Called on event loops.
final class Arrivals {

    private final int consoles;
    private final Map<String, One> ones = new ConcurrentHashMap<>();

    /// Of one alarm.
    private static final class One {
        private final AtomicInteger heard = new AtomicInteger();
        private final AtomicLong lastNanos = new AtomicLong(Long.MIN_VALUE);
        private final CountDownLatch all = new CountDownLatch(1);
    }

    Arrivals(int consoles) {
        this.consoles = consoles;
    }

    /// A console had it; each console tells of each once.
    void heard(String what, long atNanos) {
        One one = one(what);
        one.lastNanos.accumulateAndGet(atNanos, Math::max);
        if (one.heard.incrementAndGet() == consoles) {
            one.all.countDown();
        }
    }

    /// @return whether all had it within the limit
    boolean await(String what, long limitSeconds) throws InterruptedException {
        return one(what).all.await(limitSeconds, TimeUnit.SECONDS);
    }

    /// When the last one had it, of [System#nanoTime].
    long lastNanos(String what) {
        return one(what).lastNanos.get();
    }

    private One one(String what) {
        return ones.computeIfAbsent(what, _ -> new One());
    }
}
