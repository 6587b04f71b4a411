package nl.nabij.gateway.convention.zigbee2mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;
import nl.nabij.gateway.device.Control;
import nl.nabij.gateway.device.Reading;

/// A plug, a wall switch or a valve.
record SwitchControl(Control control, String state, JsonNode on, JsonNode off) implements Meaning.Moved {

    static SwitchControl of(Kind kind, Expose owner, Expose state) {
        return new SwitchControl(
                Control.of(kind, owner.endpoint(), Set.of("on", "off")),
                state.property(),
                state.valueOn().orElse(TextNode.valueOf("ON")),
                state.valueOff().orElse(TextNode.valueOf("OFF")));
    }

    @Override
    public List<String> properties() {
        return List.of(state);
    }

    @Override
    public Optional<Reading> read(JsonNode payload) {
        JsonNode word = payload.path(state);
        if (word.isMissingNode()) {
            return Optional.empty();
        }
        Optional<StateValue> value = Optional.empty();
        if (Json.same(word, on)) {
            value = Optional.of(StateValue.Word.ON);
        } else if (Json.same(word, off)) {
            value = Optional.of(StateValue.Word.OFF);
        }
        return Optional.of(new Reading.Value(control.point(), value));
    }

    @Override
    public void write(DeviceCommand command, ObjectNode set) {
        set.set(state, command.action().equals("on") ? on : off);
    }
}
