package nl.nabij.gateway.broker;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// One MQTT message in the home.
///
/// @param payload a read-only view that is the listener's until it returns: a message may be 16 MiB,
///     so nobody copies it whole
/// @param retained whether it was kept by the broker from before the subscription
/// @param sentAgain whether its sender sends it again because it got no acknowledgement (MQTT's DUP):
///     it may have been heard before, and need not
public record HomeMessage(String topic, ByteBuffer payload, int qualityOfService, boolean retained, boolean sentAgain) {

    public HomeMessage {
        payload = payload.asReadOnlyBuffer();
    }

    public static HomeMessage of(String topic, String payload) {
        return new HomeMessage(topic, ByteBuffer.wrap(payload.getBytes(StandardCharsets.UTF_8)), 1, false, false);
    }

    /// The payload as text; malformed UTF-8 becomes U+FFFD.
    public String text() {
        return StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
    }
}
