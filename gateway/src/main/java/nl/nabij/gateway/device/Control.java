package nl.nabij.gateway.device;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.Kind;

/// Something that can be asked of a device.
///
/// @param part the endpoint, such as `left`; empty where there is one
/// @param actions of [nl.nabij.contract.home.DeviceCommand], only those that this device can do
/// @param coldestMired the light's own range, where it says so; likewise `warmestMired`
public record Control(
        Kind kind, String part, Set<String> actions, Optional<Integer> coldestMired, Optional<Integer> warmestMired) {

    public Control {
        actions = Set.copyOf(actions);
    }

    public static Control of(Kind kind, String part, Set<String> actions) {
        return new Control(kind, part, actions, Optional.empty(), Optional.empty());
    }

    public Point point() {
        return new Point(kind, part);
    }

    /// Which of a device's controls a command is for: the endpoint that it names, else the one
    /// without a name, else all of its kind.
    public static List<Control> chosen(List<Control> controls, DeviceCommand command) {
        List<Control> ofKind = controls.stream()
                .filter(control -> control.kind().equals(command.kind()))
                .toList();
        Optional<String> part = command.endpoint();
        boolean unnamed = ofKind.stream().anyMatch(control -> control.part().isEmpty());
        if (part.isEmpty() && !unnamed) {
            return ofKind;
        }
        return ofKind.stream()
                .filter(control -> control.part().equals(part.orElse("")))
                .toList();
    }
}
