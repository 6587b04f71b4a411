package nl.nabij.sim.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One connection: publishes with QoS 1 without waiting, and hears what it subscribed to. Each packet is one write
/// to a socket that sends at once.
public final class WireClient implements AutoCloseable {

    private static final int CONNECT = 0x10;
    private static final int PUBLISH_ONCE_AT_LEAST = 0x32;
    private static final int PUBACK = 0x40;
    private static final int SUBSCRIBE = 0x82;
    private static final int DISCONNECT = 0xE0;
    private static final int CONNACK_TYPE = 2;
    private static final int PUBLISH_TYPE = 3;
    private static final int SUBACK_TYPE = 9;
    private static final int LAST_PACKET_ID = 65_535;
    private static final int LARGEST_PACKET = 1 << 20;
    private static final int ANSWER_WITHIN_SECONDS = 10;

    /// Hears messages on the connection's own thread; each is acknowledged when it returns.
    @FunctionalInterface
    public interface Listener {
        void heard(String topic, byte[] payload);
    }

    private final Socket socket;
    private final OutputStream out;
    private final Listener listener;
    private final CountDownLatch connected = new CountDownLatch(1);
    private final CountDownLatch subscribed = new CountDownLatch(1);
    private int lastPacketId;

    private WireClient(Socket socket, Listener listener) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.listener = listener;
    }

    /// To a broker on this machine that lets anybody in; a clean session without keep-alive.
    ///
    /// @throws UncheckedIOException when it does not answer
    public static WireClient connect(int port, String clientId, Listener listener) throws InterruptedException {
        try {
            Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
            socket.setTcpNoDelay(true);
            WireClient client = new WireClient(socket, listener);
            Thread.ofPlatform().daemon().name("wire-" + clientId).start(client::read);
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            text(body, "MQTT");
            body.write(4);
            body.write(2);
            body.write(0);
            body.write(0);
            text(body, clientId);
            client.send(CONNECT, body.toByteArray());
            client.await(client.connected, "CONNACK");
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static WireClient connect(int port, String clientId) throws InterruptedException {
        return connect(port, clientId, (_, _) -> {});
    }

    /// With QoS 1. Returns when it is granted.
    public void subscribe(String filter) throws InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(0);
        body.write(1);
        text(body, filter);
        body.write(1);
        send(SUBSCRIBE, body.toByteArray());
        await(subscribed, "SUBACK");
    }

    /// With QoS 1; returns when it is written. Of one thread.
    public void publish(String topic, byte[] payload) {
        lastPacketId = lastPacketId == LAST_PACKET_ID ? 1 : lastPacketId + 1;
        ByteArrayOutputStream body = new ByteArrayOutputStream(topic.length() + payload.length + 4);
        text(body, topic);
        body.write(lastPacketId >> 8);
        body.write(lastPacketId & 0xFF);
        body.writeBytes(payload);
        send(PUBLISH_ONCE_AT_LEAST, body.toByteArray());
    }

    @Override
    public void close() {
        try {
            send(DISCONNECT, new byte[0]);
            socket.close();
        } catch (UncheckedIOException | IOException e) {
            // It is gone already.
        }
    }

    private void await(CountDownLatch answer, String what) throws InterruptedException {
        if (!answer.await(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            throw new UncheckedIOException(new IOException("the broker gave no " + what));
        }
    }

    private void send(int first, byte[] body) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream(body.length + 5);
        packet.write(first);
        int rest = body.length;
        do {
            int digit = rest & 0x7F;
            rest >>= 7;
            packet.write(rest > 0 ? digit | 0x80 : digit);
        } while (rest > 0);
        packet.writeBytes(body);
        try {
            synchronized (out) {
                out.write(packet.toByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()))) {
            while (true) {
                int first = in.readUnsignedByte();
                byte[] body = new byte[length(in)];
                in.readFully(body);
                received(first, body);
            }
        } catch (IOException | UncheckedIOException e) {
            // The connection is over; who waits for an answer is told by its own limit.
        }
    }

    private static int length(DataInputStream in) throws IOException {
        int length = 0;
        for (int shift = 0; shift < 28; shift += 7) {
            int digit = in.readUnsignedByte();
            length |= (digit & 0x7F) << shift;
            if (digit < 0x80) {
                break;
            }
        }
        if (length > LARGEST_PACKET) {
            throw new IOException("a packet of " + length + " bytes");
        }
        return length;
    }

    private void received(int first, byte[] body) {
        switch (first >> 4) {
            case CONNACK_TYPE -> connected.countDown();
            case SUBACK_TYPE -> subscribed.countDown();
            case PUBLISH_TYPE -> published(first, body);
            default -> {
                // An acknowledgement of ours, or nothing that was asked for.
            }
        }
    }

    private void published(int first, byte[] body) {
        int topicLength = ((body[0] & 0xFF) << 8) | (body[1] & 0xFF);
        String topic = new String(body, 2, topicLength, StandardCharsets.UTF_8);
        boolean toAcknowledge = (first & 0x06) != 0;
        int payloadAt = 2 + topicLength + (toAcknowledge ? 2 : 0);
        byte[] payload = java.util.Arrays.copyOfRange(body, payloadAt, body.length);
        listener.heard(topic, payload);
        if (toAcknowledge) {
            send(PUBACK, new byte[] {body[2 + topicLength], body[3 + topicLength]});
        }
    }

    private static void text(ByteArrayOutputStream to, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        to.write(bytes.length >> 8);
        to.write(bytes.length & 0xFF);
        to.writeBytes(bytes);
    }
}
