package nl.nabij.sim.bench.alarmway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/// Presses at a fixed rate, whatever became of the earlier ones, and when each was heard at the other end.
///
/// Open loop: the time of a press counts from when it was due. One that was sent late because those before it held up
/// the sender has waited too.
final class Series {

    private final long[] due;
    private final AtomicLongArray heardAt;
    private final CountDownLatch waiting;

    /// @param nanos from due to heard, of those that were heard, in the order of the presses
    record Heard(List<Long> nanos, int lost) {

        Heard {
            nanos = List.copyOf(nanos);
        }
    }

    Series(int presses) {
        due = new long[presses];
        heardAt = new AtomicLongArray(presses);
        waiting = new CountDownLatch(presses);
    }

    /// Returns when all are sent.
    void press(long perSecond, IntConsumer send) {
        long everyNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long start = System.nanoTime() + everyNanos;
        for (int i = 0; i < due.length; i++) {
            due[i] = start + i * everyNanos;
        }
        for (int i = 0; i < due.length; i++) {
            while (System.nanoTime() < due[i]) {
                LockSupport.parkNanos(due[i] - System.nanoTime());
            }
            send.accept(i);
        }
    }

    /// The first time counts; a number that is none of these is left aside.
    void heard(int number, long atNanos) {
        if (number >= 0 && number < due.length && heardAt.compareAndSet(number, 0, atNanos)) {
            waiting.countDown();
        }
    }

    long due(int number) {
        return due[number];
    }

    /// Waits until all were heard, or for so long: what is later counts as lost.
    Heard await(Duration patience) throws InterruptedException {
        boolean _ = waiting.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        List<Long> times = new ArrayList<>(due.length);
        for (int i = 0; i < due.length; i++) {
            long at = heardAt.get(i);
            if (at != 0) {
                times.add(at - due[i]);
            }
        }
        return new Heard(times, due.length - times.size());
    }
}
