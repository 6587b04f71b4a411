package nl.nabij.gateway.convention.zigbee2mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.nabij.contract.home.Kind;
import nl.nabij.gateway.device.Reading;

/// Reads alarms out of messages whose definition is not known: a device that nobody installed yet,
/// or one that Zigbee2MQTT does not support. Only what cannot mean anything else.
final class StrangerReader {

    private static final Map<String, Kind> LEVELS = Map.of(
            "sos", Kind.SOS,
            "sos_alarm", Kind.SOS,
            "smoke", Kind.SMOKE,
            "smoke_alarm_1", Kind.SMOKE,
            "carbon_monoxide", Kind.CARBON_MONOXIDE,
            "carbon_monoxide_alarm_1", Kind.CARBON_MONOXIDE,
            "gas", Kind.GAS,
            "gas_alarm_1", Kind.GAS,
            "water_leak", Kind.WATER,
            "water_leak_alarm_1", Kind.WATER);

    private StrangerReader() {}

    /// @param known properties that a definition explains: those are not for guessing
    static List<Reading> read(JsonNode payload, Set<String> known) {
        List<Reading> readings = new ArrayList<>();
        if (!known.contains("action")) {
            action(payload.path("action").asText("")).ifPresent(readings::add);
        }
        LEVELS.forEach((property, kind) -> {
            JsonNode value = payload.get(property);
            // A number is a meter's reading, and a word may mean anything.
            if (value != null && !known.contains(property) && (value.isBoolean() || value.isNull())) {
                Optional<Boolean> active = value.isNull() ? Optional.empty() : Optional.of(value.booleanValue());
                readings.add(new Reading.Level(kind, property, active));
            }
        });
        return readings;
    }

    /// Also a plain button's press: an installer may have made it her SOS before this start, while the
    /// list is still on its way. Of others it says nothing.
    static List<Reading> readWithButtons(JsonNode payload) {
        List<Reading> readings = new ArrayList<>(read(payload, Set.of()));
        String word = payload.path("action").asText("");
        if (!word.isEmpty() && readings.stream().noneMatch(Reading.Press.class::isInstance)) {
            readings.add(new Reading.Press(Kind.BUTTON, word));
        }
        return readings;
    }

    static Optional<Reading> action(String word) {
        return Detector.Action.means(word) ? Optional.of(new Reading.Press(Kind.SOS, word)) : Optional.empty();
    }
}
