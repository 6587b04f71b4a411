package nl.nabij.gateway.broker;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// A device's MQTT client made of bytes, so that it can say what no library would. Both versions.
public final class WireClient implements AutoCloseable {

    /// Far beyond what the broker needs on a busy machine.
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    public static final int CONNACK = 2;
    public static final int PUBLISH = 3;
    public static final int PUBACK = 4;
    public static final int PUBREC = 5;
    public static final int PUBREL = 6;
    public static final int PUBCOMP = 7;
    public static final int SUBACK = 9;
    public static final int UNSUBACK = 11;
    public static final int PINGRESP = 13;
    public static final int DISCONNECT = 14;

    /// @param body after the fixed header
    public record Packet(int type, int flags, Body body) {
        public int packetId() {
            return type == PUBLISH ? body.number(2 + body.number(0)) : body.number(0);
        }

        public String topic() {
            return body.text(2, body.number(0));
        }

        public int qualityOfService() {
            return flags >> 1 & 3;
        }

        public boolean isRetained() {
            return (flags & 1) != 0;
        }

        public boolean isRepeated() {
            return (flags & 8) != 0;
        }
    }

    /// The bytes of a packet.
    public static final class Body {
        private final byte[] bytes;

        Body(byte[] bytes) {
            this.bytes = bytes;
        }

        public int size() {
            return bytes.length;
        }

        public int at(int index) {
            return bytes[index] & 0xFF;
        }

        public int number(int index) {
            return at(index) << 8 | at(index + 1);
        }

        public String text(int from, int length) {
            return new String(bytes, from, length, StandardCharsets.UTF_8);
        }
    }

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final Deque<Packet> setAside = new ArrayDeque<>();
    private final int version;
    private int nextPacketId = 1;

    private WireClient(Socket socket, int version) throws IOException {
        this.socket = socket;
        this.version = version;
        this.in = new DataInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
        socket.setSoTimeout((int) PATIENCE.toMillis());
    }

    /// A connection on which nothing was said yet.
    ///
    /// @param version 4 for MQTT 3.1.1, 5 for MQTT 5
    public static WireClient open(int port, int version) throws IOException {
        return open(port, version, 0);
    }

    /// @param receiveBuffer of the socket, small for a client that reads slowly; 0 for the usual one
    public static WireClient open(int port, int version, int receiveBuffer) throws IOException {
        Socket socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return new WireClient(socket, version);
    }

    /// Connected with a clean session.
    public static WireClient connected(int port, int version, String clientId) throws IOException {
        WireClient client = open(port, version);
        client.send(client.connect(clientId).packet());
        if (client.next(CONNACK).body().at(1) != 0) {
            throw new IOException("refused");
        }
        return client;
    }

    /// What CONNECT says.
    public final class Connect {
        private final String clientId;
        private boolean clean = true;
        private int keepAliveSeconds = 60;
        private int expirySeconds;
        private int receiveMaximum;
        private String willTopic = "";
        private String willPayload = "";
        private int willFlags;

        private Connect(String clientId) {
            this.clientId = clientId;
        }

        /// A session that outlives the connection.
        public Connect keeping(int seconds) {
            clean = false;
            expirySeconds = seconds;
            return this;
        }

        public Connect keepAlive(int seconds) {
            keepAliveSeconds = seconds;
            return this;
        }

        public Connect receiveMaximum(int maximum) {
            receiveMaximum = maximum;
            return this;
        }

        public Connect will(String topic, String payload, int qualityOfService, boolean retain) {
            willTopic = topic;
            willPayload = payload;
            willFlags = 4 | qualityOfService << 3 | (retain ? 0x20 : 0);
            return this;
        }

        public byte[] packet() throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.writeBytes(text("MQTT"));
            body.write(version);
            body.write((clean ? 2 : 0) | willFlags);
            body.write(keepAliveSeconds >> 8);
            body.write(keepAliveSeconds);
            if (version == 5) {
                ByteArrayOutputStream properties = new ByteArrayOutputStream();
                if (expirySeconds > 0) {
                    properties.write(0x11);
                    properties.write(expirySeconds >> 24);
                    properties.write(expirySeconds >> 16);
                    properties.write(expirySeconds >> 8);
                    properties.write(expirySeconds);
                }
                if (receiveMaximum > 0) {
                    properties.write(0x21);
                    properties.write(receiveMaximum >> 8);
                    properties.write(receiveMaximum);
                }
                body.write(properties.size());
                properties.writeTo(body);
            }
            body.writeBytes(text(clientId));
            if (willFlags != 0) {
                if (version == 5) {
                    body.write(0);
                }
                body.writeBytes(text(willTopic));
                body.writeBytes(text(willPayload));
            }
            return WireClient.packet(0x10, body.toByteArray());
        }
    }

    public Connect connect(String clientId) {
        return new Connect(clientId);
    }

    /// Says CONNECT and gives the answer.
    public Packet connectWith(Connect connect) throws IOException {
        send(connect.packet());
        return next(CONNACK);
    }

    public static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[bytes.length + 2];
        all[0] = (byte) (bytes.length >> 8);
        all[1] = (byte) bytes.length;
        System.arraycopy(bytes, 0, all, 2, bytes.length);
        return all;
    }

    public static byte[] packet(int first, byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(body.length + 5);
        all.write(first);
        int rest = body.length;
        do {
            int digit = rest % 128;
            rest /= 128;
            all.write(rest > 0 ? digit | 0x80 : digit);
        } while (rest > 0);
        all.writeBytes(body);
        return all.toByteArray();
    }

    public byte[] publishPacket(byte[] topic, byte[] payload, int flags, int packetId) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(payload.length + topic.length + 5);
        body.writeBytes(topic);
        if ((flags & 6) != 0) {
            body.write(packetId >> 8);
            body.write(packetId);
        }
        if (version == 5) {
            body.write(0);
        }
        body.writeBytes(payload);
        return packet(0x30 | flags, body.toByteArray());
    }

    public void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /// Sends and does not wait.
    ///
    /// @return the packet id, 0 with QoS 0
    public int publish(String topic, String payload, int qualityOfService, boolean retain) throws IOException {
        return publish(topic, payload.getBytes(StandardCharsets.UTF_8), qualityOfService, retain);
    }

    public int publish(String topic, byte[] payload, int qualityOfService, boolean retain) throws IOException {
        int id = qualityOfService == 0 ? 0 : nextPacketId++;
        send(publishPacket(text(topic), payload, qualityOfService << 1 | (retain ? 1 : 0), id));
        return id;
    }

    /// Publishes with QoS 1 and waits for the acknowledgement.
    public void publishAndWait(String topic, String payload, boolean retain) throws IOException {
        int id = publish(topic, payload, 1, retain);
        Packet answer = next(PUBACK);
        if (answer.packetId() != id) {
            throw new IOException("PUBACK of " + answer.packetId() + " instead of " + id);
        }
    }

    public Packet subscribe(String filter, int qualityOfService) throws IOException {
        return subscribeWith(filter, qualityOfService);
    }

    /// @param options the whole option byte of MQTT 5
    public Packet subscribeWith(String filter, int options) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int id = nextPacketId++;
        body.write(id >> 8);
        body.write(id);
        if (version == 5) {
            body.write(0);
        }
        body.writeBytes(text(filter));
        body.write(options);
        send(packet(0x82, body.toByteArray()));
        return next(SUBACK);
    }

    public Packet unsubscribe(String filter) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int id = nextPacketId++;
        body.write(id >> 8);
        body.write(id);
        if (version == 5) {
            body.write(0);
        }
        body.writeBytes(text(filter));
        send(packet(0xA2, body.toByteArray()));
        return next(UNSUBACK);
    }

    public void acknowledge(Packet publish) throws IOException {
        send(new byte[] {0x40, 2, (byte) (publish.packetId() >> 8), (byte) publish.packetId()});
    }

    public void ping() throws IOException {
        send(new byte[] {(byte) 0xC0, 0});
        next(PINGRESP);
    }

    public void sayGoodbye() throws IOException {
        send(new byte[] {(byte) 0xE0, 0});
    }

    /// The reason of a CONNACK, DISCONNECT, PUBACK …: 0 where none is said.
    public static int reason(Packet packet) {
        return switch (packet.type()) {
            case CONNACK -> packet.body().at(1);
            case DISCONNECT -> packet.body().size() == 0 ? 0 : packet.body().at(0);
            case SUBACK, UNSUBACK -> packet.body().at(packet.body().size() - 1);
            default -> packet.body().size() < 3 ? 0 : packet.body().at(2);
        };
    }

    public String payload(Packet publish) {
        int from = 2 + publish.body().number(0) + (publish.qualityOfService() > 0 ? 2 : 0);
        if (version == 5) {
            from += 1 + publish.body().at(from);
        }
        return publish.body().text(from, publish.body().size() - from);
    }

    /// The next packet of a type; others are set aside for later.
    public Packet next(int type) throws IOException {
        for (Packet packet : setAside) {
            if (packet.type() == type) {
                setAside.remove(packet);
                return packet;
            }
        }
        while (true) {
            Packet packet = read();
            if (packet.type() == type) {
                return packet;
            }
            setAside.add(packet);
        }
    }

    /// The next packet of a type, if one comes in time.
    public Optional<Packet> nextWithin(int type, Duration wait) throws IOException {
        socket.setSoTimeout((int) wait.toMillis());
        try {
            return Optional.of(next(type));
        } catch (SocketTimeoutException _) {
            return Optional.empty();
        } finally {
            socket.setSoTimeout((int) PATIENCE.toMillis());
        }
    }

    private Packet read() throws IOException {
        int first = in.readUnsignedByte();
        int length = 0;
        int shift = 0;
        int digit;
        do {
            digit = in.readUnsignedByte();
            length |= (digit & 0x7F) << shift;
            shift += 7;
        } while ((digit & 0x80) != 0);
        return new Packet(first >> 4, first & 0xF, new Body(in.readNBytes(length)));
    }

    /// Whether the broker closes the connection, whatever it says before.
    public boolean isClosedByBroker() {
        try {
            while (true) {
                setAside.add(read());
            }
        } catch (EOFException | SocketException _) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// Goes without a word: the will is due.
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // Gone is gone.
        }
    }
}
