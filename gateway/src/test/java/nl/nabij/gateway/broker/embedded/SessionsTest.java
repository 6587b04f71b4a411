package nl.nabij.gateway.broker.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import nl.nabij.gateway.broker.WireClient;
import nl.nabij.gateway.broker.WireClient.Packet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is kept for a client, over its absence and over the broker's own end.
class SessionsTest {

    private static final int KEPT_SECONDS = 3_600;

    @TempDir
    private Path folder;

    private RunningBroker running;

    @BeforeEach
    void start() throws IOException {
        running = RunningBroker.in(folder);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private void restart() throws IOException {
        running.close();
        running = RunningBroker.in(folder);
    }

    private WireClient keeping(int version, String clientId, boolean present) throws IOException {
        WireClient client = running.open(version);
        Packet answer = client.connectWith(client.connect(clientId).keeping(KEPT_SECONDS));
        assertThat(WireClient.reason(answer)).isZero();
        assertThat(answer.body().at(0)).as("session present").isEqualTo(present ? 1 : 0);
        return client;
    }

    private static String take(WireClient client) throws IOException {
        Packet packet = client.next(WireClient.PUBLISH);
        client.acknowledge(packet);
        return client.payload(packet);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void whatCameMeanwhileIsDeliveredAlsoAfterARestart(int version) throws IOException {
        try (WireClient away = keeping(version, "away", false)) {
            away.subscribe("news/#", 1);
        }
        List<String> sent = new ArrayList<>();
        try (WireClient device = running.connect(version, "device")) {
            for (int i = 0; i < 50; i++) {
                device.publishAndWait("news/" + i % 3, "n" + i, false);
                sent.add("n" + i);
            }
            device.publish("news/fleeting", "with QoS 0", 0, false);
            device.ping();
        }
        restart();
        List<String> got = new ArrayList<>();
        try (WireClient back = keeping(version, "away", true)) {
            for (int i = 0; i < 50; i++) {
                got.add(take(back));
            }
            assertThat(back.nextWithin(WireClient.PUBLISH, Duration.ofMillis(200)))
                    .isEmpty();
            // Its subscription is alive too.
            back.publishAndWait("news/own", "live", false);
            assertThat(take(back)).isEqualTo("live");
            back.ping();
        }
        assertThat(got).isEqualTo(sent);
        restart();
        try (WireClient back = keeping(version, "away", true)) {
            assertThat(back.nextWithin(WireClient.PUBLISH, Duration.ofMillis(200)))
                    .as("acknowledged messages come again")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void whatWasNotAcknowledgedComesAgainUnderItsOwnId(int version) throws IOException {
        int first;
        try (WireClient slow = keeping(version, "slow", false);
                WireClient device = running.connect(version, "device")) {
            slow.subscribe("news", 1);
            device.publishAndWait("news", "one", false);
            device.publishAndWait("news", "two", false);
            Packet packet = slow.next(WireClient.PUBLISH);
            first = packet.packetId();
            assertThat(packet.isRepeated()).isFalse();
        }
        try (WireClient back = keeping(version, "slow", true)) {
            Packet again = back.next(WireClient.PUBLISH);
            assertThat(again.isRepeated()).isTrue();
            assertThat(again.packetId()).isEqualTo(first);
            assertThat(back.payload(again)).isEqualTo("one");
            assertThat(back.payload(back.next(WireClient.PUBLISH))).isEqualTo("two");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aCleanStartForgetsForGood(int version) throws IOException {
        try (WireClient away = keeping(version, "away", false)) {
            away.subscribe("news", 1);
        }
        try (WireClient device = running.connect(version, "device")) {
            device.publishAndWait("news", "one", false);
        }
        running.connect(version, "away").close();
        restart();
        keeping(version, "away", false).close();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void anUnsubscriptionHoldsOverARestart(int version) throws IOException {
        try (WireClient away = keeping(version, "away", false)) {
            away.subscribe("a", 1);
            away.subscribe("b", 1);
            away.unsubscribe("a");
        }
        restart();
        try (WireClient device = running.connect(version, "device")) {
            device.publishAndWait("a", "not wanted", false);
            device.publishAndWait("b", "wanted", false);
        }
        try (WireClient back = keeping(version, "away", true)) {
            assertThat(take(back)).isEqualTo("wanted");
        }
    }

    @Test
    void aSessionExpires() throws IOException {
        running.close();
        MovedClock clock = new MovedClock();
        running = RunningBroker.in(folder, EmbeddedBrokerLimits.defaults(), clock);
        try (WireClient witness = running.connect(5, "witness")) {
            witness.subscribe("gone", 0);
            leavesAndIsMissed(witness, false);
            leavesAndIsMissed(witness, true);
            clock.now = clock.now.plusSeconds(KEPT_SECONDS + 1);
            leavesAndIsMissed(witness, false);
        }
    }

    private void leavesAndIsMissed(WireClient witness, boolean present) throws IOException {
        try (WireClient away = running.open(5)) {
            Packet answer =
                    away.connectWith(away.connect("away").keeping(KEPT_SECONDS).will("gone", "away", 0, false));
            assertThat(answer.body().at(0)).as("session present").isEqualTo(present ? 1 : 0);
        }
        witness.next(WireClient.PUBLISH);
    }

    private static final class MovedClock extends Clock {
        private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aSecondConnectionTakesTheClientIdOver(int version) throws IOException {
        try (WireClient old = running.connect(version, "same")) {
            old.subscribe("x", 1);
            try (WireClient fresh = running.connect(version, "same")) {
                if (version == 5) {
                    assertThat(WireClient.reason(old.next(WireClient.DISCONNECT)))
                            .isEqualTo(142);
                }
                assertThat(old.isClosedByBroker()).isTrue();
                fresh.ping();
                fresh.subscribe("y", 1);
                fresh.publishAndWait("y", "mine", false);
                assertThat(take(fresh)).isEqualTo("mine");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aTakenOverSessionGoesOn(int version) throws IOException {
        try (WireClient old = keeping(version, "same", false)) {
            old.subscribe("x", 1);
            try (WireClient fresh = keeping(version, "same", true)) {
                fresh.publishAndWait("x", "mine", false);
                assertThat(take(fresh)).isEqualTo("mine");
            }
        }
    }

    @Test
    void theClientsReceiveMaximumIsKept() throws IOException {
        try (WireClient narrow = running.open(5);
                WireClient device = running.connect(5, "device")) {
            narrow.connectWith(narrow.connect("narrow").receiveMaximum(2));
            narrow.subscribe("x", 1);
            for (int i = 0; i < 10; i++) {
                device.publishAndWait("x", "m" + i, false);
            }
            Packet first = narrow.next(WireClient.PUBLISH);
            Packet second = narrow.next(WireClient.PUBLISH);
            assertThat(narrow.nextWithin(WireClient.PUBLISH, Duration.ofMillis(200)))
                    .isEmpty();
            narrow.acknowledge(first);
            assertThat(narrow.payload(narrow.next(WireClient.PUBLISH))).isEqualTo("m2");
            narrow.acknowledge(second);
            assertThat(narrow.payload(narrow.next(WireClient.PUBLISH))).isEqualTo("m3");
        }
    }
}
