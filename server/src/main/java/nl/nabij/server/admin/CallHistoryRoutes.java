package nl.nabij.server.admin;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.call.CallEntry;
import nl.nabij.server.access.Role;
import nl.nabij.server.audit.AuditLog;
import nl.nabij.server.audit.Look;
import nl.nabij.server.calling.CallHistory;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRequest;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;
import nl.nabij.server.web.Refusal;

/// The calls of a home: who called or looked, when, why, and how it went.
public final class CallHistoryRoutes {

    private final CallHistory history;
    private final AdminLooks looks;

    public CallHistoryRoutes(CallHistory history, AuditLog audit) {
        this.history = history;
        this.looks = new AdminLooks(audit);
    }

    public List<ApiRoute> routes() {
        return List.of(ApiRoute.get(
                        "/api/v1/homes/{id}/calls",
                        Allowed.only(Role.ADMINISTRATOR, Role.CARER),
                        "Her calls, the newest first, at most " + CallHistory.PAGE
                                + " of them; before= goes on from the begunAt of the last one",
                        AnswerType.listOf(CallEntry.class),
                        this::find)
                .withQuery("before"));
    }

    private ApiAnswer find(ApiRequest request) throws Refusal {
        GatewayId home = request.id("id", GatewayId::new);
        Optional<Instant> before = before(request);
        Optional<List<CallEntry>> found = history.of(request.person().organisation(), home, before);
        if (found.isEmpty()) {
            looks.at(request, Optional.of(home), Look.Action.READ, "calls", Look.Outcome.NOT_FOUND);
            throw HomeRefusals.noSuchHome();
        }
        looks.read(request, List.of(home), "calls");
        return ApiAnswer.ok(found.get());
    }

    private static Optional<Instant> before(ApiRequest request) throws Refusal {
        Optional<String> asked = Optional.ofNullable(request.query().get("before"));
        try {
            return asked.map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw Refusal.badRequest(
                    "before is '" + asked.orElse("") + "'; it has to be an instant such as 2026-11-24T02:12:00Z");
        }
    }
}
