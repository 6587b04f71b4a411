package nl.nabij.server.link;

import java.util.function.Consumer;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.Down;

/// How a feature tells a home something. What must arrive is a row of that feature, and is sent
/// again from [#onConnect]: the link itself keeps nothing for a home that is away.
public interface GatewayLink {

    /// Sends if the home is connected to this server now. Never blocks. Notices and configurations
    /// are whole each time, so one that still waits is replaced by the newer one.
    ///
    /// @return false when the home is not connected here, and nothing was sent
    boolean send(GatewayId home, Down message);

    boolean connected(GatewayId home);

    /// Calls back on a virtual thread each time a home has connected, once it listens. A listener
    /// sends what the home has to know now; one that throws is called again every three seconds while that
    /// connection stands.
    void onConnect(Consumer<GatewayId> listener);
}
