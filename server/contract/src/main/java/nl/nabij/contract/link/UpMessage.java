package nl.nabij.contract.link;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.home.Device;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;

/// What a gateway tells the server.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = UpMessage.UnknownUp.class, visible = true)
@JsonSubTypes({
    @JsonSubTypes.Type(value = UpMessage.AlarmRaised.class, name = "alarm.raised"),
    @JsonSubTypes.Type(value = UpMessage.AlarmCleared.class, name = "alarm.cleared"),
    @JsonSubTypes.Type(value = UpMessage.AlarmCancelled.class, name = "alarm.cancelled"),
    @JsonSubTypes.Type(value = UpMessage.DevicesListed.class, name = "devices.listed"),
    @JsonSubTypes.Type(value = UpMessage.DeviceReported.class, name = "device.reported"),
    @JsonSubTypes.Type(value = UpMessage.DeviceAvailability.class, name = "device.availability"),
    @JsonSubTypes.Type(value = UpMessage.DeviceRadio.class, name = "device.radio"),
    @JsonSubTypes.Type(value = UpMessage.FaultRaised.class, name = "fault.raised"),
    @JsonSubTypes.Type(value = UpMessage.FaultCleared.class, name = "fault.cleared"),
    @JsonSubTypes.Type(value = UpMessage.CommandResult.class, name = "command.result"),
    @JsonSubTypes.Type(value = UpMessage.DeviceInstalled.class, name = "device.installed"),
    @JsonSubTypes.Type(value = UpMessage.DeviceRemoved.class, name = "device.removed"),
    @JsonSubTypes.Type(value = UpMessage.TestAnswered.class, name = "test.answered"),
})
public sealed interface UpMessage {

    /// A button was pressed or a detector became active. Each press is one of these, also while an
    /// alarm of the same device is open: whether it is a new alarm or a repeat is decided at the
    /// centre, which alone knows what is open.
    ///
    /// @param deviceName as the installer called it, so that the alarm can be read when the list of
    ///     devices never came
    /// @param test an installer is trying this device out; the centre decides whether it believes that,
    ///     and in doubt it is an alarm like any other
    record AlarmRaised(
            PressId press,
            DeviceId device,
            String deviceName,
            Optional<String> room,
            Kind kind,
            Optional<InstallTest> test)
            implements UpMessage {

        public AlarmRaised(PressId press, DeviceId device, String deviceName, Optional<String> room, Kind kind) {
            this(press, device, deviceName, room, kind, Optional.empty());
        }
    }

    /// The mark of a test press. One test marks one press at most.
    ///
    /// @param id made when the installer asked for the press
    /// @param by what the installer called herself
    /// @param afterMillis between the asking and the press
    record InstallTest(UUID id, String by, long afterMillis) {}

    /// The detector reports that it is over (no smoke any more). The alarm stays open: a person
    /// closes it.
    record AlarmCleared(DeviceId device, Kind kind) implements UpMessage {}

    /// The resident said on her screen that it was a mistake. All that is open in her home is
    /// marked; a person closes.
    record AlarmCancelled(Optional<String> reason) implements UpMessage {}

    /// All devices of the home. Sent after each connect and each change of the list.
    ///
    /// @param part 1 to `parts`: a long list is cut so that each packet stays within 64 KiB
    record DevicesListed(int part, int parts, List<Device> devices) implements UpMessage {
        public DevicesListed {
            devices = List.copyOf(devices);
        }
    }

    /// A device reported a change.
    record DeviceReported(DeviceId device, Kind kind, StateValue value) implements UpMessage {}

    /// A device went quiet or came back.
    record DeviceAvailability(DeviceId device, boolean available, Optional<Instant> lastSeen) implements UpMessage {}

    /// How well the box hears a device: after its first ten minutes, twice a day, and at most each hour when
    /// it changed much.
    ///
    /// @param percent 0 to 100 of what its radio can tell, smoothed
    record DeviceRadio(DeviceId device, int percent) implements UpMessage {
        public DeviceRadio {
            if (percent < 0 || percent > 100) {
                throw new IllegalArgumentException("percent is " + percent + "; it has to be 0 to 100");
            }
        }
    }

    /// Something in the home does not work.
    ///
    /// @param fault one fault's name, stable over repeats: `bridge.offline`, `outbox.full`,
    ///     `device.battery:0x…`
    /// @param text for staff, in English, without personal data
    record FaultRaised(String fault, Optional<DeviceId> device, String text) implements UpMessage {}

    record FaultCleared(String fault) implements UpMessage {}

    /// How a command from the centre went. `delivered` comes first where the device takes its time;
    /// the other three end the command.
    ///
    /// @param outcome `delivered`, `confirmed`, `failed` or `expired`
    /// @param reason for `failed`, in English, such as `device is unavailable`
    record CommandResult(CommandId command, Outcome outcome, Optional<String> reason) implements UpMessage {

        public enum Outcome {
            @com.fasterxml.jackson.annotation.JsonProperty("delivered")
            DELIVERED,
            @com.fasterxml.jackson.annotation.JsonProperty("confirmed")
            CONFIRMED,
            @com.fasterxml.jackson.annotation.JsonProperty("failed")
            FAILED,
            @com.fasterxml.jackson.annotation.JsonProperty("expired")
            EXPIRED
        }
    }

    /// An installer said what a device is called, where it is and what it is for. The newest of a device
    /// counts.
    ///
    /// @param by what the installer called herself
    record DeviceInstalled(InstalledDevice device, String by) implements UpMessage {}

    /// An installer took a device out of the home.
    record DeviceRemoved(DeviceId device, String by) implements UpMessage {}

    /// The centre's answer to a test press came back into the home.
    ///
    /// @param test as the press was marked
    /// @param afterMillis since the home heard the press
    record TestAnswered(UUID test, long afterMillis) implements UpMessage {}

    /// A type that this build does not know. It is set aside by name with its bytes and reported as
    /// a fault.
    record UnknownUp(String type) implements UpMessage {}
}
