package nl.nabij.gateway.broker.embedded;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttWill;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttPubRecReasonCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One client's connection: keeps its acknowledgements in order, its window and its writes within
/// bounds, and ends it for certain. Of the broker's thread.
final class ClientConnection {

    /// So much is written ahead of what the socket took; the rest waits in the session's queue, where
    /// clients share the bytes.
    private static final long WRITTEN_AHEAD_BYTES = 256 * 1024;

    private final MqttEndpoint endpoint;
    private final EndpointSocket socket;
    private final Session session;
    private final EmbeddedBrokerLimits limits;
    private final Answers answers = new Answers();
    private final int window;
    private final long packetBytesMax;
    private final boolean version5;
    private @Nullable MqttWill will;
    private long unwrittenBytes;
    private boolean reading = true;
    private boolean ended;
    private boolean pumping;
    private int sweepsUnwritable;

    ClientConnection(MqttEndpoint endpoint, EndpointSocket socket, Session session, EmbeddedBrokerLimits limits) {
        this.endpoint = endpoint;
        this.socket = socket;
        this.session = session;
        this.limits = limits;
        this.version5 = endpoint.protocolVersion() >= MqttVersion.MQTT_5.protocolLevel();
        this.will = endpoint.will().isWillFlag() ? endpoint.will() : null;
        this.window =
                Math.min(limits.inFlight(), property(endpoint, MqttProperties.RECEIVE_MAXIMUM, limits.inFlight()));
        this.packetBytesMax = Integer.toUnsignedLong(property(endpoint, MqttProperties.MAXIMUM_PACKET_SIZE, -1));
    }

    static int property(MqttEndpoint endpoint, int id, int otherwise) {
        MqttProperties.MqttProperty<?> property = endpoint.connectProperties().getProperty(id);
        return property instanceof MqttProperties.IntegerProperty number ? number.value() : otherwise;
    }

    Session session() {
        return session;
    }

    boolean isVersion5() {
        return version5;
    }

    /// The client said goodbye: nobody is told that it is gone.
    void withoutWill() {
        will = null;
    }

    Optional<MqttWill> will() {
        return Optional.ofNullable(will);
    }

    boolean isEnded() {
        return ended;
    }

    Answers.Answer expectAnswer(int packetId, int qualityOfService) {
        return answers.expect(kept -> acknowledge(packetId, qualityOfService, kept));
    }

    void ready(Answers.Answer answer, boolean kept) {
        if (!ended) {
            answers.ready(answer, kept);
        }
    }

    /// What could not be kept was heard all the same, and to close the connection would hold up the
    /// messages behind it, an alarm among them: MQTT 5 is told, 3.1.1 has no word for it.
    private void acknowledge(int packetId, int qualityOfService, boolean kept) {
        if (ended || !endpoint.isConnected()) {
            return;
        }
        boolean success = kept || !version5;
        if (qualityOfService == 1) {
            endpoint.publishAcknowledge(
                    packetId,
                    success ? MqttPubAckReasonCode.SUCCESS : MqttPubAckReasonCode.QUOTA_EXCEEDED,
                    MqttProperties.NO_PROPERTIES);
        } else {
            endpoint.publishReceived(
                    packetId,
                    success ? MqttPubRecReasonCode.SUCCESS : MqttPubRecReasonCode.QUOTA_EXCEEDED,
                    MqttProperties.NO_PROPERTIES);
        }
    }

    /// Sends what waits, within the window and the bytes that the socket may lag behind.
    void pump() {
        if (pumping) {
            return;
        }
        pumping = true;
        try {
            while (!ended && endpoint.isConnected() && unwrittenBytes < WRITTEN_AHEAD_BYTES) {
                Optional<Delivery> next = session.next(window);
                if (next.isEmpty()) {
                    return;
                }
                send(next.get());
            }
        } finally {
            pumping = false;
        }
    }

    private void send(Delivery delivery) {
        int size = delivery.publication().sizeBytes();
        unwrittenBytes += size;
        socket.publish(delivery).onComplete(_ -> {
            unwrittenBytes -= size;
            pump();
        });
    }

    /// What waits for this client, in its queue and in the socket.
    long outgoingBytes() {
        return session.bytes() + unwrittenBytes;
    }

    /// Whether the client can take a packet of this size (MQTT 5: Maximum Packet Size).
    boolean takes(Publication publication) {
        return publication.sizeBytes() <= packetBytesMax;
    }

    /// Reads on, or stops reading while the broker or this client has too much to do.
    void regulate(boolean brokerOverfull) {
        if (ended) {
            return;
        }
        int allowed = reading ? limits.unacknowledged() : limits.unacknowledged() / 2;
        boolean read = !brokerOverfull && answers.size() <= allowed && socket.isWritable();
        if (read != reading) {
            reading = read;
            socket.read(read);
        }
    }

    /// Looks at the connection each sweep.
    ///
    /// @return whether it has to be cut: it takes nothing for the given number of sweeps, or it was
    ///     closed and the socket waits for a client that does not read
    boolean isStuck(int sweeps) {
        boolean stuck = !socket.isWritable() || !endpoint.isConnected();
        sweepsUnwritable = stuck ? sweepsUnwritable + 1 : 0;
        return sweepsUnwritable >= sweeps;
    }

    /// Tells an MQTT 5 client why, then closes.
    void end(MqttDisconnectReasonCode reason) {
        if (ended) {
            return;
        }
        ended = true;
        answers.clear();
        if (endpoint.isConnected()) {
            endpoint.disconnect(reason, MqttProperties.NO_PROPERTIES);
        }
        if (!socket.isWritable()) {
            socket.cut();
        }
    }

    /// The socket is gone, or has to go now.
    void cut() {
        ended = true;
        answers.clear();
        socket.cut();
    }
}
