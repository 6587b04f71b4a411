package nl.nabij.gateway.device;

import java.util.List;
import java.util.Optional;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.home.Kind;

/// What a convention knows about a device before it says anything.
///
/// @param kinds all that it can tell or do, in a fixed order
/// @param fault why it cannot be used, in English
public record DeviceDescription(
        DeviceId id,
        String name,
        Optional<String> room,
        String vendor,
        String model,
        List<Kind> kinds,
        List<Control> controls,
        Optional<String> fault) {

    public DeviceDescription {
        kinds = List.copyOf(kinds);
        controls = List.copyOf(controls);
    }
}
