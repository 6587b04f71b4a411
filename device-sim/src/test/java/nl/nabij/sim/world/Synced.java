package nl.nabij.sim.world;

import java.time.Duration;
import nl.nabij.contract.DeviceId;

/// A press that a box's disk has had.
final class Synced {

    final SimulatedBox box;
    final DeviceId device;
    final Duration at;
    boolean accepted;

    Synced(SimulatedBox box, DeviceId device, Duration at) {
        this.box = box;
        this.device = device;
        this.at = at;
    }
}
