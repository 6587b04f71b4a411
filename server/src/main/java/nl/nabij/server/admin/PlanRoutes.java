package nl.nabij.server.admin;

import io.vertx.core.http.HttpMethod;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.face.CallPlans;
import nl.nabij.server.access.Role;
import nl.nabij.server.audit.AuditLog;
import nl.nabij.server.audit.Look;
import nl.nabij.server.planned.PlanAgenda;
import nl.nabij.server.planned.PlanBook;
import nl.nabij.server.planned.PlanBook.Clash;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRequest;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;
import nl.nabij.server.web.Refusal;

/// The calls that were agreed upon with a client, and those of the day. Each call is written down, also one
/// that is refused.
public final class PlanRoutes {

    private static final Allowed WHO_PLANS = Allowed.only(Role.ADMINISTRATOR, Role.CARER);
    private static final Allowed WHO_CALLS = Allowed.only(Role.OPERATOR, Role.CARER);

    private static final String ALL = "/api/v1/homes/{id}/call-plans";
    private static final String ONE = ALL + "/{plan}";

    private final PlanBook book;
    private final PlanAgenda agenda;
    private final AdminLooks looks;

    public PlanRoutes(PlanBook book, PlanAgenda agenda, AuditLog audit) {
        this.book = book;
        this.agenda = agenda;
        this.looks = new AdminLooks(audit);
    }

    public List<ApiRoute> routes() {
        AnswerType all = AnswerType.one(200, CallPlans.class);
        return List.of(
                ApiRoute.get(
                        "/api/v1/planned-calls",
                        WHO_CALLS,
                        "The planned calls from 12 h ago to 24 h ahead that are yours or the team's, and those that colleagues"
                                + " are 10 min late with or missed; of the past only what did not take place; at most "
                                + PlanAgenda.MOST,
                        AnswerType.listOf(CallPlans.PlannedToday.class),
                        this::agenda),
                ApiRoute.get(ALL, WHO_PLANS, "The calls that were agreed upon with her", all, this::find),
                ApiRoute.post(
                                ALL,
                                WHO_PLANS,
                                "Plans a call, once or each week; it stands on her screen at once, and both sides are"
                                        + " reminded 5 min before; a time that is over today begins with the next day; at most "
                                        + CallPlans.MOST,
                                all,
                                this::agree)
                        .withBody(CallPlans.AgreeCall.class)
                        .refusing(409),
                ApiRoute.put(
                                ONE,
                                WHO_PLANS,
                                "Plans it otherwise; days that are over stay as they were, and one that is due stays due",
                                all,
                                this::change)
                        .withBody(CallPlans.AgreeCall.class)
                        .refusing(409),
                new ApiRoute(
                        HttpMethod.DELETE,
                        ONE,
                        WHO_PLANS,
                        "Takes it away, with all its days that are not over",
                        List.of(),
                        Optional.empty(),
                        all,
                        List.of(),
                        this::remove),
                ApiRoute.put(
                                ONE + "/days/{day}",
                                WHO_PLANS,
                                "Calls it off on one day (YYYY-MM-DD, by her own clock), or lets it take place after all",
                                all,
                                this::say)
                        .withBody(CallPlans.SayDay.class)
                        .refusing(409));
    }

    private ApiAnswer agenda(ApiRequest request) {
        List<CallPlans.PlannedToday> coming = agenda.of(request.person());
        // The page reads it again while it is open: one look.
        looks.read(
                request,
                coming.stream().map(CallPlans.PlannedToday::home).distinct().toList(),
                "planned calls");
        return ApiAnswer.ok(coming);
    }

    private ApiAnswer find(ApiRequest request) throws Refusal {
        GatewayId home = home(request);
        PlanBook.Answer answer = book.find(request.person().organisation(), home);
        if (answer instanceof PlanBook.Now(CallPlans plans)) {
            looks.read(request, List.of(home), "call plans");
            return ApiAnswer.ok(plans);
        }
        return answered(request, Look.Action.READ, "call plans", answer);
    }

    private ApiAnswer agree(ApiRequest request) throws Refusal {
        CallPlans.AgreeCall agree = request.read(CallPlans.AgreeCall.class);
        return answered(
                request, Look.Action.CHANGE, "call planned", book.agree(request.person(), home(request), agree));
    }

    private ApiAnswer change(ApiRequest request) throws Refusal {
        CallPlans.AgreeCall agree = request.read(CallPlans.AgreeCall.class);
        return answered(
                request,
                Look.Action.CHANGE,
                "planned call changed",
                book.change(request.person(), home(request), request.uuid("plan"), agree));
    }

    private ApiAnswer remove(ApiRequest request) throws Refusal {
        return answered(
                request,
                Look.Action.CHANGE,
                "planned call taken away",
                book.remove(request.person(), home(request), request.uuid("plan")));
    }

    private ApiAnswer say(ApiRequest request) throws Refusal {
        CallPlans.SayDay say = request.read(CallPlans.SayDay.class);
        return answered(
                request,
                Look.Action.CHANGE,
                say.skipped() ? "planned call called off" : "planned call takes place after all",
                book.say(request.person(), home(request), request.uuid("plan"), day(request), say.skipped()));
    }

    private static LocalDate day(ApiRequest request) throws Refusal {
        String word = request.id("day", each -> each);
        try {
            return LocalDate.parse(word);
        } catch (DateTimeException e) {
            throw Refusal.badRequest("day is '" + word + "'; it has to be a day such as 2026-12-01");
        }
    }

    private ApiAnswer answered(ApiRequest request, Look.Action action, String what, PlanBook.Answer answer)
            throws Refusal {
        Look.Outcome outcome = switch (answer) {
            case PlanBook.Now _ -> Look.Outcome.DONE;
            case PlanBook.No no ->
                no.why() == PlanBook.Refused.NO_SUCH_HOME ? Look.Outcome.NOT_FOUND : Look.Outcome.REFUSED;
        };
        looks.at(request, Optional.of(home(request)), action, what, outcome);
        return switch (answer) {
            case PlanBook.Now(CallPlans plans) -> ApiAnswer.ok(plans);
            case PlanBook.No no -> throw refusal(no);
        };
    }

    private static Refusal refusal(PlanBook.No no) {
        return switch (no.why()) {
            case NO_SUCH_HOME -> HomeRefusals.noSuchHome();
            case ENDED -> HomeRefusals.careEnded();
            case NO_SUCH_PERSON -> Refusal.badRequest("with is nobody who works with clients at your organisation now");
            case NO_SUCH_RELATIVE ->
                Refusal.badRequest("with is none of this home's family who may call her; let this person in first");
            case NO_SUCH_PLAN -> Refusal.notFound("There is no such planned call, or it was taken away already");
            case NO_SUCH_DAY -> Refusal.notFound("It is not planned for that day, or that day is over");
            case TOO_MANY ->
                Refusal.of(409, "too-many", CallPlans.MOST + " calls are planned already; take one away first");
            case TOO_MANY_OFF ->
                Refusal.of(
                        409,
                        "too-many-off",
                        PlanBook.MOST_OFF + " days of it are called off already; let it end, or say that she is away");
            case PAST ->
                Refusal.of(409, "past", "None of its days and times lies ahead, by her own clock; choose a later one");
            case TOO_FAR -> Refusal.badRequest("a day lies more than " + PlanBook.FURTHEST_DAYS + " days ahead");
            case CLASH -> Refusal.of(409, "clash", clash(no.clash().orElseThrow()));
        };
    }

    private static String clash(Clash clash) {
        return "On " + clash.day() + " at " + clash.at() + " a call with "
                + clash.with().orElse("the team") + " is planned already; leave 15 min between the two";
    }

    private static GatewayId home(ApiRequest request) throws Refusal {
        return request.id("id", GatewayId::new);
    }
}
