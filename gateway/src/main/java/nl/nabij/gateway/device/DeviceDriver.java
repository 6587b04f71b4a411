package nl.nabij.gateway.device;

import nl.nabij.contract.DeviceId;
import nl.nabij.contract.home.DeviceCommand;

/// A convention's way to move its devices.
public interface DeviceDriver {

    boolean drives(DeviceId device);

    /// Returns when the home's broker has it. What the device makes of it comes as its report.
    ///
    /// @throws DeviceUnreachableException when it cannot be handed over now
    void send(DeviceId device, DeviceCommand command);
}
