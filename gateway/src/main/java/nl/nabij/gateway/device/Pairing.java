package nl.nabij.gateway.device;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import nl.nabij.contract.DeviceId;

/// A convention's bridge that lets new devices in. Calls return at once; what became of them shows in
/// [#state].
public interface Pairing {

    /// The longest that Zigbee lets a network stand open in one go (its 255 means for ever).
    Duration LONGEST_OPEN = Duration.ofSeconds(254);

    /// @param online empty while the bridge said nothing
    /// @param openFor zero when it is closed
    /// @param problem why the last wish was not fulfilled: `no-answer`, or the bridge's own words
    /// @param joining those that it is getting to know
    record State(Optional<Boolean> online, Duration openFor, Optional<String> problem, Set<DeviceId> joining) {
        public State {
            joining = Set.copyOf(joining);
        }
    }

    State state();

    /// @throws DeviceUnreachableException when the bridge cannot be asked
    void open(Duration time);

    /// @throws DeviceUnreachableException when the bridge cannot be asked
    void close();

    /// Takes the device out of the network. One that cannot be reached any more is forgotten all the
    /// same.
    ///
    /// @throws DeviceUnreachableException when the bridge cannot be asked
    void remove(DeviceId device);
}
