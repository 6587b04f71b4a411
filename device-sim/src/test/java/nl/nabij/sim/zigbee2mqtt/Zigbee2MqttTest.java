package nl.nabij.sim.zigbee2mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.nabij.sim.appliance.Attributes;
import nl.nabij.sim.appliance.Happening;
import nl.nabij.sim.appliance.Lamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the simulator says, held against what Zigbee2MQTT itself said for the same models.
class Zigbee2MqttTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> MODELS = Set.of("pendant", "curtain", "smoke", "door", "motion", "lamp", "plug");

    private final Zigbee2Mqtt bridge = new Zigbee2Mqtt(nodes(), 0);

    static Stream<JsonNode> corpus() throws IOException {
        try (InputStream in = Zigbee2MqttTest.class.getResourceAsStream("corpus-states.jsonl")) {
            String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return all.lines().map(Zigbee2MqttTest::json).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void repeatsZigbee2MqttsOwnMessagesByteForByte(JsonNode line) {
        String name = line.path("device").asText();
        JsonNode payload = line.path("payload");
        if (line.path("actionCopy").asBoolean()) {
            assertThat(bridge.reported(name, Attributes.NONE.with("action", payload.asText()))
                            .getLast())
                    .extracting(Publication::topic, Publication::payload, Publication::retained, Publication::qos)
                    .containsExactly("zigbee2mqtt/" + friendly(name) + "/action", payload.asText(), false, 0);
            return;
        }
        Attributes report = Attributes.NONE;
        for (var field : payload.properties()) {
            report = field.getKey().equals("linkquality") ? report : report.with(field.getKey(), field.getValue());
        }
        Publication said = new Zigbee2Mqtt(nodes(payload.path("linkquality").asInt()), 0)
                .reported(name, report)
                .getFirst();
        assertThat(said.payload()).isEqualTo(payload.toString());
        assertThat(said.topic()).isEqualTo("zigbee2mqtt/" + friendly(name));
    }

    @Test
    void anActionIsToldOnceAndNotRemembered() {
        bridge.remember("pendant", Attributes.NONE.with("battery", 93));
        List<Publication> press = bridge.reported("pendant", Attributes.NONE.with("action", "emergency"));
        assertThat(press)
                .extracting(Publication::payload)
                .containsExactly("{\"action\":\"emergency\",\"battery\":93,\"linkquality\":112}", "emergency");
        assertThat(bridge.reported("pendant", Attributes.NONE.with("battery", 5))
                        .getFirst()
                        .payload())
                .isEqualTo("{\"battery\":5,\"linkquality\":112}");
    }

    @Test
    void eachDeviceIsListedWithItsRealDefinition() throws IOException {
        JsonNode listed = said("zigbee2mqtt/bridge/devices");
        assertThat(listed).hasSize(1 + MODELS.size());
        assertThat(listed.path(0).path("type").asText()).isEqualTo("Coordinator");
        TreeSet<String> fields = new TreeSet<>();
        listed.path(1).fieldNames().forEachRemaining(fields::add);
        assertThat(fields)
                .contains("ieee_address", "friendly_name", "definition", "power_source", "type", "interview_completed");
        for (JsonNode device : listed) {
            if (!device.path("type").asText().equals("Coordinator")) {
                assertThat(device.path("definition").path("exposes").isArray()).isTrue();
            }
        }
    }

    @Test
    void theBridgesWordsAreRetainedAndStatesAreNot() {
        List<Publication> all = bridge.started(Set.of("lamp"));
        assertThat(all)
                .filteredOn(p -> p.topic().contains("/bridge/") || p.topic().endsWith("/availability"))
                .allMatch(Publication::retained)
                .hasSize(3 + MODELS.size());
        assertThat(all)
                .filteredOn(p -> !p.topic().contains("/bridge/") && !p.topic().endsWith("/availability"))
                .noneMatch(Publication::retained)
                .allMatch(p -> p.qos() == 0)
                .hasSize(MODELS.size());
        assertThat(all)
                .filteredOn(p -> p.payload().equals("{\"state\":\"offline\"}"))
                .extracting(Publication::topic)
                .containsExactly("zigbee2mqtt/" + friendly("lamp") + "/availability");
    }

    @Test
    void withDeviceOptionsQosOneStatesGoOutWithOneAndActionCopiesStillWithZero() {
        Zigbee2Mqtt careful = new Zigbee2Mqtt(nodes(), 1);
        assertThat(careful.reported("pendant", Attributes.NONE.with("action", "emergency")))
                .extracting(Publication::qos)
                .containsExactly(1, 0);
    }

    @Test
    void understandsAllFormsOfASet() {
        Attributes on = Attributes.NONE.with("state", "ON");
        String topic = "zigbee2mqtt/" + friendly("lamp");
        assertThat(bridge.arrived(topic + "/set", "{\"state\":\"ON\"}"))
                .contains(new Zigbee2Mqtt.Asked("lamp", new Happening.Set(on)));
        assertThat(bridge.arrived(topic + "/set", "ON")).contains(new Zigbee2Mqtt.Asked("lamp", new Happening.Set(on)));
        assertThat(bridge.arrived(topic + "/set/brightness", "127"))
                .contains(new Zigbee2Mqtt.Asked("lamp", new Happening.Set(Attributes.NONE.with("brightness", 127))));
        assertThat(bridge.arrived(topic + "/set/state", "ON"))
                .contains(new Zigbee2Mqtt.Asked("lamp", new Happening.Set(on)));
        assertThat(bridge.arrived(topic + "/get", "{\"state\":\"\"}"))
                .contains(new Zigbee2Mqtt.Asked("lamp", new Happening.Get(Attributes.NONE.with("state", ""))));
        assertThat(bridge.arrived(topic + "/set", "{not json")).isEmpty();
        assertThat(bridge.arrived(topic + "/set", "[1]")).isEmpty();
        assertThat(bridge.arrived("zigbee2mqtt/Lampje/set", "ON")).isEmpty();
        assertThat(bridge.arrived(topic, "{\"state\":\"ON\"}")).isEmpty();
    }

    @Test
    void anUnknownPropertyIsNullAndNotLeftOut() {
        bridge.remember("lamp", new Lamp(false, 178, 354).known());
        assertThat(bridge.reported("lamp", Attributes.NONE.with("state", "OFF"))
                        .getFirst()
                        .payload())
                .contains("\"effect\":null")
                .contains("\"update\":{\"installed_version\":-1,\"latest_version\":-1,\"state\":null}");
    }

    private JsonNode said(String topic) {
        return bridge.started(Set.of()).stream()
                .filter(p -> p.topic().equals(topic))
                .map(p -> json(p.payload()))
                .findFirst()
                .orElseThrow();
    }

    private static String friendly(String name) {
        return "kamer/" + name + " één";
    }

    private static SequencedMap<String, ZigbeeNode> nodes() {
        return nodes(112);
    }

    private static SequencedMap<String, ZigbeeNode> nodes(int linkQuality) {
        SequencedMap<String, ZigbeeNode> nodes = new LinkedHashMap<>();
        int number = 1;
        for (String name : new TreeSet<>(MODELS)) {
            String address = "0x%016x".formatted(number++);
            nodes.put(
                    name, new ZigbeeNode(name, address, friendly(name), name, ZigbeeNode.Supply.BATTERY, linkQuality));
        }
        return nodes;
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
