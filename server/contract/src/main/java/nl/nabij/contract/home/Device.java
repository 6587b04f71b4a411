package nl.nabij.contract.home;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.DeviceId;

/// A thing in a home as everybody outside its convention sees it.
///
/// @param id unique within the home and stable over renaming
/// @param name what the installer called it
/// @param room where it is, when somebody said so
/// @param kinds all that it can tell or do, in a fixed order
/// @param state what is known now; a kind without an entry is unknown
/// @param available whether it can be reached; empty when its convention cannot tell
/// @param fault why it cannot be used, in English, such as a name that MQTT forbids
public record Device(
        DeviceId id,
        String name,
        Optional<String> room,
        String vendor,
        String model,
        List<Kind> kinds,
        Map<Kind, StateValue> state,
        Optional<Boolean> available,
        Optional<String> fault) {

    public Device {
        kinds = List.copyOf(kinds);
        state = Map.copyOf(state);
    }
}
