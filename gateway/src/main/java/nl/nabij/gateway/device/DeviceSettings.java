package nl.nabij.gateway.device;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.link.InstalledDevice;

/// What installers said of the home's devices: name, room, purpose. It lies over what the conventions
/// say, so that a device keeps the topic under which it is heard: renaming it there would make its
/// presses a stranger's for a moment.
public final class DeviceSettings {

    /// As many as the largest known home has devices, and some. Beyond it an installer is refused.
    public static final int MOST = 1_000;

    /// Where they are kept.
    public interface Memory {

        /// Empty where there never was an installation, as on a new box.
        Optional<List<InstalledDevice>> load();

        /// Returns when it is on disk.
        ///
        /// @throws RuntimeException when it could not be written
        void keep(List<InstalledDevice> devices);
    }

    private final Memory memory;
    private final Map<DeviceId, InstalledDevice> settings = new LinkedHashMap<>();
    private boolean begun;

    public DeviceSettings(Memory memory) {
        this.memory = memory;
        Optional<List<InstalledDevice>> kept = memory.load();
        begun = kept.isPresent();
        kept.orElse(List.of()).forEach(each -> settings.put(each.device(), each));
    }

    /// For a home in which nobody installs anything.
    static DeviceSettings none() {
        return new DeviceSettings(new Memory() {
            @Override
            public Optional<List<InstalledDevice>> load() {
                return Optional.empty();
            }

            @Override
            public void keep(List<InstalledDevice> devices) {}
        });
    }

    public synchronized Optional<InstalledDevice> of(DeviceId device) {
        return Optional.ofNullable(settings.get(device));
    }

    /// @throws IllegalStateException when there are too many
    synchronized void put(InstalledDevice device) {
        if (settings.size() >= MOST && !settings.containsKey(device.device())) {
            throw new IllegalStateException("A home has at most " + MOST + " installed devices");
        }
        Map<DeviceId, InstalledDevice> next = new LinkedHashMap<>(settings);
        next.put(device.device(), device);
        keep(next);
    }

    synchronized void remove(DeviceId device) {
        Map<DeviceId, InstalledDevice> next = new LinkedHashMap<>(settings);
        next.remove(device);
        keep(next);
    }

    /// What the centre knows of the home, for a box that knows nothing itself.
    ///
    /// @return whether it was taken
    synchronized boolean restore(List<InstalledDevice> devices) {
        if (begun || devices.isEmpty()) {
            return false;
        }
        Map<DeviceId, InstalledDevice> next = new LinkedHashMap<>();
        devices.stream().limit(MOST).forEach(each -> next.put(each.device(), each));
        keep(next);
        return true;
    }

    private void keep(Map<DeviceId, InstalledDevice> next) {
        memory.keep(List.copyOf(next.values()));
        begun = true;
        settings.clear();
        settings.putAll(next);
    }

    /// The device as everybody outside its convention sees it.
    DeviceDescription over(DeviceDescription described) {
        Optional<InstalledDevice> setting = of(described.id());
        if (setting.isEmpty()) {
            return described;
        }
        return new DeviceDescription(
                described.id(),
                setting.get().name().orElse(described.name()),
                setting.get().room().or(described::room),
                described.vendor(),
                described.model(),
                Purpose.of(setting.get())
                        .map(purpose -> purpose.of(described.kinds()))
                        .orElse(described.kinds()),
                described.controls(),
                described.fault());
    }

    List<Reading> over(DeviceId device, List<Reading> readings) {
        return of(device)
                .flatMap(Purpose::of)
                .map(purpose -> readings.stream().map(purpose::of).toList())
                .orElse(readings);
    }
}
