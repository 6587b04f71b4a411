package nl.nabij.server.link;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.vertx.mqtt.MqttEndpoint;
import nl.nabij.contract.link.ConnectProperties;

/// What a home says of itself in its CONNECT.
final class AlarmsWaiting {

    private AlarmsWaiting() {}

    /// Whether an alarm waits in it. A box of an older version says nothing, and comes in its turn; who says it
    /// without one only goes before other quiet homes.
    static boolean of(MqttEndpoint endpoint) {
        return endpoint.connectProperties().getProperties(MqttProperties.USER_PROPERTY).stream()
                .anyMatch(property -> property instanceof MqttProperties.UserProperty user
                        && user.value().key.equals(ConnectProperties.WAITING_ALARMS)
                        && !user.value().value.equals("0"));
    }
}
