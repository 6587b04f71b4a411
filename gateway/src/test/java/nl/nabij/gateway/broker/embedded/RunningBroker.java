package nl.nabij.gateway.broker.embedded;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import nl.nabij.gateway.broker.WireClient;

/// A home broker for a test, with its own event loops.
final class RunningBroker implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final EmbeddedBroker broker;

    private RunningBroker(Path folder, EmbeddedBrokerLimits limits, Clock clock) {
        broker = new EmbeddedBroker(
                vertx, clock, new EmbeddedBrokerConfig(EmbeddedBrokerConfig.LOOPBACK, 0, folder, limits));
    }

    static RunningBroker in(Path folder) throws IOException {
        return in(folder, EmbeddedBrokerLimits.defaults());
    }

    static RunningBroker in(Path folder, EmbeddedBrokerLimits limits) throws IOException {
        return in(folder, limits, Clock.systemUTC());
    }

    static RunningBroker in(Path folder, EmbeddedBrokerLimits limits, Clock clock) throws IOException {
        RunningBroker running = new RunningBroker(folder, limits, clock);
        running.broker.start();
        return running;
    }

    /// Small enough to be reached in a test.
    static EmbeddedBrokerLimits small() {
        return new EmbeddedBrokerLimits(
                3,
                64 * 1024,
                256 * 1024,
                10,
                64 * 1024,
                512 * 1024,
                4,
                Duration.ofDays(7),
                2,
                3,
                32 * 1024,
                4,
                64 * 1024,
                2,
                2);
    }

    EmbeddedBroker broker() {
        return broker;
    }

    int port() {
        return broker.port();
    }

    WireClient connect(int version, String clientId) throws IOException {
        return WireClient.connected(port(), version, clientId);
    }

    WireClient open(int version) throws IOException {
        return WireClient.open(port(), version);
    }

    @Override
    public void close() {
        broker.close();
        vertx.close().await();
    }
}
