package nl.nabij.gateway.broker.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import nl.nabij.gateway.broker.WireClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bad input closes the connection that it came on, and another client notices nothing.
class HostileClientTest {

    private static final int MEBIBYTE = 1024 * 1024;

    @TempDir
    private Path folder;

    private RunningBroker running;
    private WireClient witness;

    @BeforeEach
    void start() throws IOException {
        running = RunningBroker.in(folder);
        witness = running.connect(4, "witness");
        witness.subscribe("witness/#", 1);
    }

    @AfterEach
    void stop() {
        witness.close();
        running.close();
    }

    private void refuses(WireClient hostile) throws IOException {
        assertThat(hostile.isClosedByBroker()).as("closed").isTrue();
        hostile.close();
        witness.publish("witness/1", "still here", 1, false);
        WireClient.Packet packet = witness.next(WireClient.PUBLISH);
        assertThat(witness.payload(packet)).isEqualTo("still here");
        witness.acknowledge(packet);
        witness.next(WireClient.PUBACK);
        try (WireClient fresh = running.connect(5, "fresh")) {
            fresh.ping();
        }
    }

    private WireClient hostile(int version) throws IOException {
        return running.connect(version, "hostile");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aPublishBeforeConnect(int version) throws IOException {
        WireClient client = running.open(version);
        client.publish("a", "b", 0, false);
        refuses(client);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aSubscribeOrPingBeforeConnect(int version) throws IOException {
        WireClient subscriber = running.open(version);
        subscriber.send(WireClient.packet(0x82, new byte[] {0, 1, 0, 1, 'a', 0}));
        refuses(subscriber);
        WireClient pinger = running.open(version);
        pinger.send(new byte[] {(byte) 0xC0, 0});
        refuses(pinger);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aSecondConnect(int version) throws IOException {
        WireClient client = hostile(version);
        client.send(client.connect("hostile").packet());
        refuses(client);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void malformedUtf8InATopic(int version) throws IOException {
        for (byte[] bad : new byte[][] {
            {(byte) 0xC3, 0x28}, // a continuation byte that is none
            {(byte) 0xC0, (byte) 0x80}, // U+0000 in two bytes
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, // a surrogate
            {(byte) 0xF8, (byte) 0x88, (byte) 0x80, (byte) 0x80, (byte) 0x80}, // five bytes
            {(byte) 0xFF}
        }) {
            WireClient client = hostile(version);
            byte[] topic = new byte[bad.length + 2];
            topic[1] = (byte) bad.length;
            System.arraycopy(bad, 0, topic, 2, bad.length);
            client.send(client.publishPacket(topic, new byte[0], 0, 0));
            refuses(client);
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 0", "4, 1", "5, 0", "5, 1"})
    void zeroCharactersWildcardsAndNothingInATopic(int version, int qualityOfService) throws IOException {
        for (String topic : new String[] {"a\0b", "a/#", "a/+/b", ""}) {
            WireClient client = hostile(version);
            client.publish(topic, "x", qualityOfService, false);
            refuses(client);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aFilterThatIsNone(int version) throws IOException {
        for (String filter : new String[] {"a/#/b", "a+", "a\0"}) {
            WireClient client = hostile(version);
            assertThat(subscribes(client, filter)).as(filter).isFalse();
            client.sayGoodbye();
            refuses(client);
        }
    }

    private static boolean subscribes(WireClient client, String filter) throws IOException {
        try {
            return WireClient.reason(client.subscribe(filter, 1)) < 0x80;
        } catch (EOFException | SocketException _) {
            return false;
        }
    }

    /// The codec waits for the rest: the client's own keep-alive ends it.
    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aTopicLongerThanItsPacket(int version) throws IOException {
        WireClient client = running.open(version);
        client.connectWith(client.connect("hostile").keepAlive(1));
        client.send(WireClient.packet(0x30, new byte[] {0x7F, (byte) 0xFF, 'a'}));
        refuses(client);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aLengthOfFiveBytes(int version) throws IOException {
        WireClient client = hostile(version);
        client.send(new byte[] {0x30, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 1});
        refuses(client);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void reservedTypesFlagsAndPacketsOfABroker(int version) throws IOException {
        for (int first : new int[] {0x00, 0x36, 0x80, 0x20, 0x90, 0xD0}) {
            WireClient client = hostile(version);
            client.send(WireClient.packet(first, new byte[] {0, 1, 0, 1, 'a', 0, 0}));
            refuses(client);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aMessageOf17Mebibytes(int version) throws IOException {
        WireClient client = hostile(version);
        try {
            client.publish("large", new byte[17 * MEBIBYTE], 1, false);
        } catch (SocketException _) {
            // It was closed while we wrote.
        }
        refuses(client);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aMessageOfAlmost16MebibytesPasses(int version) throws IOException {
        witness.subscribe("large", 1);
        try (WireClient client = hostile(version)) {
            byte[] payload = new byte[16 * MEBIBYTE - 100];
            Arrays.fill(payload, (byte) 'x');
            client.publish("large", payload, 1, false);
            client.next(WireClient.PUBACK);
            WireClient.Packet packet = witness.next(WireClient.PUBLISH);
            assertThat(packet.body().size()).isGreaterThan(payload.length);
            witness.acknowledge(packet);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MQIsdp", "MQTTX", "HTTP"})
    void anotherProtocol(String name) throws IOException {
        WireClient client = running.open(4);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(WireClient.text(name));
        body.writeBytes(new byte[] {4, 2, 0, 60, 0, 1, 'x'});
        client.send(WireClient.packet(0x10, body.toByteArray()));
        refuses(client);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 6, 255})
    void anotherVersion(int level) throws IOException {
        WireClient client = running.open(4);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(WireClient.text("MQTT"));
        body.write(level);
        body.writeBytes(new byte[] {2, 0, 60, 0, 1, 'x'});
        client.send(WireClient.packet(0x10, body.toByteArray()));
        refuses(client);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aWillOnAWildcard(int version) throws IOException {
        WireClient client = running.open(version);
        client.send(client.connect("hostile").will("a/#", "gone", 1, false).packet());
        refuses(client);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aClientIdWithAZeroCharacter(int version) throws IOException {
        WireClient client = running.open(version);
        client.send(client.connect("a\0b").packet());
        refuses(client);
    }

    @Test
    void notMqttAtAll() throws IOException {
        WireClient client = running.open(4);
        client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        refuses(client);
    }

    @Test
    void anyBytesAtAll() throws IOException {
        Random random = new Random(20260102);
        for (int round = 0; round < 150; round++) {
            int version = 4 + round % 2;
            try (WireClient client = round % 3 == 0 ? running.open(version) : hostile(version)) {
                byte[] bytes = new byte[1 + random.nextInt(60)];
                random.nextBytes(bytes);
                client.send(bytes);
            }
        }
        WireClient last = running.open(4);
        last.send(new byte[] {0});
        refuses(last);
    }
}
