package nl.nabij.server.admin;

import java.util.List;
import nl.nabij.contract.face.Accounts;
import nl.nabij.contract.face.Photos;
import nl.nabij.server.access.AccountDesk;
import nl.nabij.server.access.AccountDesk.Outcome;
import nl.nabij.server.access.Person;
import nl.nabij.server.access.Session;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRequest;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;
import nl.nabij.server.web.QrRows;
import nl.nabij.server.web.Refusal;

/// What everybody who works here does about her own account.
public final class AccountRoutes {

    private static final String ACCOUNT = "/api/v1/account";
    private static final String PHOTO = ACCOUNT + "/photo";

    private final AccountDesk desk;

    public AccountRoutes(AccountDesk desk) {
        this.desk = desk;
    }

    public List<ApiRoute> routes() {
        return List.of(
                ApiRoute.get(
                        ACCOUNT,
                        Allowed.herself(),
                        "Your own account: second factor, and where you are signed in",
                        AnswerType.one(200, Accounts.Own.class),
                        request -> ApiAnswer.ok(desk.own(session(request)))),
                ApiRoute.delete(
                                ACCOUNT + "/sessions/{id}",
                                Allowed.herself(),
                                "Ends one of your own sessions",
                                this::endSession)
                        .refusing(404),
                ApiRoute.post(
                                ACCOUNT + "/password",
                                Allowed.herself(),
                                "Another password; your other sessions end",
                                AnswerType.none(),
                                this::password)
                        .withBody(Accounts.NewPassword.class)
                        .refusing(403, 429),
                ApiRoute.get(
                                PHOTO,
                                Allowed.herself(),
                                "Your own photo, as clients see it when you call",
                                AnswerType.one(200, Photos.View.class),
                                this::photo)
                        .refusing(404),
                ApiRoute.put(
                                PHOTO,
                                Allowed.herself(),
                                "Gives a photo of yourself; only the picture in it is kept, and clients see it when you"
                                        + " call or answer",
                                AnswerType.none(),
                                this::givePhoto)
                        .withBody(Photos.Given.class)
                        .reading(PhotoBodies.MOST_BYTES)
                        .refusing(503),
                ApiRoute.delete(PHOTO, Allowed.herself(), "Takes your photo away", this::takePhoto),
                ApiRoute.post(
                                ACCOUNT + "/second-factor",
                                Allowed.herself(),
                                "Offers a secret for an authenticator app; nothing changes before a code of it came back",
                                AnswerType.one(200, Accounts.SecondFactorOffer.class),
                                this::offer)
                        .withBody(Accounts.Proof.class)
                        .refusing(403, 429),
                ApiRoute.post(
                                ACCOUNT + "/second-factor/begun",
                                Allowed.herself(),
                                "Begins the second factor by a code of the app; gives the recovery codes, once",
                                AnswerType.one(201, Accounts.RecoveryCodes.class),
                                this::begin)
                        .withBody(Accounts.SecondFactorBegun.class)
                        .refusing(403, 429),
                ApiRoute.post(
                                ACCOUNT + "/second-factor/ended",
                                Allowed.herself(),
                                "Signing in asks for a password only from now on",
                                AnswerType.none(),
                                this::end)
                        .withBody(Accounts.Proof.class)
                        .refusing(403, 429));
    }

    private static Session session(ApiRequest request) {
        return request.session().orElseThrow();
    }

    private ApiAnswer endSession(ApiRequest request) throws Refusal {
        if (!desk.endSession(session(request), request.uuid("id"))) {
            throw Refusal.notFound("You have no open session with this id; GET /api/v1/account lists them");
        }
        return ApiAnswer.nothing();
    }

    private ApiAnswer password(ApiRequest request) throws Refusal {
        Accounts.NewPassword asked = request.read(Accounts.NewPassword.class);
        return answer(200, desk.changePassword(session(request), asked, request.address()));
    }

    private ApiAnswer photo(ApiRequest request) throws Refusal {
        Person me = request.person();
        return PhotoBodies.shown(desk.photo(me.organisation(), me.id())
                .orElseThrow(() -> Refusal.notFound("There is no photo of you; PUT " + PHOTO + " gives one")));
    }

    private ApiAnswer givePhoto(ApiRequest request) throws Refusal {
        desk.givePhoto(request.person(), PhotoBodies.drawn(request));
        return ApiAnswer.nothing();
    }

    private ApiAnswer takePhoto(ApiRequest request) {
        desk.takePhotoAway(request.person(), request.person().id());
        return ApiAnswer.nothing();
    }

    private ApiAnswer offer(ApiRequest request) throws Refusal {
        Accounts.Proof proof = request.read(Accounts.Proof.class);
        return answer(200, desk.offerSecondFactor(session(request), proof, request.address(), QrRows::of));
    }

    private ApiAnswer begin(ApiRequest request) throws Refusal {
        Accounts.SecondFactorBegun begun = request.read(Accounts.SecondFactorBegun.class);
        return answer(201, desk.beginSecondFactor(session(request), begun, request.address()));
    }

    private ApiAnswer end(ApiRequest request) throws Refusal {
        Accounts.Proof proof = request.read(Accounts.Proof.class);
        return answer(200, desk.endSecondFactor(session(request), proof, request.address()));
    }

    static ApiAnswer answer(int status, Outcome outcome) throws Refusal {
        return switch (outcome) {
            case Outcome.Done() -> ApiAnswer.nothing();
            case Outcome.Offered(Accounts.SecondFactorOffer offer) -> ApiAnswer.of(status, offer);
            case Outcome.Begun(Accounts.RecoveryCodes codes) -> ApiAnswer.of(status, codes);
            case Outcome.NotProven() -> throw Refusal.of(403, "password-wrong", "This is not your password; check it");
            case Outcome.Wait(var remaining) ->
                throw Refusal.later(429, remaining, "Too many wrong tries; wait as many seconds as Retry-After says");
            case Outcome.PasswordRefused(var fault) -> throw PasswordRefusals.of(fault);
            case Outcome.CodeRefused() ->
                throw Refusal.of(
                        403,
                        "code-refused",
                        "This code was not made by the secret that was offered; check the telephone's clock and try the"
                                + " next code");
            case Outcome.SecretRefused(String why) -> throw Refusal.badRequest("secret: " + why);
            case Outcome.OwnFactorFirst() ->
                throw Refusal.of(
                        409,
                        "own-factor-first",
                        "Set up your own second factor before you ask everybody for one, or you shut yourself out");
        };
    }
}
