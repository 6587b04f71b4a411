package nl.nabij.gateway.device;

import java.time.Instant;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;

/// Something in the home became different. Instants are of the wall clock.
public sealed interface HomeChange {

    record StateChanged(DeviceId device, Kind kind, StateValue value, Instant at) implements HomeChange {}

    /// It is on disk already.
    ///
    /// @param test the press of an installer who tries the device out
    record AlarmRaised(PressId press, DeviceId device, Kind kind, Instant at, boolean test) implements HomeChange {}

    record AlarmCleared(DeviceId device, Kind kind, Instant at) implements HomeChange {}

    record AvailabilityChanged(DeviceId device, boolean available, Instant at) implements HomeChange {}

    /// A convention's bridge, such as Zigbee2MQTT, works or does not.
    record BridgeChanged(String convention, boolean online, Instant at) implements HomeChange {}

    record ListChanged() implements HomeChange {}
}
