package nl.nabij.gateway.broker.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.nabij.gateway.broker.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All limits reached at once fit the heap that the gateway is given, so that no client can end it.
class FullOfEverythingTest {

    private static final int MEBIBYTE = 1 << 20;

    /// Of the 128 MB in `jvm.options` the rest of the gateway has 20.
    private static final List<String> AS_IN_THE_HOME =
            List.of("-XX:+UseSerialGC", "-Xmx108m", "-XX:+ExitOnOutOfMemoryError");

    @TempDir
    private Path folder;

    @Test
    void aPressIsAnsweredWhenEverythingElseIsFull() throws IOException {
        EmbeddedBrokerLimits limits = EmbeddedBrokerLimits.defaults();
        try (BrokerProcess broker = BrokerProcess.start(folder, List.of(), AS_IN_THE_HOME)) {
            fillRetained(broker, limits);
            fillQueues(broker, limits);
            List<WireClient> large = new ArrayList<>();
            try {
                for (int client = 0; client < 4; client++) {
                    WireClient bridge = WireClient.connected(broker.port(), 4, "bridge" + client);
                    large.add(bridge);
                    bridge.publish("zigbee2mqtt/bridge/devices", new byte[15 * MEBIBYTE], 1, true);
                }
                for (WireClient bridge : large) {
                    bridge.next(WireClient.PUBACK);
                }
                try (WireClient pendant = WireClient.connected(broker.port(), 4, "pendant")) {
                    pendant.publishAndWait("zigbee2mqtt/pendant", "{\"action\":\"emergency\"}", false);
                }
            } finally {
                for (WireClient bridge : large) {
                    bridge.close();
                }
            }
            assertThat(broker.isAlive()).isTrue();
        }
    }

    private static void fillRetained(BrokerProcess broker, EmbeddedBrokerLimits limits) throws IOException {
        try (WireClient bridge = WireClient.connected(broker.port(), 5, "retained")) {
            for (int topic = 0; topic <= limits.retainedBytes() / MEBIBYTE; topic++) {
                bridge.publish("retained/" + topic, new byte[MEBIBYTE], 1, true);
                bridge.next(WireClient.PUBACK);
            }
        }
    }

    private static void fillQueues(BrokerProcess broker, EmbeddedBrokerLimits limits) throws IOException {
        long sessions = limits.totalQueuedBytes() / limits.queuedBytes() + 1;
        for (int session = 0; session < sessions; session++) {
            try (WireClient away = WireClient.open(broker.port(), 5)) {
                away.connectWith(away.connect("away" + session).keeping(600));
                away.subscribe("queue/" + session, 1);
                away.sayGoodbye();
                assertThat(away.isClosedByBroker()).isTrue();
            }
        }
        try (WireClient bridge = WireClient.connected(broker.port(), 5, "queues")) {
            for (int session = 0; session < sessions; session++) {
                for (int part = 0; part < limits.queuedBytes() / MEBIBYTE; part++) {
                    bridge.publish("queue/" + session, new byte[MEBIBYTE], 1, false);
                    bridge.next(WireClient.PUBACK);
                }
            }
        }
    }
}
