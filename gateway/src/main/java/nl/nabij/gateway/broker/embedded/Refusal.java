package nl.nabij.gateway.broker.embedded;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttWill;
import java.util.Optional;
import nl.nabij.gateway.broker.TopicName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Why a CONNECT is refused, in the words of both versions.
enum Refusal {
    VERSION(
            MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION,
            MqttConnectReturnCode.CONNECTION_REFUSED_UNSUPPORTED_PROTOCOL_VERSION),
    CLIENT_ID(
            MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED,
            MqttConnectReturnCode.CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID),
    WILL_TOPIC(
            MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE,
            MqttConnectReturnCode.CONNECTION_REFUSED_TOPIC_NAME_INVALID),
    FULL(
            MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE,
            MqttConnectReturnCode.CONNECTION_REFUSED_QUOTA_EXCEEDED);

    private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);

    /// Longer client ids are refused: an id is a name, and each is kept.
    private static final int CLIENT_ID_LENGTH_MAX = 256;

    private final MqttConnectReturnCode version311;
    private final MqttConnectReturnCode version5;

    Refusal(MqttConnectReturnCode version311, MqttConnectReturnCode version5) {
        this.version311 = version311;
        this.version5 = version5;
    }

    /// What is wrong with a CONNECT by itself.
    static Optional<Refusal> of(MqttEndpoint endpoint) {
        if (endpoint.protocolVersion() < MqttVersion.MQTT_3_1_1.protocolLevel()) {
            return Optional.of(VERSION);
        }
        String client = endpoint.clientIdentifier();
        if (client.isEmpty()
                || client.length() > CLIENT_ID_LENGTH_MAX
                || client.indexOf('\0') >= 0
                || client.indexOf('\uFFFD') >= 0) {
            return Optional.of(CLIENT_ID);
        }
        MqttWill will = endpoint.will();
        if (will.isWillFlag() && !TopicName.isValid(will.getWillTopic())) {
            return Optional.of(WILL_TOPIC);
        }
        return Optional.empty();
    }

    /// Says so; the endpoint then closes.
    void tell(MqttEndpoint endpoint) {
        LOG.warn("client refused reason={}", this);
        boolean is5 = endpoint.protocolVersion() >= MqttVersion.MQTT_5.protocolLevel();
        endpoint.reject(is5 ? version5 : version311);
    }
}
