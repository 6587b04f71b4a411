package nl.nabij.gateway.link;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// What devices say of calls, on its way through one connection, with QoS 0. Never so much of it is handed
/// to the connection that an alarm would have to wait for it: the rest waits here, and an alarm passes it.
final class CallsUp {

    /// The client counts what it has not yet written among what the server limits, and refuses an alarm
    /// beyond that. So these places of the server's limit are left to calls, and never taken from alarms.
    private static final int PLACES = 8;

    /// What may stand before an alarm in the connection: half a second of a line of 1 Mbit/s. One message has
    /// up to 48 KiB, a usual offer 5.
    private static final int BYTES_HANDED_OVER = 64 * 1024;

    /// A device that joins three others makes three offers at once. When it is full the message is refused,
    /// and the device begins anew.
    private static final int BYTES_WAITING = 256 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private final Predicate<byte[]> connection;
    private int places;
    private int waitingBytes;
    private int handedOver;
    private int handedOverBytes;

    /// @param connection takes a message, or says that it cannot
    CallsUp(Predicate<byte[]> connection) {
        this.connection = connection;
    }

    /// @param serverTakes as the server's CONNACK says
    /// @return how many of them are left to the streams
    int share(int serverTakes) {
        lock.lock();
        try {
            places = Math.min(PLACES, serverTakes / 4);
            return serverTakes - places;
        } finally {
            lock.unlock();
        }
    }

    /// @return false when it is not taken
    boolean offer(byte[] message) {
        lock.lock();
        try {
            if (waitingBytes + message.length > BYTES_WAITING) {
                return false;
            }
            waiting.add(message);
            waitingBytes += message.length;
            return handOver();
        } finally {
            lock.unlock();
        }
    }

    /// The connection has written one, or lost it.
    void written(int bytes) {
        lock.lock();
        try {
            handedOver--;
            handedOverBytes -= bytes;
            var _ = handOver();
        } finally {
            lock.unlock();
        }
    }

    private boolean handOver() {
        for (byte[] next = waiting.peek();
                next != null
                        && handedOver < places
                        && (handedOver == 0 || handedOverBytes + next.length <= BYTES_HANDED_OVER);
                next = waiting.peek()) {
            waiting.remove();
            waitingBytes -= next.length;
            handedOver++;
            handedOverBytes += next.length;
            if (!connection.test(next)) {
                handedOver--;
                handedOverBytes -= next.length;
                waiting.clear();
                waitingBytes = 0;
                return false;
            }
        }
        return true;
    }
}
