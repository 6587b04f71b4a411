package nl.nabij.gateway.device;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.home.Device;
import nl.nabij.contract.home.StateValue;
import nl.nabij.contract.link.InstalledDevice;

/// All devices of the home with what they last said and what installers said of them. Only [Home] holds
/// it, under its lock.
final class Things {

    private final DeviceSettings settings;
    private final Map<DeviceId, Thing> things = new LinkedHashMap<>();

    Things(DeviceSettings settings, HomeMemory.Remembered remembered) {
        this.settings = settings;
        remembered
                .devices()
                .forEach((convention, devices) -> devices.forEach(device -> {
                    Thing thing = new Thing(convention, device, settings.over(device));
                    remembered.states().getOrDefault(device.id(), Map.of()).forEach((point, value) -> {
                        thing.put(point, Optional.of(value));
                    });
                    Boolean available = remembered.available().get(device.id());
                    if (available != null) {
                        thing.available(available);
                    }
                    things.put(device.id(), thing);
                }));
    }

    DeviceSettings settings() {
        return settings;
    }

    Optional<Thing> find(DeviceId id) {
        return Optional.ofNullable(things.get(id));
    }

    Optional<DeviceId> named(String conventionsName) {
        return things.values().stream()
                .map(Thing::listed)
                .filter(device -> device.name().equals(conventionsName))
                .map(DeviceDescription::id)
                .findFirst();
    }

    /// Who says something, also a device that is in no list.
    ///
    /// @param otherwise its name where nobody gave it one
    Home.Origin origin(DeviceId id, String otherwise) {
        Optional<DeviceDescription> described = find(id).map(Thing::description);
        Optional<InstalledDevice> setting = settings.of(id);
        String name = described
                .map(DeviceDescription::name)
                .or(() -> setting.flatMap(InstalledDevice::name))
                .orElse(otherwise);
        return new Home.Origin(
                id, name, described.flatMap(DeviceDescription::room).or(() -> setting.flatMap(InstalledDevice::room)));
    }

    /// @return false when nothing is different
    boolean listed(String convention, List<DeviceDescription> devices) {
        List<DeviceDescription> before = things.values().stream()
                .filter(thing -> thing.convention().equals(convention))
                .map(Thing::listed)
                .toList();
        if (before.equals(devices)) {
            return false;
        }
        Map<DeviceId, Thing> old = new LinkedHashMap<>(things);
        things.values().removeIf(thing -> thing.convention().equals(convention));
        for (DeviceDescription device : devices) {
            Thing known = old.get(device.id());
            if (known == null || !known.convention().equals(convention)) {
                things.put(device.id(), new Thing(convention, device, settings.over(device)));
            } else {
                known.describe(device, settings.over(device));
                things.put(device.id(), known);
            }
        }
        return true;
    }

    /// After what installers said became different.
    void describeAgain() {
        things.values().forEach(thing -> thing.describe(thing.listed(), settings.over(thing.listed())));
    }

    HomeSnapshot snapshot() {
        Map<DeviceId, List<Control>> controls = new LinkedHashMap<>();
        List<Device> devices = new ArrayList<>(things.size());
        things.values().forEach(thing -> {
            devices.add(thing.view());
            controls.put(thing.description().id(), thing.description().controls());
        });
        return new HomeSnapshot(devices, controls);
    }

    Map<DeviceId, Map<Point, StateValue>> states() {
        Map<DeviceId, Map<Point, StateValue>> states = new LinkedHashMap<>();
        things.forEach((id, thing) -> states.put(id, thing.values()));
        return states;
    }

    Map<DeviceId, Boolean> available() {
        Map<DeviceId, Boolean> available = new LinkedHashMap<>();
        things.forEach((id, thing) -> thing.available().ifPresent(known -> available.put(id, known)));
        return available;
    }
}
