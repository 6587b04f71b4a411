package nl.nabij.gateway.convention.zigbee2mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One thing that a device exposes, as in a definition of `bridge/devices`.
///
/// @param type `binary`, `enum`, `numeric`, or of several features: `cover`, `light`, `switch`, …
/// @param property its name in the state message; empty for one with features
/// @param access bits: 1 published, 2 can be set, 4 can be asked for
/// @param endpoint empty where there is one
record Expose(
        String type,
        String name,
        String property,
        int access,
        String endpoint,
        String category,
        Optional<JsonNode> valueOn,
        Optional<JsonNode> valueOff,
        List<String> values,
        Optional<Double> max,
        Optional<Double> min,
        List<Expose> features) {

    private static final int PUBLISHED = 1;
    private static final int SETTABLE = 2;

    static Expose read(JsonNode json) {
        List<String> values = new ArrayList<>();
        json.path("values").forEach(value -> values.add(value.asText()));
        List<Expose> features = new ArrayList<>();
        json.path("features").forEach(feature -> features.add(read(feature)));
        return new Expose(
                json.path("type").asText(""),
                json.path("name").asText(""),
                json.path("property").asText(""),
                json.path("access").asInt(0),
                json.path("endpoint").asText(""),
                json.path("category").asText(""),
                Optional.ofNullable(json.get("value_on")),
                Optional.ofNullable(json.get("value_off")),
                List.copyOf(values),
                number(json, "value_max"),
                number(json, "value_min"),
                List.copyOf(features));
    }

    boolean published() {
        return (access & PUBLISHED) != 0;
    }

    boolean settable() {
        return (access & SETTABLE) != 0;
    }

    /// A state that the device alone decides about: a detector, never a setting.
    boolean detector() {
        return published() && !settable() && !category.equals("config");
    }

    Optional<Expose> feature(String called) {
        return features.stream().filter(each -> each.name.equals(called)).findFirst();
    }

    private static Optional<Double> number(JsonNode json, String field) {
        JsonNode value = json.get(field);
        return value != null && value.isNumber() ? Optional.of(value.doubleValue()) : Optional.empty();
    }
}
