package nl.nabij.gateway.convention.zigbee2mqtt;

import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.nabij.contract.home.Kind;

/// From the exposes of a definition to their meanings. What is not named here is a setting or a
/// diagnostic, and is nobody's business in telecare.
final class Meanings {

    /// Sold as SOS buttons, they send `single`, `double` or `hold`.
    private static final Set<String> SOLD_AS_SOS = Set.of("HS1EB", "MIR-SO100", "SE20-O", "SE21");

    /// Only the model says that it lies in a bed.
    private static final Set<String> BED = Set.of("TS0601_bed_presence_sensor", "C3007", "ZG-210Z");

    private static final Pattern SOS = Pattern.compile("sos(_alarm)?(_\\d+)?");
    private static final Pattern SMOKE = Pattern.compile("smoke(_alarm)?(_\\d+)?");
    private static final Pattern CARBON_MONOXIDE = Pattern.compile("carbon_monoxide(_alarm)?(_\\d+)?");
    private static final Pattern GAS = Pattern.compile("gas(_alarm)?(_\\d+)?");
    private static final Pattern WATER =
            Pattern.compile("(active_)?water_leak(_alarm)?(_\\d+)?|water_sensor|.*leak_detect.*");
    private static final Pattern ANY_ALARM = Pattern.compile("alarm(_\\d+)?");
    private static final Pattern MOTION = Pattern.compile("(occupancy|motion)(_.*)?|area\\d+Occupancy");
    private static final Pattern FALL = Pattern.compile("fall(_down)?_status|status");
    private static final Set<String> FALLEN = Set.of("fall", "fall_alarm", "falling");
    private static final Set<String> SMOKE_WORDS = Set.of("alarm", "alarmed", "warning_alarm", "critical_alarm");

    private Meanings() {}

    static List<Meaning> of(BridgeDevice device) {
        List<Meaning> meanings = new ArrayList<>();
        device.exposes().forEach(expose -> add(device, expose, meanings));
        return List.copyOf(meanings);
    }

    private static void add(BridgeDevice device, Expose expose, List<Meaning> into) {
        switch (expose.type()) {
            case "cover" -> into.add(CoverControl.of(expose));
            case "light" -> into.add(LightControl.of(expose));
            case "switch" ->
                expose.feature("state")
                        .filter(state -> state.property().matches("state(_.*)?"))
                        .ifPresent(state -> into.add(SwitchControl.of(kindOfSwitch(device), expose, state)));
            case "lock" ->
                expose.feature("state")
                        .filter(state -> state.property().matches("state(_.*)?"))
                        .ifPresent(_ -> into.add(LockControl.of(expose)));
            case "climate" ->
                expose.features().forEach(feature -> number(feature).ifPresent(into::add));
            case "composite" -> {
                if (expose.name().equals("warning") && expose.settable()) {
                    into.add(SirenControl.warning(expose));
                }
            }
            case "binary" -> binary(device, expose).ifPresent(into::add);
            case "enum" -> word(device, expose).ifPresent(into::add);
            case "numeric" -> number(expose).ifPresent(into::add);
            default -> {}
        }
    }

    private static Kind kindOfSwitch(BridgeDevice device) {
        if (device.describedAs("valve", "irrigation")) {
            return Kind.VALVE;
        }
        return device.describedAs("plug", "outlet", "socket") ? Kind.PLUG : Kind.SWITCH;
    }

    private static Optional<Meaning> binary(BridgeDevice device, Expose expose) {
        String name = expose.name();
        if (ANY_ALARM.matcher(name).matches() && expose.settable()) {
            return Optional.of(SirenControl.switched(expose));
        }
        if (!expose.detector()) {
            return Optional.empty();
        }
        if (name.equals("contact")) {
            return Optional.of(new Detector.Contact(expose.property()));
        }
        return kindOfBinary(device, name)
                .map(kind -> new Detector.Binary(
                        kind,
                        expose.property(),
                        expose.valueOn().orElse(BooleanNode.TRUE),
                        expose.valueOff().orElse(BooleanNode.FALSE)));
    }

    private static Optional<Kind> kindOfBinary(BridgeDevice device, String name) {
        if (SOS.matcher(name).matches()) {
            return Optional.of(Kind.SOS);
        }
        if (SMOKE.matcher(name).matches()) {
            return Optional.of(Kind.SMOKE);
        }
        if (CARBON_MONOXIDE.matcher(name).matches()) {
            return Optional.of(Kind.CARBON_MONOXIDE);
        }
        if (GAS.matcher(name).matches()) {
            return Optional.of(Kind.GAS);
        }
        if (WATER.matcher(name).matches()) {
            return Optional.of(Kind.WATER);
        }
        if (ANY_ALARM.matcher(name).matches()) {
            return Optional.of(Kind.GENERIC_ALARM);
        }
        boolean bed = BED.contains(device.model());
        if (bed && (name.equals("occupancy") || name.equals("pressure"))) {
            return Optional.of(Kind.BED_OCCUPANCY);
        }
        if (MOTION.matcher(name).matches()) {
            return Optional.of(Kind.MOTION);
        }
        return Optional.ofNullable(
                switch (name) {
                    case "presence" -> Kind.PRESENCE;
                    case "vibration" -> Kind.VIBRATION;
                    case "tamper", "tamper_alarm" -> Kind.TAMPER;
                    case "battery_low" -> Kind.BATTERY_LOW;
                    default -> null;
                });
    }

    private static Optional<Meaning> word(BridgeDevice device, Expose expose) {
        String name = expose.name();
        if (name.equals("action")) {
            return Optional.of(action(device, expose));
        }
        if (!expose.detector()) {
            return Optional.empty();
        }
        if (name.equals("smoke_state") || (name.equals("alarm_state") && device.describedAs("smoke"))) {
            return words(Kind.SMOKE, expose, SMOKE_WORDS);
        }
        if (FALL.matcher(name).matches() && expose.values().stream().anyMatch(FALLEN::contains)) {
            return words(Kind.FALL, expose, FALLEN);
        }
        if (name.equals("water_warning")) {
            return words(Kind.WATER, expose, Set.of("alarm"));
        }
        if (name.equals("presence_state")) {
            return words(Kind.PRESENCE, expose, Set.of("presence", "motion"));
        }
        if (name.equals("pressure_state") && BED.contains(device.model())) {
            return words(Kind.BED_OCCUPANCY, expose, Set.of("pressed", "occupied", "pressure"));
        }
        if (name.equals("battery_low")) {
            return words(Kind.BATTERY_LOW, expose, Set.of("Low", "low"));
        }
        return Optional.empty();
    }

    private static Optional<Meaning> words(Kind kind, Expose expose, Set<String> active) {
        return Optional.of(new Detector.Words(kind, expose.property(), active));
    }

    private static Meaning action(BridgeDevice device, Expose expose) {
        boolean sold = SOLD_AS_SOS.contains(device.model());
        boolean sos = sold || expose.values().stream().anyMatch(Detector.Action::means);
        boolean others = !sold
                && (expose.values().isEmpty()
                        || expose.values().stream().anyMatch(value -> !Detector.Action.means(value)));
        List<Kind> kinds = new ArrayList<>();
        if (sos) {
            kinds.add(Kind.SOS);
        }
        if (others) {
            kinds.add(Kind.BUTTON);
        }
        return new Detector.Action(expose.property(), sold, List.copyOf(kinds));
    }

    private static Optional<Meaning> number(Expose expose) {
        if (!expose.published() || expose.settable()) {
            return Optional.empty();
        }
        Kind kind = switch (expose.name()) {
            case "battery" -> Kind.BATTERY_LEVEL;
            case "temperature", "local_temperature" -> Kind.TEMPERATURE;
            case "humidity" -> Kind.HUMIDITY;
            case "illuminance" -> Kind.ILLUMINANCE;
            case "power" -> Kind.POWER;
            default -> null;
        };
        return Optional.ofNullable(kind).map(known -> new Detector.Measurement(known, expose.property()));
    }
}
