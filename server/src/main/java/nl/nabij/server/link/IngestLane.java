package nl.nabij.server.link;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.link.Down;
import nl.nabij.server.link.IngestStore.Outcome;
import nl.nabij.server.link.IngestStore.Verdict;
import nl.nabij.server.link.UpRead.NotUnderstood;
import nl.nabij.server.link.UpRead.Numbers;
import nl.nabij.server.link.UpRead.Understood;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One way into the store and the messages that wait for it. All messages of a home pass
/// through one lane, so their order holds. One batch is under way; what came meanwhile is the next
/// one: no timer, no delay when there is little to do.
///
/// ```
///   arrivals ─► waiting ─► batch (≤ 128, one transaction) ─► committed ─► receipt, PUBACK, inbox
///                              │ refused                                      ▲
///                              └─► one by one, in order ──────────────────────┤
///                                     │ refused for what it is                │
///                                     └─► set aside, as alarm.generic in doubt┘
/// ```
/// While the database is away nothing is acknowledged and the lane tries again; the homes keep their
/// messages. It has no thread and no clock: [Turns] gives it both.
final class IngestLane {

    private static final Logger LOG = LoggerFactory.getLogger(IngestLane.class);

    /// Measured: beyond 128 rows a batch is no faster, and its first row waits longer.
    private static final int LARGEST_BATCH = 128;

    /// Homes are connected with a window of 64; this is 300 of them at their limit in one lane. When
    /// full the sender's connection is cut, and it tries again over its own jitter.
    static final int MOST_WAITING = 20_000;

    private static final Duration RECONNECT = Duration.ofMillis(250);

    private final Turns turns;
    private final IngestStore store;
    private final Stored stored;
    private final Deque<Arrival> waiting = new ArrayDeque<>();
    private boolean busy;
    private boolean closed;

    /// One row after a batch that took too long, twice as many after each that did not: a database that
    /// is only slow still gets everything.
    private int mostInBatch = LARGEST_BATCH;

    /// Written in the lane's turns, read by who asks for the server's health.
    private volatile boolean stores = true;

    /// Whose turn it is: what a lane does is done one thing at a time.
    interface Turns {

        /// Soon, after what was given before. May be called on any thread.
        void soon(Runnable work);

        void later(Duration delay, Runnable work);
    }

    /// Hears of what is committed.
    interface Stored {

        /// @param waits whether something of this home may wait for the inbox: not so when the press became
        ///     an alarm in the same transaction
        void stored(Arrival arrival, boolean waits);
    }

    /// @param store answers in the lane's turns
    /// @param stored hears of each message after its commit, and of a repeated one again
    IngestLane(Turns turns, IngestStore store, Stored stored) {
        this.turns = turns;
        this.store = store;
        this.stored = stored;
    }

    /// May be called on any thread.
    ///
    /// @param overflow called when the lane is full and the arrival was not taken
    void add(Arrival arrival, Runnable overflow) {
        turns.soon(() -> {
            if (closed || waiting.size() >= MOST_WAITING) {
                overflow.run();
                return;
            }
            waiting.addLast(arrival);
            next();
        });
    }

    /// Whether the database took what was last given to it; also while nothing waits.
    boolean stores() {
        return stores;
    }

    /// How many wait, beside the batch that is under way.
    int waiting() {
        return waiting.size();
    }

    void close() {
        turns.soon(() -> {
            closed = true;
            store.close();
        });
    }

    private void next() {
        if (busy || closed) {
            return;
        }
        // Who is gone will send again; its message would only make the others wait.
        waiting.removeIf(arrival -> !arrival.connection().isOpen());
        if (waiting.isEmpty()) {
            stores = true;
            return;
        }
        busy = true;
        List<Arrival> batch = new ArrayList<>();
        while (batch.size() < mostInBatch && !waiting.isEmpty()) {
            batch.add(waiting.removeFirst());
        }
        boolean plain = batch.stream().allMatch(arrival -> arrival.read() instanceof Understood);
        if (!plain || batch.size() == 1) {
            oneByOne(batch, 0);
        } else {
            store.all(batch, outcome -> batchEnded(batch, outcome));
        }
    }

    private void batchEnded(List<Arrival> batch, Outcome outcome) {
        switch (outcome) {
            case Outcome.Stored(List<Verdict> verdicts) -> {
                if (finished(batch, batch, verdicts)) {
                    succeeded();
                }
            }
            case Outcome.Refused _ -> oneByOne(batch, 0);
            case Outcome.Away(String why, boolean silent) -> failed(batch, why, silent);
        }
    }

    private void oneByOne(List<Arrival> batch, int from) {
        if (from == batch.size()) {
            succeeded();
            return;
        }
        Arrival arrival = batch.get(from);
        switch (arrival.read()) {
            case Understood _ ->
                store.one(arrival, outcome -> {
                    if (outcome instanceof Outcome.Refused(String why)) {
                        LOG.error("message set aside home={} why={}", arrival.home(), why);
                        store.aside(arrival, why, last -> oneEnded(batch, from, last));
                    } else {
                        oneEnded(batch, from, outcome);
                    }
                });
            case NotUnderstood not -> {
                LOG.info("message not understood home={} topic={}", arrival.home(), arrival.topic());
                store.aside(arrival, not.why(), outcome -> oneEnded(batch, from, outcome));
            }
        }
    }

    private void oneEnded(List<Arrival> batch, int at, Outcome outcome) {
        switch (outcome) {
            case Outcome.Stored(List<Verdict> verdicts) -> {
                if (finished(batch, List.of(batch.get(at)), verdicts)) {
                    oneByOne(batch, at + 1);
                }
            }
            case Outcome.Refused(String why) -> failed(batch, why, false);
            case Outcome.Away(String why, boolean silent) -> failed(batch, why, silent);
        }
    }

    private void succeeded() {
        if (!stores) {
            LOG.info("messages are stored again");
        }
        stores = true;
        mostInBatch = Math.min(LARGEST_BATCH, 2 * mostInBatch);
        again();
    }

    /// Nothing of it is known to be stored: all of it is tried again, in its order.
    private void failed(List<Arrival> batch, String why, boolean silent) {
        if (stores) {
            LOG.error("nothing can be stored now, the homes keep it why={}", why);
        }
        stores = false;
        if (silent) {
            mostInBatch = 1;
        }
        for (int i = batch.size() - 1; i >= 0; i--) {
            waiting.addFirst(batch.get(i));
        }
        turns.later(RECONNECT, this::again);
    }

    private void again() {
        busy = false;
        next();
    }

    /// A listener that throws must not stop the lane: the batch is then a repeat.
    private boolean finished(List<Arrival> batch, List<Arrival> some, List<Verdict> verdicts) {
        try {
            for (int i = 0; i < some.size(); i++) {
                finish(some.get(i), verdicts.get(i));
            }
            return true;
        } catch (RuntimeException e) {
            failed(batch, e.getClass().getSimpleName(), false);
            return false;
        }
    }

    /// After the commit.
    private void finish(Arrival arrival, Verdict verdict) {
        if (verdict.gap()) {
            LOG.info("gap in a stream home={}", arrival.home());
        }
        Optional<Numbers> numbers = switch (arrival.read()) {
            case Understood(var up, var _) -> Optional.of(new Numbers(up.stream(), up.epoch(), up.seq()));
            case NotUnderstood not -> not.numbers();
        };
        arrival.connection()
                .stored(
                        arrival,
                        verdict.homeKnown()
                                ? numbers.map(n -> new Down.Receipt(n.stream(), n.epoch(), verdict.through()))
                                : Optional.empty());
        // Of a repeat too: the commit of the first may have been answered to nobody.
        if (verdict.homeKnown()) {
            stored.stored(arrival, !verdict.accepted());
        }
    }
}
