package nl.nabij.server.admin;

import io.vertx.core.http.HttpMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.CallAllowance;
import nl.nabij.contract.face.CallConsents;
import nl.nabij.server.access.Role;
import nl.nabij.server.audit.AuditLog;
import nl.nabij.server.audit.Look;
import nl.nabij.server.calling.CallAllowances;
import nl.nabij.server.calling.CallConsentBook;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRequest;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;
import nl.nabij.server.web.Refusal;

/// What a resident allowed for calls. Each call is written down, also one that is refused.
public final class CallConsentRoutes {

    /// A carer hears first what her client agrees to.
    private static final Allowed CARERS_TOO = Allowed.only(Role.ADMINISTRATOR, Role.CARER);

    private static final Allowed WHO_CALLS = Allowed.only(Role.OPERATOR, Role.CARER);

    private static final String CONSENTS = "/api/v1/homes/{id}/call-consents";

    private final CallConsentBook book;
    private final CallAllowances allowances;
    private final AdminLooks looks;

    public CallConsentRoutes(CallConsentBook book, CallAllowances allowances, AuditLog audit) {
        this.book = book;
        this.allowances = allowances;
        this.looks = new AdminLooks(audit);
    }

    public List<ApiRoute> routes() {
        AnswerType all = AnswerType.one(200, CallConsents.class);
        return List.of(
                ApiRoute.get(
                        "/api/v1/call-allowances",
                        WHO_CALLS,
                        "Who allowed you or your organisation to come in without pressing anything, by name; at most "
                                + CallAllowances.MOST,
                        AnswerType.listOf(CallAllowance.class),
                        this::allowances),
                ApiRoute.get(CONSENTS, CARERS_TOO, "What she allowed for calls", all, this::find),
                ApiRoute.put(
                                "/api/v1/homes/{id}/call-choice",
                                CARERS_TOO,
                                "What of herself is shown during an alarm of hers, and whether the address of her line is"
                                        + " hidden",
                                all,
                                this::choose)
                        .withBody(CallConsents.Choose.class)
                        .refusing(409),
                ApiRoute.post(
                                CONSENTS,
                                CARERS_TOO,
                                "She allows one caller to come in at certain hours without pressing anything; at most "
                                        + CallConsentBook.MOST_GIVEN,
                                all,
                                this::give)
                        .withBody(CallConsents.Give.class)
                        .refusing(409),
                new ApiRoute(
                        HttpMethod.DELETE,
                        CONSENTS + "/{consent}",
                        CARERS_TOO,
                        "She takes it back: a call that came in by itself ends at once",
                        List.of(),
                        Optional.empty(),
                        all,
                        List.of(),
                        this::withdraw));
    }

    private ApiAnswer allowances(ApiRequest request) {
        List<CallAllowances.Allowed> found = allowances.of(request.person());
        Map<GatewayId, OrganisationId> owners = new LinkedHashMap<>();
        found.forEach(each -> owners.put(each.allowance().home(), each.owner()));
        looks.read(request, owners, "call allowances");
        return ApiAnswer.ok(
                found.stream().map(CallAllowances.Allowed::allowance).toList());
    }

    private ApiAnswer find(ApiRequest request) throws Refusal {
        GatewayId home = home(request);
        CallConsentBook.Answer answer = book.find(request.person().organisation(), home);
        if (answer.now().isPresent()) {
            looks.read(request, List.of(home), "call consents");
            return ApiAnswer.ok(answer.now().get());
        }
        looks.at(request, Optional.of(home), Look.Action.READ, "call consents", Look.Outcome.NOT_FOUND);
        throw HomeRefusals.noSuchHome();
    }

    private ApiAnswer choose(ApiRequest request) throws Refusal {
        CallConsents.Choose choice = request.read(CallConsents.Choose.class);
        return answered(request, "call choice", book.choose(request.person(), home(request), choice));
    }

    private ApiAnswer give(ApiRequest request) throws Refusal {
        CallConsents.Give give = request.read(CallConsents.Give.class);
        return answered(request, "call consent given", book.give(request.person(), home(request), give));
    }

    private ApiAnswer withdraw(ApiRequest request) throws Refusal {
        UUID consent = request.uuid("consent");
        return answered(request, "call consent withdrawn", book.withdraw(request.person(), home(request), consent));
    }

    private ApiAnswer answered(ApiRequest request, String what, CallConsentBook.Answer answer) throws Refusal {
        Optional<CallConsentBook.Refused> refused = answer.refused();
        Look.Outcome outcome = refused.isEmpty()
                ? Look.Outcome.DONE
                : refused.get() == CallConsentBook.Refused.NO_SUCH_HOME ? Look.Outcome.NOT_FOUND : Look.Outcome.REFUSED;
        looks.at(request, Optional.of(home(request)), Look.Action.CHANGE, what, outcome);
        if (refused.isPresent()) {
            throw refusal(refused.get());
        }
        return ApiAnswer.ok(answer.now().orElseThrow());
    }

    private static Refusal refusal(CallConsentBook.Refused refused) {
        return switch (refused) {
            case NO_SUCH_HOME -> HomeRefusals.noSuchHome();
            case ENDED -> HomeRefusals.careEnded();
            case NO_SUCH_CALLER ->
                Refusal.badRequest("caller is neither somebody who works with clients at your organisation"
                        + " (callerKind 'person'), nor your organisation or its night centre ('organisation'), nor one of"
                        + " this home's family ('relative')");
            case NO_SUCH_CONSENT -> Refusal.notFound("There is no such consent, or she took it back already");
            case TOO_MANY ->
                Refusal.of(
                        409, "too-many", "She allowed " + CallConsentBook.MOST_GIVEN + " already; take one back first");
        };
    }

    private static GatewayId home(ApiRequest request) throws Refusal {
        return request.id("id", GatewayId::new);
    }
}
