package nl.nabij.gateway.link;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Topics;
import nl.nabij.contract.link.Topics.UpChannel;
import nl.nabij.gateway.identity.ServerAddress;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One attempt with one Paho client, which is thrown away after it.
final class PahoConnection implements LinkTransport.Connection, MqttCallback {

    private static final Logger LOG = LoggerFactory.getLogger(PahoConnection.class);

    /// What MQTT means when the server does not say how much it takes.
    private static final int DEFAULT_RECEIVE_MAXIMUM = 65_535;

    private static final int FIRST_REFUSAL = 0x80;
    private static final long GOODBYE_MILLIS = 1_000;

    /// How long Paho may take from ending a connection to telling why.
    private static final long REASON_MILLIS = 200;

    private final GatewayId gateway;
    private final LinkTransport.Listener listener;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger unacknowledged = new AtomicInteger();
    private final CallsUp calls = new CallsUp(this::sayOfCall);
    private volatile int streamsHave = 1;
    private volatile @Nullable MqttAsyncClient client;

    PahoConnection(GatewayId gateway, LinkTransport.Listener listener) {
        this.gateway = gateway;
        this.listener = listener;
    }

    void open(ServerAddress server, MqttConnectionOptions options) throws MqttException {
        MqttAsyncClient opened = new MqttAsyncClient("ssl://" + server, gateway.value(), new MemoryPersistence());
        client = opened;
        opened.setCallback(this);
        opened.connect(options, null, new Outcome(this::admitted));
    }

    private void admitted(IMqttToken token) {
        MqttProperties answer = token.getResponseProperties();
        Integer limit = answer == null ? null : answer.getReceiveMaximum();
        streamsHave = calls.share(limit == null ? DEFAULT_RECEIVE_MAXIMUM : limit);
        MqttAsyncClient current = client;
        if (current == null) {
            return;
        }
        try {
            current.subscribe(Topics.allDown(gateway), 1, null, new Outcome(this::subscribed));
        } catch (MqttException e) {
            refused(e);
        }
    }

    private void subscribed(IMqttToken token) {
        for (int code : token.getReasonCodes()) {
            if (code >= FIRST_REFUSAL) {
                broken(Cause.REFUSED, "SUBACK " + code);
                return;
            }
        }
        listener.connected();
    }

    @Override
    public int room(Stream stream) {
        int limit = stream == Stream.ALARM ? streamsHave : Math.max(1, streamsHave / 2);
        return limit - unacknowledged.get();
    }

    @Override
    public boolean send(UpChannel channel, byte[] payload) {
        MqttAsyncClient current = client;
        if (current == null || over.get()) {
            return false;
        }
        if (channel == UpChannel.SIGNAL) {
            return calls.offer(payload);
        }
        unacknowledged.incrementAndGet();
        try {
            current.publish(Topics.up(gateway, channel), payload, 1, false, null, new Acknowledgement(channel));
            return true;
        } catch (MqttException e) {
            unacknowledged.decrementAndGet();
            refused(e);
            return false;
        }
    }

    /// What Paho does not take is gone, and costs nothing else: the connection ends for the streams' sake only.
    private boolean sayOfCall(byte[] payload) {
        MqttAsyncClient current = client;
        if (current == null || over.get()) {
            return false;
        }
        try {
            current.publish(Topics.up(gateway, UpChannel.SIGNAL), payload, 0, false, null, new Written(payload.length));
            return true;
        } catch (MqttException e) {
            LOG.debug("Something of a call is not sent: {}", e.toString());
            return false;
        }
    }

    /// Paho does not take it. Where that is because the connection has ended, Paho is about to say why,
    /// and the server's reason decides when to come back: a box that was taken over must not fight. It
    /// gets a moment for it.
    private void refused(MqttException failure) {
        if (failure.getReasonCode() == MqttClientException.REASON_CODE_CLIENT_NOT_CONNECTED) {
            CompletableFuture.delayedExecutor(REASON_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(() -> broken(Cause.UNREACHABLE, failure.toString()));
        } else {
            broken(Cause.UNREACHABLE, failure.toString());
        }
    }

    @Override
    public void leave(byte[] goodbye) {
        MqttAsyncClient current = client;
        send(UpChannel.PRESENCE, goodbye);
        over.set(true);
        client = null;
        if (current == null) {
            return;
        }
        try {
            // Paho first lets leave what was published, then says DISCONNECT, so that no will is told.
            current.disconnect(GOODBYE_MILLIS).waitForCompletion(GOODBYE_MILLIS);
        } catch (MqttException e) {
            LOG.debug("No goodbye: {}", e.toString());
        }
        close(current);
    }

    @Override
    public void drop() {
        over.set(true);
        MqttAsyncClient current = client;
        client = null;
        if (current != null) {
            // Paho waits for its own threads here; a stuck one must not hold up the next attempt.
            Thread.ofVirtual().name("link-drop").start(() -> {
                try {
                    current.disconnectForcibly(0, 0, false);
                } catch (MqttException e) {
                    LOG.debug("Already disconnected: {}", e.toString());
                }
                close(current);
            });
        }
    }

    private static void close(MqttAsyncClient client) {
        try {
            client.close(true);
        } catch (MqttException e) {
            LOG.debug("Not closed cleanly: {}", e.toString());
        }
    }

    /// Tells the end once.
    void broken(Cause cause, String detail) {
        if (over.compareAndSet(false, true)) {
            listener.broken(cause, detail);
        }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        MqttException failure = response.getException();
        Cause byCode = PahoTransport.cause(response.getReturnCode());
        broken(
                byCode == Cause.CLOSED && failure != null ? PahoTransport.cause(failure) : byCode,
                "DISCONNECT " + response.getReturnCode() + " " + response.getReasonString());
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        broken(PahoTransport.cause(exception), exception.toString());
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        if (!over.get()) {
            listener.received(topic, message.getPayload());
        }
    }

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String server) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}

    /// A step of connecting that succeeds or ends the attempt.
    private final class Outcome implements MqttActionListener {

        private final java.util.function.Consumer<IMqttToken> next;

        Outcome(java.util.function.Consumer<IMqttToken> next) {
            this.next = next;
        }

        @Override
        public void onSuccess(IMqttToken token) {
            if (!over.get()) {
                next.accept(token);
            }
        }

        @Override
        public void onFailure(IMqttToken token, Throwable exception) {
            broken(PahoTransport.cause(exception), String.valueOf(exception));
        }
    }

    /// With QoS 0 nothing comes back: it has left, or is lost.
    private final class Written implements MqttActionListener {

        private final int bytes;

        Written(int bytes) {
            this.bytes = bytes;
        }

        @Override
        public void onSuccess(IMqttToken token) {
            calls.written(bytes);
        }

        @Override
        public void onFailure(IMqttToken token, Throwable exception) {
            calls.written(bytes);
        }
    }

    /// Only gives room: whether a message arrived is told by the receipt alone, since Paho reports
    /// success for refusals and failure for what did arrive.
    private final class Acknowledgement implements MqttActionListener {

        private final UpChannel channel;

        Acknowledgement(UpChannel channel) {
            this.channel = channel;
        }

        @Override
        public void onSuccess(IMqttToken token) {
            int[] codes = token.getReasonCodes();
            if (codes != null && codes.length > 0 && codes[0] >= FIRST_REFUSAL) {
                LOG.warn("The server refused a message channel={} reason={}", channel, codes[0]);
            }
            done();
        }

        @Override
        public void onFailure(IMqttToken token, Throwable exception) {
            done();
        }

        private void done() {
            unacknowledged.decrementAndGet();
            listener.acknowledged();
        }
    }
}
