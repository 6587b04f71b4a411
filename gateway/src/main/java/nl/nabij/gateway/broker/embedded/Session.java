package nl.nabij.gateway.broker.embedded;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.nabij.gateway.broker.TopicFilter;
import org.jspecify.annotations.Nullable;

/// What the broker keeps for one client: its subscriptions and the messages it has not acknowledged.
/// No I/O; of the broker's thread.
final class Session {

    private static final int PACKET_ID_MAX = 65_535;

    /// Bytes that wait in all sessions together.
    static final class Total {
        private long bytes;

        long bytes() {
            return bytes;
        }
    }

    private final String client;
    private final Total total;
    private final Map<TopicFilter, Terms> subscriptions = new LinkedHashMap<>();
    private final ArrayDeque<Delivery> queue = new ArrayDeque<>();
    private final Map<Integer, Delivery> inFlight = new LinkedHashMap<>();
    private final Set<Integer> received = new HashSet<>();
    private long expirySeconds;
    private long awaySinceMillis;
    private long bytes;
    private int lastPacketId;
    private boolean onDisk;
    private @Nullable ClientConnection connection;

    Session(String client, long expirySeconds, Total total) {
        this.client = client;
        this.expirySeconds = expirySeconds;
        this.total = total;
    }

    String client() {
        return client;
    }

    /// Whether it outlives its connection.
    boolean isPersistent() {
        return expirySeconds > 0;
    }

    long expirySeconds() {
        return expirySeconds;
    }

    void expireAfter(long seconds) {
        expirySeconds = seconds;
    }

    /// Whether its row is on disk, or on its way there.
    boolean isOnDisk() {
        return onDisk;
    }

    void setOnDisk() {
        onDisk = true;
    }

    Optional<ClientConnection> connection() {
        return Optional.ofNullable(connection);
    }

    void attach(ClientConnection to) {
        connection = to;
    }

    void detach(long nowMillis) {
        connection = null;
        awaySinceMillis = nowMillis;
        // What was sent with QoS 0 to the old connection is gone, and what waits may be too old to matter.
        queue.removeIf(this::isFleeting);
        unsent();
    }

    private boolean isFleeting(Delivery delivery) {
        if (delivery.qualityOfService() > 0) {
            return false;
        }
        added(-delivery.publication().sizeBytes());
        return true;
    }

    /// Puts what was sent and not acknowledged back in front, in its order and with its packet ids.
    private void unsent() {
        List<Delivery> sent = new ArrayList<>(inFlight.values());
        inFlight.clear();
        for (Delivery delivery : sent.reversed()) {
            queue.addFirst(delivery.toRepeat());
        }
    }

    boolean isExpired(long nowMillis) {
        return connection == null && nowMillis - awaySinceMillis >= expirySeconds * 1000;
    }

    long awaySinceMillis() {
        return awaySinceMillis;
    }

    Map<TopicFilter, Terms> subscriptions() {
        return subscriptions;
    }

    /// Packet ids of QoS 2 messages that were taken and not released.
    Set<Integer> received() {
        return received;
    }

    void offer(Delivery delivery) {
        queue.add(delivery);
        added(delivery.publication().sizeBytes());
    }

    /// The next to send while fewer than the window are unacknowledged. With QoS 1 it stays the
    /// session's until [#acknowledged].
    Optional<Delivery> next(int window) {
        Delivery head = queue.peek();
        if (head == null || (head.qualityOfService() > 0 && inFlight.size() >= window)) {
            return Optional.empty();
        }
        queue.remove();
        if (head.qualityOfService() == 0) {
            added(-head.publication().sizeBytes());
            return Optional.of(head);
        }
        Delivery sent = head.packetId() == 0 ? head.sentAs(freePacketId()) : head;
        inFlight.put(sent.packetId(), sent);
        return Optional.of(sent);
    }

    private int freePacketId() {
        do {
            lastPacketId = lastPacketId % PACKET_ID_MAX + 1;
        } while (inFlight.containsKey(lastPacketId) || isQueuedUnder(lastPacketId));
        return lastPacketId;
    }

    private boolean isQueuedUnder(int id) {
        // Only what stood in flight at the last reconnect has an id, and it stands in front.
        for (Delivery waiting : queue) {
            if (waiting.packetId() == id) {
                return true;
            }
            if (waiting.packetId() == 0) {
                return false;
            }
        }
        return false;
    }

    /// @return the delivery that ends here; empty when the id is not in flight
    Optional<Delivery> acknowledged(int packetId) {
        Delivery delivery = inFlight.remove(packetId);
        if (delivery != null) {
            added(-delivery.publication().sizeBytes());
        }
        return Optional.ofNullable(delivery);
    }

    /// Gives up the oldest that waits.
    Optional<Delivery> dropOldest() {
        Delivery oldest = queue.poll();
        if (oldest != null) {
            added(-oldest.publication().sizeBytes());
        }
        return Optional.ofNullable(oldest);
    }

    /// Gives back its share of the total: the session ends.
    void end() {
        added(-bytes);
        queue.clear();
        inFlight.clear();
    }

    int waiting() {
        return queue.size();
    }

    long bytes() {
        return bytes;
    }

    private void added(long size) {
        bytes += size;
        total.bytes += size;
    }
}
