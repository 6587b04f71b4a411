package nl.nabij.server.link;

import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.link.Presence;

/// Hears which homes are there. Called on event loops, so it only notes and hands on.
public interface LinkListener {

    void connected(GatewayId home, OrganisationId organisation);

    /// Any packet came, a keep-alive too.
    void heard(GatewayId home);

    void presence(GatewayId home, Presence presence);

    /// The home's only connection ended; not called when another connection of it took over.
    void disconnected(GatewayId home);

    /// Something on the alarm stream was committed: whoever watches alarms looks now.
    void alarmStored(GatewayId home);
}
