package nl.nabij.gateway.convention.zigbee2mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;
import nl.nabij.gateway.device.Control;
import nl.nabij.gateway.device.Reading;

/// A lamp.
///
/// @param brightness its property, empty for a lamp without; likewise `colorTemperature`
/// @param brightest the number that means 100 %
record LightControl(
        Control control,
        String state,
        JsonNode on,
        JsonNode off,
        String brightness,
        double brightest,
        String colorTemperature)
        implements Meaning.Moved {

    private static final double USUAL_BRIGHTEST = 254;

    static LightControl of(Expose expose) {
        Set<String> actions = new HashSet<>(Set.of("on", "off"));
        Optional<Expose> state = expose.feature("state");
        Optional<Expose> brightness = expose.feature("brightness");
        Optional<Expose> mired = expose.feature("color_temp");
        brightness.filter(Expose::settable).ifPresent(_ -> actions.add("brightness"));
        mired.filter(Expose::settable).ifPresent(_ -> actions.add("colorTemperature"));
        Control control = new Control(
                Kind.LIGHT,
                expose.endpoint(),
                actions,
                mired.flatMap(Expose::min).map(Double::intValue),
                mired.flatMap(Expose::max).map(Double::intValue));
        return new LightControl(
                control,
                state.map(Expose::property).orElse("state"),
                state.flatMap(Expose::valueOn).orElse(TextNode.valueOf("ON")),
                state.flatMap(Expose::valueOff).orElse(TextNode.valueOf("OFF")),
                brightness.map(Expose::property).orElse(""),
                brightness.flatMap(Expose::max).filter(max -> max > 0).orElse(USUAL_BRIGHTEST),
                mired.map(Expose::property).orElse(""));
    }

    @Override
    public List<String> properties() {
        return Stream.of(state, brightness, colorTemperature)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    @Override
    public Optional<Reading> read(JsonNode payload) {
        JsonNode word = payload.path(state);
        if (word.isMissingNode()) {
            return Optional.empty();
        }
        Optional<StateValue> light = Optional.empty();
        if (!Json.unknown(word)) {
            Optional<Integer> percent = Json.integer(payload, brightness)
                    .map(value -> Math.clamp(Math.round(value * 100 / brightest), 0, 100));
            light = Optional.of(
                    new StateValue.Light(Json.same(word, on), percent, Json.integer(payload, colorTemperature)));
        }
        return Optional.of(new Reading.Value(control.point(), light));
    }

    @Override
    public void write(DeviceCommand command, ObjectNode set) {
        switch (command.action()) {
            case "brightness" ->
                command.brightnessPercent()
                        .ifPresent(percent -> set.put(brightness, Math.round(percent * brightest / 100)));
            case "colorTemperature" ->
                command.colorTemperatureMired().ifPresent(mired -> set.put(colorTemperature, mired));
            default -> set.set(state, command.action().equals("on") ? on : off);
        }
    }
}
