package nl.nabij.gateway.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import nl.nabij.contract.link.Down.Receipt;
import nl.nabij.contract.link.Stream;

/// What other threads tell the link's own thread. Nothing here queues: a wake-up is a flag, of the
/// receipts of a stream only the furthest counts, and a connection tells at most twice.
final class Signals {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Stream, Receipt> receipts = new EnumMap<>(Stream.class);
    private final List<Told> told = new ArrayList<>();
    private boolean woken;

    /// What a connection told about itself.
    record Told(Object by, LinkCommand command, String detail) {}

    record Taken(List<Told> told, List<Receipt> receipts) {}

    void wake() {
        change(() -> {});
    }

    void tell(Object by, LinkCommand command, String detail) {
        change(() -> told.add(new Told(by, command, detail)));
    }

    void receipt(Receipt receipt) {
        change(() -> receipts.merge(receipt.stream(), receipt, Signals::further));
    }

    /// Waits until something was told, or for so long.
    Taken await(Optional<Duration> atMost) throws InterruptedException {
        lock.lock();
        try {
            long nanos = atMost.map(Duration::toNanos).orElse(Long.MAX_VALUE);
            while (!woken && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            Taken taken = new Taken(List.copyOf(told), List.copyOf(receipts.values()));
            woken = false;
            told.clear();
            receipts.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static Receipt further(Receipt one, Receipt other) {
        if (one.epoch() != other.epoch()) {
            return one.epoch() > other.epoch() ? one : other;
        }
        return one.through() > other.through() ? one : other;
    }
}
