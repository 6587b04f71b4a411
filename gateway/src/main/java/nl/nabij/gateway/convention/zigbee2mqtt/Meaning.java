package nl.nabij.gateway.convention.zigbee2mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.Kind;
import nl.nabij.gateway.device.Control;
import nl.nabij.gateway.device.Reading;

/// What one expose of a device means in telecare's words.
sealed interface Meaning permits Detector, Meaning.Moved {

    List<Kind> kinds();

    /// The properties of the state message that it understands.
    List<String> properties();

    /// What the message says; empty when it says nothing about this.
    Optional<Reading> read(JsonNode payload);

    /// Something that can also be asked to change.
    sealed interface Moved extends Meaning
            permits CoverControl, LightControl, SwitchControl, LockControl, SirenControl {

        Control control();

        /// Adds to the message of `/set` what this command is for this part.
        void write(DeviceCommand command, ObjectNode set);

        @Override
        default List<Kind> kinds() {
            return List.of(control().kind());
        }
    }
}
