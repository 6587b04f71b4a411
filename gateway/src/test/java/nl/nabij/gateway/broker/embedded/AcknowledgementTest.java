package nl.nabij.gateway.broker.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import nl.nabij.gateway.broker.HomeMessage;
import nl.nabij.gateway.broker.Until;
import nl.nabij.gateway.broker.WireClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// When a publisher is answered, and when not.
class AcknowledgementTest {

    @TempDir
    private Path folder;

    private RunningBroker running;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() throws IOException {
        running = RunningBroker.in(folder);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void acknowledgementsKeepTheOrderOfTheMessages(int version) throws IOException {
        // Some wait for the disk, some for the listener, some for nothing.
        running.broker().subscribe("heard/#", message -> heard.add(message.text()));
        try (WireClient device = running.connect(version, "device")) {
            int sent = 300;
            for (int i = 0; i < sent; i++) {
                String topic = i % 3 == 0 ? "heard/" + i : "other/" + i % 5;
                device.publish(topic, "x", 1, i % 3 == 1);
            }
            for (int i = 1; i <= sent; i++) {
                assertThat(device.next(WireClient.PUBACK).packetId()).isEqualTo(i);
            }
        }
        assertThat(heard).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void whatIsSentAgainIsHeardAsSuch(int version) throws Exception {
        running.broker().subscribe("alarm/#", message -> heard.add(message.text() + " " + message.sentAgain()));
        byte[] topic = WireClient.text("alarm/pendant");
        try (WireClient pendant = running.connect(version, "pendant")) {
            pendant.send(pendant.publishPacket(topic, "first".getBytes(StandardCharsets.UTF_8), 0b0010, 1));
            pendant.next(WireClient.PUBACK);
            pendant.send(pendant.publishPacket(topic, "again".getBytes(StandardCharsets.UTF_8), 0b1010, 1));
            pendant.next(WireClient.PUBACK);
        }
        assertThat(heard).containsExactly("first false", "again true");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aListenerThatThrowsClosesItsPublisherUnacknowledgedAndNobodyElse(int version) throws Exception {
        AtomicInteger calls = new AtomicInteger();
        running.broker().subscribe("alarm/#", message -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("the disk is full");
            }
            heard.add(message.text());
        });
        try (WireClient other = running.connect(version, "other")) {
            try (WireClient pendant = running.connect(version, "pendant")) {
                pendant.publish("alarm/pendant", "help", 1, false);
                assertThat(pendant.isClosedByBroker()).isTrue();
                assertThat(pendant.nextWithin(WireClient.PUBACK, Duration.ofMillis(10)))
                        .as("PUBACK")
                        .isEmpty();
            } catch (java.io.EOFException _) {
                assertThat(calls).hasValue(1);
            }
            other.ping();
            try (WireClient pendant = running.connect(version, "pendant")) {
                pendant.publishAndWait("alarm/pendant", "help", false);
            }
        }
        assertThat(heard).containsExactly("help");
    }

    @Test
    void anErrorInAListenerDoesNotEndTheHomesThread() throws Exception {
        running.broker().subscribe("broken/#", _ -> {
            throw new LinkageError("a broken class");
        });
        running.broker().subscribe("whole/#", message -> heard.add(message.text()));
        try (WireClient device = running.connect(5, "device")) {
            device.publish("broken/x", "x", 0, false);
            device.publishAndWait("whole/x", "still heard", false);
        }
        assertThat(heard).containsExactly("still heard");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void qualityOfService2IsTakenOnce(int version) throws IOException {
        running.broker().subscribe("twice/#", message -> heard.add(message.text()));
        try (WireClient device = running.connect(version, "device")) {
            byte[] packet = device.publishPacket(WireClient.text("twice/x"), new byte[] {'1'}, 4, 77);
            byte[] again = device.publishPacket(WireClient.text("twice/x"), new byte[] {'1'}, 4 | 8, 77);
            device.send(packet);
            assertThat(device.next(WireClient.PUBREC).packetId()).isEqualTo(77);
            device.send(again);
            assertThat(device.next(WireClient.PUBREC).packetId()).isEqualTo(77);
            device.send(new byte[] {0x62, 2, 0, 77});
            assertThat(device.next(WireClient.PUBCOMP).packetId()).isEqualTo(77);
            // The id is free again: this is a new message.
            device.send(packet);
            device.next(WireClient.PUBREC);
        }
        assertThat(heard).containsExactly("1", "1");
    }

    @Test
    void aListenerMayPublishAndNothingWaitsForItself() throws Exception {
        running.broker().subscribe("button", _ -> running.broker().publish(HomeMessage.of("lamp/set", "ON")));
        try (WireClient lamp = running.connect(5, "lamp")) {
            lamp.subscribe("lamp/set", 1);
            lamp.publishAndWait("button", "on", false);
            assertThat(lamp.payload(lamp.next(WireClient.PUBLISH))).isEqualTo("ON");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aFullMailboxSlowsPublishersDownAndLosesNothing(int version) throws Exception {
        running.close();
        running = RunningBroker.in(folder, RunningBroker.small());
        Semaphore permits = new Semaphore(0);
        AtomicInteger count = new AtomicInteger();
        running.broker().subscribe("flood/#", _ -> {
            permits.acquireUninterruptibly();
            count.incrementAndGet();
        });
        int sent = 20_000;
        try (WireClient device = running.connect(version, "device")) {
            Thread writer = Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 0; i < sent; i++) {
                        device.publish("flood/x", new byte[1_000], 0, false);
                    }
                } catch (IOException _) {
                    // The count will tell.
                }
            });
            // 20 MB cannot have been taken in: the sender is held by TCP.
            assertThat(writer.join(Duration.ofSeconds(2)))
                    .as("all taken in at once")
                    .isFalse();
            permits.release(sent);
            assertThat(writer.join(WireClient.PATIENCE)).isTrue();
            Until.holds(WireClient.PATIENCE, "all heard", () -> count.get() == sent);
            device.ping();
        }
    }
}
