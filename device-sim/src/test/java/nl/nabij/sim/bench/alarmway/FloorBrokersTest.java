package nl.nabij.sim.bench.alarmway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import nl.nabij.sim.program.Mosquitto;
import nl.nabij.sim.wire.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The floor's two brokers, and the bare client that presses and listens there.
class FloorBrokersTest {

    @Test
    void aPressAtTheOneIsHeardAtTheOther_wholeAndInOrder(@TempDir Path folder) throws InterruptedException {
        LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (Mosquitto centre = FloorBroker.start(folder, "centre", OptionalInt.empty());
                Mosquitto home = FloorBroker.start(folder, "home", OptionalInt.of(centre.port()));
                WireClient ear = WireClient.connect(
                        centre.port(),
                        "ear",
                        (topic, payload) -> heard.add(topic + " " + new String(payload, StandardCharsets.UTF_8)));
                WireClient pendants = WireClient.connect(home.port(), "pendants")) {
            ear.subscribe("press/#");
            String large = "x".repeat(20_000);
            pendants.publish("press/1", large.getBytes(StandardCharsets.UTF_8));
            pendants.publish("press/2", "{}".getBytes(StandardCharsets.UTF_8));
            assertEquals("press/1 " + large, heard.poll(30, TimeUnit.SECONDS));
            assertEquals("press/2 {}", heard.poll(30, TimeUnit.SECONDS));
        }
    }
}
