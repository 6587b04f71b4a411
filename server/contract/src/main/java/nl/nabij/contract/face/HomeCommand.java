package nl.nabij.contract.face;

import java.util.Optional;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.Kind;

/// The body of `POST /api/v1/homes/{id}/commands`: [DeviceCommand]'s fields plus `device`, and the
/// alarm it serves.
public record HomeCommand(
        DeviceId device,
        Optional<AlarmId> alarm,
        Kind kind,
        String action,
        Optional<Integer> positionPercent,
        Optional<Integer> tiltPercent,
        Optional<Integer> brightnessPercent,
        Optional<Integer> colorTemperatureMired,
        Optional<String> endpoint) {

    public DeviceCommand what() {
        return new DeviceCommand(
                kind, action, positionPercent, tiltPercent, brightnessPercent, colorTemperatureMired, endpoint);
    }
}
