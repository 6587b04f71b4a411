package nl.nabij.gateway.convention.zigbee2mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// One entry of `bridge/devices`.
///
/// @param friendlyName as the installer called it; its topic is the base and this, whatever
///     characters it holds
/// @param vendor, model, description as Zigbee2MQTT knows them; empty for a device without
///     definition
record BridgeDevice(
        String ieeeAddress,
        String type,
        String friendlyName,
        boolean disabled,
        boolean interviewed,
        boolean defined,
        String vendor,
        String model,
        String description,
        List<Expose> exposes) {

    static BridgeDevice read(JsonNode json) {
        JsonNode definition = json.path("definition");
        List<Expose> exposes = new ArrayList<>();
        definition.path("exposes").forEach(expose -> exposes.add(Expose.read(expose)));
        String ieeeAddress = json.path("ieee_address").asText("");
        return new BridgeDevice(
                ieeeAddress,
                json.path("type").asText(""),
                json.path("friendly_name").asText(ieeeAddress),
                json.path("disabled").asBoolean(false),
                json.path("interview_completed").asBoolean(true),
                definition.isObject(),
                definition.path("vendor").asText(""),
                definition.path("model").asText(""),
                definition.path("description").asText(""),
                List.copyOf(exposes));
    }

    /// The bridge's own radio is no device of the home.
    boolean coordinator() {
        return type.equals("Coordinator");
    }

    boolean describedAs(String... words) {
        String lower = description.toLowerCase(java.util.Locale.ROOT);
        for (String word : words) {
            if (lower.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
