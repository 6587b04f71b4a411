package nl.nabij.gateway.broker.embedded;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import nl.nabij.gateway.broker.HomeBroker;
import nl.nabij.gateway.broker.HomeBrokerContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerContractTest extends HomeBrokerContract {

    private final Vertx vertx = Vertx.vertx();
    private EmbeddedBroker broker;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        broker = new EmbeddedBroker(vertx, Clock.systemUTC(), EmbeddedBrokerConfig.loopback(0, folder));
        broker.start();
    }

    @AfterEach
    void stop() {
        broker.close();
        vertx.close().await();
    }

    @Override
    protected HomeBroker broker() {
        return broker;
    }

    @Override
    protected int port() {
        return broker.port();
    }

    @Override
    protected void untilAvailable() {}
}
