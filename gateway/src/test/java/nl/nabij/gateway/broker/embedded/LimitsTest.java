package nl.nabij.gateway.broker.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import nl.nabij.gateway.broker.Until;
import nl.nabij.gateway.broker.WireClient;
import nl.nabij.gateway.broker.WireClient.Packet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// And when it is full?
class LimitsTest {

    @TempDir
    private Path folder;

    private RunningBroker running;

    @BeforeEach
    void start() throws IOException {
        running = RunningBroker.in(folder, RunningBroker.small());
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void oneClientTooManyIsRefused(int version) throws IOException {
        try (WireClient one = running.connect(version, "one");
                WireClient two = running.connect(version, "two");
                WireClient three = running.connect(version, "three");
                WireClient four = running.open(version)) {
            Packet answer = four.connectWith(four.connect("four"));
            assertThat(WireClient.reason(answer)).isEqualTo(version == 5 ? 0x97 : 3);
            assertThat(four.isClosedByBroker()).isTrue();
            one.ping();
            three.ping();
            // A take-over needs no place.
            running.connect(version, "two").close();
            assertThat(two.isClosedByBroker()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void oneSubscriptionTooManyIsRefused(int version) throws IOException {
        try (WireClient client = running.connect(version, "client")) {
            assertThat(WireClient.reason(client.subscribe("a", 1))).isEqualTo(1);
            assertThat(WireClient.reason(client.subscribe("b", 2)))
                    .as("granted")
                    .isEqualTo(1);
            assertThat(WireClient.reason(client.subscribe("c", 1))).isEqualTo(version == 5 ? 0x97 : 0x80);
            assertThat(WireClient.reason(client.subscribe("a", 0))).as("again").isEqualTo(0);
        }
    }

    @Test
    void aSharedSubscriptionIsRefused() throws IOException {
        try (WireClient client = running.connect(5, "client")) {
            assertThat(WireClient.reason(client.subscribe("$share/group/a", 1))).isEqualTo(0x9E);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aRetainedMessageTooManyPassesButIsNotKept(int version) throws IOException {
        try (WireClient client = running.connect(version, "client");
                WireClient live = running.connect(version, "live")) {
            live.subscribe("#", 0);
            for (String topic : List.of("a", "b", "c", "d")) {
                client.publish(topic, topic, 1, true);
                assertThat(WireClient.reason(client.next(WireClient.PUBACK)))
                        .as(topic)
                        .isEqualTo(version == 5 && topic.equals("d") ? 0x97 : 0);
                assertThat(live.payload(live.next(WireClient.PUBLISH))).isEqualTo(topic);
            }
            client.subscribe("#", 0);
            List<String> kept = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                kept.add(client.payload(client.next(WireClient.PUBLISH)));
            }
            assertThat(kept).containsExactlyInAnyOrder("a", "b", "c");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aFullQueueOfAnAbsentClientLosesItsOldest(int version) throws IOException {
        try (WireClient away = running.open(version)) {
            away.connectWith(away.connect("away").keeping(60));
            away.subscribe("x", 1);
            away.sayGoodbye();
            assertThat(away.isClosedByBroker()).isTrue();
        }
        try (WireClient device = running.connect(version, "device")) {
            for (int i = 0; i < 15; i++) {
                device.publishAndWait("x", "m" + i, false);
            }
        }
        try (WireClient back = running.open(version)) {
            back.connectWith(back.connect("away").keeping(60));
            for (int i = 5; i < 15; i++) {
                Packet packet = back.next(WireClient.PUBLISH);
                assertThat(back.payload(packet)).isEqualTo("m" + i);
                back.acknowledge(packet);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void theSessionLongestAwayGivesWay(int version) throws IOException {
        for (int i = 0; i < 5; i++) {
            try (WireClient client = running.open(version)) {
                client.connectWith(client.connect("s" + i).keeping(60));
                client.sayGoodbye();
                assertThat(client.isClosedByBroker()).isTrue();
            }
        }
        for (int i = 4; i >= 0; i--) {
            try (WireClient client = running.open(version)) {
                Packet answer = client.connectWith(client.connect("s" + i).keeping(60));
                assertThat(answer.body().at(0)).as("s" + i).isEqualTo(i == 0 ? 0 : 1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aSlowReaderIsCutAtItsLimitAndNobodyElse(int version) throws Exception {
        try (WireClient slow = WireClient.open(running.port(), version, 4_096);
                WireClient device = running.connect(version, "device")) {
            slow.connectWith(slow.connect("slow").will("slow/gone", "x", 0, false));
            slow.subscribe("x", 0);
            device.subscribe("slow/gone", 0);
            byte[] payload = new byte[32 * 1024];
            // The sockets' buffers take some megabytes before the broker's own queue fills.
            int sent = 0;
            while (sent < 2_000
                    && device.nextWithin(WireClient.PUBLISH, java.time.Duration.ofMillis(1))
                            .isEmpty()) {
                device.publish("x", payload, 0, false);
                sent++;
            }
            assertThat(sent).as("messages until the slow reader was cut").isLessThan(2_000);
            device.ping();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aClientThatNeverReadsItsAcknowledgementsIsHeldByTcp(int version) throws Exception {
        AtomicInteger sent = new AtomicInteger();
        Thread writer;
        try (WireClient deaf = WireClient.open(running.port(), version, 4_096);
                WireClient other = running.connect(version, "other")) {
            deaf.connectWith(deaf.connect("deaf"));
            writer = Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        deaf.publish("x", new byte[0], 1, false);
                        sent.incrementAndGet();
                    }
                } catch (IOException _) {
                    // Cut at last.
                }
            });
            Until.holds(WireClient.PATIENCE, "the writer held", () -> standsStill(sent));
            other.ping();
        }
        assertThat(writer.join(WireClient.PATIENCE)).isTrue();
    }

    private static boolean standsStill(AtomicInteger counter) {
        int before = counter.get();
        LockSupport.parkNanos(500_000_000);
        return before > 0 && counter.get() == before;
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aPacketTooLargeClosesItsConnection(int version) throws IOException {
        try (WireClient client = running.connect(version, "client");
                WireClient other = running.connect(version, "other")) {
            try {
                client.publish("x", new byte[65 * 1024], 1, false);
            } catch (SocketException _) {
                // It was closed while we wrote.
            }
            assertThat(client.isClosedByBroker()).isTrue();
            other.ping();
        }
    }
}
