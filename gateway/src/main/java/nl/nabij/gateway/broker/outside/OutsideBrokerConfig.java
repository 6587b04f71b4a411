package nl.nabij.gateway.broker.outside;

import java.net.URI;
import java.util.Optional;

/// Which outside broker, and who we are there. It has to speak MQTT 5.
///
/// @param address `tcp://host:port`
/// @param clientId the same at each start, so that the broker keeps what came meanwhile
public record OutsideBrokerConfig(URI address, String clientId, Optional<Credentials> credentials) {

    public OutsideBrokerConfig {
        if (!"tcp".equals(address.getScheme()) || address.getHost() == null || address.getPort() < 1) {
            throw new IllegalArgumentException("the broker's address must be tcp://host:port");
        }
        if (clientId.isEmpty()) {
            throw new IllegalArgumentException("the client id must not be empty");
        }
    }

    public static OutsideBrokerConfig of(URI address) {
        return new OutsideBrokerConfig(address, "nabij-gateway", Optional.empty());
    }

    /// A sign-in at the broker.
    public record Credentials(String user, String password) {
        @Override
        public String toString() {
            return "Credentials[user=" + user + ", password=***]";
        }
    }
}
