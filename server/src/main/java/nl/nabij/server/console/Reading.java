package nl.nabij.server.console;

import java.util.List;
import java.util.Optional;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.HomeView;

/// What the HTTP API reads besides alarms. Reads as one organisation, under its policies, and blocks.
public interface Reading {

    /// Homes with the client's card where it may be seen, by id, after the one named.
    List<HomeView> homes(OrganisationId organisation, Optional<GatewayId> after, int most);

    Optional<HomeView> home(OrganisationId organisation, GatewayId home);

    /// Whose client lives there.
    Optional<OrganisationId> owner(OrganisationId organisation, GatewayId home);

    Kpi kpi(OrganisationId organisation);
}
