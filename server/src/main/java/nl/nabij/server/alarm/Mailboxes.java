package nl.nabij.server.alarm;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One serial, bounded mailbox per key: the work of one alarm goes through one at a time, so that two
/// clicks of one node never fight over a row. Between nodes the row's version decides.
public final class Mailboxes<K> {

    private final int longest;
    private final Map<K, Mailbox> open = new ConcurrentHashMap<>();

    private static final class Mailbox {
        /// Fair: in the order of arrival.
        final ReentrantLock turn = new ReentrantLock(true);

        /// Counted inside the map's own lock on the key.
        int waiting;
    }

    /// @param longest how many may be inside, the one at work included
    public Mailboxes(int longest) {
        this.longest = longest;
    }

    /// Does the work when its turn comes.
    ///
    /// @return empty when the mailbox is full, and nothing was done
    public <T> Optional<T> inTurn(K key, Supplier<T> work) {
        Optional<Mailbox> entered = enter(key);
        if (entered.isEmpty()) {
            return Optional.empty();
        }
        ReentrantLock turn = entered.get().turn;
        turn.lock();
        try {
            return Optional.of(work.get());
        } finally {
            turn.unlock();
            leave(key);
        }
    }

    int size() {
        return open.size();
    }

    private Optional<Mailbox> enter(K key) {
        boolean[] in = new boolean[1];
        Mailbox mailbox = open.compute(key, (_, there) -> {
            Mailbox at = there == null ? new Mailbox() : there;
            in[0] = at.waiting < longest;
            if (in[0]) {
                at.waiting++;
            }
            return at;
        });
        return in[0] ? Optional.ofNullable(mailbox) : Optional.empty();
    }

    private void leave(K key) {
        open.computeIfPresent(key, (_, at) -> left(at));
    }

    private static @Nullable Mailbox left(Mailbox at) {
        at.waiting--;
        return at.waiting == 0 ? null : at;
    }
}
