package nl.nabij.server.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.server.audit.AuditLog;
import nl.nabij.server.audit.Look;
import nl.nabij.server.audit.Looker;
import nl.nabij.server.web.ApiRequest;

/// What an administrator or host did or saw, written down.
final class AdminLooks {

    private final AuditLog audit;
    private final String purpose;
    private final ShownHomes shown = new ShownHomes();

    AdminLooks(AuditLog audit) {
        this(audit, "administration");
    }

    /// @param purpose for which they look
    AdminLooks(AuditLog audit, String purpose) {
        this.audit = audit;
        this.purpose = purpose;
    }

    /// One call, whatever became of it.
    ///
    /// @param home empty where it is about the organisation
    void at(ApiRequest request, Optional<GatewayId> home, Look.Action action, String what, Look.Outcome outcome) {
        audit.write(List.of(look(request, request.person().organisation(), home, action, what, outcome)));
    }

    /// @param owner whose administration it is about; it may read of it too
    void changed(ApiRequest request, OrganisationId owner, String what) {
        audit.write(List.of(look(request, owner, Optional.empty(), Look.Action.CHANGE, what, Look.Outcome.DONE)));
    }

    /// Somebody named something that is not there for her.
    void notFound(ApiRequest request, String what) {
        at(request, Optional.empty(), Look.Action.CHANGE, what, Look.Outcome.NOT_FOUND);
    }

    void changed(ApiRequest request, List<GatewayId> homes, String what) {
        audit.write(homes.stream()
                .map(home -> look(
                        request,
                        request.person().organisation(),
                        Optional.of(home),
                        Look.Action.CHANGE,
                        what,
                        Look.Outcome.DONE))
                .toList());
    }

    /// Once for each home and session, however often the page reads it.
    void read(ApiRequest request, List<GatewayId> homes, String what) {
        OrganisationId own = request.person().organisation();
        Map<GatewayId, OrganisationId> owners = new LinkedHashMap<>();
        homes.forEach(home -> owners.put(home, own));
        read(request, owners, what);
    }

    /// @param owners of each home that was read, whose client lives there
    void read(ApiRequest request, Map<GatewayId, OrganisationId> owners, String what) {
        UUID session = request.session().orElseThrow().id();
        List<GatewayId> news = shown.notYet(session, List.copyOf(owners.keySet()));
        audit.write(news.stream()
                .map(home -> look(
                        request,
                        owners.getOrDefault(home, request.person().organisation()),
                        Optional.of(home),
                        Look.Action.READ,
                        what,
                        Look.Outcome.DONE))
                .toList());
        shown.were(session, news);
    }

    private Look look(
            ApiRequest request,
            OrganisationId owner,
            Optional<GatewayId> home,
            Look.Action action,
            String what,
            Look.Outcome outcome) {
        return new Look(
                Looker.of(request.session().orElseThrow(), request.address()),
                owner,
                home,
                Optional.empty(),
                action,
                what,
                purpose,
                outcome);
    }
}
