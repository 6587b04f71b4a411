package nl.nabij.gateway.device;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.home.StateValue;

/// A memory that lasts as long as the object: a test restarts a home with it.
public final class KeptInMemory implements HomeMemory {

    private final Map<String, List<DeviceDescription>> devices = new LinkedHashMap<>();
    private Map<DeviceId, Map<Point, StateValue>> states = Map.of();
    private Map<DeviceId, Boolean> available = Map.of();
    private final Map<String, Fault> faults = new HashMap<>();

    @Override
    public Remembered load() {
        return new Remembered(new LinkedHashMap<>(devices), states, available, new HashMap<>(faults));
    }

    @Override
    public void fault(String name, Optional<Fault> fault) {
        fault.ifPresentOrElse(now -> faults.put(name, now), () -> faults.remove(name));
    }

    @Override
    public void devices(String convention, List<DeviceDescription> list) {
        devices.put(convention, list);
    }

    @Override
    public void states(Map<DeviceId, Map<Point, StateValue>> now, Map<DeviceId, Boolean> reachable) {
        states = now;
        available = reachable;
    }

    @Override
    public void close() {}
}
