package nl.nabij.gateway.convention.zigbee2mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.nabij.contract.ContractJson;
import nl.nabij.gateway.device.Reading;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// State messages of real models as Zigbee2MQTT's own code published them, with what a person said
/// that they mean.
class RealStatesTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String BASE = "zigbee2mqtt/";

    static Stream<JsonNode> states() throws IOException {
        List<JsonNode> states = new ArrayList<>();
        for (String line : new String(resource("states.jsonl"), StandardCharsets.UTF_8).split("\n", -1)) {
            if (!line.isBlank()) {
                states.add(MAPPER.readTree(line));
            }
        }
        return states.stream().filter(state -> state.path("payload").isObject());
    }

    @ParameterizedTest
    @MethodSource("states")
    void meansWhatAPersonSaysThatItMeans(JsonNode state) throws IOException {
        Map<String, KnownDevice> devices = new HashMap<>();
        BridgeDevicesReader.read(ByteBuffer.wrap(resource("bridge-devices.json")), KnownDevice::of).stream()
                .flatMap(Optional::stream)
                .forEach(device -> devices.put(device.topicName(), device));
        String name = state.path("topic").asText().substring(BASE.length());

        String read = Objects.requireNonNull(devices.get(name), name).read(state.path("payload")).stream()
                .map(RealStatesTest::told)
                .collect(Collectors.joining("\n", "\n", "\n"));

        for (JsonNode meaning : state.path("means")) {
            expected(meaning).ifPresent(line -> assertThat(read).contains("\n" + line));
        }
    }

    private static String told(Reading reading) {
        return switch (reading) {
            case Reading.Press press -> press.kind() + " " + press.word();
            case Reading.Level level ->
                level.kind() + " " + level.source() + " "
                        + level.active().map(String::valueOf).orElse("unknown");
            case Reading.Value value ->
                value.kind() + " " + value.point().part() + " "
                        + value.value().map(ContractJson::toText).orElse("unknown");
        };
    }

    /// The label in the words of [#told]; empty for what telecare does not look at.
    private static Optional<String> expected(JsonNode meaning) {
        String kind = meaning.path("kind").asText("");
        String part = meaning.path("property").asText(meaning.path("endpoint").asText(""));
        String line = kind + " " + part + " ";
        if (meaning.path("momentary").asBoolean()) {
            return Optional.of(kind + " " + meaning.path("value").asText());
        }
        if (meaning.has("position")) {
            return Optional.of(line + "{\"moving\":false,\"positionPercent\":" + meaning.path("position") + ",");
        }
        if (meaning.has("brightness_pct")) {
            return Optional.of(line + "{\"brightnessPercent\":" + meaning.path("brightness_pct") + ",");
        }
        if (meaning.has("active")) {
            return Optional.of(line + meaning.path("active"));
        }
        if (meaning.path("value").isNumber()) {
            return Optional.of(line + meaning.path("value").asDouble());
        }
        return kind.equals("light") || !meaning.has("state")
                ? Optional.empty()
                : Optional.of(line + meaning.path("state"));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(RealStatesTest.class.getResourceAsStream("/zigbee2mqtt/" + name), name)) {
            return in.readAllBytes();
        }
    }
}
