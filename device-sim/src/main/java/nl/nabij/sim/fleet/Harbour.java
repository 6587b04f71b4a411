package nl.nabij.sim.fleet;

import io.netty.bootstrap.Bootstrap;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// What all boxes of one fleet share: where they connect, what they tell, and what is counted of them.
///
/// @param bootId of this run: all boxes started with it
/// @param otherEpoch of the stream that no ledger keeps: a new one in each run
/// @param outcome called once for each attempt to connect that ended, well or not
record Harbour(
        FleetPlan plan,
        FleetTls tls,
        Bootstrap bootstrap,
        UUID bootId,
        long otherEpoch,
        Counts counts,
        Runnable outcome) {

    InstantSource clock() {
        return plan.clock();
    }

    /// Since this run began, as a box counts since its boot.
    static long monotonicMillis() {
        return Duration.ofNanos(System.nanoTime()).toMillis();
    }

    Instant now() {
        return plan.clock().instant();
    }

    /// Counted on event loops, read by whoever tells.
    static final class Counts {
        final AtomicInteger connected = new AtomicInteger();
        final LongAdder receipts = new LongAdder();
        final LongAdder sent = new LongAdder();
        final LongAdder sentAgain = new LongAdder();
        final LongAdder broken = new LongAdder();
        final LongAdder refused = new LongAdder();
        volatile String lastRefusal = "";
        volatile String lastBreak = "";
    }
}
