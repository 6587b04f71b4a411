package nl.nabij.gateway.broker.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import nl.nabij.gateway.broker.BrokerUnavailableException;
import nl.nabij.gateway.broker.HomeMessage;
import nl.nabij.gateway.broker.Until;
import nl.nabij.gateway.broker.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutsideBrokerTest {

    @TempDir
    private Path folder;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    private static OutsideBroker joining(int port) {
        OutsideBroker broker =
                new OutsideBroker(OutsideBrokerConfig.of(URI.create("tcp://127.0.0.1:" + port)), new Random(1));
        broker.start();
        return broker;
    }

    private String next() throws InterruptedException {
        String text = heard.poll(WireClient.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return text == null ? "nothing" : text;
    }

    @Test
    void itJoinsABrokerThatComesLaterAndComesBack() throws Exception {
        int port = Mosquitto.freePort();
        try (OutsideBroker broker = joining(port)) {
            broker.subscribe("home/#", message -> heard.add(message.text()));
            assertThat(broker.available()).isFalse();
            assertThatThrownBy(() -> broker.publish(HomeMessage.of("lamp/set", "ON")))
                    .isInstanceOf(BrokerUnavailableException.class);
            try (Mosquitto _ = Mosquitto.start(folder, port)) {
                hears(broker, port, "first");
            }
            Until.holds(WireClient.PATIENCE, "its loss noticed", () -> !broker.available());
            try (Mosquitto _ = Mosquitto.start(folder, port)) {
                // It remembers nothing: we have to subscribe again.
                hears(broker, port, "second");
            }
        }
    }

    private void hears(OutsideBroker broker, int port, String text) throws Exception {
        Until.holds(WireClient.PATIENCE, "connected and subscribed", broker::available);
        try (WireClient device = WireClient.connected(port, 4, "device")) {
            device.publishAndWait("home/device", text, false);
        }
        assertThat(next()).isEqualTo(text);
    }

    @Test
    void aFailedMessageComesAgain() throws Exception {
        int port = Mosquitto.freePort();
        AtomicInteger failures = new AtomicInteger();
        try (Mosquitto _ = Mosquitto.start(folder, port);
                OutsideBroker broker = joining(port)) {
            broker.subscribe("home/#", message -> {
                if (failures.incrementAndGet() <= 2) {
                    throw new IllegalStateException("the disk is full");
                }
                heard.add(message.text());
            });
            Until.holds(WireClient.PATIENCE, "connected and subscribed", broker::available);
            try (WireClient pendant = WireClient.connected(port, 5, "pendant")) {
                pendant.publishAndWait("home/pendant/action", "on", false);
            }
            assertThat(next()).isEqualTo("on");
            assertThat(failures).hasValue(3);
        }
    }

    @Test
    void aPressDuringARestartOfTheGatewayIsKeptByTheBroker() throws Exception {
        int port = Mosquitto.freePort();
        try (Mosquitto _ = Mosquitto.start(folder, port)) {
            try (OutsideBroker before = joining(port)) {
                before.subscribe("home/#", _ -> {});
                Until.holds(WireClient.PATIENCE, "connected and subscribed", before::available);
            }
            try (WireClient pendant = WireClient.connected(port, 5, "pendant")) {
                pendant.publishAndWait("home/pendant/action", "on", false);
            }
            try (OutsideBroker after =
                    new OutsideBroker(OutsideBrokerConfig.of(URI.create("tcp://127.0.0.1:" + port)), new Random(1))) {
                after.subscribe("home/#", message -> heard.add(message.text()));
                after.start();
                assertThat(next()).isEqualTo("on");
            }
        }
    }

    @Test
    void aListenerMayPublish() throws Exception {
        int port = Mosquitto.freePort();
        try (Mosquitto _ = Mosquitto.start(folder, port);
                OutsideBroker broker = joining(port)) {
            broker.subscribe("home/button", _ -> broker.publish(HomeMessage.of("lamp/set", "ON")));
            Until.holds(WireClient.PATIENCE, "connected and subscribed", broker::available);
            try (WireClient lamp = WireClient.connected(port, 4, "lamp")) {
                lamp.subscribe("lamp/set", 1);
                lamp.publish("home/button", "on", 1, false);
                assertThat(lamp.payload(lamp.next(WireClient.PUBLISH))).isEqualTo("ON");
            }
        }
    }
}
