package nl.nabij.server.calling;

import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import nl.nabij.contract.CallId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.CallUp;
import nl.nabij.server.access.SignInDesk;
import nl.nabij.server.alarm.AlarmHints;
import nl.nabij.server.alarm.Downlink;
import nl.nabij.server.alarm.Watch;
import nl.nabij.server.call.EndpointId;
import nl.nabij.server.escalation.Ladders;
import nl.nabij.server.link.CallListener;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.push.Addressee;
import nl.nabij.server.push.Pages;
import nl.nabij.server.push.Phones;
import nl.nabij.server.web.SocketHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All calls of this node, put together: what the wiring sees of them.
public final class Calls implements CallListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    /// Where pages of those who work here listen.
    public static final String SOCKET = "/api/v1/calls";

    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    /// Half of the worker's connections to the database.
    private static final int AT_ONCE = 4;

    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CallExchange exchange;
    private final CallHearing hearing;
    private final CallSockets sockets;
    private final CallCompany company;
    private final Downlink link;
    private final Watch watch;
    private final AlarmHints hints;
    private final Runnable waker;

    /// Starts looking after calls.
    public Calls(
            Vertx vertx,
            Database database,
            Ladders ladders,
            Downlink link,
            SignInDesk signIn,
            AlarmHints hints,
            Optional<CallRelay> relay,
            Clock clock) {
        this.link = link;
        this.hints = hints;
        CallStore store = new PostgresCallStore(database);
        CallPhotos photos = new CallPhotos(database);
        this.exchange = new CallExchange(store, new CallSeats(this::inTurn, System::nanoTime), photos);
        CallService service = new CallService(store, exchange::changed);
        this.hearing = new CallHearing(
                exchange,
                service,
                new CallDesk(database, ladders),
                new CallQualityBook(database),
                new RelativeDesk(database),
                photos,
                new CallHistory(database),
                relay);
        this.company = new CallCompany(exchange, service);
        this.sockets = new CallSockets(vertx, hearing, signIn, clock);
        CallLook look = new CallLook(store, service, exchange, hearing);
        this.watch = Watch.start("calls", AFTER_FAILURE, () -> {
            boolean more = sockets.checkAdmissions();
            Duration pause = look.look();
            return more ? Duration.ZERO : pause;
        });
        // Without a call an alarm is nothing to this look, and in a storm there are thousands.
        this.waker = () -> {
            if (exchange.live() > 0) {
                watch.wake();
            }
        };
        hints.onAlarm(waker);
    }

    /// After a power cut thousands of screens say at once that they are here; what is read for them must
    /// not
    /// take the connections that alarms need.
    private void inTurn(Runnable work) {
        threads.execute(() -> {
            places.acquireUninterruptibly();
            try {
                work.run();
            } finally {
                places.release();
            }
        });
    }

    /// @param phones told whom each call rings, whenever it changed
    public void reachBy(Phones phones) {
        exchange.reachBy(phones);
    }

    /// What the open pages of one person do about a call.
    public Pages.Hear hear(Addressee who, UUID call) {
        return exchange.seats().hear(CallSummons.party(who), new CallId(call));
    }

    public SocketHandler sockets() {
        return sockets;
    }

    public CallCompany company() {
        return company;
    }

    /// The page of a relative or a guest. Never blocks.
    ///
    /// @param stands whether what let the visitor in does, asked each minute; it may block
    public void opened(Visitor visitor, BooleanSupplier stands, ServerWebSocket socket) {
        sockets.opened(visitor, stands, socket);
    }

    /// What let the visitor in is over: all pages of that person are closed. Never blocks.
    public void leave(Visitor visitor) {
        sockets.leave(visitor.who());
    }

    /// This relative may not call any more: what she speaks in now ends. Never blocks.
    public void mayNotCall(Visitor visitor) {
        threads.execute(() -> hearing.mayNotCall(visitor));
    }

    /// A device of a home says something. Never blocks.
    @Override
    public void said(GatewayId home, CallUp up) {
        EndpointId endpoint;
        try {
            endpoint = new EndpointId(up.endpoint());
        } catch (IllegalArgumentException e) {
            LOG.debug("a device of a home without a name home={}", home);
            return;
        }
        hearing.said(new HomeDevice(home, endpoint, link), up.said());
    }

    /// The home's link is gone. Never blocks.
    @Override
    public void gone(GatewayId home) {
        hearing.homeGone(home);
    }

    /// What she allowed is less than before: a call that came in by itself ends.
    public void withdrawn(GatewayId home) {
        threads.execute(() -> hearing.withdrawn(home));
    }

    /// Live calls that this node knows of.
    public int live() {
        return exchange.live();
    }

    @Override
    public void close() {
        hints.forget(waker);
        watch.close();
        sockets.close();
        threads.shutdown();
    }
}
