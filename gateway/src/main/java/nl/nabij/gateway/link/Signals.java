package nl.nabij.gateway.link;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import nl.nabij.contract.link.Down.Receipt;
import nl.nabij.contract.link.Stream;

/// What other threads tell the link's next step. Nothing here queues: a wake-up is a flag, of the
/// receipts of a stream only the furthest counts, and a connection tells at most twice.
final class Signals {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Stream, Receipt> receipts = new EnumMap<>(Stream.class);
    private final List<Told> told = new ArrayList<>();
    private final Runnable woken;

    /// @param woken called at each change, on the thread that made it
    Signals(Runnable woken) {
        this.woken = woken;
    }

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

    /// All that was told since the last time.
    Taken take() {
        lock.lock();
        try {
            Taken taken = new Taken(List.copyOf(told), List.copyOf(receipts.values()));
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
        } finally {
            lock.unlock();
        }
        woken.run();
    }

    private static Receipt further(Receipt one, Receipt other) {
        if (one.epoch() != other.epoch()) {
            return one.epoch() > other.epoch() ? one : other;
        }
        return one.through() > other.through() ? one : other;
    }
}
