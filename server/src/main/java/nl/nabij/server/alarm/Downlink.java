package nl.nabij.server.alarm;

import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.Down;

/// The way to the homes that are connected to this node. The wiring gives it the link.
public interface Downlink {

    boolean connected(GatewayId home);

    /// Sends if the home is connected here; never blocks, keeps nothing.
    boolean send(GatewayId home, Down message);
}
