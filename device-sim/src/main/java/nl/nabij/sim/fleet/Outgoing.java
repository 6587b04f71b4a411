package nl.nabij.sim.fleet;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Topics.UpChannel;
import org.jspecify.annotations.Nullable;

/// One numbered stream of one home: what waits to be sent, and what was sent and has no receipt. On the
/// home's event loop alone.
///
/// ```
/// add ─► unsent ─► next ─► sent ─► receipt: gone
///           ▲                │
///           └── broken ──────┘   all of it again, from the lowest
/// ```
final class Outgoing {

    private final Stream stream;
    private final Deque<Message> unsent = new ArrayDeque<>();
    private final Deque<Message> sent = new ArrayDeque<>();

    Outgoing(Stream stream) {
        this.stream = stream;
    }

    /// @param payload never released: it is sent as often as it has to be
    /// @param pressedNanos of [System#nanoTime]
    record Message(UpChannel channel, long epoch, long seq, ByteBuf payload, long pressedNanos) {}

    Stream stream() {
        return stream;
    }

    void add(Message message) {
        unsent.addLast(message);
    }

    /// @return what is to be sent now, if anything
    @Nullable
    Message next() {
        Message message = unsent.pollFirst();
        if (message != null) {
            sent.addLast(message);
        }
        return message;
    }

    /// The connection is gone, and with it what was under way.
    ///
    /// @return how many have to go out once more
    int broken() {
        int underWay = sent.size();
        Iterator<Message> backwards = sent.descendingIterator();
        while (backwards.hasNext()) {
            unsent.addFirst(backwards.next());
        }
        sent.clear();
        return underWay;
    }

    /// @param forgotten hears of each message that is stored at the centre
    void receipt(long epoch, long through, java.util.function.Consumer<Message> forgotten) {
        forget(sent, epoch, through, forgotten);
        forget(unsent, epoch, through, forgotten);
    }

    private static void forget(
            Deque<Message> messages, long epoch, long through, java.util.function.Consumer<Message> forgotten) {
        Message first = messages.peekFirst();
        while (first != null && first.epoch() == epoch && first.seq() <= through) {
            forgotten.accept(messages.removeFirst());
            first = messages.peekFirst();
        }
    }

    int waiting() {
        return unsent.size() + sent.size();
    }

    boolean hasUnsent() {
        return !unsent.isEmpty();
    }

    boolean hasSent() {
        return !sent.isEmpty();
    }
}
