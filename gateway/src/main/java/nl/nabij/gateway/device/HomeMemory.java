package nl.nabij.gateway.device;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.home.StateValue;

/// What the home has to know again after a power cut, beside its episodes ([EpisodeMemory]).
public interface HomeMemory extends AutoCloseable {

    /// All that was kept.
    Remembered load();

    /// A fault that the centre was told, so that its end can be told too.
    void fault(String name, Optional<Fault> fault);

    /// The whole list of one convention.
    void devices(String convention, List<DeviceDescription> devices);

    /// Ordinary states. They come again by themselves, so these may be a few seconds late on disk.
    void states(Map<DeviceId, Map<Point, StateValue>> states, Map<DeviceId, Boolean> available);

    @Override
    void close();

    /// @param devices per convention, in the order of the list
    record Remembered(
            Map<String, List<DeviceDescription>> devices,
            Map<DeviceId, Map<Point, StateValue>> states,
            Map<DeviceId, Boolean> available,
            Map<String, Fault> faults) {

        public static Remembered nothing() {
            return new Remembered(Map.of(), Map.of(), Map.of(), Map.of());
        }
    }
}
