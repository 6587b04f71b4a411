package nl.nabij.server.console;

import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.security.SecureRandom;
import java.util.UUID;
import nl.nabij.server.access.Session;
import nl.nabij.server.access.SessionToken;
import nl.nabij.server.alarm.Watch;
import nl.nabij.server.web.BlockingWork;
import nl.nabij.server.web.LoopWrites;
import nl.nabij.server.web.SocketHandler;
import nl.nabij.server.web.WebSocketWire;

/// The consoles on Vert.x: their sockets, and virtual threads for what blocks.
final class ConsoleSockets implements SocketHandler {

    private final Vertx vertx;
    private final SecureRandom random;
    private final Consoles consoles;
    private final LoopWrites.Loops loops = new LoopWrites.Loops();

    private ConsoleSockets(Vertx vertx, SecureRandom random, Consoles consoles) {
        this.vertx = vertx;
        this.random = random;
        this.consoles = consoles;
    }

    static ConsoleSockets of(ServerRoutes.Parts parts, BlockingWork work) {
        Consoles consoles = new Consoles(
                (what, failed) -> work.run(() -> {
                            what.run();
                            return true;
                        })
                        .onFailure(failed::accept),
                token -> parts.desk().recognise(token).isPresent(),
                parts.alarms(),
                parts.duties(),
                parts.alive(),
                parts.clock(),
                (organisation, shiftOf) -> new Room(
                        organisation,
                        parts.changes(),
                        parts.surroundings(),
                        parts.audit(),
                        shiftOf,
                        parts.clock(),
                        Watch::start,
                        System::nanoTime));
        parts.desk().onSignedOut(consoles::signedOut);
        return new ConsoleSockets(parts.vertx(), parts.random(), consoles);
    }

    Consoles consoles() {
        return consoles;
    }

    @Override
    public void opened(Session session, SessionToken token, String address, ServerWebSocket socket) {
        ConsoleSocket console = new ConsoleSocket(
                new UUID(random.nextLong(), random.nextLong()),
                session,
                token,
                address,
                new WebSocketWire(socket, vertx, loops));
        if (consoles.opened(console)) {
            socket.textMessageHandler(text -> consoles.called(console, text));
            socket.binaryMessageHandler(_ -> console.tryAgain("this socket takes text"));
            socket.closeHandler(_ -> consoles.closed(console));
        }
    }
}
