package nl.nabij.server.link;

import static nl.nabij.server.link.UplinkFixture.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Topics;
import nl.nabij.contract.link.Topics.UpChannel;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A box with a certificate of ours that says what none of ours would say: its connection ends, and the
/// other homes notice nothing.
final class HostileBoxTest {

    private static final int NOT_AUTHORIZED = 0x87;
    private static final int CLIENT_ID_NOT_VALID = 0x85;

    /// A box that says something else before its CONNECT is cut when that does not come.
    private static final UplinkFixture LINK =
            new UplinkFixture(new LinkPatience(Duration.ofSeconds(4), LinkPatience.USUAL.reader()));
    private static TestBox hostile;
    private static TestBox victim;
    private static TestBox witness;
    private static long seq;

    @BeforeAll
    static void connectTheOthers() throws MqttException {
        hostile = LINK.home("gw-hostile");
        victim = LINK.home("gw-victim").connect();
        witness = LINK.home("gw-witness").connect();
    }

    @AfterAll
    static void close() {
        witness.close();
        victim.close();
        hostile.close();
        LINK.close();
    }

    private static void refuses(WireBox box) throws MqttException, IOException {
        assertThat(box.isClosedByServer()).as("closed by the server").isTrue();
        box.close();
        seq++;
        witness.publishAndWait(TestBox.alarm(1, seq));
        eventually("another home's alarm has its receipt", () -> witness.receipt(Stream.ALARM, 1) == seq);
        assertThat(victim.isConnected()).as("the victim's connection").isTrue();
        try (WireBox again = WireBox.connected(hostile)) {
            again.ping();
        }
    }

    private static WireBox connected() throws IOException {
        return WireBox.connected(hostile);
    }

    @Test
    void aPublishBeforeConnect() throws Exception {
        WireBox box = WireBox.open(hostile);
        box.publish(TestBox.alarm(1, 1));
        refuses(box);
    }

    @Test
    void aSubscribeOrPingBeforeConnect() throws Exception {
        WireBox subscriber = WireBox.open(hostile);
        subscriber.send(WireBox.packet(0x82, new byte[] {0, 1, 0, 0, 1, 'a', 0}));
        refuses(subscriber);
        WireBox pinger = WireBox.open(hostile);
        pinger.send(new byte[] {(byte) 0xC0, 0});
        refuses(pinger);
    }

    @Test
    void aSecondConnect() throws Exception {
        WireBox box = connected();
        box.send(WireBox.connectPacket("gw-hostile"));
        refuses(box);
    }

    @Test
    void malformedUtf8InATopic() throws Exception {
        for (byte[] bad : new byte[][] {
            {(byte) 0xC3, 0x28}, // a continuation byte that is none
            {(byte) 0xC0, (byte) 0x80}, // U+0000 in two bytes
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, // a surrogate
            {(byte) 0xFF}
        }) {
            WireBox box = connected();
            byte[] own = Topics.up(hostile.id, UpChannel.ALARM).getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream topic = new ByteArrayOutputStream();
            topic.writeBytes(own);
            topic.writeBytes(bad);
            box.send(box.publishPacket(WireBox.text(topic.toByteArray()), new byte[] {'{', '}'}));
            refuses(box);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"home/gw-hostile/up/alarm\0", "home/gw-hostile/up/#", "home/+/up/alarm", "", "alarm"})
    void aTopicWithAZeroCharacterWildcardsOrNothing(String topic) throws Exception {
        WireBox box = connected();
        box.send(box.publishPacket(topic, ContractJson.toBytes(TestBox.alarm(1, 1))));
        refuses(box);
    }

    @Test
    void malformedUtf8AndAZeroCharacterInAClientId() throws Exception {
        for (byte[] bad : new byte[][] {{(byte) 0xFF}, {'g', 'w', 0}}) {
            WireBox box = WireBox.open(hostile);
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.writeBytes(WireBox.text("MQTT"));
            body.writeBytes(new byte[] {5, 2, 0, 30, 0});
            body.writeBytes(WireBox.text(bad));
            box.send(WireBox.packet(0x10, body.toByteArray()));
            refuses(box);
        }
    }

    @Test
    void aPacketThatIsTooLarge() throws Exception {
        WireBox box = connected();
        try {
            box.send(box.publishPacket(Topics.up(hostile.id, UpChannel.ALARM), new byte[1024 * 1024]));
        } catch (IOException _) {
            // It was closed while we wrote.
            assertThat(LINK.uplink.connected(new GatewayId("gw-witness"))).isTrue();
        }
        refuses(box);
    }

    @Test
    void aLengthOfFiveBytesReservedTypesAndPacketsOfAServer() throws Exception {
        for (byte[] bad : List.of(
                new byte[] {0x30, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 1},
                WireBox.packet(0x00, new byte[] {0, 1}),
                WireBox.packet(0x36, new byte[] {0, 1, 'a', 0, 1, 0}),
                WireBox.packet(0x20, new byte[] {0, 0, 0}),
                WireBox.packet(0x90, new byte[] {0, 1, 0, 0}),
                WireBox.packet(0xD0, new byte[0]))) {
            WireBox box = connected();
            box.send(bad);
            refuses(box);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gw-victim", "gw-nobody", ""})
    void aNameThatIsNotTheCertificates(String clientId) throws Exception {
        WireBox box = WireBox.open(hostile);
        box.send(WireBox.connectPacket(clientId));
        assertThat(box.next(WireBox.CONNACK).reason()).isEqualTo(CLIENT_ID_NOT_VALID);
        refuses(box);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "home/gw-victim/down/#",
                "home/gw-victim/down/notice",
                "home/+/down/#",
                "home/#",
                "#",
                "+/+/+/+",
                "$share/x/home/gw-victim/down/#",
                "$SYS/#"
            })
    void anothersTopicsAreNotGiven(String filter) throws Exception {
        try (WireBox box = WireBox.open(hostile)) {
            box.connect();
            assertThat(box.subscribe(filter)).isEqualTo(NOT_AUTHORIZED);
            // Its own it gets all the same.
            assertThat(box.subscribe(Topics.allDown(hostile.id))).isEqualTo(1);
            box.ping();
        }
    }

    @Test
    void anAlarmOnAnothersTopicIsTakenForNobody() throws Exception {
        WireBox box = connected();
        box.send(box.publishPacket(Topics.up(victim.id, UpChannel.ALARM), ContractJson.toBytes(TestBox.alarm(1, 1))));
        List<WireBox.Packet> said = box.lastWords().orElseThrow();
        assertThat(said.getLast().type()).isEqualTo(WireBox.DISCONNECT);
        assertThat(said.getLast().reason()).isEqualTo(NOT_AUTHORIZED);
        refuses(box);
        assertThat(LINK.count("from gateway_stream where home_id = 'gw-victim'"))
                .isZero();
    }

    @Test
    void notMqttAtAll() throws Exception {
        WireBox box = WireBox.open(hostile);
        box.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        refuses(box);
    }

    @Test
    void anyBytesAtAll() throws Exception {
        Random random = new Random(20260103);
        for (int round = 0; round < 60; round++) {
            try (WireBox box = round % 2 == 0 ? WireBox.open(hostile) : connected()) {
                byte[] bytes = new byte[1 + random.nextInt(60)];
                random.nextBytes(bytes);
                box.send(bytes);
            }
        }
        WireBox last = WireBox.open(hostile);
        last.send(new byte[] {0, 0});
        refuses(last);
    }
}
