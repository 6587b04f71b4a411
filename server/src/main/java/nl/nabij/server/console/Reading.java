package nl.nabij.server.console;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.HomeHistory;
import nl.nabij.contract.face.HomeView;
import nl.nabij.contract.face.MeasureSeries;

/// What the HTTP API reads besides alarms. Reads as one organisation, under its policies, and blocks.
public interface Reading {

    /// Homes with the client's card where it may be seen, by id, after the one named.
    List<HomeView> homes(OrganisationId organisation, Optional<GatewayId> after, int most);

    /// The same, of the teams that this person is in.
    List<HomeView> homesOfTeams(OrganisationId organisation, UserId member, Optional<GatewayId> after, int most);

    Optional<HomeView> home(OrganisationId organisation, GatewayId home);

    /// Whose client lives there.
    Optional<OrganisationId> owner(OrganisationId organisation, GatewayId home);

    /// What happened in a home, as far back as asked and as is kept.
    HomeHistory history(OrganisationId organisation, GatewayId home, Duration back);

    /// What its sensors measured, all that is kept.
    List<MeasureSeries> measures(OrganisationId organisation, GatewayId home);

    Kpi kpi(OrganisationId organisation);
}
