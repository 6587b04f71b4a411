package nl.nabij.server.link;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is under way to one home: at most as many messages as it said it can take, at most so many
/// bytes in all. Used on the connection's event loop alone.
final class DownWindow {

    /// At most as much as one connection may hold of the server's memory. Whoever does not read that
    /// much is cut, and told again after it has connected again.
    static final int MOST_BYTES = 1024 * 1024;

    /// Receipts, a notice, a configuration and some commands; more under way helps nobody.
    static final int WIDEST = 32;

    private static final int LAST_PACKET_ID = 65_535;

    private final int width;
    private final Map<String, Message> waiting = new LinkedHashMap<>();
    private final Map<Integer, Integer> unacknowledged = new HashMap<>();
    private int lastPacketId;
    private long bytes;
    private long number;

    /// @param key what a newer message replaces; a message with a key of its own replaces nothing
    record Message(String key, String topic, Buffer payload) {}

    record Numbered(int packetId, Message message) {}

    DownWindow(int receiveMaximum) {
        this.width = Math.clamp(receiveMaximum, 1, WIDEST);
    }

    /// @return false when the cap is passed: the connection has to be cut
    boolean offer(Message message) {
        String key = message.key().isEmpty() ? "#" + number++ : message.key();
        Message replaced = waiting.put(key, message);
        bytes += message.payload().length()
                - (replaced == null ? 0 : replaced.payload().length());
        return bytes <= MOST_BYTES;
    }

    /// What has to be written now, each with a packet id that nothing under way has.
    List<Numbered> take() {
        List<Numbered> ready = new ArrayList<>();
        Iterator<Message> next = waiting.values().iterator();
        while (next.hasNext() && unacknowledged.size() < width) {
            Message message = next.next();
            next.remove();
            int packetId = freePacketId();
            unacknowledged.put(packetId, message.payload().length());
            ready.add(new Numbered(packetId, message));
        }
        return ready;
    }

    /// A number that is not under way is ignored: some clients acknowledge twice.
    void acknowledged(int packetId) {
        Integer size = unacknowledged.remove(packetId);
        if (size != null) {
            bytes -= size;
        }
    }

    /// What waits and what is under way.
    long bytes() {
        return bytes;
    }

    int underWay() {
        return unacknowledged.size();
    }

    private int freePacketId() {
        do {
            lastPacketId = lastPacketId == LAST_PACKET_ID ? 1 : lastPacketId + 1;
        } while (unacknowledged.containsKey(lastPacketId));
        return lastPacketId;
    }
}
