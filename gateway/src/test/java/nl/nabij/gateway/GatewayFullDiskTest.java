package nl.nabij.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Up;
import nl.nabij.contract.link.UpMessage.AlarmRaised;
import nl.nabij.contract.link.UpMessage.FaultRaised;
import nl.nabij.gateway.broker.WireClient;
import nl.nabij.gateway.clock.HandClock;
import nl.nabij.gateway.outbox.DiskOutbox;
import nl.nabij.gateway.outbox.OutboxLimits;
import nl.nabij.gateway.outbox.SmallDisk;
import nl.nabij.gateway.outbox.SqliteOutbox;
import nl.nabij.gateway.settings.GatewayConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole gateway, with all its files on a disk that something else fills: every press that was
/// acknowledged is there, and it goes on by itself when there is room.
class GatewayFullDiskTest {

    private static final int PRESSES = 200;
    private static final String SMOKE_ALARM = "zigbee2mqtt/0x6ec7ee99493d1776";
    private static final Pattern WAITING = Pattern.compile("nabij_gateway_outbox_alarms_waiting (\\d+)");

    @TempDir
    private Path mountPoint;

    @Test
    void whatWasAcknowledgedIsThereAndTheFaultIsTold() throws Exception {
        try (SmallDisk disk = SmallDisk.at(mountPoint)) {
            try (GatewayApp gateway = GatewayApp.start(config(disk.path()))) {
                try (WireClient bridge = WireClient.connected(gateway.brokerPort(), 5, "bridge")) {
                    bridge.publishAndWait("zigbee2mqtt/bridge/state", "{\"state\":\"online\"}", true);
                    bridge.publishAndWait("zigbee2mqtt/bridge/devices", devices(), true);
                    bridge.publishAndWait(SMOKE_ALARM, "{\"smoke\":false}", true);
                    disk.fill();
                    bridge.publishAndWait(
                            "zigbee2mqtt/bridge/devices", devices().replace("curtain", "gordijn"), true);
                    for (int i = 1; i <= PRESSES; i++) {
                        bridge.publish("zigbee2mqtt/lamp" + i, "{\"state\":\"ON\",\"brightness\":" + i + "}", 0, true);
                        press(bridge, i);
                    }
                    assertThat(waiting(gateway)).isEqualTo(PRESSES);
                    bridge.publishAndWait(SMOKE_ALARM, "{\"smoke\":true}", true);
                    assertThat(waiting(gateway)).isEqualTo(PRESSES + 1);
                    disk.makeRoom();
                    press(bridge, PRESSES + 1);
                    assertThat(waiting(gateway)).isEqualTo(PRESSES + 2);
                }
            }
            try (DiskOutbox outbox =
                    SqliteOutbox.open(disk.path().resolve("gateway"), new HandClock(), OutboxLimits.DEFAULT)) {
                assertThat(outbox.after(Stream.ALARM, 0, 1_000))
                        .extracting(Up::message)
                        .hasSize(PRESSES + 2)
                        .allSatisfy(message -> assertThat(message).isInstanceOf(AlarmRaised.class))
                        .extracting(message -> ((AlarmRaised) message).deviceName())
                        .doesNotHaveDuplicates();
                assertThat(outbox.after(Stream.OTHER, 0, 1_000))
                        .extracting(Up::message)
                        .filteredOn(FaultRaised.class::isInstance)
                        .extracting(message -> ((FaultRaised) message).fault())
                        .contains("outbox.disk-full");
            }
        }
    }

    private static String devices() throws IOException {
        try (InputStream list = GatewayFullDiskTest.class.getResourceAsStream("/zigbee2mqtt/bridge-devices.json")) {
            return new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// As Zigbee2MQTT says it, with the acknowledgement that only a kept alarm gets.
    private static void press(WireClient bridge, int number) throws IOException {
        bridge.publishAndWait("zigbee2mqtt/pendant" + number, "{\"action\":\"sos\"}", false);
    }

    private static int waiting(GatewayApp gateway) throws IOException, InterruptedException {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            String metrics = http.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + gateway.httpPort() + "/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            Matcher found = WAITING.matcher(metrics);
            assertThat(found.find()).as(metrics).isTrue();
            return Integer.parseInt(found.group(1));
        }
    }

    private static GatewayConfig config(Path disk) {
        return new GatewayConfig(
                disk.resolve("gateway"),
                0,
                0,
                Optional.empty(),
                // Nobody listens there: what is kept stays.
                URI.create("https://localhost:1"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                true);
    }
}
