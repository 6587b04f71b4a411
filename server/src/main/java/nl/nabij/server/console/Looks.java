package nl.nabij.server.console;

import java.util.List;
import java.util.Optional;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.face.HomeView;
import nl.nabij.server.audit.AuditLog;
import nl.nabij.server.audit.Look;
import nl.nabij.server.audit.Looker;
import nl.nabij.server.web.ApiRequest;

/// Writes down the looks that calls of the API are. An alarm of a home belongs to the client of that
/// home, so looking at one is looking at her.
final class Looks {

    private final AuditLog log;
    private final Reading reading;

    Looks(AuditLog log, Reading reading) {
        this.log = log;
        this.reading = reading;
    }

    void at(ApiRequest request, AlarmView alarm, Look.Action action, String what, Look.Outcome outcome) {
        log.write(List.of(new Look(
                looker(request),
                owner(request, alarm.home()),
                Optional.of(alarm.home()),
                Optional.of(alarm.id()),
                action,
                what,
                "alarm",
                outcome)));
    }

    void atCards(ApiRequest request, List<HomeView> homes, String purpose) {
        log.write(homes.stream()
                .filter(home -> home.client().isPresent())
                .map(home -> new Look(
                        looker(request),
                        home.organisation(),
                        Optional.of(home.id()),
                        Optional.empty(),
                        Look.Action.READ,
                        "client-card",
                        purpose,
                        Look.Outcome.DONE))
                .toList());
    }

    /// What happened in a home, and when, is about who lives there.
    void atHome(ApiRequest request, HomeView home, String what) {
        log.write(List.of(new Look(
                looker(request),
                home.organisation(),
                Optional.of(home.id()),
                Optional.empty(),
                Look.Action.READ,
                what,
                "home",
                Look.Outcome.DONE)));
    }

    void command(
            ApiRequest request,
            OrganisationId owner,
            GatewayId home,
            Optional<AlarmId> alarm,
            String what,
            Look.Outcome outcome) {
        log.write(List.of(new Look(
                looker(request),
                owner,
                Optional.of(home),
                alarm,
                Look.Action.COMMAND,
                what,
                alarm.isPresent() ? "alarm" : "care",
                outcome)));
    }

    /// What was asked for is not there, or not hers to see: that she asked is written down too.
    void atNothing(ApiRequest request, Optional<GatewayId> home, Optional<AlarmId> alarm, String what) {
        log.write(List.of(new Look(
                looker(request),
                request.person().organisation(),
                home,
                alarm,
                Look.Action.READ,
                what,
                "unknown",
                Look.Outcome.NOT_FOUND)));
    }

    /// Whose client it is; a home that just left her sight is written down for her own organisation.
    private OrganisationId owner(ApiRequest request, GatewayId home) {
        OrganisationId own = request.person().organisation();
        return reading.owner(own, home).orElse(own);
    }

    private static Looker looker(ApiRequest request) {
        return Looker.of(request.session().orElseThrow(), request.address());
    }
}
