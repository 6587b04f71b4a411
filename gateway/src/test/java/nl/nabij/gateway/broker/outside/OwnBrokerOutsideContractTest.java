package nl.nabij.gateway.broker.outside;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Deque;
import nl.nabij.gateway.broker.embedded.EmbeddedBroker;
import nl.nabij.gateway.broker.embedded.EmbeddedBrokerConfig;
import org.junit.jupiter.api.io.TempDir;

/// Another gateway's broker as the outside one.
class OwnBrokerOutsideContractTest extends OutsideBrokerContract {

    @TempDir
    private Path folder;

    @Override
    int startOutside(Deque<AutoCloseable> atTheEnd) throws IOException {
        Vertx vertx = Vertx.vertx();
        atTheEnd.push(() -> vertx.close().await());
        EmbeddedBroker outside = new EmbeddedBroker(vertx, Clock.systemUTC(), EmbeddedBrokerConfig.loopback(0, folder));
        atTheEnd.push(outside);
        outside.start();
        return outside.port();
    }
}
