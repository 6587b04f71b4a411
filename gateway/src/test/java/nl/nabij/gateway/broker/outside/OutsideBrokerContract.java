package nl.nabij.gateway.broker.outside;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import nl.nabij.gateway.broker.HomeBroker;
import nl.nabij.gateway.broker.HomeBrokerContract;
import nl.nabij.gateway.broker.Until;
import nl.nabij.gateway.broker.WireClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The contract kept through a broker outside.
abstract class OutsideBrokerContract extends HomeBrokerContract {

    private OutsideBroker broker;

    /// Starts the broker outside.
    ///
    /// @param atTheEnd closes it
    abstract int startOutside(Deque<AutoCloseable> atTheEnd) throws Exception;

    private final Deque<AutoCloseable> atTheEnd = new ArrayDeque<>();
    private int port;

    @BeforeEach
    void start() throws Exception {
        port = startOutside(atTheEnd);
        broker = new OutsideBroker(OutsideBrokerConfig.of(URI.create("tcp://127.0.0.1:" + port)), new Random(1));
        broker.start();
    }

    @AfterEach
    void stop() throws Exception {
        broker.close();
        for (AutoCloseable part : atTheEnd) {
            part.close();
        }
    }

    @Override
    protected HomeBroker broker() {
        return broker;
    }

    @Override
    protected int port() {
        return port;
    }

    @Override
    protected void untilAvailable() throws InterruptedException {
        Until.holds(WireClient.PATIENCE, "connected and subscribed", broker::available);
    }

    @Override
    protected boolean acknowledgesAfterTheListener() {
        return false;
    }
}
