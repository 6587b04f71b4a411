package nl.nabij.sim.appliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a device says of itself: names of properties and their values, in the alphabetical order in
/// which Zigbee2MQTT writes them. JSON null stands for 'never reported'.
public record Attributes(SortedMap<String, JsonNode> values) {

    public static final Attributes NONE = new Attributes(new TreeMap<>());

    public Attributes {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static Attributes of(Map<String, JsonNode> values) {
        return new Attributes(new TreeMap<>(values));
    }

    public Attributes with(String name, JsonNode value) {
        TreeMap<String, JsonNode> more = new TreeMap<>(values);
        more.put(name, value);
        return new Attributes(more);
    }

    public Attributes with(String name, boolean value) {
        return with(name, BooleanNode.valueOf(value));
    }

    public Attributes with(String name, int value) {
        return with(name, IntNode.valueOf(value));
    }

    public Attributes with(String name, String value) {
        return with(name, TextNode.valueOf(value));
    }

    public Attributes withUnknown(String name) {
        return with(name, NullNode.getInstance());
    }

    /// These, and over them the newer ones.
    public Attributes with(Attributes newer) {
        TreeMap<String, JsonNode> more = new TreeMap<>(values);
        more.putAll(newer.values);
        return new Attributes(more);
    }

    public Attributes without(String name) {
        TreeMap<String, JsonNode> fewer = new TreeMap<>(values);
        fewer.remove(name);
        return new Attributes(fewer);
    }

    public Optional<JsonNode> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// The text of a property in capitals: Zigbee2MQTT accepts `open` as well as `OPEN`.
    Optional<String> word(String name) {
        return get(name).filter(JsonNode::isTextual).map(v -> v.textValue().toUpperCase(java.util.Locale.ROOT));
    }

    Optional<Integer> number(String name) {
        return get(name).filter(JsonNode::isNumber).map(JsonNode::intValue);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }
}
