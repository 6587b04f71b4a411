package nl.nabij.server.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.CommandView;
import nl.nabij.contract.face.ConsoleFrame.Colleague;
import nl.nabij.contract.face.FaultView;
import nl.nabij.contract.face.HomeView;

/// What a console shows around the alarms. It has no stream of changes of its own: it is read whole
/// and compared with what was told.
///
/// @param now the database's clock
/// @param homes with the client's card only while an alarm of it is open
/// @param commands of the last hour
public record Surroundings(
        Instant now,
        List<HomeView> homes,
        List<CommandView> commands,
        List<FaultView> faults,
        List<Colleague> colleagues) {

    static final Surroundings NONE = new Surroundings(Instant.EPOCH, List.of(), List.of(), List.of(), List.of());

    /// The same, with the client's card for these homes alone. Alarms and surroundings are two readings: a
    /// home whose alarm came or went in between shows its client only with the next one.
    Surroundings withClientsOf(Set<GatewayId> reasons) {
        List<HomeView> shown = homes.stream()
                .map(home -> reasons.contains(home.id()) ? home : withoutClient(home))
                .toList();
        return new Surroundings(now, shown, commands, faults, colleagues);
    }

    private static HomeView withoutClient(HomeView home) {
        return new HomeView(
                home.id(),
                home.organisation(),
                home.organisationName(),
                home.connected(),
                home.lastHeardAt(),
                Optional.empty(),
                home.devices(),
                home.faults(),
                home.rooms());
    }

    /// Reads as one organisation, under its policies, and blocks.
    @FunctionalInterface
    public interface Reader {
        /// @param ofAlarms homes that have to be among them, when this organisation may see them
        Surroundings read(OrganisationId organisation, Set<GatewayId> ofAlarms);
    }
}
