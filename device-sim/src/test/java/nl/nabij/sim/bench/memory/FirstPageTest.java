package nl.nabij.sim.bench.memory;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FirstPageTest {

    @Test
    void onlyAWholePageCounts_andTheTimeUntilThenIsMeasured() throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AtomicInteger asked = new AtomicInteger();
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(asked.incrementAndGet() < 3 ? 503 : 200, -1);
            exchange.close();
        });
        int port = server.getAddress().getPort();
        assertFalse(FirstPage.answers(port), "nobody is there yet");
        try {
            long nanos = FirstPage.nanos(port, server::start);
            assertTrue(nanos > 0 && asked.get() >= 3, () -> nanos + " ns after " + asked);
        } finally {
            server.stop(0);
        }
    }
}
