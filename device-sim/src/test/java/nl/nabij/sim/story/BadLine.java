package nl.nabij.sim.story;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import nl.nabij.sim.story.LineRule.Weather;
import org.jspecify.annotations.Nullable;

/// A line to the relay that loses, delays, overtakes and narrows, as a program that runs in a namespace:
/// it stands before coturn, and whoever is told its port has all media go through it. The kernels that
/// tests run on have no `netem`.
///
/// One thread; the two directions are a [LineRule] each.
public final class BadLine {

    private static final int LARGEST_PACKET = 2_048;
    private static final int SOCKET_BUFFER = 4 << 20;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private record Packet(
            long dueNanos,
            long order,
            ByteBuffer bytes,
            DatagramChannel by,
            @Nullable SocketAddress to) {}

    private final InetSocketAddress relay;
    private final Selector selector = Selector.open();
    private final DatagramChannel outside;
    private final Map<SocketAddress, DatagramChannel> ways = new HashMap<>();
    private final PriorityQueue<Packet> underWay =
            new PriorityQueue<>((one, other) -> one.dueNanos() == other.dueNanos()
                    ? Long.compare(one.order(), other.order())
                    : Long.compare(one.dueNanos(), other.dueNanos()));
    private final LineRule up;
    private final LineRule down;
    private final ByteBuffer buffer = ByteBuffer.allocate(LARGEST_PACKET);
    private long order;

    private BadLine(InetSocketAddress at, InetSocketAddress relay, Weather weather, long seed) throws IOException {
        this.relay = relay;
        up = new LineRule(weather, seed);
        down = new LineRule(weather, seed + 1);
        outside = channel(null);
        outside.bind(at);
    }

    /// @param arguments its address and port; the relay's port there; loss in %, delay and jitter in ms,
    ///     bits a second and the queue in ms; the seed
    public static void main(String[] arguments) throws IOException {
        List<Double> numbers =
                List.of(arguments).subList(1, 8).stream().map(Double::valueOf).toList();
        Weather weather = new Weather(numbers.get(2), numbers.get(3), numbers.get(4), numbers.get(5), numbers.get(6));
        BadLine line = new BadLine(
                new InetSocketAddress(arguments[0], numbers.get(0).intValue()),
                new InetSocketAddress(arguments[0], numbers.get(1).intValue()),
                weather,
                Long.parseLong(arguments[8]));
        System.out.println("ready");
        line.run();
    }

    private DatagramChannel channel(@Nullable SocketAddress client) throws IOException {
        DatagramChannel made = DatagramChannel.open();
        made.configureBlocking(false);
        made.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER);
        made.register(selector, SelectionKey.OP_READ, client);
        return made;
    }

    private void run() throws IOException {
        while (true) {
            Packet next = underWay.peek();
            long wait = next == null ? 1_000 : (next.dueNanos() - System.nanoTime()) / NANOS_PER_MILLI;
            if (wait > 0) {
                selector.select(wait);
            } else {
                selector.selectNow();
            }
            for (SelectionKey key : selector.selectedKeys()) {
                read((DatagramChannel) key.channel(), (SocketAddress) key.attachment());
            }
            selector.selectedKeys().clear();
            for (Packet due = underWay.peek();
                    due != null && due.dueNanos() <= System.nanoTime();
                    due = underWay.peek()) {
                underWay.remove();
                send(due);
            }
        }
    }

    /// @param client whose answers of the relay come here; null where clients speak
    private void read(DatagramChannel channel, @Nullable SocketAddress client) throws IOException {
        while (true) {
            buffer.clear();
            SocketAddress from = channel.receive(buffer);
            if (from == null) {
                return;
            }
            buffer.flip();
            ByteBuffer bytes =
                    ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
            boolean isUp = client == null;
            OptionalLong due = (isUp ? up : down).takes(bytes.remaining(), System.nanoTime());
            if (due.isPresent()) {
                underWay.add(new Packet(
                        due.getAsLong(), order++, bytes, isUp ? wayOf(from) : outside, isUp ? relay : client));
            }
        }
    }

    private DatagramChannel wayOf(SocketAddress client) throws IOException {
        DatagramChannel known = ways.get(client);
        if (known == null) {
            known = channel(client);
            known.bind(new InetSocketAddress(relay.getAddress(), 0));
            ways.put(client, known);
        }
        return known;
    }

    private static void send(Packet packet) {
        try {
            packet.by().send(packet.bytes(), packet.to());
        } catch (IOException e) {
            // A line loses what it cannot carry.
        }
    }
}
