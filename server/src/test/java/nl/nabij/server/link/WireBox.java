package nl.nabij.server.link;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.Topics;
import nl.nabij.contract.link.Topics.UpChannel;
import nl.nabij.contract.link.Up;

/// A home's box made of bytes inside a real TLS with a real certificate, so that it can say, and leave
/// unread, what no library would.
final class WireBox implements AutoCloseable {

    static final int CONNACK = 2;
    static final int PUBLISH = 3;
    static final int PUBACK = 4;
    static final int SUBACK = 9;
    static final int PINGRESP = 13;
    static final int DISCONNECT = 14;

    /// Far beyond what the server needs on a busy machine.
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket plain;
    private final SSLSocket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final String id;
    private int lastPacketId;
    private long receipt;

    /// A packet without its fixed header.
    static final class Packet {
        private final int type;
        private final byte[] body;

        private Packet(int type, byte[] body) {
            this.type = type;
            this.body = body;
        }

        int type() {
            return type;
        }

        /// Of a CONNACK or DISCONNECT; 0 where none is said.
        int reason() {
            int at = type == CONNACK ? 1 : 0;
            return body.length <= at ? 0 : body[at] & 0xFF;
        }

        int number(int at) {
            return ((body[at] & 0xFF) << 8) | (body[at + 1] & 0xFF);
        }
    }

    private WireBox(Socket plain, SSLSocket socket, String id) throws IOException {
        this.plain = plain;
        this.socket = socket;
        this.id = id;
        this.in = new DataInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /// In TLS, with nothing said yet.
    static WireBox open(TestBox box) throws IOException {
        return open(box, 0);
    }

    /// @param receiveBuffer of the socket, small for a box that reads slowly; 0 for the usual one
    static WireBox open(TestBox box, int receiveBuffer) throws IOException {
        Socket plain = new Socket();
        if (receiveBuffer > 0) {
            plain.setReceiveBufferSize(receiveBuffer);
        }
        plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), box.port()));
        SSLSocket socket = (SSLSocket) box.tls().getSocketFactory().createSocket(plain, "127.0.0.1", box.port(), true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.startHandshake();
        return new WireBox(plain, socket, box.id.value());
    }

    /// Connected, and subscribed to its own topics.
    static WireBox connected(TestBox box) throws IOException {
        WireBox wire = open(box);
        wire.connect();
        wire.subscribe(Topics.allDown(box.id));
        return wire;
    }

    void connect() throws IOException {
        send(connectPacket(id));
        Packet answer = next(CONNACK);
        if (answer.reason() != 0) {
            throw new IOException("refused with " + answer.reason());
        }
    }

    /// @return the SUBACK's reason
    int subscribe(String filter) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        writeNumber(body, ++lastPacketId);
        body.write(0);
        body.writeBytes(text(filter));
        body.write(1);
        send(packet(0x82, body.toByteArray()));
        byte[] answer = next(SUBACK).body;
        return answer[answer.length - 1] & 0xFF;
    }

    void ping() throws IOException {
        send(new byte[] {(byte) 0xC0, 0});
        next(PINGRESP);
    }

    void publish(Up up) throws IOException {
        send(publishPacket(up));
    }

    /// With the next packet id.
    byte[] publishPacket(Up up) {
        return publishPacket(Topics.up(new GatewayId(id), UpChannel.ALARM), ContractJson.toBytes(up));
    }

    byte[] publishPacket(String topic, byte[] payload) {
        return publishPacket(text(topic), payload);
    }

    /// @param topic with its length before it
    byte[] publishPacket(byte[] topic, byte[] payload) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(topic);
        writeNumber(body, ++lastPacketId);
        body.write(0);
        body.writeBytes(payload);
        return packet(0x32, body.toByteArray());
    }

    static byte[] connectPacket(String clientId) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(text("MQTT"));
        body.write(5);
        body.write(2);
        writeNumber(body, 30);
        body.write(0);
        body.writeBytes(text(clientId));
        return packet(0x10, body.toByteArray());
    }

    static byte[] text(String text) {
        return text(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] text(byte[] bytes) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        writeNumber(all, bytes.length);
        all.writeBytes(bytes);
        return all.toByteArray();
    }

    static byte[] packet(int first, byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
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

    private static void writeNumber(ByteArrayOutputStream to, int number) {
        to.write(number >> 8);
        to.write(number);
    }

    void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /// The next packet of a type. What the server tells meanwhile is acknowledged and noted.
    Packet next(int type) throws IOException {
        while (true) {
            Packet packet = read();
            if (packet.type() == PUBLISH) {
                told(packet.body);
            }
            if (packet.type() == type) {
                return packet;
            }
        }
    }

    /// Publishes and reads on until the server has acknowledged that.
    void publishAndWait(Up up) throws IOException {
        publish(up);
        int packetId = lastPacketId;
        while (next(PUBACK).number(0) != packetId) {
            // An earlier one's.
        }
    }

    /// Reads on until the server says that all through this number is stored.
    void awaitReceipt(long through) throws IOException {
        while (receipt < through) {
            next(PUBLISH);
        }
    }

    private void told(byte[] publish) throws IOException {
        int topicEnds = 2 + (((publish[0] & 0xFF) << 8) | (publish[1] & 0xFF));
        int payloadBegins = topicEnds + 2 + 1 + publish[topicEnds + 2];
        send(new byte[] {0x40, 2, publish[topicEnds], publish[topicEnds + 1]});
        if (read(Arrays.copyOfRange(publish, payloadBegins, publish.length)) instanceof Down.Receipt of) {
            receipt = Math.max(receipt, of.through());
        }
    }

    private static Down read(byte[] payload) {
        try {
            return ContractJson.read(payload, Down.class);
        } catch (ContractException e) {
            throw new AssertionError(e);
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
        return new Packet(first >> 4, in.readNBytes(length));
    }

    /// Reads until the server ends the connection; false when it does not.
    boolean isClosedByServer() {
        return lastWords().isPresent();
    }

    /// What the server says before it ends the connection; empty when it does not end it.
    Optional<List<Packet>> lastWords() {
        List<Packet> said = new ArrayList<>();
        try {
            while (true) {
                said.add(read());
            }
        } catch (EOFException | SocketException | SSLException _) {
            return Optional.of(said);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Pulls the plug: TCP ends in mid-sentence, TLS is not told.
    void tear() throws IOException {
        plain.setSoLinger(true, 0);
        plain.close();
    }

    /// Ends its own side of TLS and leaves TCP open, as the JDK does that waits for the other's word.
    void sayGoodbyeAndStay() throws IOException {
        socket.shutdownOutput();
    }

    void sayGoodbyeInTls() throws IOException {
        socket.close();
    }

    void leaveWithoutGoodbye() throws IOException {
        plain.close();
    }

    /// TCP ends, TLS is not told.
    @Override
    public void close() {
        try {
            plain.close();
        } catch (IOException _) {
            // Gone is gone.
        }
    }
}
