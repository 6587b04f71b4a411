package nl.nabij.gateway.broker.embedded;

import io.netty.handler.codec.mqtt.MqttProperties;

/// One message on its way through the broker. The bytes are shared by all who get it, and nobody
/// changes them.
final class Publication {

    /// What a message costs beside its own bytes: objects, references, a place in two maps.
    private static final int OVERHEAD_BYTES = 200;

    private final String topic;
    private final byte[] payload;
    private final int qualityOfService;
    private final boolean retain;
    private final MqttProperties properties;
    private final boolean sentAgain;

    /// @param payload given away: the caller does not touch it again
    Publication(String topic, byte[] payload, int qualityOfService, boolean retain, MqttProperties properties) {
        this(topic, payload, qualityOfService, retain, properties, false);
    }

    /// @param payload given away: the caller does not touch it again
    /// @param sentAgain whether the publisher says that it sent it before
    Publication(
            String topic,
            byte[] payload,
            int qualityOfService,
            boolean retain,
            MqttProperties properties,
            boolean sentAgain) {
        this.topic = topic;
        this.payload = payload;
        this.qualityOfService = qualityOfService;
        this.retain = retain;
        this.properties = properties;
        this.sentAgain = sentAgain;
    }

    String topic() {
        return topic;
    }

    byte[] payload() {
        return payload;
    }

    int qualityOfService() {
        return qualityOfService;
    }

    boolean retain() {
        return retain;
    }

    MqttProperties properties() {
        return properties;
    }

    /// Of no interest to subscribers: to them it is sent for the first time.
    boolean sentAgain() {
        return sentAgain;
    }

    int sizeBytes() {
        return payload.length + 2 * topic.length() + OVERHEAD_BYTES;
    }
}
