package nl.nabij.gateway.screen;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import nl.nabij.contract.face.ApiError;
import nl.nabij.gateway.call.CallRelay;
import nl.nabij.gateway.device.Commands;
import nl.nabij.gateway.device.Home;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The gateway's HTTP, on loopback only: the resident's face, its socket and the API for programs
/// on the box.
public final class ScreenServer {

    private static final Logger LOG = LoggerFactory.getLogger(ScreenServer.class);

    private static final String LOOPBACK = "127.0.0.1";

    /// The largest body is a command of some hundred bytes.
    private static final int LARGEST_BODY_BYTES = 16 * 1024;

    /// One limit for all sockets: of calls, and her screen's own, on which it sends nothing.
    private static final int LARGEST_FRAME_BYTES = CallRelay.LARGEST_BYTES;

    /// Picture and voice of a call come as streams, which no policy holds; a page that veils its picture may
    /// make an address of its own for it.
    private static final String POLICY = "default-src 'self'; img-src 'self' data:; media-src 'self' blob:;"
            + " connect-src 'self'; object-src 'none';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Vertx vertx;
    private final Home home;
    private final ScreenApi api;
    private final ResidentScreen screen;
    private final FaceFiles files = new FaceFiles();
    private final CallRelay calls;
    private final Optional<InstallPage> install;
    private final HttpServer server;

    /// @param port 0 for any free one
    public ScreenServer(
            Vertx vertx, int port, Home home, Commands commands, ResidentScreen screen, ScreenHealth health) {
        this(
                vertx,
                port,
                home,
                commands,
                screen,
                health,
                new CallRelay(_ -> false, screen.time().steady()),
                Optional.empty());
    }

    /// @param calls passes on what the home's devices say of calls, at `/api/v1/calls`
    /// @param install the installer's page, at `/install`
    public ScreenServer(
            Vertx vertx,
            int port,
            Home home,
            Commands commands,
            ResidentScreen screen,
            ScreenHealth health,
            CallRelay calls,
            Optional<InstallPage> install) {
        this.vertx = vertx;
        this.calls = calls;
        this.install = install;
        this.home = home;
        this.screen = screen;
        this.api = new ScreenApi(vertx, home, commands, screen, health);
        this.server = vertx.createHttpServer(new HttpServerOptions()
                .setHost(LOOPBACK)
                .setPort(port)
                // A client that offers an upgrade to HTTP/2 is answered in HTTP/1.1: one way in, one check of Host.
                .setHttp2ClearTextEnabled(false)
                .setMaxWebSocketFrameSize(LARGEST_FRAME_BYTES)
                .setMaxWebSocketMessageSize(LARGEST_FRAME_BYTES));
    }

    /// Blocks until it listens; returns the port.
    ///
    /// @throws CompletionException with the [java.net.BindException] when the port is taken
    public int start() {
        Context loop = vertx.getOrCreateContext();
        CompletableFuture<Integer> listening = new CompletableFuture<>();
        loop.runOnContext(_ -> {
            ScreenSockets sockets = new ScreenSockets(vertx, loop, screen);
            EventStreams events = new EventStreams(loop);
            var _ = server.requestHandler(router(loop, sockets, events))
                    .listen()
                    .onSuccess(now -> {
                        sockets.start();
                        home.listen(events);
                        listening.complete(now.actualPort());
                    })
                    .onFailure(listening::completeExceptionally);
        });
        int actual = listening.join();
        LOG.info("screen listening port={}", actual);
        return actual;
    }

    /// Blocks until it no longer listens.
    public void stop() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        var _ = server.close().onComplete(_ -> closed.complete(null));
        closed.join();
    }

    private Router router(Context loop, ScreenSockets sockets, EventStreams events) {
        Router router = Router.router(vertx);
        router.route().handler(ScreenServer::guard);
        bodies(router);
        api.routes(router);
        install.ifPresent(page -> new InstallRoutes(vertx, page).mount(router));
        router.get("/api/v1/screen").handler(context -> socket(context, sockets.full(), sockets::open));
        router.get("/api/v1/calls").handler(context -> calls(context, loop));
        router.get("/api/v1/events").handler(context -> {
            if (events.full()) {
                Answers.error(context, 503, ApiError.of("busy", "Too many streams are open"));
            } else {
                events.open(context.response());
            }
        });
        router.route("/api/*").handler(ScreenServer::nothing);
        router.get().handler(context -> file(context, files, context.request().path()));
        router.route().handler(ScreenServer::nothing);
        router.route().failureHandler(Answers::failure);
        return router;
    }

    private static void guard(RoutingContext context) {
        var headers = context.request().headers();
        var refusal = Loopback.refusal(
                headers.getAll("Host"),
                headers.getAll("Origin"),
                Optional.ofNullable(headers.get("Sec-Fetch-Site")),
                context.request().localAddress().port());
        headers(context);
        if (refusal.isPresent()) {
            Answers.error(context, 403, ApiError.of("not-allowed", refusal.get()));
        } else {
            context.next();
        }
    }

    static void headers(RoutingContext context) {
        var _ = context.response()
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin");
    }

    static void bodies(Router router) {
        router.route(HttpMethod.POST, "/*").handler(ScreenServer::onlyJson);
        router.post().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY_BYTES));
    }

    private static void onlyJson(RoutingContext context) {
        String type = context.request().getHeader("Content-Type");
        String media = type == null ? "" : type.split(";", 2)[0].strip();
        if (media.equalsIgnoreCase("application/json")) {
            context.next();
        } else {
            Answers.error(context, 415, ApiError.of("bad-request", "Content-Type has to be application/json"));
        }
    }

    private void calls(RoutingContext context, Context loop) {
        List<String> names = context.queryParam("endpoint");
        if (names.size() != 1 || !CallRelay.isName(names.getFirst())) {
            Answers.error(
                    context, 400, ApiError.of("bad-request", "?endpoint= has to be 1 to 64 of A-Z a-z 0-9 . _ -"));
            return;
        }
        String endpoint = names.getFirst();
        socket(context, !calls.hasRoom(endpoint), socket -> CallSocket.open(vertx, loop, socket, endpoint, calls));
    }

    private static void socket(RoutingContext context, boolean full, Consumer<ServerWebSocket> opened) {
        String upgrade = context.request().getHeader("Upgrade");
        if (upgrade == null || !upgrade.equalsIgnoreCase("websocket")) {
            Answers.error(context, 400, ApiError.of("bad-request", "This address is a WebSocket"));
        } else if (full) {
            Answers.error(context, 503, ApiError.of("busy", "Too many screens are open"));
        } else {
            var _ = context.request().toWebSocket().onSuccess(opened::accept);
        }
    }

    static void file(RoutingContext context, FaceFiles files, String path) {
        files.find(path)
                .ifPresentOrElse(
                        file -> {
                            var _ = context.response()
                                    .putHeader("Content-Type", file.type())
                                    .putHeader("Cache-Control", file.page() ? "no-store" : "no-cache")
                                    .end(file.content());
                        },
                        () -> nothing(context));
    }

    static void nothing(RoutingContext context) {
        Answers.error(context, 404, ApiError.of("not-found", "There is nothing at this address"));
    }
}
