package nl.nabij.server.home;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import nl.nabij.contract.ContractJson;
import org.jspecify.annotations.Nullable;

/// Text and JSON as PostgreSQL can hold them: everything but U+0000, which a device's name may hold.
final class Storable {

    private Storable() {}

    static String text(String text) {
        return text.replace('\0', '\uFFFD');
    }

    /// @param contract a value of the contract that is an object in JSON
    static JsonObject json(Object contract) {
        return cleaned(new JsonObject(ContractJson.toText(contract)));
    }

    private static JsonObject cleaned(JsonObject json) {
        JsonObject clean = new JsonObject();
        for (Map.Entry<String, Object> field : json) {
            clean.put(text(field.getKey()), cleaned(field.getValue()));
        }
        return clean;
    }

    private static @Nullable Object cleaned(@Nullable Object value) {
        return switch (value) {
            case String text -> text(text);
            case JsonObject object -> cleaned(object);
            case JsonArray array -> {
                JsonArray clean = new JsonArray();
                array.forEach(element -> clean.add(cleaned(element)));
                yield clean;
            }
            case null -> null;
            default -> value;
        };
    }
}
