package nl.nabij.gateway.broker;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Waits for a condition with a limit.
public final class Until {

    private static final long LOOK_MILLIS = 10;

    private Until() {}

    public static void holds(Duration limit, String what, BooleanSupplier condition) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        long until = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("not in time: " + what);
            }
            boolean _ = never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
