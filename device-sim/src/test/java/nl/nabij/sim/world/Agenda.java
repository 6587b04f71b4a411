package nl.nabij.sim.world;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/// Virtual time: what is to happen, by its moment, and in the order of asking where two fall together.
/// Nothing in a world happens but what is taken from here.
final class Agenda {

    static final Instant BEGIN = Instant.parse("2026-03-01T20:00:00Z");

    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long nowNanos;
    private long asked;

    private record Entry(long atNanos, long order, Runnable what) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            return atNanos != other.atNanos ? Long.compare(atNanos, other.atNanos) : Long.compare(order, other.order);
        }
    }

    void after(Duration delay, Runnable what) {
        entries.add(new Entry(nowNanos + Math.max(0, delay.toNanos()), asked++, what));
    }

    /// Takes the next thing and does it.
    ///
    /// @return false when nothing is left before this moment, which it then is
    boolean next(Duration until) {
        Entry next = entries.peek();
        if (next == null || next.atNanos() > until.toNanos()) {
            nowNanos = Math.max(nowNanos, until.toNanos());
            return false;
        }
        entries.remove();
        nowNanos = next.atNanos();
        next.what().run();
        return true;
    }

    /// Since the world began.
    Duration now() {
        return Duration.ofNanos(nowNanos);
    }

    long nanos() {
        return nowNanos;
    }

    /// What a clock shows that was never wrong.
    Instant instant() {
        return BEGIN.plusNanos(nowNanos);
    }
}
