package nl.nabij.server.family;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.ServerWebSocket;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.nabij.contract.face.FamilyHome;
import nl.nabij.contract.face.Photos;
import nl.nabij.server.calling.Calls;
import nl.nabij.server.portrait.Portrait;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.push.PushDesk;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRequest;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;
import nl.nabij.server.web.ApiRouter;
import nl.nabij.server.web.GuessingBrake;
import nl.nabij.server.web.Refusal;
import nl.nabij.server.web.Signed;

/// `/api/v1/family`: all that a relative can do. She has no account: what counts is the cookie that her
/// link or
/// her passkey left with the browser, and it opens nothing but these.
public final class FamilyRoutes {

    /// Where family pages listen to their calls.
    public static final String SOCKET = "/api/v1/family/calls";

    static final String FAMILY = "/api/v1/family";
    private static final String COOKIE = "nabij_family";

    private final FamilyDoor door;
    private final PasskeyDesk passkeys;
    private final Calls calls;
    private final PushDesk phones;
    private final GuessingBrake secrets;

    public FamilyRoutes(
            Database database,
            SecureRandom random,
            Clock clock,
            Supplier<UUID> ids,
            Calls calls,
            PushDesk phones,
            FamilyNews news) {
        this.door = new FamilyDoor(database, random, ids, news);
        this.phones = phones;
        this.passkeys = new PasskeyDesk(database, door, new Challenges(random, clock));
        this.calls = calls;
        this.secrets = new GuessingBrake(clock);
    }

    public List<ApiRoute> routes() {
        List<ApiRoute> routes = new ArrayList<>(own());
        routes.addAll(new FamilyPhoneRoutes(phones, this::inside).routes());
        return routes;
    }

    private List<ApiRoute> own() {
        Allowed anyone = Allowed.anyone();
        AnswerType home = AnswerType.one(200, FamilyHome.class);
        AnswerType ask = AnswerType.one(200, FamilyHome.PasskeyAsk.class);
        return List.of(
                ApiRoute.post(
                                FAMILY + "/open",
                                anyone,
                                "Opens the link that a relative was given: once, and this browser keeps a cookie for 90 days"
                                        + " that begin anew with each day of use",
                                home,
                                this::open)
                        .withBody(FamilyHome.Open.class)
                        .refusing(403, 410, 429),
                ApiRoute.get(FAMILY + "/me", anyone, "What a relative is told, by that cookie", home, this::me)
                        .refusing(401),
                ApiRoute.post(
                                FAMILY + "/passkey-ask",
                                anyone,
                                "What a browser needs to make a passkey; for who is in",
                                ask,
                                request -> ApiAnswer.ok(
                                        passkeys.askToMake(inside(request), origin(request), asks(request))))
                        .refusing(401, 429),
                ApiRoute.post(
                                FAMILY + "/passkeys",
                                anyone,
                                "Makes a passkey, to come in again without a link; at most " + PasskeyDesk.MOST,
                                home,
                                this::make)
                        .withBody(FamilyHome.PasskeyMade.class)
                        .refusing(401, 409),
                ApiRoute.delete(FAMILY + "/passkeys/{passkey}", anyone, "Removes one", this::remove)
                        .refusing(401),
                ApiRoute.post(
                                FAMILY + "/passkey-sign-in-ask",
                                anyone,
                                "What a browser needs to come in by a passkey; at most " + Challenges.MOST_OF_AN_ADDRESS
                                        + " unused ones for one address in 5 minutes",
                                ask,
                                request -> ApiAnswer.ok(passkeys.askToSignIn(origin(request), asks(request))))
                        .refusing(429),
                ApiRoute.post(
                                FAMILY + "/passkey-sign-in",
                                anyone,
                                "Comes in by a passkey; its cookie is as that of a link",
                                home,
                                this::signIn)
                        .withBody(FamilyHome.PasskeyUsed.class)
                        .refusing(403, 429),
                ApiRoute.delete(
                                FAMILY + "/browsers/{browser}",
                                anyone,
                                "Signs a browser out, also this one; what it speaks in is lost",
                                this::signOut)
                        .refusing(401),
                ApiRoute.get(
                                FAMILY + "/photo",
                                anyone,
                                "Her own photo, as the client sees it",
                                AnswerType.one(200, Photos.View.class),
                                this::photo)
                        .refusing(401),
                ApiRoute.put(FAMILY + "/photo", anyone, "Gives a photo of herself", home, this::givePhoto)
                        .withBody(Photos.Given.class)
                        .reading(Photos.Given.MOST_BYTES * 2L)
                        .refusing(401),
                ApiRoute.delete(FAMILY + "/photo", anyone, "Takes her photo away", this::takePhoto)
                        .refusing(401));
    }

    public void mountSocket(ApiRouter router) {
        router.mountSocket(SOCKET, this::insideByToken, this::opened);
    }

    private record Admitted(FamilySecret token, FamilyDoor.Inside inside) {}

    private Admitted insideByToken(ApiRequest request) throws Refusal {
        FamilySecret token = token(request).orElseThrow(FamilyRoutes::notIn);
        return new Admitted(token, door.recognise(token).orElseThrow(FamilyRoutes::notIn));
    }

    private void opened(Admitted who, ServerWebSocket socket) {
        calls.opened(who.inside().visitor(), () -> door.recognise(who.token()).isPresent(), socket);
    }

    private ApiAnswer open(ApiRequest request) throws Refusal {
        FamilyHome.Open asked = request.read(FamilyHome.Open.class);
        brake(request);
        return switch (door.open(asked.secret(), asked.device())) {
            case FamilyDoor.In(FamilySecret token) -> letIn(request, token);
            case FamilyDoor.No(FamilyDoor.Refused why) -> {
                secrets.failed(request.address());
                throw switch (why) {
                    case UNKNOWN -> Refusal.notAllowed("This link is unknown; ask whoever gave it for another one");
                    case USED -> Refusal.of(410, "link-used", "This link was opened before, and works once");
                    case EXPIRED -> Refusal.of(410, "link-expired", "This link is older than 7 days");
                    case TAKEN_BACK -> Refusal.of(410, "link-taken-back", "This link was taken back");
                };
            }
        };
    }

    private ApiAnswer signIn(ApiRequest request) throws Refusal {
        FamilyHome.PasskeyUsed said = request.read(FamilyHome.PasskeyUsed.class);
        brake(request);
        Optional<FamilySecret> token = passkeys.signIn(said, origin(request));
        if (token.isEmpty()) {
            secrets.failed(request.address());
            throw Refusal.of(
                    403, "passkey-refused", "This passkey opens nothing here, or it took longer than 5 minutes");
        }
        return letIn(request, token.get());
    }

    private void brake(ApiRequest request) throws Refusal {
        Duration pause = secrets.pause(request.address());
        if (pause.isPositive()) {
            throw Refusal.later(429, pause, "Too many tries were wrong; wait as long as Retry-After says");
        }
    }

    /// @return the address that asks for what a passkey has to sign
    private String asks(ApiRequest request) throws Refusal {
        Duration pause = passkeys.pause(request.address());
        if (pause.isPositive()) {
            throw Refusal.later(429, pause, "Too many were asked for and not used; wait as long as Retry-After says");
        }
        return request.address();
    }

    private ApiAnswer letIn(ApiRequest request, FamilySecret token) throws Refusal {
        secrets.succeeded(request.address());
        FamilyDoor.Inside inside = door.recognise(token).orElseThrow(FamilyRoutes::notIn);
        return ApiAnswer.ok(door.tell(inside)).with(cookie(request, token.text(), FamilyDoor.STAYS_IN));
    }

    private ApiAnswer me(ApiRequest request) throws Refusal {
        Admitted who = insideByToken(request);
        ApiAnswer answer = ApiAnswer.ok(door.tell(who.inside()));
        return who.inside().renewed() ? answer.with(cookie(request, who.token().text(), FamilyDoor.STAYS_IN)) : answer;
    }

    private ApiAnswer make(ApiRequest request) throws Refusal {
        FamilyDoor.Inside me = inside(request);
        Optional<PasskeyDesk.Refused> refused =
                passkeys.make(me, request.read(FamilyHome.PasskeyMade.class), origin(request));
        if (refused.isPresent()) {
            throw switch (refused.get()) {
                case NOT_IN -> notIn();
                case NOT_PROVED ->
                    Refusal.badRequest("This is no passkey for this server, or it took longer than 5 minutes");
                case TOO_MANY ->
                    Refusal.of(409, "too-many", "There are " + PasskeyDesk.MOST + " passkeys; remove one first");
                case KNOWN_ALREADY -> Refusal.of(409, "known-already", "This passkey is there already");
            };
        }
        return ApiAnswer.ok(door.tell(me));
    }

    private ApiAnswer remove(ApiRequest request) throws Refusal {
        if (!passkeys.remove(inside(request), request.path().getOrDefault("passkey", ""))) {
            throw Refusal.notFound("There is no such passkey of yours");
        }
        return ApiAnswer.nothing();
    }

    private ApiAnswer signOut(ApiRequest request) throws Refusal {
        FamilyDoor.Inside me = inside(request);
        UUID browser = request.uuid("browser");
        if (!door.signOut(me, browser)) {
            throw Refusal.notFound("There is no such browser of yours");
        }
        return browser.equals(me.browser())
                ? ApiAnswer.nothing().with(cookie(request, "", Duration.ZERO))
                : ApiAnswer.nothing();
    }

    private ApiAnswer photo(ApiRequest request) throws Refusal {
        byte[] jpeg = door.photo(inside(request)).orElseThrow(() -> Refusal.notFound("There is no photo of you"));
        return ApiAnswer.ok(new Photos.View(Base64.getEncoder().encodeToString(jpeg)));
    }

    private ApiAnswer givePhoto(ApiRequest request) throws Refusal {
        FamilyDoor.Inside me = inside(request);
        Photos.Given given = request.read(Photos.Given.class);
        try {
            door.photo(
                    me,
                    Optional.of(Portrait.inTurn(Base64.getDecoder().decode(given.image()))
                            .orElseThrow(() -> Refusal.of(
                                    503, "busy", "Many photos are being made just now; try again in a minute"))));
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(String.valueOf(e.getMessage()));
        }
        return ApiAnswer.ok(door.tell(me));
    }

    private ApiAnswer takePhoto(ApiRequest request) throws Refusal {
        door.photo(inside(request), Optional.empty());
        return ApiAnswer.nothing();
    }

    private FamilyDoor.Inside inside(ApiRequest request) throws Refusal {
        return insideByToken(request).inside();
    }

    private static Optional<FamilySecret> token(ApiRequest request) {
        return request.cookie(COOKIE).flatMap(FamilySecret::parse);
    }

    private static Refusal notIn() {
        return Refusal.of(401, "not-in", "Nobody is let in by this browser; open a link, or come in by a passkey");
    }

    /// Passkeys are bound to where the browser is.
    private static String origin(ApiRequest request) throws Refusal {
        return request.origin()
                .orElseThrow(() -> Refusal.badRequest("The call has no Origin; passkeys are for pages of this server"));
    }

    private static Cookie cookie(ApiRequest request, String value, Duration life) {
        return Signed.other(COOKIE, value, FAMILY, request.secure(), life);
    }
}
