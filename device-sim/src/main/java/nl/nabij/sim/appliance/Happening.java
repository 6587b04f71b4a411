package nl.nabij.sim.appliance;

/// What can happen to a device: by a person, by the house, by a command over the radio, or by time.
public sealed interface Happening {

    /// A finger on the button.
    record Pressed() implements Happening {}

    record SmokeChanged(boolean smoke) implements Happening {}

    record DoorMoved(boolean open) implements Happening {}

    /// Somebody walks past.
    record SomebodyMoved() implements Happening {}

    record BatteryMeasured(int percent) implements Happening {
        public BatteryMeasured {
            if (percent < 0 || percent > 100) {
                throw new IllegalArgumentException("A battery has 0 to 100 %, not " + percent);
            }
        }
    }

    /// A command, with the fields of `/set`.
    record Set(Attributes fields) implements Happening {}

    /// A question, with the names of `/get`.
    record Get(Attributes fields) implements Happening {}

    /// A deadline of the device itself may have come.
    record Tick() implements Happening {}
}
