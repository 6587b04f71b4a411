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

/// A curtain, blind or shutter. Zigbee2MQTT says 0 for closed and 100 for open, whatever the motor
/// thinks.
///
/// @param position empty for a cover that cannot tell where it is; likewise `tilt`
/// @param suffix of the properties that this endpoint publishes besides, such as `_left`
record CoverControl(Control control, String state, String position, String tilt, String suffix)
        implements Meaning.Moved {

    private static final Set<String> RUNNING = Set.of("up", "down", "open", "close", "opening", "closing", "true");

    static CoverControl of(Expose expose) {
        String state = expose.feature("state").map(Expose::property).orElse("");
        String position = expose.feature("position").map(Expose::property).orElse("");
        String tilt = expose.feature("tilt").map(Expose::property).orElse("");
        List<String> words = expose.feature("state").map(Expose::values).orElse(List.of());
        Set<String> actions = Stream.of("OPEN", "CLOSE", "STOP", "position", "tilt")
                .filter(action -> switch (action) {
                    case "position" ->
                        expose.feature("position").filter(Expose::settable).isPresent();
                    case "tilt" ->
                        expose.feature("tilt").filter(Expose::settable).isPresent();
                    default -> words.contains(action);
                })
                .map(action -> action.toLowerCase(Locale.ROOT))
                .collect(java.util.stream.Collectors.toSet());
        String suffix = expose.endpoint().isEmpty() ? "" : "_" + expose.endpoint();
        return new CoverControl(Control.of(Kind.CURTAIN, expose.endpoint(), actions), state, position, tilt, suffix);
    }

    @Override
    public List<String> properties() {
        return Stream.of(state, position, tilt).filter(name -> !name.isEmpty()).toList();
    }

    @Override
    public Optional<Reading> read(JsonNode payload) {
        JsonNode word = payload.path(state);
        JsonNode number = payload.path(position);
        if (word.isMissingNode() && number.isMissingNode()) {
            return Optional.empty();
        }
        Optional<Integer> percent = Json.integer(payload, position).map(value -> Math.clamp(value, 0, 100));
        if (percent.isEmpty() && Json.unknown(word)) {
            return Optional.of(new Reading.Value(control.point(), Optional.empty()));
        }
        String shown = percent.map(CoverControl::named).orElseGet(() -> switch (word.asText()) {
            case "OPEN" -> "open";
            case "CLOSE" -> "closed";
            default -> "partly";
        });
        StateValue curtain = new StateValue.Curtain(shown, percent, moving(payload));
        return Optional.of(new Reading.Value(control.point(), Optional.of(curtain)));
    }

    private boolean moving(JsonNode payload) {
        return Stream.of("moving", "running", "motor_state")
                .map(name -> payload.path(name + suffix).asText("").toLowerCase(Locale.ROOT))
                .anyMatch(RUNNING::contains);
    }

    private static String named(int percent) {
        if (percent == 0) {
            return "closed";
        }
        return percent == 100 ? "open" : "partly";
    }

    @Override
    public void write(DeviceCommand command, ObjectNode set) {
        switch (command.action()) {
            case "position" -> command.positionPercent().ifPresent(percent -> set.put(position, percent));
            case "tilt" -> command.tiltPercent().ifPresent(percent -> set.put(tilt, percent));
            default -> set.put(state, command.action().toUpperCase(Locale.ROOT));
        }
    }
}
