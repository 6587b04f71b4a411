package nl.nabij.gateway.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every home broker does for the gateway, whoever it is.
public abstract class HomeBrokerContract {

    /// The gateway's side, started.
    protected abstract HomeBroker broker();

    /// Where devices connect.
    protected abstract int port();

    /// Makes devices heard: an outside broker has to be reached first.
    protected abstract void untilAvailable() throws Exception;

    private final BlockingQueue<HomeMessage> heard = new LinkedBlockingQueue<>();

    private HomeMessage next() throws InterruptedException {
        HomeMessage message = heard.poll(WireClient.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(message).as("a message within the time").isNotNull();
        return message;
    }

    private void keep(HomeMessage message) {
        // The payload is the listener's only until it returns.
        heard.add(new HomeMessage(
                message.topic(),
                ByteBuffer.wrap(message.text().getBytes(StandardCharsets.UTF_8)),
                message.qualityOfService(),
                message.retained(),
                message.sentAgain()));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aDeviceIsHeardAndThenAcknowledged(int version) throws Exception {
        CountDownLatch returned = new CountDownLatch(1);
        broker().subscribe("zigbee2mqtt/#", message -> {
            await(returned);
            keep(message);
        });
        untilAvailable();
        try (WireClient pendant = WireClient.connected(port(), version, "pendant" + version)) {
            int id = pendant.publish("zigbee2mqtt/pendant/action", "on", 1, false);
            if (acknowledgesAfterTheListener()) {
                assertThat(pendant.nextWithin(WireClient.PUBACK, Duration.ofMillis(300)))
                        .as("PUBACK before the listener returned")
                        .isEmpty();
            }
            returned.countDown();
            assertThat(pendant.next(WireClient.PUBACK).packetId()).isEqualTo(id);
            HomeMessage message = next();
            assertThat(message.topic()).isEqualTo("zigbee2mqtt/pendant/action");
            assertThat(message.text()).isEqualTo("on");
            assertThat(message.retained()).isFalse();
        }
    }

    /// Between the device and us an outside broker answers by itself.
    protected boolean acknowledgesAfterTheListener() {
        return true;
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(WireClient.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("not in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void messagesComeOneAtATimeAndInOrder() throws Exception {
        BlockingQueue<String> overlaps = new LinkedBlockingQueue<>();
        AtomicInteger inside = new AtomicInteger();
        broker().subscribe("order/#", message -> {
            if (inside.incrementAndGet() != 1) {
                overlaps.add(message.topic());
            }
            keep(message);
            inside.decrementAndGet();
        });
        untilAvailable();
        try (WireClient device = WireClient.connected(port(), 4, "orderly")) {
            for (int i = 0; i < 200; i++) {
                device.publish("order/" + i % 3, Integer.toString(i), 1, false);
            }
            for (int i = 0; i < 200; i++) {
                assertThat(next().text()).isEqualTo(Integer.toString(i));
            }
        }
        assertThat(overlaps).isEmpty();
    }

    @Test
    void retainedMessagesComeFirst() throws Exception {
        untilAvailable();
        try (WireClient bridge = WireClient.connected(port(), 5, "bridge")) {
            bridge.publishAndWait("kept/state", "online", true);
            broker().subscribe("kept/#", this::keep);
            HomeMessage first = next();
            assertThat(first.text()).isEqualTo("online");
            assertThat(first.retained()).isTrue();
            bridge.publishAndWait("kept/state", "offline", true);
            HomeMessage second = next();
            assertThat(second.text()).isEqualTo("offline");
            assertThat(second.retained()).isFalse();
            bridge.publishAndWait("kept/state", "", true);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void theGatewayPublishesToDevices(int version) throws Exception {
        broker().subscribe("#", this::keep);
        untilAvailable();
        try (WireClient lamp = WireClient.connected(port(), version, "lamp")) {
            lamp.subscribe("zigbee2mqtt/lamp/set", 1);
            broker().publish(HomeMessage.of("zigbee2mqtt/lamp/set", "{\"state\":\"ON\"}"));
            WireClient.Packet packet = lamp.next(WireClient.PUBLISH);
            lamp.acknowledge(packet);
            assertThat(packet.topic()).isEqualTo("zigbee2mqtt/lamp/set");
            assertThat(lamp.payload(packet)).isEqualTo("{\"state\":\"ON\"}");
            assertThat(packet.qualityOfService()).isEqualTo(1);
            lamp.publishAndWait("after", "it", false);
        }
        assertThat(next().topic()).as("the gateway does not hear itself").isEqualTo("after");
    }

    @Test
    void namesOfAnyKindPass() throws Exception {
        broker().subscribe("zigbee2mqtt/+", this::keep);
        untilAvailable();
        List<String> names = List.of("slaapkamer lamp", "\"quoted\"", "gordijn 🪟", "'; drop table", "é");
        try (WireClient device = WireClient.connected(port(), 5, "names")) {
            for (String name : names) {
                device.publishAndWait("zigbee2mqtt/" + name, name, false);
                HomeMessage message = next();
                assertThat(message.topic()).isEqualTo("zigbee2mqtt/" + name);
                assertThat(message.text()).isEqualTo(name);
            }
        }
    }

    @Test
    void aLargeDeviceListPasses() throws Exception {
        broker().subscribe(
                        "zigbee2mqtt/bridge/devices",
                        message -> heard.add(new HomeMessage(
                                message.topic(),
                                ByteBuffer.allocate(0),
                                message.payload().remaining(),
                                false,
                                false)));
        untilAvailable();
        byte[] list = new byte[4 * 1024 * 1024];
        try (WireClient bridge = WireClient.connected(port(), 4, "bridge")) {
            bridge.publish("zigbee2mqtt/bridge/devices", list, 1, true);
            bridge.next(WireClient.PUBACK);
            assertThat(next().qualityOfService()).as("its bytes").isEqualTo(list.length);
            bridge.publishAndWait("zigbee2mqtt/bridge/devices", "", true);
        }
    }
}
