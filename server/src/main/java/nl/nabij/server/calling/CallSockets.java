package nl.nabij.server.calling;

import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.server.access.Session;
import nl.nabij.server.access.SessionToken;
import nl.nabij.server.access.SignInDesk;
import nl.nabij.server.call.EndpointId;
import nl.nabij.server.call.PartyId;
import nl.nabij.server.call.Person;
import nl.nabij.server.web.LoopWrites;
import nl.nabij.server.web.SocketHandler;
import nl.nabij.server.web.SocketWire;
import nl.nabij.server.web.WebSocketWire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sockets of pages, `…?endpoint=…`: text frames, [CallSaid] up and
/// [nl.nabij.contract.call.CallTold] down.
final class CallSockets implements SocketHandler {

    private static final Logger LOG = LoggerFactory.getLogger(CallSockets.class);

    /// As of the consoles.
    private static final int MOST_SOCKETS = 5_000;

    private static final int LONGEST_FRAME = 60_000;

    private static final String ENDPOINT = "endpoint=";

    /// RFC 6455.
    private static final short POLICY = 1008;

    private static final short TRY_AGAIN = 1013;

    private final Vertx vertx;
    private final CallHearing hearing;
    private final SignInDesk desk;
    private final InstantSource clock;
    private final LoopWrites.Loops loops = new LoopWrites.Loops();

    private final VisitorPlaces visitors = new VisitorPlaces();

    /// With when it was looked up whether it is still let in.
    private final Map<PageDevice, Instant> sockets = new ConcurrentHashMap<>();

    CallSockets(Vertx vertx, CallHearing hearing, SignInDesk desk, InstantSource clock) {
        this.vertx = vertx;
        this.hearing = hearing;
        this.desk = desk;
        this.clock = clock;
        desk.onSignedOut(this::signedOut);
    }

    @Override
    public void opened(Session session, SessionToken token, String address, ServerWebSocket socket) {
        seat(
                socket,
                (endpoint, wire) -> new StaffDevice(
                        session, token, each -> desk.recognise(each).isPresent(), endpoint, wire));
    }

    /// @param stands whether what let the visitor in does; it may block
    void opened(Visitor visitor, BooleanSupplier stands, ServerWebSocket socket) {
        PartyId who = visitor.who().party();
        if (!visitors.take(who)) {
            var _ = socket.close(TRY_AGAIN, "too many are open; try again later");
        } else if (!seat(socket, (endpoint, wire) -> new VisitorDevice(visitor, stands, endpoint, wire))) {
            visitors.leave(who);
        }
    }

    /// @return whether it is open now
    private boolean seat(ServerWebSocket socket, BiFunction<EndpointId, SocketWire, PageDevice> page) {
        Optional<EndpointId> endpoint = endpoint(socket.query());
        if (endpoint.isEmpty()) {
            var _ = socket.close(POLICY, "say ?endpoint=, with 1 to 64 of A-Z, a-z, 0-9, ., _ and -");
            return false;
        }
        if (sockets.size() >= MOST_SOCKETS) {
            var _ = socket.close(TRY_AGAIN, "too many are open; try again later");
            return false;
        }
        PageDevice device = page.apply(endpoint.get(), new WebSocketWire(socket, vertx, loops));
        sockets.put(device, clock.instant());
        socket.textMessageHandler(text -> said(device, text));
        socket.binaryMessageHandler(_ -> device.drop("this socket takes text"));
        socket.closeHandler(_ -> closed(device));
        return true;
    }

    private static Optional<EndpointId> endpoint(String query) {
        if (query == null || !query.startsWith(ENDPOINT)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new EndpointId(query.substring(ENDPOINT.length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void said(PageDevice device, String text) {
        if (!sockets.containsKey(device)) {
            // Under way while it was sent away.
            return;
        }
        if (text.length() > LONGEST_FRAME) {
            device.drop("a frame has at most " + LONGEST_FRAME + " characters");
            return;
        }
        try {
            hearing.said(device, ContractJson.read(text, CallSaid.class));
        } catch (ContractException e) {
            LOG.debug("a page said what is no word of a call party={}", device.party());
        }
    }

    private void closed(PageDevice device) {
        if (sockets.remove(device) != null && device instanceof VisitorDevice) {
            visitors.leave(device.party());
        }
        hearing.gone(device);
    }

    private void signedOut(Session session) {
        expel(
                device -> device instanceof StaffDevice staff
                        && staff.session.id().equals(session.id()),
                "signed-out");
    }

    /// A visitor is not welcome any more.
    void leave(Person visitor) {
        expel(device -> device.who().party().equals(visitor.party()), "link-over");
    }

    private void expel(Predicate<PageDevice> whom, String why) {
        sockets.keySet().stream().filter(whom).forEach(device -> {
            device.expel(why);
            closed(device);
        });
    }

    /// Looks at some of those who are due. Blocks.
    ///
    /// @return whether more are
    boolean checkAdmissions() {
        Instant now = clock.instant();
        Admissions.Due<PageDevice> due = Admissions.due(sockets, now);
        for (PageDevice device : due.some()) {
            try {
                check(device, now);
            } catch (RuntimeException e) {
                // One that cannot be looked up must not keep calls from their deadlines, nor others from their look.
                sockets.replace(device, Admissions.failed(now));
                LOG.warn("it could not be looked up whether a page is still let in party={}", device.party(), e);
            }
        }
        return due.more();
    }

    private void check(PageDevice device, Instant now) {
        if (device.isStillLetIn()) {
            sockets.replace(device, now);
        } else {
            device.expel("session-over");
            closed(device);
        }
    }

    int size() {
        return sockets.size();
    }

    void close() {
        sockets.keySet().forEach(device -> device.drop("the server stops"));
    }
}
