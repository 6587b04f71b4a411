package nl.nabij.server.console;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.nabij.server.access.Role;
import nl.nabij.server.access.SignInDesk;
import nl.nabij.server.alarm.AlarmChanges;
import nl.nabij.server.alarm.AlarmHints;
import nl.nabij.server.alarm.AlarmService;
import nl.nabij.server.alarm.OperatorsAlive;
import nl.nabij.server.audit.AuditLog;
import nl.nabij.server.command.CommandService;
import nl.nabij.server.openapi.OpenApiRoute;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRouter;
import nl.nabij.server.web.BlockingWork;
import nl.nabij.server.web.Faces;
import nl.nabij.server.web.PublicOrigin;

/// Everything that the centre serves over HTTP, as one router for both its listeners.
public final class ServerRoutes implements AutoCloseable {

    public static final String CONSOLE = "/api/v1/console";

    /// Who may open a console; its frames hold clients' cards.
    public static final Allowed CONSOLE_IS_FOR = Allowed.only(Role.OPERATOR, Role.CARER);

    /// What the routes work with.
    ///
    /// @param others calls of other features, such as enrolment; they come into `openapi.json` too
    public record Parts(
            Vertx vertx,
            Clock clock,
            SecureRandom random,
            SignInDesk desk,
            AlarmService alarms,
            AlarmChanges changes,
            CommandService commands,
            AlarmHints hints,
            OperatorsAlive alive,
            DutyStore duties,
            Surroundings.Reader surroundings,
            Reading reading,
            AuditLog audit,
            Optional<PublicOrigin> publicOrigin,
            List<ApiRoute> others,
            List<OtherSocket> sockets) {
        public Parts {
            others = List.copyOf(others);
            sockets = List.copyOf(sockets);
        }
    }

    /// Another feature's socket.
    @FunctionalInterface
    public interface OtherSocket {
        void mount(ApiRouter router);
    }

    private final Vertx vertx;
    private final List<ApiRoute> routes;
    private final ApiRouter router;
    private final Consoles consoles;
    private final AlarmHints hints;
    private final Runnable waker;
    private final Runnable alarmWaker;
    private final long timer;

    /// Starts the consoles' pings; the router can be served at once.
    public ServerRoutes(Parts parts) {
        this.vertx = parts.vertx();
        BlockingWork work = new BlockingWork(vertx);
        Looks looks = new Looks(parts.audit(), parts.reading());
        List<ApiRoute> all = new ArrayList<>(new SessionRoutes(parts.desk()).routes());
        all.addAll(new AlarmRoutes(parts.alarms(), parts.changes(), looks).routes());
        all.addAll(new HomeRoutes(parts.reading(), looks).routes());
        all.addAll(new CommandRoutes(parts.commands(), parts.reading(), looks).routes());
        all.addAll(parts.others());
        this.routes = OpenApiRoute.addedTo(all);
        this.router = new ApiRouter(
                vertx, parts.desk(), work, new SignsOfLife(parts.alive(), parts.clock())::called, parts.publicOrigin());
        ConsoleSockets sockets = ConsoleSockets.of(parts, work);
        this.consoles = sockets.consoles();
        router.mount(routes);
        router.mountSocket(CONSOLE, CONSOLE_IS_FOR, sockets);
        parts.sockets().forEach(other -> other.mount(router));
        new Faces(ServerRoutes.class.getClassLoader()).mount(router.router());
        this.hints = parts.hints();
        this.waker = consoles::wakeAll;
        this.alarmWaker = consoles::wakeForAlarms;
        hints.onHint(waker);
        hints.onAlarm(alarmWaker);
        this.timer = vertx.setPeriodic(Consoles.PING_EACH.toMillis(), _ -> consoles.tickInBackground());
    }

    /// Handles the requests of both listeners; health and metrics are mounted on it by the wiring.
    public Router router() {
        return router.router();
    }

    /// All calls of the API with who may use them, for the sweep over all roles.
    public List<ApiRoute> routes() {
        return routes;
    }

    /// Consoles that are open on this node, for the metrics.
    public int openConsoles() {
        return consoles.count();
    }

    /// Tells all consoles to connect elsewhere or later. The listeners are the wiring's to close.
    @Override
    public void close() {
        hints.forget(waker);
        hints.forget(alarmWaker);
        vertx.cancelTimer(timer);
        consoles.close();
    }
}
