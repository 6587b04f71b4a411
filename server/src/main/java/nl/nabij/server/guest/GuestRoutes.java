package nl.nabij.server.guest;

import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.nabij.contract.CallId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.CallGuests;
import nl.nabij.server.access.Role;
import nl.nabij.server.audit.AuditLog;
import nl.nabij.server.audit.Look;
import nl.nabij.server.audit.Looker;
import nl.nabij.server.call.CallLimits;
import nl.nabij.server.call.PartyId;
import nl.nabij.server.calling.CallCompany.Answer;
import nl.nabij.server.calling.CallCompany.Seen;
import nl.nabij.server.calling.Calls;
import nl.nabij.server.calling.Visitor;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRequest;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;
import nl.nabij.server.web.ApiRouter;
import nl.nabij.server.web.GuessingBrake;
import nl.nabij.server.web.Refusal;
import nl.nabij.server.web.Signed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who speaks in a call adds others and takes them out; and a guest's browser opens its link. Whatever is
/// done to a call is written down, also what is refused.
public final class GuestRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(GuestRoutes.class);

    /// Where the page of a guest listens.
    public static final String SOCKET = "/api/v1/guest-calls";

    private static final String COOKIE = "nabij_guest";
    private static final String CALL = "/api/v1/calls/{call}";

    /// Who can speak in a call.
    private static final Allowed STAFF = Allowed.only(Role.OPERATOR, Role.CARER);

    private final GuestDesk desk;
    private final Calls calls;
    private final AuditLog audit;
    private final GuessingBrake brake;
    private final Supplier<UUID> ids;

    public GuestRoutes(GuestDesk desk, Calls calls, AuditLog audit, Clock clock, Supplier<UUID> ids) {
        this.desk = desk;
        this.calls = calls;
        this.audit = audit;
        this.brake = new GuessingBrake(clock);
        this.ids = ids;
    }

    public List<ApiRoute> routes() {
        return List.of(
                ApiRoute.get(
                                CALL + "/colleagues",
                                STAFF,
                                "Colleagues whose page listens now and who can be asked into this call",
                                AnswerType.listOf(CallGuests.Colleague.class),
                                this::colleagues)
                        .refusing(410),
                ApiRoute.post(
                                CALL + "/colleagues",
                                STAFF,
                                "Asks a colleague into this call: her devices ring for 45 s",
                                AnswerType.none(),
                                this::askColleague)
                        .withBody(CallGuests.AskColleague.class)
                        .refusing(409, 410),
                ApiRoute.post(
                                CALL + "/guests",
                                STAFF,
                                "Makes a link by which one browser comes into this call once, without account; it is to be"
                                        + " opened within 10 minutes and ends with the call. At most four are in a call",
                                AnswerType.one(201, CallGuests.Link.class),
                                this::invite)
                        .withBody(CallGuests.Ask.class)
                        .refusing(409, 410),
                new ApiRoute(
                        HttpMethod.DELETE,
                        CALL + "/parties/{party}",
                        STAFF,
                        "Takes back a link or the ringing of a colleague; a guest who is in the call leaves it at once",
                        List.of(),
                        Optional.empty(),
                        AnswerType.none(),
                        List.of(409, 410),
                        this::dismiss),
                ApiRoute.post(
                                SOCKET + "/open",
                                Allowed.anyone(),
                                "Opens a guest's link, once: the secret is exchanged for a cookie of this browser",
                                AnswerType.one(200, CallGuests.Invitation.class),
                                this::open)
                        .withBody(CallGuests.Open.class)
                        .refusing(404, 409, 410, 429),
                ApiRoute.get(
                                SOCKET + "/mine",
                                Allowed.anyone(),
                                "The call that this browser opened a link of",
                                AnswerType.one(200, CallGuests.Invitation.class),
                                this::again)
                        .refusing(404, 410));
    }

    /// `GET /api/v1/guest-calls?endpoint=…`, as the socket of staff.
    public void mountSocket(ApiRouter router) {
        router.mountSocket(
                SOCKET,
                request -> admitted(request.cookie(COOKIE).orElse("")),
                (admitted, socket) -> calls.opened(admitted.visitor(), admitted::stands, socket));
    }

    private record Admitted(Visitor visitor, GuestDesk desk, String cookie) {
        boolean stands() {
            return desk.visitor(cookie).isPresent();
        }
    }

    private Admitted admitted(String cookie) throws Refusal {
        return new Admitted(desk.visitor(cookie).orElseThrow(() -> closed(GuestLink.Closed.UNKNOWN)), desk, cookie);
    }

    private ApiAnswer colleagues(ApiRequest request) throws Refusal {
        Seen call = speaking(request, "colleagues for a call", Look.Action.READ);
        return ApiAnswer.ok(desk.colleagues(request.person(), call.call()));
    }

    private ApiAnswer askColleague(ApiRequest request) throws Refusal {
        UUID user = request.read(CallGuests.AskColleague.class).user();
        Seen call = speaking(request, "colleague added to a call", Look.Action.CHANGE);
        Optional<Answer> answer = desk.inviteColleague(request.person(), call.call(), user);
        written(request, call, "colleague added to a call", answer.orElse(Answer.NOBODY));
        if (answer.isEmpty()) {
            throw Refusal.notFound("No page of this colleague listens now; GET …/colleagues lists who does");
        }
        return done(answer.get());
    }

    private ApiAnswer invite(ApiRequest request) throws Refusal {
        CallGuests.Ask ask = request.read(CallGuests.Ask.class);
        Seen call = speaking(request, "guest added to a call", Look.Action.CHANGE);
        return switch (desk.invite(request.person(), call, ask, ids.get())) {
            case GuestDesk.Link(CallGuests.Link link) -> {
                written(request, call, "guest added to a call", Answer.DONE);
                LOG.info("call={} guest link made party={}", call.call(), link.party());
                yield ApiAnswer.of(201, link);
            }
            case GuestDesk.Refused(Answer why) -> {
                written(request, call, "guest added to a call", why);
                throw refused(why);
            }
        };
    }

    private ApiAnswer dismiss(ApiRequest request) throws Refusal {
        PartyId party = request.id("party", PartyId::new);
        Seen call = speaking(request, "somebody taken out of a call", Look.Action.CHANGE);
        Answer answer = desk.dismiss(request.person(), call, party);
        written(request, call, "somebody taken out of a call", answer);
        return done(answer);
    }

    private static ApiAnswer done(Answer answer) throws Refusal {
        if (answer != Answer.DONE) {
            throw refused(answer);
        }
        return ApiAnswer.nothing();
    }

    /// The call that this person speaks in.
    private Seen speaking(ApiRequest request, String what, Look.Action action) throws Refusal {
        CallId id = request.id("call", CallId::of);
        Optional<Seen> seen = desk.seen(id, request.person());
        if (seen.isEmpty()) {
            write(request, request.person().organisation(), Optional.empty(), action, what, Look.Outcome.NOT_FOUND);
            throw Refusal.notFound("There is no such call for you; the socket /api/v1/calls tells of those there are");
        }
        Answer answer = !seen.get().live() ? Answer.OVER : seen.get().speaks() ? Answer.DONE : Answer.NOT_YOURS;
        if (answer != Answer.DONE) {
            written(request, seen.get(), what, answer);
            throw refused(answer);
        }
        return seen.get();
    }

    private void written(ApiRequest request, Seen call, String what, Answer answer) {
        write(
                request,
                call.place().organisation(),
                Optional.of(call.home()),
                Look.Action.CHANGE,
                what,
                answer == Answer.DONE ? Look.Outcome.DONE : Look.Outcome.REFUSED);
    }

    private void write(
            ApiRequest request,
            OrganisationId owner,
            Optional<GatewayId> home,
            Look.Action action,
            String what,
            Look.Outcome outcome) {
        Looker looker = Looker.of(request.session().orElseThrow(), request.address());
        audit.write(List.of(new Look(looker, owner, home, Optional.empty(), action, what, "call", outcome)));
    }

    private static Refusal refused(Answer answer) {
        return switch (answer) {
            case OVER -> Refusal.of(410, "call-over", "This call is over; begin another");
            case NOT_YOURS ->
                Refusal.of(
                        403,
                        "not-speaking",
                        "Only who speaks in a call adds to it; and only guests, and who rings, are taken out of it");
            case NOBODY -> Refusal.notFound("Nobody in this call has that name; its state lists its parties");
            case FULL -> Refusal.of(409, "full", "Four are in this call or asked to come; take one back first");
            case TOO_MANY ->
                Refusal.of(
                        409,
                        "too-many",
                        CallLimits.MOST_INVITED + " were asked into this call already; begin another call");
            case NO_CONSENT ->
                Refusal.of(409, "no-consent", "She let one caller in by her consent; before others come she says yes");
            case NOT_NOW ->
                Refusal.of(409, "not-now", "Others are added once two speak with each other, and not during a look");
            case BUSY -> Refusal.later(503, Duration.ofSeconds(1), "Too much happens to this call; try again");
            case DONE -> throw new IllegalStateException("This is no refusal");
        };
    }

    private ApiAnswer open(ApiRequest request) throws Refusal {
        Duration pause = brake.pause(request.address());
        if (pause.isPositive()) {
            throw Refusal.later(429, pause, "Too many links were wrong; wait as long as Retry-After says");
        }
        return switch (desk.open(request.read(CallGuests.Open.class))) {
            case GuestDesk.Opened opened -> {
                brake.succeeded(request.address());
                LOG.info("call={} guest link opened", opened.invitation().call());
                yield ApiAnswer.ok(opened.invitation())
                        .with(Signed.other(
                                COOKIE, opened.cookie().text(), SOCKET, request.secure(), CallLimits.LONGEST_CALL));
            }
            case GuestDesk.Closed(GuestLink.Closed why) -> {
                if (why == GuestLink.Closed.UNKNOWN) {
                    brake.failed(request.address());
                }
                LOG.info("guest link not opened why={}", why);
                throw closed(why);
            }
        };
    }

    private ApiAnswer again(ApiRequest request) throws Refusal {
        return switch (desk.again(request.cookie(COOKIE).orElse(""))) {
            case GuestDesk.Opened opened -> ApiAnswer.ok(opened.invitation());
            case GuestDesk.Closed(GuestLink.Closed why) -> throw closed(why);
        };
    }

    private static Refusal closed(GuestLink.Closed why) {
        return switch (why) {
            case UNKNOWN -> Refusal.of(404, "link-unknown", "There is no such link; ask who invited you for a new one");
            case EXPIRED ->
                Refusal.of(410, "link-expired", "This link was not opened within 10 minutes; ask for a new one");
            case USED ->
                Refusal.of(409, "link-used", "Another browser opened this link, and it works once; ask for a new one");
            case TAKEN_BACK -> Refusal.of(410, "link-taken-back", "Who invited you took this link back");
            case CALL_OVER -> Refusal.of(410, "call-over", "The call of this link is over, and the link with it");
        };
    }
}
