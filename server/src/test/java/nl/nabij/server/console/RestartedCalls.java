package nl.nabij.server.console;

import java.util.Optional;
import nl.nabij.server.calling.Calls;
import nl.nabij.server.guest.GuestRoutes;
import nl.nabij.server.web.ApiRouter;
import nl.nabij.server.web.BlockingWork;

/// What a restart of the server is to calls: nothing but the tables is left.
final class RestartedCalls {

    private RestartedCalls() {}

    /// @return the port of what serves calls and guests from then on
    static int of(Centre centre) {
        centre.calls.close();
        centre.calls = centre.newCalls();
        GuestRoutes guests = centre.newGuests();
        ApiRouter router =
                new ApiRouter(centre.vertx, centre.desk, new BlockingWork(centre.vertx), _ -> {}, Optional.empty());
        router.mount(guests.routes());
        router.mountSocket(Calls.SOCKET, ServerRoutes.CONSOLE_IS_FOR, centre.calls.sockets());
        guests.mountSocket(router);
        return centre.listen(router.router());
    }
}
