package nl.nabij.server.link;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntConsumer;

/// Sends PUBACKs in the order in which the messages came, whatever order they are finished in. One
/// connection's, used on its event loop alone.
final class Acknowledgements {

    private final Deque<Pending> pending = new ArrayDeque<>();
    private final IntConsumer acknowledge;

    Acknowledgements(IntConsumer acknowledge) {
        this.acknowledge = acknowledge;
    }

    /// @return what is to be [#finish]ed
    Pending arrived(int packetId) {
        Pending arrived = new Pending(packetId);
        pending.addLast(arrived);
        return arrived;
    }

    void finish(Pending finished) {
        finished.done = true;
        while (!pending.isEmpty() && pending.getFirst().done) {
            acknowledge.accept(pending.removeFirst().packetId);
        }
    }

    int size() {
        return pending.size();
    }

    static final class Pending {
        private final int packetId;
        private boolean done;

        private Pending(int packetId) {
            this.packetId = packetId;
        }
    }
}
