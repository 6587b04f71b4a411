package nl.nabij.gateway.device;

import java.util.Optional;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;

/// What one message of a device says, in telecare's words. A convention makes these; it decides
/// nothing about alarms.
public sealed interface Reading {

    Kind kind();

    /// Something momentary that has no 'off': a button, a panic key.
    ///
    /// @param word what exactly, such as `single`
    record Press(Kind kind, String word) implements Reading {}

    /// A detector's level.
    ///
    /// @param source the property, so that two detectors in one case do not hide each other
    /// @param active empty while unknown, which is neither an alarm nor well
    record Level(Kind kind, String source, Optional<Boolean> active) implements Reading {}

    /// Anything else that has a value.
    ///
    /// @param value empty while unknown
    record Value(Point point, Optional<StateValue> value) implements Reading {
        @Override
        public Kind kind() {
            return point.kind();
        }
    }
}
