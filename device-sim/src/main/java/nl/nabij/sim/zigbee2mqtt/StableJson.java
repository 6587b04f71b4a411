package nl.nabij.sim.zigbee2mqtt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.TreeMap;
import nl.nabij.sim.appliance.Attributes;

/// JSON as Zigbee2MQTT writes it: keys in alphabetical order at every depth, nothing between them.
final class StableJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private StableJson() {}

    static String write(Object tree) {
        try {
            // Through plain maps, since Jackson's trees keep the order in which they were filled.
            return MAPPER.writeValueAsString(MAPPER.convertValue(tree, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree could not be written", e);
        }
    }

    static String write(Attributes attributes) {
        return write(attributes.values());
    }

    /// The fields of a JSON object; empty for anything else.
    static Optional<Attributes> readObject(String text) {
        try {
            return Optional.ofNullable(MAPPER.readTree(text))
                    .filter(JsonNode::isObject)
                    .map(StableJson::attributes);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    static ObjectNode resource(String name) {
        try (InputStream in = StableJson.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + name + " is missing from the jar");
            }
            return (ObjectNode) MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + name + " cannot be read", e);
        }
    }

    private static Attributes attributes(JsonNode object) {
        TreeMap<String, JsonNode> values = new TreeMap<>();
        object.properties().forEach(field -> values.put(field.getKey(), field.getValue()));
        return Attributes.of(values);
    }
}
