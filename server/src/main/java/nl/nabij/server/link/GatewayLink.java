package nl.nabij.server.link;

import java.util.List;
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

    /// Calls back on a virtual thread with homes that have just connected, once they listen: one at a time when it is
    /// quiet, up to [Briefing#TOGETHER] when many come back. A listener sends what they have to know now; one that
    /// throws is called again every three seconds for those whose connection stands.
    void onConnect(Consumer<List<GatewayId>> listener);
}
