package nl.nabij.gateway.device;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.home.Device;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.Kind;

/// What can be asked of which device, by whom.
final class CommandRefusals {

    private CommandRefusals() {}

    static Optional<AskDecision.Refused> of(HomeSnapshot home, DeviceId id, DeviceCommand what, CommandOrigin origin) {
        Optional<Device> device = home.device(id);
        if (device.isEmpty()) {
            return refused(AskDecision.Reason.NO_SUCH_DEVICE, "No device '" + id + "' in this home");
        }
        if (device.get().fault().isPresent()) {
            return refused(
                    AskDecision.Reason.CANNOT,
                    "The device cannot be used: " + device.get().fault().get());
        }
        List<Control> all = home.controls().getOrDefault(id, List.of());
        List<Control> chosen = Control.chosen(all, what);
        if (chosen.isEmpty()) {
            return refused(AskDecision.Reason.CANNOT, "The device has no such part; it has " + offered(all));
        }
        if (chosen.stream().noneMatch(control -> control.actions().contains(what.action()))) {
            return refused(
                    AskDecision.Reason.CANNOT, "The device cannot '" + what.action() + "'; it has " + offered(all));
        }
        if (origin == CommandOrigin.HOME
                && what.kind().equals(Kind.LOCK)
                && what.action().equals("unlock")) {
            return refused(
                    AskDecision.Reason.NOT_ALLOWED,
                    "Unlocking needs the centre: a program on the box could open the door for anybody");
        }
        return Optional.empty();
    }

    static boolean unavailable(HomeSnapshot home, DeviceId id) {
        return home.device(id).flatMap(Device::available).filter(now -> !now).isPresent();
    }

    static Set<Point> parts(HomeSnapshot home, DeviceId id, DeviceCommand what) {
        return Control.chosen(home.controls().getOrDefault(id, List.of()), what).stream()
                .map(Control::point)
                .collect(Collectors.toSet());
    }

    /// With the colour temperature within the lamp's own range, so that its report can match.
    static DeviceCommand fitted(HomeSnapshot home, DeviceId id, DeviceCommand what) {
        return Control.chosen(home.controls().getOrDefault(id, List.of()), what).stream()
                .findFirst()
                .map(control -> new DeviceCommand(
                        what.kind(),
                        what.action(),
                        what.positionPercent(),
                        what.tiltPercent(),
                        what.brightnessPercent(),
                        what.colorTemperatureMired().map(mired -> fitted(mired, control)),
                        what.endpoint()))
                .orElse(what);
    }

    private static int fitted(int mired, Control control) {
        int warmest = Math.min(mired, control.warmestMired().orElse(mired));
        return Math.max(warmest, control.coldestMired().orElse(warmest));
    }

    private static String offered(List<Control> controls) {
        if (controls.isEmpty()) {
            return "nothing that can be asked";
        }
        return controls.stream()
                .map(control -> control.kind()
                        + (control.part().isEmpty() ? "" : " (endpoint " + control.part() + ")")
                        + ": "
                        + String.join(", ", new TreeSet<>(control.actions())))
                .collect(Collectors.joining("; "));
    }

    private static Optional<AskDecision.Refused> refused(AskDecision.Reason reason, String message) {
        return Optional.of(new AskDecision.Refused(reason, message));
    }
}
