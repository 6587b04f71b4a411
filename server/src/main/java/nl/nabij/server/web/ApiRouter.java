package nl.nabij.server.web;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import nl.nabij.contract.ContractJson;
import nl.nabij.server.access.Session;
import nl.nabij.server.access.SessionToken;
import nl.nabij.server.access.SignInDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Mounts routes. The way of a call:
///
/// ```
/// headers ─► own host? ─► own origin? (writes, sockets) ─► body ≤ 64 KiB ─► JSON?
///    ─► [virtual thread] who? ─► allowed? ─► handler ─► [event loop] answer
/// ```
public final class ApiRouter {

    private static final Logger LOG = LoggerFactory.getLogger(ApiRouter.class);

    /// The longest body of the contract is a closing note of 4,000 characters; 64 KiB leaves room
    /// for any script and any certificate request. A longer one is refused with 413.
    static final long LARGEST_BODY_BYTES = 64L * 1024;

    private final Router router;
    private final SignInDesk desk;
    private final BlockingWork work;
    private final Consumer<Session> onCall;
    private final OwnSite site;

    /// @param onCall hears of each call that is let in, before it is answered, on its virtual thread; not
    ///     of what a page fetches by itself
    /// @param publicOrigin where a proxy in front ends TLS
    public ApiRouter(
            Vertx vertx,
            SignInDesk desk,
            BlockingWork work,
            Consumer<Session> onCall,
            Optional<PublicOrigin> publicOrigin) {
        this.router = Router.router(vertx);
        this.desk = desk;
        this.work = work;
        this.onCall = onCall;
        this.site = new OwnSite(publicOrigin);
        router.route().handler(new SecurityHeaders());
        router.route().handler(this::requireOwnHost);
        for (int status : List.of(400, 404, 405, 406, 408, 413, 414, 415, 500, 503)) {
            router.errorHandler(status, context -> refuse(context, Failures.refusal(context, status)));
        }
    }

    /// For what is served beside the API: files, health, other features' own handlers.
    public Router router() {
        return router;
    }

    public void mount(List<ApiRoute> routes) {
        for (ApiRoute route : routes) {
            if (route.writes()) {
                // A route of its own: nothing of a stranger's body is read before this.
                router.route(route.method(), route.vertxPath()).handler(this::requireOwnOrigin);
            }
            if (route.mostBytes() > LARGEST_BODY_BYTES) {
                router.route(route.method(), route.vertxPath())
                        .handler(context -> requireSignInFirst(context, route.allowed()));
            }
            var mounted = router.route(route.method(), route.vertxPath());
            if (route.writes()) {
                mounted.handler(BodyHandler.create(false).setBodyLimit(route.mostBytes()));
            }
            mounted.handler(context -> call(context, route));
        }
    }

    private void requireOwnHost(RoutingContext context) {
        try {
            site.requireOwnHost(context.request());
            context.next();
        } catch (Refusal refusal) {
            refuse(context, refusal);
        }
    }

    private void requireOwnOrigin(RoutingContext context) {
        try {
            site.requireOwnOrigin(context.request());
            context.next();
        } catch (Refusal refusal) {
            refuse(context, refusal);
        }
    }

    /// A large body is not read from strangers.
    private void requireSignInFirst(RoutingContext context, Allowed allowed) {
        HttpServerRequest request = context.request();
        request.pause();
        Optional<SessionToken> token = Signed.token(request);
        work.run(() -> {
                    requireAllowed(token.flatMap(desk::recognise), allowed);
                    return true;
                })
                .onComplete(checked -> {
                    request.resume();
                    if (checked.succeeded()) {
                        context.next();
                    } else {
                        refuse(context, Failures.refusal(checked.cause()));
                    }
                });
    }

    private void call(RoutingContext context, ApiRoute route) {
        ApiRequest unsigned;
        try {
            unsigned = request(context, route);
        } catch (Refusal refusal) {
            refuse(context, refusal);
            return;
        }
        Optional<SessionToken> token = Signed.token(context.request());
        boolean counts = !isPagesOwn(context.request());
        work.run(() -> route.handler().answer(signed(unsigned, token, route.allowed(), counts)))
                .onSuccess(answer -> answer(context, answer))
                .onFailure(fault -> refuse(context, Failures.refusal(fault)));
    }

    /// Whether it may be a page's own look, with nobody before it: a browser marks all that it fetches,
    /// and a page asks for its figures as long as its script runs.
    private static boolean isPagesOwn(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET) && request.getHeader("Sec-Fetch-Site") != null;
    }

    /// @param counts whether the call shows that somebody is there
    private ApiRequest signed(ApiRequest request, Optional<SessionToken> token, Allowed allowed, boolean counts)
            throws Refusal {
        Optional<Session> session = token.flatMap(desk::recognise);
        requireAllowed(session, allowed);
        if (counts) {
            session.ifPresent(onCall);
        }
        return new ApiRequest(
                session,
                request.path(),
                request.query(),
                request.body(),
                request.address(),
                request.deviceMark(),
                request.secure(),
                request.origin(),
                request.cookies());
    }

    private static void requireAllowed(Optional<Session> session, Allowed allowed) throws Refusal {
        if (!(allowed instanceof Allowed.Roles(var roles, boolean alsoConfined))) {
            return;
        }
        if (session.isEmpty()) {
            throw Refusal.notSignedIn();
        }
        if (session.get().confined() && !alsoConfined) {
            throw Refusal.of(
                    403,
                    "second-factor-missing",
                    "Your organisation asks everybody for a second factor; set yours up first, with"
                            + " POST /api/v1/account/second-factor");
        }
        if (!session.get().person().hasOneOf(roles)) {
            throw Refusal.notAllowed("This needs one of the roles "
                    + roles.stream().map(role -> role.word()).sorted().toList() + "; you have "
                    + session.get().me().roles());
        }
    }

    private ApiRequest request(RoutingContext context, ApiRoute route) throws Refusal {
        HttpServerRequest request = context.request();
        Buffer body = context.body() == null || context.body().buffer() == null
                ? Buffer.buffer()
                : context.body().buffer();
        if (route.writes() && body.length() > 0) {
            requireJson(request);
        }
        Map<String, String> query = new HashMap<>();
        context.queryParams().forEach(entry -> query.put(entry.getKey(), entry.getValue()));
        for (String name : query.keySet()) {
            if (!route.query().contains(name)) {
                throw Refusal.badRequest("No query parameter '" + name + "' here; known are " + route.query());
            }
        }
        return bare(context, query, body);
    }

    /// Before it is known who calls.
    private ApiRequest bare(RoutingContext context, Map<String, String> query, Buffer body) {
        HttpServerRequest request = context.request();
        return new ApiRequest(
                Optional.empty(),
                Map.copyOf(context.pathParams()),
                Map.copyOf(query),
                body,
                site.addressOf(request),
                Signed.deviceMark(request),
                site.isSecure(request),
                Optional.ofNullable(request.getHeader("Origin")),
                Signed.others(request));
    }

    private static void requireJson(HttpServerRequest request) throws Refusal {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        String bare = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!bare.equals("application/json")) {
            throw Refusal.of(415, "bad-request", "Bodies are JSON; send the header Content-Type: application/json");
        }
    }

    /// A WebSocket of our own page: checks the site and the sign-in, then upgrades. The session and
    /// the socket go to the handler on the event loop.
    public void mountSocket(String path, Allowed allowed, SocketHandler handler) {
        router.get(path).handler(this::requireOwnOrigin).handler(context -> {
            HttpServerRequest request = context.request();
            Optional<SessionToken> token = Signed.token(request);
            String address = site.addressOf(request);
            open(
                    context,
                    () -> {
                        Optional<Session> session = token.flatMap(desk::recognise);
                        requireAllowed(session, allowed);
                        return session.orElseThrow(Refusal::notSignedIn);
                    },
                    (session, socket) -> handler.opened(session, token.orElseThrow(), address, socket));
        });
    }

    /// A WebSocket for those who have no account here; the doorkeeper says who it is.
    public <T> void mountSocket(String path, Doorkeeper<T> doorkeeper, BiConsumer<T, ServerWebSocket> opened) {
        router.get(path).handler(this::requireOwnOrigin).handler(context -> {
            ApiRequest asked = bare(context, Map.of(), Buffer.buffer());
            open(context, () -> doorkeeper.admit(asked), opened);
        });
    }

    private <T> void open(RoutingContext context, Callable<T> admission, BiConsumer<T, ServerWebSocket> opened) {
        HttpServerRequest request = context.request();
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            refuse(context, Refusal.of(426, "bad-request", "This address is a WebSocket; connect with one"));
            return;
        }
        // Frames that come while it is looked up who this is have to wait for their reader.
        request.pause();
        work.run(admission)
                .compose(admitted -> request.toWebSocket().onSuccess(socket -> opened.accept(admitted, socket)))
                .onFailure(fault -> {
                    request.resume();
                    refuse(context, Failures.refusal(fault));
                });
    }

    private static void answer(RoutingContext context, ApiAnswer answer) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        answer.cookies().forEach(response::addCookie);
        answer.headers().forEach(response::putHeader);
        response.setStatusCode(answer.status()).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (answer.body().isEmpty()) {
            response.end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(Buffer.buffer(ContractJson.toBytes(answer.body().get())));
    }

    private static void refuse(RoutingContext context, Refusal refusal) {
        LOG.debug("refused path={} why={}", context.normalizedPath(), refusal.getMessage());
        answer(context, refusal.answer());
    }
}
