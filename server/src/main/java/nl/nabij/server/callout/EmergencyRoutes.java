package nl.nabij.server.callout;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.face.EmergencyContacts.EmergencyCall;
import nl.nabij.contract.face.EmergencyContacts.EmergencyPlan;
import nl.nabij.contract.face.EmergencyContacts.EmergencyPlanChange;
import nl.nabij.server.access.Role;
import nl.nabij.server.audit.AuditLog;
import nl.nabij.server.audit.Look;
import nl.nabij.server.audit.Looker;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRequest;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;
import nl.nabij.server.web.Refusal;
import nl.nabij.server.webhook.AddressRefusedException;

/// Whom outside to call, for an organisation's administrator. Changes and tests are written down with her
/// name.
public final class EmergencyRoutes {

    private static final String ALL = "/api/v1/emergency-contacts";
    private static final Allowed WHO = Allowed.only(Role.ADMINISTRATOR);

    private final EmergencyDesk desk;
    private final AuditLog audit;

    public EmergencyRoutes(EmergencyDesk desk, AuditLog audit) {
        this.desk = desk;
        this.audit = audit;
    }

    public List<ApiRoute> routes() {
        return List.of(
                ApiRoute.get(
                        ALL,
                        WHO,
                        "Whom outside your organisation has called when an alarm waits and nobody is there",
                        AnswerType.one(200, EmergencyPlan.class),
                        request -> ApiAnswer.ok(desk.plan(request.person().organisation()))),
                ApiRoute.put(
                                ALL,
                                WHO,
                                "Changes all of it at once; a secret that was made is in this answer only",
                                AnswerType.one(200, EmergencyPlan.class),
                                this::change)
                        .withBody(EmergencyPlanChange.class),
                ApiRoute.post(
                                ALL + "/{id}/test",
                                WHO,
                                "Sends this contact a message that says it is a test, and tells what became of it",
                                AnswerType.one(200, EmergencyCall.class),
                                this::test)
                        .refusing(429));
    }

    private ApiAnswer change(ApiRequest request) throws Refusal {
        EmergencyPlanChange change = request.read(EmergencyPlanChange.class);
        EmergencyPlan plan;
        try {
            plan = desk.change(request.person().organisation(), change);
        } catch (AddressRefusedException e) {
            throw Refusal.of(400, e.why().word(), String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(String.valueOf(e.getMessage()));
        }
        write(request, "emergency contacts", Look.Outcome.DONE);
        return ApiAnswer.ok(plan);
    }

    private ApiAnswer test(ApiRequest request) throws Refusal {
        UUID contact = request.uuid("id");
        return switch (desk.test(request.person().organisation(), contact)) {
            case EmergencyDesk.Tested.Done(EmergencyCall call) -> {
                write(request, "emergency contact tested", Look.Outcome.DONE);
                yield ApiAnswer.ok(call);
            }
            case EmergencyDesk.Tested.NotYours() -> {
                write(request, "emergency contact tested", Look.Outcome.NOT_FOUND);
                throw Refusal.notFound("Your organisation has no contact with this id; GET " + ALL + " lists them");
            }
            case EmergencyDesk.Tested.TooSoon(var wait) ->
                throw Refusal.later(429, wait, "This contact was tested a moment ago; wait some seconds");
        };
    }

    private void write(ApiRequest request, String what, Look.Outcome outcome) {
        audit.write(List.of(new Look(
                Looker.of(request.session().orElseThrow(), request.address()),
                request.person().organisation(),
                Optional.empty(),
                Optional.empty(),
                Look.Action.CHANGE,
                what,
                "administration",
                outcome)));
    }
}
