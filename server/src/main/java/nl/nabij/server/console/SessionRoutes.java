package nl.nabij.server.console;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.face.SignIn;
import nl.nabij.server.access.Passwords;
import nl.nabij.server.access.SignInDesk;
import nl.nabij.server.access.SignInOutcome;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRequest;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;
import nl.nabij.server.web.Refusal;
import nl.nabij.server.web.Signed;

/// Signing in, seeing who one is, signing out.
final class SessionRoutes {

    private static final String PATH = "/api/v1/session";
    /// As long as an e-mail address may be.
    private static final int LONGEST_LOGIN = 254;
    /// A recovery code with its dashes has 23.
    private static final int LONGEST_CODE = 40;

    private final SignInDesk desk;

    SessionRoutes(SignInDesk desk) {
        this.desk = desk;
    }

    List<ApiRoute> routes() {
        return List.of(
                ApiRoute.post(
                                PATH,
                                Allowed.anyone(),
                                "Sign in; sets the session's cookie and gives the same token for Bearer",
                                AnswerType.one(200, SignIn.Answer.class),
                                this::signIn)
                        .withBody(SignIn.Request.class)
                        .refusing(401, 429),
                ApiRoute.get(
                        PATH,
                        Allowed.herself(),
                        "Who is signed in",
                        AnswerType.one(200, SignIn.Me.class),
                        request -> ApiAnswer.ok(request.session().orElseThrow().me())),
                new ApiRoute(
                        HttpMethod.DELETE,
                        PATH,
                        Allowed.anyone(),
                        "Sign out; also where nobody is signed in any more",
                        List.of(),
                        Optional.empty(),
                        AnswerType.none(),
                        List.of(),
                        this::signOut));
    }

    private ApiAnswer signIn(ApiRequest request) throws Refusal {
        SignIn.Request asked = request.read(SignIn.Request.class);
        requireSensible(asked);
        SignInOutcome outcome =
                desk.signIn(asked.user(), asked.password(), asked.code(), request.address(), request.deviceMark());
        return switch (outcome) {
            case SignInOutcome.SignedIn(var session, var token, var mark) ->
                ApiAnswer.ok(new SignIn.Answer(token.text(), session.me()))
                        .with(Signed.session(token, request.secure()), Signed.device(mark, request.secure()));
            case SignInOutcome.NotRecognised() ->
                throw Refusal.of(401, "not-signed-in", "User and password do not belong together; check both");
            case SignInOutcome.CodeNeeded() ->
                throw Refusal.of(
                        401,
                        "code-needed",
                        "This account has a second factor; send 'code' too: the six digits that the app shows, or a"
                                + " recovery code");
            case SignInOutcome.CodeRefused() ->
                throw Refusal.of(
                        401,
                        "code-refused",
                        "The code is wrong or was used before; wait for the app's next one, or use a recovery code");
            case SignInOutcome.Wait(var remaining) ->
                throw Refusal.later(
                        429, remaining, "Too many wrong tries from here; wait as many seconds as Retry-After says");
            case SignInOutcome.Busy() ->
                throw Refusal.later(
                        503, java.time.Duration.ofSeconds(2), "Many people sign in just now; try again in 2 seconds");
        };
    }

    private static void requireSensible(SignIn.Request asked) throws Refusal {
        // A field that is missing arrives as null: the codec does not check records without own rules.
        Object user = asked.user();
        Object password = asked.password();
        if (user == null || password == null) {
            throw Refusal.badRequest("The body needs the fields 'user' and 'password', both text");
        }
        if (asked.user().length() > LONGEST_LOGIN || asked.password().length() > Passwords.LONGEST) {
            throw Refusal.badRequest(
                    "user has at most " + LONGEST_LOGIN + " characters and password at most " + Passwords.LONGEST);
        }
        if (asked.code().filter(code -> code.length() > LONGEST_CODE).isPresent()) {
            throw Refusal.badRequest("code has at most " + LONGEST_CODE + " characters");
        }
        if (asked.user().indexOf('\0') >= 0) {
            throw Refusal.badRequest("user holds U+0000, which no name has");
        }
    }

    private ApiAnswer signOut(ApiRequest request) {
        request.session().ifPresent(desk::signOut);
        return ApiAnswer.nothing().with(Signed.noSession(request.secure()));
    }
}
