package nl.nabij.gateway.screen;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import nl.nabij.contract.face.ApiError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The installer's page for a telephone in the home's network, where the box is told to open it
/// (`NABIJ_GATEWAY_INSTALL_PORT`). It serves that page and nothing else: not her screen, not the API of
/// the box.
///
/// A page of a stranger's site cannot use it: the session's cookie is SameSite=Strict, and writes need
/// JSON and our own `Origin`.
public final class InstallListener {

    private static final Logger LOG = LoggerFactory.getLogger(InstallListener.class);

    private static final String EVERYWHERE = "0.0.0.0";

    /// An address, or a name of the box in a home's network; no dots but in an address and `.local`,
    /// `.lan`, `.home`.
    private static final Pattern HOST = Pattern.compile(
            "([0-9]{1,3}([.][0-9]{1,3}){3}|[A-Za-z0-9-]{1,63}([.](local|lan|home|box))?)(:[0-9]{1,5})?");

    private final HttpServer server;
    private final Router router;

    /// @param port 0 for any free one
    public InstallListener(Vertx vertx, int port, InstallPage page) {
        this.server = vertx.createHttpServer(
                new HttpServerOptions().setHost(EVERYWHERE).setPort(port).setHttp2ClearTextEnabled(false));
        this.router = Router.router(vertx);
        FaceFiles files = new FaceFiles();
        router.route().handler(InstallListener::guard);
        ScreenServer.bodies(router);
        new InstallRoutes(vertx, page).mount(router);
        router.get().handler(context -> {
            String path = context.request().path();
            if (path.equals("/") || path.equals("/install") || path.startsWith("/assets/")) {
                ScreenServer.file(context, files, path.equals("/") ? "/install" : path);
            } else {
                ScreenServer.nothing(context);
            }
        });
        router.route().handler(ScreenServer::nothing);
        router.route().failureHandler(Answers::failure);
    }

    /// Blocks until it listens; returns the port.
    ///
    /// @throws CompletionException with the [java.net.BindException] when the port is taken
    public int start() {
        CompletableFuture<Integer> listening = new CompletableFuture<>();
        var _ = server.requestHandler(router)
                .listen()
                .onSuccess(now -> listening.complete(now.actualPort()))
                .onFailure(listening::completeExceptionally);
        int actual = listening.join();
        LOG.info("installer's page listening port={}", actual);
        return actual;
    }

    /// Blocks until it no longer listens.
    public void stop() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        var _ = server.close().onComplete(_ -> closed.complete(null));
        closed.join();
    }

    private static void guard(RoutingContext context) {
        List<String> hosts = context.request().headers().getAll("Host");
        List<String> origins = context.request().headers().getAll("Origin");
        ScreenServer.headers(context);
        if (hosts.size() != 1 || !HOST.matcher(hosts.getFirst()).matches()) {
            Answers.error(context, 403, ApiError.of("not-allowed", "Use the box's address in the home's network"));
        } else if (!origins.stream().allMatch(origin -> origin.equals("http://" + hosts.getFirst()))) {
            Answers.error(context, 403, ApiError.of("not-allowed", "Requests of other sites' pages are refused"));
        } else {
            context.next();
        }
    }
}
