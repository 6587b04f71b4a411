package nl.nabij.gateway.convention.zigbee2mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/// Small questions about a state message.
final class Json {

    private static final Set<String> UNKNOWN_WORDS = Set.of("", "None", "null");

    private Json() {}

    /// Unknown: null, an empty text, or a text that says so.
    static boolean unknown(JsonNode value) {
        if (value.isTextual()) {
            return UNKNOWN_WORDS.contains(value.textValue());
        }
        return value.isNull() || value.isMissingNode();
    }

    /// Whether a published value is the one that the definition names. Booleans are compared also
    /// where one side writes them as text; everything else has to be the same.
    static boolean same(JsonNode value, JsonNode named) {
        if (value.isNumber() && named.isNumber()) {
            return Double.compare(value.doubleValue(), named.doubleValue()) == 0;
        }
        if (value.isBoolean() || named.isBoolean()) {
            return value.asText().equalsIgnoreCase(named.asText());
        }
        return value.asText().equals(named.asText());
    }

    static Optional<Integer> integer(JsonNode payload, String property) {
        JsonNode value = property.isEmpty() ? null : payload.get(property);
        return value != null && value.isNumber() && Double.isFinite(value.doubleValue())
                ? Optional.of((int) Math.round(value.doubleValue()))
                : Optional.empty();
    }
}
