package nl.nabij.server.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets a few through at a time, and homes with an alarm before all others.
///
/// ```
///   with an alarm ─► urgent ─┐
///                            ├─► at most `atOnce` groups of `together` under way
///   all others ────► quiet ──┘
/// ```
/// After a power cut in the street thousands of homes come back at once, and each asks the database something. Let
/// in all together they stood in the database's own queue, in no order, until it was full: homes were then
/// refused, and the one with an alarm with them.
///
/// Bounded by the number of connections, since a home that is gone is passed over by who asked for it.
///
/// @param <T> what waits
final class Turnstile<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Turnstile.class);

    private final int atOnce;
    private final int together;
    private final int mostWaiting;
    private final Executor threads;
    private final Consumer<List<T>> work;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<T> urgent = new ArrayDeque<>();
    private final Deque<T> quiet = new ArrayDeque<>();
    private int underWay;

    /// @param atOnce groups that are worked on beside each other
    /// @param together how many at most make one group
    /// @param mostWaiting how many may wait of each kind
    /// @param threads runs work that blocks: a virtual thread each
    /// @param work is given a group, in the order of its coming; what it throws is logged
    Turnstile(int atOnce, int together, int mostWaiting, Executor threads, Consumer<List<T>> work) {
        this.atOnce = atOnce;
        this.together = together;
        this.mostWaiting = mostWaiting;
        this.threads = threads;
        this.work = work;
    }

    /// Never blocks.
    ///
    /// @return false when there is no place, and nothing was taken
    boolean enter(T what, boolean withAlarm) {
        lock.lock();
        try {
            Deque<T> queue = withAlarm ? urgent : quiet;
            if (queue.size() >= mostWaiting) {
                return false;
            }
            queue.addLast(what);
            if (underWay == atOnce) {
                return true;
            }
            underWay++;
        } finally {
            lock.unlock();
        }
        threads.execute(this::run);
        return true;
    }

    /// Until nobody waits any more.
    private void run() {
        for (List<T> group = next(); !group.isEmpty(); group = next()) {
            try {
                work.accept(group);
            } catch (RuntimeException e) {
                LOG.error("what homes asked at their connect failed homes={}", group.size(), e);
            }
        }
    }

    /// One with an alarm never shares its group with quiet ones: it would wait for what they need.
    private List<T> next() {
        lock.lock();
        try {
            Deque<T> queue = urgent.isEmpty() ? quiet : urgent;
            List<T> group = new ArrayList<>();
            while (group.size() < together && !queue.isEmpty()) {
                group.add(queue.removeFirst());
            }
            if (group.isEmpty()) {
                underWay--;
            }
            return group;
        } finally {
            lock.unlock();
        }
    }
}
