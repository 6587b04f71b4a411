package nl.nabij.gateway.convention.zigbee2mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;
import nl.nabij.gateway.device.Control;
import nl.nabij.gateway.device.Reading;

/// A door's lock. `lock_state` is what the bolt says; `state` may be only what was asked.
record LockControl(Control control, String state, String bolt) implements Meaning.Moved {

    static LockControl of(Expose expose) {
        return new LockControl(
                Control.of(Kind.LOCK, expose.endpoint(), Set.of("lock", "unlock")),
                expose.feature("state").map(Expose::property).orElse("state"),
                expose.feature("lock_state").map(Expose::property).orElse(""));
    }

    @Override
    public List<String> properties() {
        return Stream.of(state, bolt).filter(name -> !name.isEmpty()).toList();
    }

    @Override
    public Optional<Reading> read(JsonNode payload) {
        JsonNode told = bolt.isEmpty() || Json.unknown(payload.path(bolt)) ? payload.path(state) : payload.path(bolt);
        if (told.isMissingNode()) {
            return Optional.empty();
        }
        Optional<StateValue> value = Json.unknown(told)
                ? Optional.empty()
                : Optional.of(new StateValue.Word(
                        switch (told.asText()) {
                            case "LOCK", "locked" -> "locked";
                            case "UNLOCK", "unlocked" -> "unlocked";
                            default -> "jammed";
                        }));
        return Optional.of(new Reading.Value(control.point(), value));
    }

    @Override
    public void write(DeviceCommand command, ObjectNode set) {
        set.put(state, command.action().toUpperCase(Locale.ROOT));
    }
}
