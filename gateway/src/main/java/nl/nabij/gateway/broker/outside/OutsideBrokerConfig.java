package nl.nabij.gateway.broker.outside;

import java.net.URI;
import java.util.Optional;

/// Which outside broker, and who we are there. It has to speak MQTT 5.
///
/// @param address `tcp://host:port`
/// @param clientId the same at each start, so that the broker keeps what came meanwhile
public record OutsideBrokerConfig(URI address, String clientId, Optional<Credentials> credentials) {

    private static final String CLIENT_ID = "nabij-gateway";

    public OutsideBrokerConfig {
        if (!"tcp".equals(address.getScheme()) || address.getHost() == null || address.getPort() < 1) {
            throw new IllegalArgumentException("the broker's address must be tcp://host:port");
        }
        if (clientId.isEmpty()) {
            throw new IllegalArgumentException("the client id must not be empty");
        }
    }

    /// @param address `tcp://host:port` or `tcp://user:password@host:port`; the sign-in is taken out of
    ///     the address, so that it reaches no log
    public static OutsideBrokerConfig of(URI address) {
        String signIn = address.getUserInfo();
        if (signIn == null) {
            return new OutsideBrokerConfig(address, CLIENT_ID, Optional.empty());
        }
        int colon = signIn.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("the broker's address must be tcp://user:password@host:port");
        }
        return new OutsideBrokerConfig(
                URI.create(address.getScheme() + "://" + address.getHost() + ":" + address.getPort()),
                CLIENT_ID,
                Optional.of(new Credentials(signIn.substring(0, colon), signIn.substring(colon + 1))));
    }

    /// A sign-in at the broker.
    public record Credentials(String user, String password) {
        @Override
        public String toString() {
            return "Credentials[user=" + user + ", password=***]";
        }
    }
}
