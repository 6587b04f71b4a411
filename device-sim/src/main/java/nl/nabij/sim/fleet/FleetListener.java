package nl.nabij.sim.fleet;

import java.time.Duration;
import nl.nabij.contract.GatewayId;

/// Hears what happens in the fleet. Called on event loops: it only notes.
public interface FleetListener {

    /// Hears nothing.
    FleetListener NONE = new FleetListener() {};

    /// The centre gave its receipt for a press.
    ///
    /// @param since from the press, or from the start of the fleet where an earlier one pressed
    default void receipted(GatewayId home, long seq, Duration since) {}

    /// A home begins to connect.
    default void began(GatewayId home) {}

    /// The TLS handshake of a home has ended well; its CONNECT goes out now.
    default void secured(GatewayId home) {}

    /// A home has connected and subscribed.
    default void connected(GatewayId home) {}

    /// A home's connection, or its attempt at one, has ended.
    ///
    /// @param why in words, for whoever looks for a fault
    default void broke(GatewayId home, String why) {}
}
