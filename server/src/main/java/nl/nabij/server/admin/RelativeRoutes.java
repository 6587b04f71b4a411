package nl.nabij.server.admin;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.face.Photos;
import nl.nabij.contract.face.Relatives;
import nl.nabij.server.access.Role;
import nl.nabij.server.audit.AuditLog;
import nl.nabij.server.audit.Look;
import nl.nabij.server.family.RelativeBook;
import nl.nabij.server.family.RelativeBook.Answer;
import nl.nabij.server.family.RelativeBook.Refused;
import nl.nabij.server.portrait.Portrait;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRequest;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;
import nl.nabij.server.web.QrRows;
import nl.nabij.server.web.Refusal;

/// Family and friends of a home, as its file has them. Each call is written down, also one that is refused.
public final class RelativeRoutes {

    /// Who lets in is who may change the file.
    private static final Allowed ADMINISTRATORS = Allowed.only(Role.ADMINISTRATOR);

    private static final Allowed CARERS_TOO = Allowed.only(Role.ADMINISTRATOR, Role.CARER);

    private static final String ALL = "/api/v1/homes/{id}/relatives";
    private static final String ONE = ALL + "/{relative}";

    private final RelativeBook book;
    private final AdminLooks looks;
    private final Supplier<String> page;

    /// @param page where the family page is, when the browser did not say where it is itself
    public RelativeRoutes(RelativeBook book, AuditLog audit, Supplier<String> page) {
        this.book = book;
        this.looks = new AdminLooks(audit);
        this.page = page;
    }

    public List<ApiRoute> routes() {
        AnswerType all = AnswerType.one(200, Relatives.class);
        AnswerType link = AnswerType.one(200, Relatives.Link.class);
        return List.of(
                ApiRoute.get(ALL, CARERS_TOO, "Who of her family and friends may call her", all, this::find),
                ApiRoute.post(
                                ALL,
                                ADMINISTRATORS,
                                "Lets one in: by a link that is told once, works once, and within 7 days. From now on this"
                                        + " person may knock and is a face on her screen; at most "
                                        + Relatives.MOST,
                                link,
                                this::invite)
                        .withBody(Relatives.Invite.class)
                        .refusing(409),
                ApiRoute.put(ONE, ADMINISTRATORS, "Changes what this person may", all, this::allow)
                        .withBody(Relatives.Allow.class)
                        .refusing(409),
                ApiRoute.post(
                                ONE + "/link",
                                ADMINISTRATORS,
                                "Another link for the same person; one that was not opened opens nothing any more",
                                link,
                                this::link)
                        .refusing(409),
                deleting(
                        ONE,
                        "Takes it back: link, browsers and passkeys open nothing any more, and a call ends at once",
                        all,
                        this::takeBack),
                deleting(
                        ONE + "/browsers/{browser}",
                        "Signs a browser of this person out, and forgets all of this person's passkeys",
                        all,
                        this::endBrowser),
                ApiRoute.get(
                        ONE + "/photo",
                        CARERS_TOO,
                        "The photo that she sees",
                        AnswerType.one(200, Photos.View.class),
                        this::photo),
                ApiRoute.put(ONE + "/photo", ADMINISTRATORS, "Gives this person a photo", all, this::givePhoto)
                        .withBody(Photos.Given.class)
                        .reading(PhotoBodies.MOST_BYTES)
                        .refusing(409),
                deleting(ONE + "/photo", "Takes the photo away", all, this::takePhoto));
    }

    private static ApiRoute deleting(
            String path, String summary, AnswerType answer, nl.nabij.server.web.ApiHandler handler) {
        return new ApiRoute(
                HttpMethod.DELETE,
                path,
                ADMINISTRATORS,
                summary,
                List.of(),
                Optional.empty(),
                answer,
                List.of(),
                handler);
    }

    private ApiAnswer find(ApiRequest request) throws Refusal {
        GatewayId home = home(request);
        Answer<Relatives> answer = book.find(request.person().organisation(), home);
        if (answer instanceof RelativeBook.Done<Relatives>(Relatives found)) {
            // The page reads it again while it is open: one look.
            looks.read(request, List.of(home), "relatives");
            return ApiAnswer.ok(found);
        }
        return answered(request, Look.Action.READ, "relatives", answer);
    }

    private ApiAnswer invite(ApiRequest request) throws Refusal {
        Relatives.Invite invite = request.read(Relatives.Invite.class);
        return linked(request, "relative invited", book.invite(request.person(), home(request), invite));
    }

    private ApiAnswer link(ApiRequest request) throws Refusal {
        return linked(
                request, "link for a relative", book.link(request.person(), home(request), request.uuid("relative")));
    }

    private ApiAnswer linked(ApiRequest request, String what, Answer<RelativeBook.Made> answer) throws Refusal {
        ApiAnswer plain = answered(request, Look.Action.CHANGE, what, answer);
        if (!(answer instanceof RelativeBook.Done<RelativeBook.Made>(RelativeBook.Made made))) {
            return plain;
        }
        String link = request.origin().orElseGet(page) + "/family#" + made.secret();
        return ApiAnswer.ok(new Relatives.Link(made.relative(), link, QrRows.of(link), made.until()));
    }

    private ApiAnswer allow(ApiRequest request) throws Refusal {
        Relatives.Allow allow = request.read(Relatives.Allow.class);
        return changed(
                request,
                "what a relative may",
                book.allow(request.person(), home(request), request.uuid("relative"), allow));
    }

    private ApiAnswer takeBack(ApiRequest request) throws Refusal {
        return changed(
                request,
                "relative taken back",
                book.takeBack(request.person(), home(request), request.uuid("relative")));
    }

    private ApiAnswer endBrowser(ApiRequest request) throws Refusal {
        return changed(
                request,
                "browser of a relative ended",
                book.endBrowser(request.person(), home(request), request.uuid("relative"), request.uuid("browser")));
    }

    private ApiAnswer photo(ApiRequest request) throws Refusal {
        Answer<byte[]> answer = book.photoOf(request.person().organisation(), home(request), request.uuid("relative"));
        if (answer instanceof RelativeBook.Done<byte[]>(byte[] jpeg)) {
            looks.read(request, List.of(home(request)), "photo of a relative");
            return PhotoBodies.shown(jpeg);
        }
        return answered(request, Look.Action.READ, "photo of a relative", answer);
    }

    private ApiAnswer givePhoto(ApiRequest request) throws Refusal {
        Portrait drawn = PhotoBodies.drawn(request);
        return changed(
                request,
                "photo of a relative",
                book.photo(request.person(), home(request), request.uuid("relative"), Optional.of(drawn)));
    }

    private ApiAnswer takePhoto(ApiRequest request) throws Refusal {
        return changed(
                request,
                "photo of a relative",
                book.photo(request.person(), home(request), request.uuid("relative"), Optional.empty()));
    }

    private ApiAnswer changed(ApiRequest request, String what, Answer<Relatives> answer) throws Refusal {
        return answered(request, Look.Action.CHANGE, what, answer);
    }

    private <T> ApiAnswer answered(ApiRequest request, Look.Action action, String what, Answer<T> answer)
            throws Refusal {
        Look.Outcome outcome = switch (answer) {
            case RelativeBook.Done<T> _ -> Look.Outcome.DONE;
            case RelativeBook.No<T>(Refused why) ->
                why == Refused.NO_SUCH_HOME ? Look.Outcome.NOT_FOUND : Look.Outcome.REFUSED;
        };
        looks.at(request, Optional.of(home(request)), action, what, outcome);
        return switch (answer) {
            case RelativeBook.Done<T>(T now) -> ApiAnswer.ok(now);
            case RelativeBook.No<T>(Refused why) -> throw refusal(why);
        };
    }

    private static Refusal refusal(Refused why) {
        return switch (why) {
            case NO_SUCH_HOME -> HomeRefusals.noSuchHome();
            case ENDED -> HomeRefusals.careEnded();
            case NO_SUCH_RELATIVE -> Refusal.notFound("Nobody of this home has this id, or it was taken back");
            case NO_SUCH_BROWSER -> Refusal.notFound("There is no such browser, or it is signed out already");
            case NO_PHOTO -> Refusal.notFound("There is no photo of this person");
            case TOO_MANY -> Refusal.of(409, "too-many", Relatives.MOST + " may call her already; take one back first");
        };
    }

    private static GatewayId home(ApiRequest request) throws Refusal {
        return request.id("id", GatewayId::new);
    }
}
