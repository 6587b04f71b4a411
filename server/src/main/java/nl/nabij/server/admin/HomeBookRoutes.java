package nl.nabij.server.admin;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.face.EnrolmentCodeView;
import nl.nabij.contract.face.HomeFile.StayState;
import nl.nabij.contract.face.HomesPage;
import nl.nabij.contract.face.ManagedHome;
import nl.nabij.contract.face.NewHome;
import nl.nabij.contract.face.Street;
import nl.nabij.server.access.Role;
import nl.nabij.server.audit.AuditLog;
import nl.nabij.server.audit.Look;
import nl.nabij.server.enrolment.EnrolmentCode;
import nl.nabij.server.enrolment.EnrolmentDesk;
import nl.nabij.server.home.HomeBook;
import nl.nabij.server.home.HomesAsked;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRequest;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;
import nl.nabij.server.web.QrRows;
import nl.nabij.server.web.Refusal;

/// An administrator's homes: what there is and what is wrong with it, one more, and the code that makes
/// a box its gateway. Each call is written down.
public final class HomeBookRoutes {

    private final HomeBook homes;
    private final EnrolmentDesk enrolment;
    private final AdminLooks looks;
    private final Clock clock;

    public HomeBookRoutes(HomeBook homes, EnrolmentDesk enrolment, AuditLog audit, Clock clock) {
        this.homes = homes;
        this.enrolment = enrolment;
        this.looks = new AdminLooks(audit);
        this.clock = clock;
    }

    public List<ApiRoute> routes() {
        return List.of(
                ApiRoute.get(
                        "/api/v1/managed-homes",
                        Allowed.only(Role.ADMINISTRATOR),
                        "Your organisation's homes: those with a fault first, the longest lasting before the others",
                        AnswerType.listOf(ManagedHome.class),
                        this::all),
                ApiRoute.get(
                                "/api/v1/homes-overview",
                                Allowed.only(Role.ADMINISTRATOR),
                                "A part of your organisation's homes, at most 100 'from' a place on (0 without), in the"
                                        + " order of managed-homes; 'q': words that name or address hold; 'show': all,"
                                        + " care (needs somebody), without-box or ended",
                                AnswerType.one(200, HomesPage.class),
                                this::page)
                        .withQuery("q", "show", "from"),
                ApiRoute.get(
                                "/api/v1/streets",
                                Allowed.only(Role.ADMINISTRATOR),
                                "The streets, the most frequent first, that homes of yours with this 'postcode' stand in:"
                                        + " at most three, none where you have no home yet",
                                AnswerType.listOf(Street.class),
                                this::streets)
                        .withQuery("postcode"),
                ApiRoute.post(
                                "/api/v1/homes",
                                Allowed.only(Role.ADMINISTRATOR),
                                "Adds a client and her home, all or nothing",
                                AnswerType.one(201, ManagedHome.class),
                                this::add)
                        .withBody(NewHome.class),
                ApiRoute.post(
                                "/api/v1/homes/{id}/enrolment-codes",
                                Allowed.only(Role.ADMINISTRATOR),
                                "A one-time code, valid for an hour, with which a box becomes the gateway of this home",
                                AnswerType.one(201, EnrolmentCodeView.class),
                                this::code)
                        .refusing(409));
    }

    private ApiAnswer all(ApiRequest request) {
        List<ManagedHome> all = homes.all(request.person().organisation());
        written(request, all);
        return ApiAnswer.ok(all);
    }

    private ApiAnswer page(ApiRequest request) throws Refusal {
        HomesPage page = homes.page(request.person().organisation(), asked(request));
        written(request, page.homes());
        return ApiAnswer.ok(page);
    }

    private ApiAnswer streets(ApiRequest request) throws Refusal {
        try {
            String postcode = Street.postcode(request.query().getOrDefault("postcode", ""));
            return ApiAnswer.ok(homes.streets(request.person().organisation(), postcode));
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static HomesAsked asked(ApiRequest request) throws Refusal {
        String from = request.query().getOrDefault("from", "0");
        if (!from.matches("[0-9]{1,6}")) {
            throw Refusal.badRequest("from is a whole number from 0 to 999999, such as from=100");
        }
        HomesAsked.Show show = switch (request.query().getOrDefault("show", "all")) {
            case "all" -> HomesAsked.Show.ALL;
            case "care" -> HomesAsked.Show.CARE;
            case "without-box" -> HomesAsked.Show.WITHOUT_BOX;
            case "ended" -> HomesAsked.Show.ENDED;
            default -> throw Refusal.badRequest("show is one of all, care, without-box, ended");
        };
        return new HomesAsked(HomesAsked.words(request.query().getOrDefault("q", "")), show, Integer.parseInt(from));
    }

    private void written(ApiRequest request, List<ManagedHome> shown) {
        looks.read(request, shown.stream().map(ManagedHome::id).toList(), "managed home");
    }

    private ApiAnswer add(ApiRequest request) throws Refusal {
        ManagedHome added = homes.add(request.person().organisation(), request.read(NewHome.class));
        looks.changed(request, List.of(added.id()), "home added");
        return ApiAnswer.of(201, added);
    }

    private ApiAnswer code(ApiRequest request) throws Refusal {
        GatewayId home = request.id("id", GatewayId::new);
        Optional<ManagedHome> found = homes.find(request.person().organisation(), home);
        boolean ended = found.filter(own -> own.stay() == StayState.ENDED).isPresent();
        looks.at(
                request,
                Optional.of(home),
                Look.Action.CHANGE,
                "enrolment code",
                found.isEmpty() ? Look.Outcome.NOT_FOUND : ended ? Look.Outcome.REFUSED : Look.Outcome.DONE);
        if (found.isEmpty()) {
            throw HomeRefusals.noSuchHome();
        }
        if (ended) {
            throw HomeRefusals.careEnded();
        }
        EnrolmentCode code = enrolment.newCode(home);
        String text = code.toString();
        return ApiAnswer.of(
                201, new EnrolmentCodeView(text, clock.instant().plus(EnrolmentDesk.CODE_LIFE), QrRows.of(text)));
    }
}
