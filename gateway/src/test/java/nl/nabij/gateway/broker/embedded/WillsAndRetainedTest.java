package nl.nabij.gateway.broker.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import nl.nabij.gateway.broker.HomeMessage;
import nl.nabij.gateway.broker.WireClient;
import nl.nabij.gateway.broker.WireClient.Packet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WillsAndRetainedTest {

    private static final Duration QUIET = Duration.ofMillis(300);

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

    private WireClient bridgeWithWill(int version) throws IOException {
        WireClient bridge = running.open(version);
        bridge.connectWith(bridge.connect("bridge").will("bridge/state", "offline", 1, true));
        return bridge;
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aClientThatGoesWithoutAWordIsMissed(int version) throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        running.broker().subscribe("bridge/#", message -> heard.add(message.text()));
        try (WireClient witness = running.connect(version, "witness")) {
            witness.subscribe("bridge/state", 1);
            bridgeWithWill(version).close();
            assertThat(witness.payload(witness.next(WireClient.PUBLISH))).isEqualTo("offline");
        }
        assertThat(heard.poll(WireClient.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isEqualTo("offline");
        try (WireClient late = running.connect(version, "late")) {
            late.subscribe("bridge/state", 1);
            assertThat(late.next(WireClient.PUBLISH).isRetained()).as("kept").isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aClientThatSaysGoodbyeIsNot(int version) throws IOException {
        try (WireClient witness = running.connect(version, "witness")) {
            witness.subscribe("bridge/state", 1);
            try (WireClient bridge = bridgeWithWill(version)) {
                bridge.sayGoodbye();
                assertThat(bridge.isClosedByBroker()).isTrue();
            }
            assertThat(witness.nextWithin(WireClient.PUBLISH, QUIET)).isEmpty();
        }
    }

    @Test
    void aClientMayAskForItsWillAtItsGoodbye() throws IOException {
        try (WireClient witness = running.connect(5, "witness")) {
            witness.subscribe("bridge/state", 1);
            try (WireClient bridge = bridgeWithWill(5)) {
                bridge.send(new byte[] {(byte) 0xE0, 1, 4});
                assertThat(witness.payload(witness.next(WireClient.PUBLISH))).isEqualTo("offline");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aSilentClientIsMissedAfterOneAndAHalfKeepAlives(int version) throws IOException {
        try (WireClient witness = running.connect(version, "witness");
                WireClient silent = running.open(version)) {
            witness.subscribe("gone", 0);
            silent.connectWith(silent.connect("silent").keepAlive(1).will("gone", "silent", 0, false));
            assertThat(witness.payload(witness.next(WireClient.PUBLISH))).isEqualTo("silent");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void theLastRetainedMessageOfATopicIsKeptAlsoOverARestart(int version) throws Exception {
        try (WireClient bridge = running.connect(version, "bridge")) {
            bridge.publishAndWait("lamp", "old", true);
            bridge.publishAndWait("lamp", "new", true);
            bridge.publishAndWait("plug", "gone", true);
            bridge.publishAndWait("plug", "", true);
            bridge.publishAndWait("motion", "not retained", false);
            // A state that nobody is answered for is written as well, a little later.
            bridge.publish("contact", "open", 0, true);
            bridge.ping();
        }
        running.close();
        running = RunningBroker.in(folder);
        BlockingQueue<HomeMessage> heard = new LinkedBlockingQueue<>();
        running.broker().subscribe("#", heard::add);
        try (WireClient screen = running.connect(version, "screen")) {
            screen.subscribe("#", 1);
            Packet first = screen.next(WireClient.PUBLISH);
            Packet second = screen.next(WireClient.PUBLISH);
            assertThat(first.isRetained() && second.isRetained()).isTrue();
            assertThat(new String[] {screen.payload(first), screen.payload(second)})
                    .containsExactlyInAnyOrder("new", "open");
            assertThat(screen.nextWithin(WireClient.PUBLISH, QUIET)).isEmpty();
        }
        assertThat(heard).hasSize(2).allMatch(HomeMessage::retained);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void liveMessagesAreNotMarkedAsRetained(int version) throws IOException {
        try (WireClient screen = running.connect(version, "screen")) {
            screen.subscribe("lamp", 1);
            screen.publishAndWait("lamp", "on", true);
            assertThat(screen.next(WireClient.PUBLISH).isRetained()).isFalse();
        }
    }

    @Test
    void theOptionsOfMqtt5AreKept() throws IOException {
        int noLocal = 4;
        int retainAsPublished = 8;
        int onlyIfNew = 0x10;
        int never = 0x20;
        try (WireClient client = running.connect(5, "client")) {
            client.publishAndWait("kept", "state", true);
            client.subscribeWith("kept", 1 | never | noLocal);
            client.publishAndWait("kept", "own", true);
            assertThat(client.nextWithin(WireClient.PUBLISH, QUIET)).isEmpty();
            client.subscribeWith("kept", 1 | onlyIfNew | retainAsPublished);
            assertThat(client.nextWithin(WireClient.PUBLISH, QUIET)).isEmpty();
            client.publishAndWait("kept", "flagged", true);
            assertThat(client.next(WireClient.PUBLISH).isRetained()).isTrue();
        }
    }

    @Test
    void systemTopicsAreNotMatchedByAWildcard() throws IOException {
        try (WireClient client = running.connect(5, "client")) {
            client.subscribe("#", 1);
            client.publishAndWait("$SYS/x", "hidden", false);
            client.publishAndWait("x", "seen", false);
            assertThat(client.payload(client.next(WireClient.PUBLISH))).isEqualTo("seen");
        }
    }

    @Test
    void overlappingSubscriptionsBringOneCopyAndTheBetterQuality() throws IOException {
        try (WireClient client = running.connect(4, "client")) {
            client.subscribe("a/#", 0);
            client.subscribe("a/+", 1);
            client.publishAndWait("a/b", "once", false);
            assertThat(client.next(WireClient.PUBLISH).qualityOfService()).isEqualTo(1);
            assertThat(client.nextWithin(WireClient.PUBLISH, QUIET)).isEmpty();
        }
    }
}
