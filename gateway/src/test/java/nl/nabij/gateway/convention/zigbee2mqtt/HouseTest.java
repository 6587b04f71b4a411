package nl.nabij.gateway.convention.zigbee2mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.home.Device;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.gateway.device.Home;
import nl.nabij.gateway.device.KeptInMemory;
import nl.nabij.gateway.device.PushedTime;
import nl.nabij.gateway.device.RecordedReports;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A house as Zigbee2MQTT publishes it, up to what the centre is told.
class HouseTest {

    private static final String PENDANT = "zigbee2mqtt/0xd50268c8f2d2eeb4";
    private static final String SMOKE = "zigbee2mqtt/0x6ec7ee99493d1776";
    private static final DeviceId CURTAIN = new DeviceId("0xe47dbf38d789d669");

    private final PushedTime time = new PushedTime();
    private final RecordedReports reports = new RecordedReports();
    private final KeptInMemory memory = new KeptInMemory();
    private BrokerOnPaper broker = new BrokerOnPaper();
    private Home home = new Home(memory, reports, reports, () -> new PressId(UUID.randomUUID()), time.clocks());
    private Zigbee2Mqtt zigbee =
            new Zigbee2Mqtt(broker, home, "zigbee2mqtt", time.clocks().steady());

    @BeforeEach
    void theBridgeListsItsDevices() {
        zigbee.start();
        broker.kept("zigbee2mqtt/bridge/state", "{\"state\":\"online\"}");
        broker.says("zigbee2mqtt/bridge/devices", resource("bridge-devices.json"), true);
    }

    @Test
    void onePressInTwoMessagesIsOneAlarm() {
        broker.says(PENDANT, "{\"action\":\"emergency\",\"battery\":90}");
        broker.says(PENDANT + "/action", "emergency");
        broker.says(PENDANT, "{\"action\":\"\",\"battery\":90}");

        assertThat(reports.raised()).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(Kind.SOS);
            assertThat(alarm.device()).isEqualTo(new DeviceId("0xd50268c8f2d2eeb4"));
        });
    }

    @Test
    void aSecondPressAfterTheCopiesIsToldToo() {
        broker.says(PENDANT, "{\"action\":\"emergency\"}");
        time.forward(Duration.ofSeconds(2));
        broker.says(PENDANT, "{\"action\":\"emergency\"}");

        assertThat(reports.raised()).hasSize(2);
        assertThat(reports.raised().getFirst().press())
                .isNotEqualTo(reports.raised().getLast().press());
    }

    @Test
    void howWellADeviceIsHeardIsToldSeldomAndIsNoStateOfIt() {
        broker.says(PENDANT, "{\"battery\":90,\"linkquality\":51}");
        time.forward(Duration.ofMinutes(11));
        broker.says(PENDANT, "{\"battery\":90,\"linkquality\":51}");
        time.forward(Duration.ofMinutes(11));
        broker.says(PENDANT, "{\"battery\":90,\"linkquality\":900}");

        DeviceId pendant = new DeviceId("0xd50268c8f2d2eeb4");
        assertThat(reports.others.stream().filter(UpMessage.DeviceRadio.class::isInstance))
                .containsExactly(new UpMessage.DeviceRadio(pendant, 20));
        assertThat(home.snapshot().devices().stream()
                        .filter(device -> device.id().equals(pendant))
                        .findFirst()
                        .orElseThrow()
                        .state())
                .containsOnlyKeys(Kind.BATTERY_LEVEL);
    }

    @Test
    void aPressIsWrittenBeforeHowWellItWasHeard() {
        broker.says(PENDANT, "{\"battery\":90,\"linkquality\":51}");
        time.forward(Duration.ofMinutes(11));
        reports.all.clear();
        broker.says(PENDANT, "{\"action\":\"emergency\",\"battery\":90,\"linkquality\":51}");

        assertThat(reports.all).hasSizeGreaterThan(1).first().isInstanceOf(UpMessage.AlarmRaised.class);
        assertThat(reports.all).last().isInstanceOf(UpMessage.DeviceRadio.class);
    }

    /// The gateway was killed after it had written the press and before the device heard so.
    @Test
    void aPressThatIsSentAgainAfterARestartIsThePressThatIsKnown() {
        broker.says(PENDANT, "{\"action\":\"emergency\"}");
        time.forward(Duration.ofSeconds(20));
        restart();
        broker.saysAgain(PENDANT, "{\"action\":\"emergency\"}");
        // Its copy had not left the bridge yet.
        broker.says(PENDANT + "/action", "emergency");
        assertThat(reports.raised()).hasSize(1);

        time.forward(Duration.ofSeconds(2));
        broker.says(PENDANT, "{\"action\":\"emergency\"}");
        assertThat(reports.raised()).hasSize(2);
    }

    @Test
    void aPressThatIsSentAgainAndWasNeverHeardIsAPress() {
        broker.saysAgain(PENDANT, "{\"action\":\"emergency\"}");

        assertThat(reports.raised()).hasSize(1);
    }

    /// The gateway lives, so the first one was answered; a connection that broke may hide a second
    /// press behind it. A false repeat is better than a missed press.
    @Test
    void aPressThatIsSentAgainToAGatewayThatLivedIsANewOne() {
        broker.says(PENDANT, "{\"action\":\"emergency\"}");
        time.forward(Duration.ofSeconds(20));
        broker.saysAgain(PENDANT, "{\"action\":\"emergency\"}");

        assertThat(reports.raised()).hasSize(2);
    }

    /// By then the alarm may be closed at the centre.
    @Test
    void aPressThatIsSentAgainAfterAMinuteIsANewOne() {
        broker.says(PENDANT, "{\"action\":\"emergency\"}");
        time.forward(Duration.ofSeconds(60));
        restart();
        broker.saysAgain(PENDANT, "{\"action\":\"emergency\"}");

        assertThat(reports.raised()).hasSize(2);
    }

    @Test
    void aRetainedPressIsOnlyAMemory() {
        broker.kept(PENDANT, "{\"action\":\"emergency\"}");

        assertThat(reports.raised()).isEmpty();
    }

    @Test
    void smokeRaisesOnceAndItsEndIsTold() {
        broker.says(SMOKE, "{\"smoke\":false}");
        broker.says(SMOKE, "{\"smoke\":true}");
        broker.says(SMOKE, "{\"smoke\":true,\"battery\":50}");
        broker.says(SMOKE, "{\"smoke\":false}");

        assertThat(reports.alarms)
                .extracting(message -> message.getClass().getSimpleName())
                .containsExactly("AlarmRaised", "AlarmCleared");
    }

    @Test
    void unknownIsNeitherSmokeNorAllClear() {
        broker.says(SMOKE, "{\"smoke\":null}");

        assertThat(reports.alarms).isEmpty();
        assertThat(device("0x6ec7ee99493d1776").state()).doesNotContainKey(Kind.SMOKE);
    }

    @Test
    void whatTheBridgeRepeatsAfterItsStartIsNoNewAlarm() {
        broker.says(SMOKE, "{\"smoke\":true}");
        broker.says("zigbee2mqtt/bridge/state", "{\"state\":\"offline\"}");
        broker.says("zigbee2mqtt/bridge/state", "{\"state\":\"online\"}");
        time.forward(Duration.ofSeconds(59));
        broker.says(SMOKE, "{\"smoke\":true}");

        assertThat(reports.raised()).hasSize(1);
    }

    @Test
    void smokeThatBeganWhileTheBridgeStartedIsAnAlarm() {
        broker.says(SMOKE, "{\"smoke\":false}");
        broker.says("zigbee2mqtt/bridge/state", "online");
        broker.says(SMOKE, "{\"smoke\":true}");

        assertThat(reports.raised()).hasSize(1);
    }

    @Test
    void aStateIsRememberedOverARestart() {
        broker.says(SMOKE, "{\"smoke\":true}");
        restart();
        broker.says(SMOKE, "{\"smoke\":true}");

        assertThat(reports.raised()).hasSize(1);
        assertThat(home.snapshot().devices()).hasSize(11);
    }

    @Test
    void aButtonThatNobodyInstalledStillRaises() {
        broker.says("zigbee2mqtt/0xnew/action", "sos");
        broker.says("zigbee2mqtt/0xnew", "{\"action\":\"sos\"}");
        broker.says("zigbee2mqtt/oma's kamer/🔔 knop", "{\"sos\":true}");

        assertThat(reports.raised())
                .extracting(UpMessage.AlarmRaised::deviceName)
                .containsExactly("0xnew", "oma's kamer/🔔 knop");
    }

    @Test
    void ourOwnSetMessagesAreNobodysAlarm() {
        broker.says("zigbee2mqtt/siren/set", "{\"sos\":true}");
        broker.says(SMOKE + "/set", "{\"smoke\":true}");

        assertThat(reports.raised()).isEmpty();
    }

    @Test
    void aNameWithSlashesAndSpacesIsFoundWhole() {
        broker.says("zigbee2mqtt/hall/device e47d", "{\"state\":\"OPEN\",\"position\":40}");

        assertThat(device(CURTAIN.value()).state().get(Kind.CURTAIN))
                .isEqualTo(new StateValue.Curtain("partly", java.util.Optional.of(40), false));
    }

    @Test
    void availabilityComesAsJsonAndAsText() {
        broker.kept("zigbee2mqtt/hall/device e47d/availability", "{\"state\":\"offline\"}");
        assertThat(device(CURTAIN.value()).available()).contains(false);

        broker.says("zigbee2mqtt/hall/device e47d/availability", "online");
        assertThat(device(CURTAIN.value()).available()).contains(true);
        assertThat(reports.others(UpMessage.DeviceAvailability.class)).hasSize(2);
    }

    @Test
    void aNameThatMqttForbidsIsShownAsFaultyAndAllElseGoesOn() {
        String faulty = new String(resource("bridge-devices.json"), StandardCharsets.UTF_8)
                .replace("\"hall/device e47d\"", "\"hall/#+ \\\"x\\\"\"");
        broker.says("zigbee2mqtt/bridge/devices", faulty);
        broker.says(SMOKE, "{\"smoke\":true}");

        assertThat(device(CURTAIN.value()).fault())
                .hasValueSatisfying(text -> assertThat(text).contains("rename"));
        assertThat(reports.raised()).hasSize(1);
    }

    @Test
    void brokenJsonIsCountedAndHarmsNothing() {
        broker.says(SMOKE, "{\"smoke\":tr");
        broker.says(SMOKE, "[1]");
        broker.says(SMOKE, "{".repeat(100_000));
        broker.says("zigbee2mqtt/bridge/devices", "[{\"ieee_address\":\"0x1\"},");
        broker.says("zigbee2mqtt/bridge/devices", "{}");
        broker.says(SMOKE, "{\"smoke\":true}");

        assertThat(zigbee.malformed()).isEqualTo(5);
        assertThat(home.snapshot().devices()).hasSize(11);
        assertThat(reports.raised()).hasSize(1);
        assertThat(reports.others(UpMessage.FaultRaised.class))
                .singleElement()
                .satisfies(fault -> assertThat(fault.fault()).isEqualTo("message.unknown:zigbee2mqtt"));
    }

    @Test
    void anAlarmThatCannotBeWrittenIsNotAcknowledgedAndComesOnce() {
        reports.full = true;
        assertThatThrownBy(() -> broker.says(PENDANT, "{\"action\":\"emergency\"}"))
                .hasMessageContaining("full");
        assertThatThrownBy(() -> broker.says(PENDANT, "{\"action\":\"emergency\"}"))
                .hasMessageContaining("full");
        reports.full = false;
        time.forward(Duration.ofSeconds(1));
        home.tick();
        broker.says(PENDANT, "{\"action\":\"emergency\"}");

        assertThat(reports.raised()).hasSize(1);
    }

    /// Most publishers send with QoS 0: what they said while the disk was full comes only once.
    @Test
    void theEndOfAnAlarmThatCouldNotBeWrittenIsKnownAndTheNextOneIsRaised() {
        reports.full = true;
        failing(SMOKE, "{\"smoke\":true}");
        failing(SMOKE, "{\"smoke\":false}");
        reports.full = false;
        time.forward(Duration.ofSeconds(1));
        home.tick();
        assertThat(told()).containsExactly("AlarmRaised", "AlarmCleared");

        broker.says(SMOKE, "{\"smoke\":true}");
        assertThat(reports.raised()).hasSize(2);
    }

    @Test
    void anEndThatCouldNotBeWrittenIsNotAcknowledgedAndIsKnownAfterARestart() {
        broker.says(SMOKE, "{\"smoke\":true}");
        reports.full = true;
        failing(SMOKE, "{\"smoke\":false}");
        reports.full = false;
        broker.saysAgain(SMOKE, "{\"smoke\":false}");
        restart();
        broker.says(SMOKE, "{\"smoke\":true}");

        assertThat(told()).containsExactly("AlarmRaised", "AlarmCleared", "AlarmRaised");
    }

    @Test
    void whatADetectorThatFlickersOwesIsBoundedAndItsAlarmIsToldOnce() {
        reports.full = true;
        for (int flicker = 0; flicker < 50; flicker++) {
            failing(SMOKE, "{\"smoke\":true}");
            failing(SMOKE, "{\"smoke\":false}");
        }
        failing(SMOKE, "{\"smoke\":true}");
        reports.full = false;
        time.forward(Duration.ofSeconds(1));
        home.tick();

        assertThat(told()).containsExactly("AlarmRaised");
    }

    /// However long the disk was full: one press is one alarm, also when it is sent again behind it.
    @Test
    void aPressThatCouldNotBeWrittenForMinutesIsOneAlarm() {
        reports.full = true;
        failing(PENDANT, "{\"action\":\"emergency\"}");
        for (int second = 0; second < 180; second++) {
            time.forward(Duration.ofSeconds(1));
            home.tick();
        }
        reports.full = false;
        broker.saysAgain(PENDANT, "{\"action\":\"emergency\"}");
        broker.says(PENDANT + "/action", "emergency");
        home.tick();

        assertThat(reports.raised()).hasSize(1);
    }

    private void failing(String topic, String payload) {
        assertThatThrownBy(() -> broker.says(topic, payload)).hasMessageContaining("full");
    }

    private List<String> told() {
        return reports.alarms.stream()
                .map(message -> message.getClass().getSimpleName())
                .toList();
    }

    @Test
    void aLargeHomeIsListedInPartsThatFitIntoPackets() {
        String one = new String(resource("bridge-devices.json"), StandardCharsets.UTF_8).strip();
        String inner = one.substring(1, one.length() - 1);
        StringBuilder list = new StringBuilder("[");
        for (int i = 0; i < 100; i++) {
            list.append(i == 0 ? "" : ",").append(inner.replace("\"0x", "\"" + i + "-0x"));
        }
        reports.others.clear();
        broker.says("zigbee2mqtt/bridge/devices", list.append("]").toString());

        List<UpMessage.DevicesListed> parts = reports.others(UpMessage.DevicesListed.class);
        assertThat(parts).hasSizeGreaterThan(2);
        assertThat(parts.stream().mapToInt(part -> part.devices().size()).sum()).isEqualTo(1_100);
        assertThat(parts)
                .allSatisfy(part ->
                        assertThat(nl.nabij.contract.ContractJson.toBytes(part)).hasSizeLessThan(62_000));
    }

    private void restart() {
        broker = new BrokerOnPaper();
        home.stop();
        home = new Home(memory, reports, reports, () -> new PressId(UUID.randomUUID()), time.clocks());
        zigbee = new Zigbee2Mqtt(broker, home, "zigbee2mqtt", time.clocks().steady());
        zigbee.start();
    }

    private Device device(String id) {
        return home.snapshot().device(new DeviceId(id)).orElseThrow();
    }

    private static byte[] resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(HouseTest.class.getResourceAsStream("/zigbee2mqtt/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
