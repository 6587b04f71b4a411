package nl.nabij.gateway.broker.outside;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.nabij.gateway.broker.BrokerUnavailableException;
import nl.nabij.gateway.broker.HomeMessage;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection with an outside broker, from CONNECT to its loss: a new Paho client for each, so
/// that nothing of an old one is sent later.
final class OutsideConnection implements MqttCallback {

    private static final Logger LOG = LoggerFactory.getLogger(OutsideConnection.class);

    /// Two of these without an answer and the connection is lost: 30 s.
    private static final int KEEP_ALIVE_SECONDS = 15;

    /// For each answer of the broker, as the port says for publishing.
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /// A day, in which the broker keeps the QoS 1 messages of the home for a gateway that is away.
    private static final long SESSION_EXPIRY_SECONDS = 24 * 60 * 60;

    /// Messages that the broker may send ahead of our acknowledgements.
    private static final int RECEIVE_MAXIMUM = 64;

    /// As our own broker takes: `bridge/devices` of a large home, four times.
    private static final long PACKET_BYTES_MAX = 16L * 1024 * 1024;

    private static final int REFUSED = 0x80;

    /// What is done with a message, on Paho's thread; it may block to slow the broker down.
    @FunctionalInterface
    interface Arrival {
        void arrived(OutsideConnection connection, HomeMessage message, int packetId);
    }

    private final MqttAsyncClient client;
    private final Arrival arrival;
    private final AtomicBoolean lost = new AtomicBoolean();

    private OutsideConnection(MqttAsyncClient client, Arrival arrival) {
        this.client = client;
        this.arrival = arrival;
    }

    /// @throws MqttException when the broker is not there or refuses us
    static OutsideConnection open(OutsideBrokerConfig config, Arrival arrival) throws MqttException {
        MqttAsyncClient client =
                new MqttAsyncClient(config.address().toString(), config.clientId(), new MemoryPersistence());
        OutsideConnection connection = new OutsideConnection(client, arrival);
        try {
            client.setManualAcks(true);
            client.setCallback(connection);
            client.connect(options(config)).waitForCompletion(ANSWER.toMillis());
            return connection;
        } catch (MqttException e) {
            connection.close();
            throw e;
        }
    }

    private static MqttConnectionOptions options(OutsideBrokerConfig config) {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(false);
        options.setSessionExpiryInterval(SESSION_EXPIRY_SECONDS);
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setConnectionTimeout((int) ANSWER.toSeconds());
        options.setReceiveMaximum(RECEIVE_MAXIMUM);
        options.setMaximumPacketSize(PACKET_BYTES_MAX);
        config.credentials().ifPresent(credentials -> {
            options.setUserName(credentials.user());
            options.setPassword(credentials.password().getBytes(StandardCharsets.UTF_8));
        });
        return options;
    }

    /// Blocks until the broker granted all of them.
    void subscribe(Collection<String> filters) throws MqttException {
        if (filters.isEmpty()) {
            return;
        }
        MqttSubscription[] subscriptions = filters.stream()
                .map(filter -> {
                    MqttSubscription subscription = new MqttSubscription(filter, 1);
                    subscription.setNoLocal(true);
                    return subscription;
                })
                .toArray(MqttSubscription[]::new);
        IMqttToken token = client.subscribe(subscriptions);
        token.waitForCompletion(ANSWER.toMillis());
        for (int code : token.getReasonCodes()) {
            if (code >= REFUSED) {
                throw new MqttException(code);
            }
        }
    }

    /// @throws BrokerUnavailableException when it is not acknowledged in time or refused
    void publish(HomeMessage message) {
        byte[] payload = new byte[message.payload().remaining()];
        message.payload().duplicate().get(payload);
        MqttProperties properties = new MqttProperties();
        if (!message.retained()) {
            // A command that the broker could not deliver by then is a wrong one.
            properties.setMessageExpiryInterval(ANSWER.toSeconds());
        }
        MqttMessage outgoing = new MqttMessage(payload, message.qualityOfService(), message.retained(), properties);
        try {
            IMqttToken token = client.publish(message.topic(), outgoing);
            token.waitForCompletion(ANSWER.toMillis());
            // Paho calls a PUBACK with a refusal a success.
            int[] codes = token.getReasonCodes();
            if (codes != null && codes.length > 0 && codes[0] >= REFUSED) {
                throw new BrokerUnavailableException("the broker refused the message with reason " + codes[0]);
            }
        } catch (MqttException e) {
            // Whatever this client still holds must not be sent later.
            lost.set(true);
            throw new BrokerUnavailableException("the broker did not take the message: " + e.getReasonCode());
        }
    }

    /// The listener returned: the broker may forget the message.
    void acknowledge(int packetId, int qualityOfService) {
        if (qualityOfService == 0) {
            return;
        }
        try {
            client.messageArrivedComplete(packetId, qualityOfService);
        } catch (MqttException e) {
            LOG.info("acknowledgement not sent, the message comes again reason={}", e.getReasonCode());
        }
    }

    /// The connection is of no use any more.
    void giveUp() {
        lost.set(true);
    }

    boolean isUp() {
        return !lost.get() && client.isConnected();
    }

    void close() {
        lost.set(true);
        try {
            if (client.isConnected()) {
                client.disconnect().waitForCompletion(ANSWER.toMillis());
            }
        } catch (MqttException _) {
            disconnectForcibly();
        }
        try {
            client.close(true);
        } catch (MqttException e) {
            LOG.warn("outside broker's client did not close reason={}", e.getReasonCode());
        }
    }

    private void disconnectForcibly() {
        try {
            client.disconnectForcibly(0, 0, false);
        } catch (MqttException e) {
            LOG.info("outside broker already gone reason={}", e.getReasonCode());
        }
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        arrival.arrived(
                this,
                new HomeMessage(
                        topic,
                        ByteBuffer.wrap(message.getPayload()),
                        message.getQos(),
                        message.isRetained(),
                        message.isDuplicate()),
                message.getId());
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        lost.set(true);
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        LOG.warn("outside broker error reason={}", exception.getReasonCode());
    }

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        // The loop subscribes on its own thread: a subscription awaited here would wait for ever.
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
}
