package nl.nabij.gateway.link;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttSubAckReasonCode;
import java.security.cert.Certificate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.CallUp;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.Presence;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Topics;
import nl.nabij.contract.link.Topics.DownChannel;
import nl.nabij.contract.link.Up;
import nl.nabij.gateway.identity.ServerAddress;
import nl.nabij.gateway.identity.TestAuthority;
import nl.nabij.gateway.identity.TestAuthority.Issued;

/// A centre that does what a test wants: over real TLS and real MQTT.
final class FakeCentre implements AutoCloseable {

    /// How it answers what came.
    enum Receipts {
        AT_ONCE,
        NEVER,
        /// Each twice, and after each an older one.
        TWICE_AND_OLDER
    }

    final List<Up> ups = new CopyOnWriteArrayList<>();
    final List<String> topics = new CopyOnWriteArrayList<>();
    final List<Presence> presences = new CopyOnWriteArrayList<>();
    final List<CallUp> calls = new CopyOnWriteArrayList<>();
    final List<MqttQoS> callsCameWith = new CopyOnWriteArrayList<>();
    final List<Object> inOrder = new CopyOnWriteArrayList<>();
    final List<Certificate> certificates = new CopyOnWriteArrayList<>();
    final List<MqttEndpoint> endpoints = new CopyOnWriteArrayList<>();
    final List<Presence> wills = new CopyOnWriteArrayList<>();
    volatile Receipts receipts = Receipts.AT_ONCE;
    volatile MqttConnectReturnCode answer = MqttConnectReturnCode.CONNECTION_ACCEPTED;

    private final MqttServer server;
    private final int port;
    private final Map<Stream, Long> through = new EnumMap<>(Stream.class);
    private volatile Context loop;
    private volatile GatewayId gateway = new GatewayId("nobody");

    FakeCentre(Vertx vertx, TestAuthority authority, Issued identity) {
        this(vertx, authority, identity, 0);
    }

    FakeCentre(Vertx vertx, TestAuthority authority, Issued identity, int wantedPort) {
        loop = vertx.getOrCreateContext();
        MqttServerOptions options = new MqttServerOptions()
                .setHost("127.0.0.1")
                .setPort(wantedPort)
                .setMaxMessageSize(1 << 17)
                .setSsl(true)
                .setClientAuth(ClientAuth.REQUIRED)
                .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(authority.certificatePem())))
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertValue(Buffer.buffer(identity.certificatePem()))
                        .addKeyValue(Buffer.buffer(identity.keyPem())));
        server = MqttServer.create(vertx, options)
                .endpointHandler(this::connected)
                .exceptionHandler(failure -> {});
        try {
            port = server.listen().await(10, TimeUnit.SECONDS).actualPort();
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    ServerAddress address() {
        return new ServerAddress("localhost", port);
    }

    int port() {
        return port;
    }

    private void connected(MqttEndpoint endpoint) {
        gateway = new GatewayId(endpoint.clientIdentifier());
        if (answer != MqttConnectReturnCode.CONNECTION_ACCEPTED) {
            inOrder.add(answer);
            endpoint.reject(answer);
            return;
        }
        endpoint.exceptionHandler(failure -> {});
        endpoint.subscribeHandler(subscribe -> endpoint.subscribeAcknowledge(
                subscribe.messageId(),
                List.of(MqttSubAckReasonCode.GRANTED_QOS1),
                io.netty.handler.codec.mqtt.MqttProperties.NO_PROPERTIES));
        endpoint.publishHandler(message -> {
            if (message.topicName().endsWith("/up/signal")) {
                callsCameWith.add(message.qosLevel());
            }
            take(endpoint, message.topicName(), message.payload().getBytes());
            if (endpoint.isConnected() && message.qosLevel() != MqttQoS.AT_MOST_ONCE) {
                endpoint.publishAcknowledge(message.messageId());
            }
        });
        endpoint.disconnectHandler(goodbye -> inOrder.add("DISCONNECT"));
        certificates.add(certificate(endpoint));
        loop = Vertx.currentContext();
        endpoint.accept(false);
        endpoints.add(endpoint);
    }

    private static Certificate certificate(MqttEndpoint endpoint) {
        try {
            return endpoint.sslSession().getPeerCertificates()[0];
        } catch (SSLPeerUnverifiedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void take(MqttEndpoint endpoint, String topic, byte[] payload) {
        try {
            topics.add(topic);
            if (topic.endsWith("/presence")) {
                Presence presence = ContractJson.read(payload, Presence.class);
                presences.add(presence);
                inOrder.add(presence);
                return;
            }
            if (topic.endsWith("/up/signal")) {
                CallUp call = ContractJson.read(payload, CallUp.class);
                inOrder.add(call);
                calls.add(call);
                return;
            }
            Up up = ContractJson.read(payload, Up.class);
            ups.add(up);
            inOrder.add(up);
            receipt(endpoint, up);
        } catch (ContractException e) {
            throw new IllegalStateException(e);
        }
    }

    private void receipt(MqttEndpoint endpoint, Up up) {
        if (receipts == Receipts.NEVER) {
            return;
        }
        long last = through.merge(up.stream(), up.seq(), Math::max);
        send(endpoint, new Down.Receipt(up.stream(), up.epoch(), last));
        if (receipts == Receipts.TWICE_AND_OLDER) {
            send(endpoint, new Down.Receipt(up.stream(), up.epoch(), last));
            send(endpoint, new Down.Receipt(up.stream(), up.epoch(), Math.max(0, last - 1)));
        }
    }

    void say(Down message) {
        send(endpoints.getLast(), message);
    }

    void sayRaw(DownChannel channel, String payload) {
        publish(
                endpoints.getLast(),
                Topics.down(gateway, channel),
                payload.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    void publish(MqttEndpoint endpoint, String topic, byte[] payload) {
        var _ = endpoint.publish(topic, Buffer.buffer(payload), MqttQoS.AT_LEAST_ONCE, false, false);
    }

    private void send(MqttEndpoint endpoint, Down message) {
        DownChannel channel = switch (message) {
            case Down.Receipt receipt -> DownChannel.RECEIPT;
            case Down.Command command -> DownChannel.COMMAND;
            case Down.Notice notice -> DownChannel.NOTICE;
            case Down.Config config -> DownChannel.CONFIG;
            case Down.RenewCertificate _, Down.InstallerAccess _, Down.Installation _ -> DownChannel.CONFIG;
            case Down.Call _ -> DownChannel.SIGNAL;
            case Down.UnknownDown unknown -> DownChannel.SIGNAL;
        };
        publish(endpoint, Topics.down(gateway, channel), ContractJson.toBytes(message));
    }

    /// The connection breaks in the middle of whatever is going on.
    void cut() {
        endpoints.getLast().close();
    }

    /// On the connection's own loop, so that the box's answer to it cannot come in between.
    void takeOver() {
        MqttEndpoint last = endpoints.getLast();
        loop.runOnContext(_ -> last.disconnect(
                MqttDisconnectReasonCode.SESSION_TAKEN_OVER, io.netty.handler.codec.mqtt.MqttProperties.NO_PROPERTIES));
    }

    @Override
    public void close() {
        try {
            var _ = server.close().await(10, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
