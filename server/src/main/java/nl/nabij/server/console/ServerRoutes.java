package nl.nabij.server.console;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import nl.nabij.server.access.SignInDesk;
import nl.nabij.server.openapi.OpenApiRoute;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRouter;
import nl.nabij.server.web.BlockingWork;
import nl.nabij.server.web.Faces;

/// Everything that the centre serves over HTTP, as one router for both its listeners.
public final class ServerRoutes {

    private final List<ApiRoute> routes;
    private final ApiRouter router;

    /// @param others calls of other features, such as enrolment; they come into `openapi.json` too
    public ServerRoutes(Vertx vertx, SignInDesk desk, List<ApiRoute> others) {
        List<ApiRoute> all = new ArrayList<>(new SessionRoutes(desk).routes());
        all.addAll(others);
        this.routes = OpenApiRoute.addedTo(all);
        this.router = new ApiRouter(vertx, desk, new BlockingWork(vertx));
        router.mount(routes);
        new Faces(ServerRoutes.class.getClassLoader()).mount(router.router());
    }

    /// Handles the requests of both listeners; health and metrics are mounted on it by the wiring.
    public Router router() {
        return router.router();
    }

    /// All calls of the API with who may use them, for the sweep over all roles.
    public List<ApiRoute> routes() {
        return routes;
    }
}
