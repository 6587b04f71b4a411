package nl.nabij.gateway.device;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.home.Device;

/// The home at one moment, for everybody who only looks.
///
/// @param devices in the order of the conventions' lists
/// @param controls what each device can be asked
public record HomeSnapshot(List<Device> devices, Map<DeviceId, List<Control>> controls) {

    public HomeSnapshot {
        devices = List.copyOf(devices);
        controls = Map.copyOf(controls);
    }

    public Optional<Device> device(DeviceId id) {
        return devices.stream().filter(device -> device.id().equals(id)).findFirst();
    }
}
