package nl.nabij.gateway.broker.embedded;

import java.nio.file.Path;

/// Where the home broker listens and keeps what it promised.
///
/// @param host the address to listen on; loopback unless the household chose otherwise
/// @param port 0 for any free one
/// @param folder of the broker alone; made when it is missing
public record EmbeddedBrokerConfig(String host, int port, Path folder, EmbeddedBrokerLimits limits) {

    public static final String LOOPBACK = "127.0.0.1";

    public EmbeddedBrokerConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65,535");
        }
    }

    /// For programs on this box only.
    public static EmbeddedBrokerConfig loopback(int port, Path folder) {
        return new EmbeddedBrokerConfig(LOOPBACK, port, folder, EmbeddedBrokerLimits.defaults());
    }
}
