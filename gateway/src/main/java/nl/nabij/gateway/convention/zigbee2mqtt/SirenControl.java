package nl.nabij.gateway.convention.zigbee2mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;
import nl.nabij.gateway.device.Control;
import nl.nabij.gateway.device.Reading;

/// A siren, by its `warning` (which never reports back) or by an `alarm` that can be set.
///
/// @param switched what can be set, with its values; empty for a `warning`
record SirenControl(Control control, String property, Optional<Expose> switched) implements Meaning.Moved {

    /// So that a forgotten siren ends by itself, and a neighbour is not kept awake by a lost 'off'.
    private static final int LONGEST_SECONDS = 30;

    static SirenControl warning(Expose expose) {
        return new SirenControl(
                Control.of(Kind.SIREN, expose.endpoint(), Set.of("on", "off")), expose.property(), Optional.empty());
    }

    static SirenControl switched(Expose expose) {
        return new SirenControl(
                Control.of(Kind.SIREN, expose.endpoint(), Set.of("on", "off")), expose.property(), Optional.of(expose));
    }

    @Override
    public List<String> properties() {
        return List.of(property);
    }

    @Override
    public Optional<Reading> read(JsonNode payload) {
        JsonNode value = payload.path(property);
        if (switched.isEmpty() || value.isMissingNode()) {
            return Optional.empty();
        }
        Optional<StateValue> word = Json.unknown(value)
                ? Optional.empty()
                : Optional.of(Json.same(value, on()) ? StateValue.Word.ON : StateValue.Word.OFF);
        return Optional.of(new Reading.Value(control.point(), word));
    }

    @Override
    public void write(DeviceCommand command, ObjectNode set) {
        boolean sound = command.action().equals("on");
        if (switched.isPresent()) {
            set.set(property, sound ? on() : switched.get().valueOff().orElse(BooleanNode.FALSE));
            return;
        }
        set.putObject(property)
                .put("mode", sound ? "emergency" : "stop")
                .put("level", "high")
                .put("strobe", true)
                .put("duration", LONGEST_SECONDS);
    }

    private JsonNode on() {
        return switched.flatMap(Expose::valueOn).orElse(BooleanNode.TRUE);
    }
}
