package nl.nabij.gateway.convention.zigbee2mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nl.nabij.contract.DeviceId;
import nl.nabij.gateway.device.PushedTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is said to the bridge and what it answers, in the words of versions 1 and 2.
class Zigbee2MqttPairingTest {

    private static final String BRIDGE = "zigbee2mqtt/bridge/";

    private final PushedTime time = new PushedTime();
    private final BrokerOnPaper broker = new BrokerOnPaper();
    private final Zigbee2MqttPairing pairing = new Zigbee2MqttPairing(broker, "zigbee2mqtt", time.clocks());

    @BeforeEach
    void start() {
        pairing.start();
    }

    @Test
    void itIsAskedInWordsThatBothVersionsUnderstand() {
        pairing.open(Duration.ofMinutes(10));
        pairing.close();
        pairing.remove(new DeviceId("0x01"));
        assertThat(broker.published)
                .extracting(message -> message.topic() + " " + message.text())
                .containsExactly(
                        BRIDGE + "request/permit_join {\"time\":254,\"value\":true}",
                        BRIDGE + "request/permit_join {\"time\":0,\"value\":false}",
                        BRIDGE + "request/device/remove {\"id\":\"0x01\",\"force\":true}");
    }

    @Test
    void theTimeLeftIsTheBridgesOwn() {
        long end = PushedTime.START.plusSeconds(100).toEpochMilli();
        broker.says(
                BRIDGE + "info",
                "{\"config\":{\"permit_join\":true},\"permit_join\":true,\"permit_join_end\":" + end + "}");
        assertThat(pairing.state().openFor()).isEqualTo(Duration.ofSeconds(100));
        time.forward(Duration.ofSeconds(40));
        assertThat(pairing.state().openFor()).isEqualTo(Duration.ofSeconds(60));
        broker.says(BRIDGE + "info", "{\"permit_join\":true,\"permit_join_timeout\":30}");
        assertThat(pairing.state().openFor()).isEqualTo(Duration.ofSeconds(30));
        broker.says(BRIDGE + "info", "{\"permit_join\":false}");
        assertThat(pairing.state().openFor()).isZero();
        broker.says(BRIDGE + "info", "no JSON");
        assertThat(pairing.state().openFor()).isZero();
    }

    @Test
    void aRefusalIsToldInItsWordsAndSilenceToo() {
        pairing.open(Duration.ofMinutes(4));
        broker.says(BRIDGE + "response/permit_join", "{\"data\":{},\"error\":\"adapter lost\",\"status\":\"error\"}");
        assertThat(pairing.state().problem()).contains("adapter lost");
        pairing.open(Duration.ofMinutes(4));
        assertThat(pairing.state().problem()).isEmpty();
        time.forward(Duration.ofSeconds(16));
        assertThat(pairing.state().problem()).contains("no-answer");
        broker.says(BRIDGE + "response/permit_join", "{\"data\":{\"time\":254},\"status\":\"ok\"}");
        assertThat(pairing.state().problem()).isEmpty();
    }

    @Test
    void aDeviceIsJoiningUntilItsInterviewIsOver() {
        DeviceId id = new DeviceId("0x00124b0025aa0000");
        String data = "\"ieee_address\":\"" + id + "\",\"friendly_name\":\"" + id + "\"";
        broker.says(BRIDGE + "event", "{\"type\":\"device_joined\",\"data\":{" + data + "}}");
        assertThat(pairing.state().joining()).containsExactly(id);
        broker.says(
                BRIDGE + "event", "{\"type\":\"device_interview\",\"data\":{" + data + ",\"status\":\"successful\"}}");
        assertThat(pairing.state().joining()).isEmpty();
        broker.says(BRIDGE + "event", "{\"type\":\"device_joined\",\"data\":{}}");
        broker.says(BRIDGE + "event", "[]");
        assertThat(pairing.state().joining()).isEmpty();
    }
}
