package nl.nabij.contract.home;

import java.util.Optional;
import java.util.Set;

/// What a person or a rule asks of a device, in the words of the gateway's and the server's API.
///
/// | kind | action |
/// |---|---|
/// | curtain | `open`, `close`, `stop`, `position` with `positionPercent`, `tilt` with `tiltPercent` |
/// | light | `on`, `off`, `brightness` with `brightnessPercent`, `colorTemperature` with `colorTemperatureMired` |
/// | switch, plug, valve, siren | `on`, `off` |
/// | lock | `lock`, `unlock` |
///
/// @param endpoint which of several, such as `left`; empty for a device with one
/// @param positionPercent 0 closed to 100 open
/// @param colorTemperatureMired 50 to 1,000 mired; the device clamps to its own range
public record DeviceCommand(
        Kind kind,
        String action,
        Optional<Integer> positionPercent,
        Optional<Integer> tiltPercent,
        Optional<Integer> brightnessPercent,
        Optional<Integer> colorTemperatureMired,
        Optional<String> endpoint) {

    private static final Set<String> CURTAIN = Set.of("open", "close", "stop", "position", "tilt");
    private static final Set<String> LIGHT = Set.of("on", "off", "brightness", "colorTemperature");
    private static final Set<String> SWITCHED = Set.of("on", "off");
    private static final Set<String> LOCK = Set.of("lock", "unlock");

    private static final int COLDEST_MIRED = 50;
    private static final int WARMEST_MIRED = 1_000;

    public DeviceCommand {
        boolean known = switch (kind.value()) {
            case "curtain" -> CURTAIN.contains(action);
            case "light" -> LIGHT.contains(action);
            case "switch", "plug", "valve", "siren" -> SWITCHED.contains(action);
            case "lock" -> LOCK.contains(action);
            default -> false;
        };
        if (!known) {
            throw new IllegalArgumentException("No action '" + action + "' for kind '" + kind
                    + "'; curtain: open, close, stop, position, tilt; light: on, off, brightness, colorTemperature;"
                    + " switch, plug, valve, siren: on, off; lock: lock, unlock");
        }
        Percent.require("positionPercent", positionPercent);
        Percent.require("tiltPercent", tiltPercent);
        Percent.require("brightnessPercent", brightnessPercent);
        require(action, "position", "positionPercent", positionPercent);
        require(action, "tilt", "tiltPercent", tiltPercent);
        require(action, "brightness", "brightnessPercent", brightnessPercent);
        require(action, "colorTemperature", "colorTemperatureMired", colorTemperatureMired);
        if (colorTemperatureMired.isPresent()
                && (colorTemperatureMired.get() < COLDEST_MIRED || colorTemperatureMired.get() > WARMEST_MIRED)) {
            throw new IllegalArgumentException(
                    "colorTemperatureMired is " + colorTemperatureMired.get() + "; it has to be 50 to 1000");
        }
    }

    public static DeviceCommand of(Kind kind, String action) {
        return new DeviceCommand(
                kind, action, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static void require(String action, String ofAction, String field, Optional<Integer> value) {
        if (action.equals(ofAction) && value.isEmpty()) {
            throw new IllegalArgumentException("The action '" + ofAction + "' needs the field " + field);
        }
    }
}
