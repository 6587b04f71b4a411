package nl.nabij.sim.house;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nl.nabij.sim.zigbee2mqtt.Publication;
import nl.nabij.sim.zigbee2mqtt.Zigbee2Mqtt;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connection to the home's broker, behaving as Zigbee2MQTT's client does: it tries again every
/// second from the first connect on, subscribes anew each time, keeps what could not be sent and
/// sends unacknowledged QoS 1 messages again, in order.
///
/// All methods run on the owner's thread; Paho's callbacks only hand over to it. Each connection
/// gets a client of its own, so that no callback of an old one is taken for the new.
final class BrokerLink {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerLink.class);

    /// mqtt.js: `reconnectPeriod` 1,000 ms.
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(1);

    private static final int CONNECT_TIMEOUT_SECONDS = 10;
    private static final int KEEP_ALIVE_SECONDS = 60;
    private static final Duration GOODBYE_AT_MOST = Duration.ofSeconds(2);

    /// What waits while the broker is away: some minutes of a busy home. When it is full the oldest
    /// message that tells no press goes; when all tell presses the newest is refused.
    private static final int LONGEST_QUEUE = 2_000;

    /// QoS 1 messages without an acknowledgement at one time; well below any broker's Receive
    /// Maximum.
    private static final int WINDOW = 16;

    interface Listener {
        void connected(boolean first);

        void arrived(String topic, String payload);

        void acknowledged(long press);

        void sentAgain(long press);
    }

    private final URI broker;
    private final String clientId;
    private final Listener listener;
    private final ScheduledExecutorService owner;
    private final ArrayDeque<Publication> waiting = new ArrayDeque<>();
    private final LinkedHashMap<Long, Publication> unacknowledged = new LinkedHashMap<>();
    private @Nullable MqttAsyncClient client;
    private boolean connected;
    private boolean everConnected;
    private boolean closed;
    private long connection;
    private long sent;

    BrokerLink(URI broker, String clientId, Listener listener, ScheduledExecutorService owner) {
        this.broker = broker;
        this.clientId = clientId;
        this.listener = listener;
        this.owner = owner;
    }

    boolean connected() {
        return connected;
    }

    int waiting() {
        return waiting.size() + unacknowledged.size();
    }

    void connect() {
        if (closed) {
            return;
        }
        long mine = ++connection;
        try {
            MqttAsyncClient next = new MqttAsyncClient(broker.toString(), clientId, new MemoryPersistence());
            client = next;
            next.setCallback(new PahoCalls() {
                @Override
                public void messageArrived(String topic, MqttMessage message) {
                    String payload = new String(message.getPayload(), StandardCharsets.UTF_8);
                    hand(mine, () -> listener.arrived(topic, payload));
                }

                @Override
                void lost(String why) {
                    hand(mine, () -> lostConnection(why));
                }
            });
            next.connect(options(), null, new PahoActions() {
                @Override
                public void onSuccess(IMqttToken token) {
                    hand(mine, BrokerLink.this::nowConnected);
                }

                @Override
                void failed(String why) {
                    hand(mine, () -> lostConnection(why));
                }
            });
        } catch (MqttException e) {
            lostConnection(String.valueOf(e.getMessage()));
        }
    }

    private static MqttConnectionOptions options() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(true);
        options.setAutomaticReconnect(false);
        options.setConnectionTimeout(CONNECT_TIMEOUT_SECONDS);
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setWill(Zigbee2Mqtt.OFFLINE.topic(), message(Zigbee2Mqtt.OFFLINE));
        return options;
    }

    private void hand(long ofConnection, Runnable what) {
        if (owner.isShutdown()) {
            return;
        }
        owner.execute(() -> {
            if (ofConnection == connection && !closed) {
                what.run();
            }
        });
    }

    private void nowConnected() {
        connected = true;
        LOG.info("broker connected url={}", broker);
        try {
            live().subscribe(Zigbee2Mqtt.listensTo(), 0);
        } catch (MqttException e) {
            lostConnection("subscribe: " + e.getMessage());
            return;
        }
        boolean first = !everConnected;
        everConnected = true;
        // What was said before the break goes first, in its order.
        List<Publication> again = new ArrayList<>(unacknowledged.values());
        unacknowledged.clear();
        again.reversed().forEach(waiting::addFirst);
        again.forEach(publication -> publication.press().ifPresent(listener::sentAgain));
        listener.connected(first);
        flush();
    }

    private void lostConnection(String why) {
        if (connected || !everConnected) {
            LOG.info("broker away url={} why={}; trying again each {} s", broker, why, TRY_AGAIN_AFTER.toSeconds());
        }
        connected = false;
        connection++;
        MqttAsyncClient old = client;
        client = null;
        if (old != null) {
            try {
                old.close(true);
            } catch (MqttException e) {
                LOG.debug("closing an old client: {}", e.getMessage());
            }
        }
        var _ = owner.schedule(this::connect, TRY_AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS);
    }

    void send(Publication publication) {
        if (waiting.size() >= LONGEST_QUEUE && !waiting.removeIf(new FirstWithoutPress())) {
            LOG.warn("queue full, message refused topic={}", publication.topic());
            return;
        }
        waiting.addLast(publication);
        flush();
    }

    /// The bridge's first words overtake what waits.
    void sendFirst(List<Publication> publications) {
        publications.reversed().forEach(waiting::addFirst);
    }

    private void flush() {
        while (connected && !waiting.isEmpty() && unacknowledged.size() < WINDOW) {
            Publication next = waiting.removeFirst();
            long number = ++sent;
            if (next.qos() > 0) {
                unacknowledged.put(number, next);
            }
            long mine = connection;
            try {
                live().publish(next.topic(), message(next), null, new PahoActions() {
                    @Override
                    public void onSuccess(IMqttToken token) {
                        boolean refused = refused(token);
                        hand(mine, () -> acknowledged(number, refused));
                    }

                    @Override
                    void failed(String why) {
                        // The lost connection tells it too, and what was not acknowledged goes again.
                        LOG.debug("publish topic={} why={}", next.topic(), why);
                    }
                });
            } catch (MqttException e) {
                unacknowledged.remove(number);
                waiting.addFirst(next);
                lostConnection("publish: " + e.getMessage());
            }
        }
    }

    private void acknowledged(long number, boolean refused) {
        Publication done = unacknowledged.remove(number);
        if (done != null && refused) {
            LOG.warn("broker refused topic={}", done.topic());
        } else if (done != null) {
            OptionalLong press = done.press();
            press.ifPresent(listener::acknowledged);
        }
        flush();
    }

    /// Paho calls onSuccess also on a PUBACK that refuses.
    private static boolean refused(IMqttToken token) {
        int[] codes = token.getReasonCodes();
        return codes != null && java.util.Arrays.stream(codes).anyMatch(code -> code >= 0x80);
    }

    /// Says goodbye as Zigbee2MQTT does, and ends the connection.
    void close() {
        closed = true;
        MqttAsyncClient open = client;
        if (open == null) {
            return;
        }
        try {
            if (connected) {
                long patience = GOODBYE_AT_MOST.toMillis();
                open.publish(Zigbee2Mqtt.OFFLINE.topic(), message(Zigbee2Mqtt.OFFLINE))
                        .waitForCompletion(patience);
                open.disconnect(0, null, null, 0, new MqttProperties()).waitForCompletion(patience);
            }
            open.close(true);
        } catch (MqttException e) {
            LOG.info("goodbye failed why={}", e.getMessage());
        }
    }

    /// Only while connected, when there always is one.
    private MqttAsyncClient live() {
        return Objects.requireNonNull(client, "connected without a client");
    }

    private static MqttMessage message(Publication publication) {
        MqttMessage message = new MqttMessage(publication.payload().getBytes(StandardCharsets.UTF_8));
        message.setQos(publication.qos());
        message.setRetained(publication.retained());
        return message;
    }

    /// Matches one message only: the oldest that may go.
    private static final class FirstWithoutPress implements java.util.function.Predicate<Publication> {
        private boolean found;

        @Override
        public boolean test(Publication publication) {
            boolean goes = !found && publication.press().isEmpty();
            found |= goes;
            return goes;
        }
    }
}
