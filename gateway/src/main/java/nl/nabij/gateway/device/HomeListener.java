package nl.nabij.gateway.device;

import nl.nabij.contract.DeviceId;
import nl.nabij.contract.home.StateValue;

/// Hears the home, in order. It is called while the home is locked: it hands over at once, never
/// blocks and never calls back into [Home] but for its snapshot.
public interface HomeListener {

    void changed(HomeChange change);

    /// Each live report, also one that changed nothing: a command is confirmed by it.
    default void reported(DeviceId device, Point point, StateValue value) {}
}
