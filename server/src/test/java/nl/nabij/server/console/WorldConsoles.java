package nl.nabij.server.console;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.server.access.Session;
import nl.nabij.server.access.SessionToken;
import nl.nabij.server.alarm.AlarmChanges;
import nl.nabij.server.alarm.AlarmService;
import nl.nabij.server.alarm.OperatorsAlive;
import nl.nabij.server.alarm.Watch;
import nl.nabij.server.alarm.Watching;
import nl.nabij.server.audit.AuditLog;
import nl.nabij.server.postgres.DatabaseUnavailableException;
import nl.nabij.server.web.SocketWire;

/// The consoles' part of one node in a simulated world: the real rules of rooms, duty and signs of
/// life, over the world's tables. A crash of the node takes it; the tables stay.
public final class WorldConsoles {

    private final World world;
    private final Consoles consoles;
    private final SignsOfLife signs;
    private final long mostWaitingBytes;
    private final List<SteppedWatch> watches = new ArrayList<>();

    /// What the node stands in. All of it is called, and calls back, on the world's one thread.
    public interface World {

        /// Runs it later, unless the node dies before.
        void later(Duration delay, Runnable work);

        Clock clock();

        long nanoTime();

        /// How long work waits for a thread.
        Duration forAThread();

        /// Whether others get on while this one waits for the database.
        boolean othersGetOn();

        UUID uuid();
    }

    /// What the consoles work with; all of it is the database's.
    ///
    /// @param changes given what others do between a reading and its use
    /// @param signedIn whether a session still stands
    public record Tables(
            Function<Runnable, AlarmChanges> changes,
            OperatorsAlive alive,
            DutyStore duties,
            Surroundings.Reader surroundings,
            AuditLog audit,
            Predicate<SessionToken> signedIn) {}

    /// The way to one page, as [SocketWire].
    public interface ToPage {
        void write(String text, Runnable written);

        void close(String why);

        boolean isClosed();
    }

    /// @param mostWaitingBytes smaller than delivered, so that its end is reached
    public WorldConsoles(World world, AlarmService alarms, Tables tables, long mostWaitingBytes) {
        this.world = world;
        this.mostWaitingBytes = mostWaitingBytes;
        this.signs = new SignsOfLife(tables.alive(), world.clock());
        this.consoles = new Consoles(
                (work, failed) -> world.later(world.forAThread(), () -> {
                    try {
                        work.run();
                    } catch (RuntimeException fault) {
                        failed.accept(fault);
                    }
                }),
                tables.signedIn(),
                alarms,
                tables.duties(),
                tables.alive(),
                world.clock(),
                (organisation, shiftOf) -> new Room(
                        organisation,
                        tables.changes().apply(this::othersGetOn),
                        (of, homes) -> read(tables.surroundings(), of, homes),
                        looks -> {
                            tables.audit().write(looks);
                            othersGetOn();
                        },
                        shiftOf,
                        world.clock(),
                        this::start,
                        world::nanoTime));
        tick();
    }

    private void tick() {
        world.later(Consoles.PING_EACH, () -> {
            consoles.tickInBackground();
            tick();
        });
    }

    /// A page's socket was let in.
    public Console open(Session session, SessionToken token, ToPage page) {
        Console console = new Console(
                new ConsoleSocket(world.uuid(), session, token, "10.0.0.1", new PageWire(page), mostWaitingBytes));
        consoles.opened(console.socket);
        return console;
    }

    /// Before each call of the API is answered.
    public void called(Session session) {
        signs.called(session);
    }

    public void signedOut(Session session) {
        consoles.signedOut(session);
    }

    public void wakeForAlarms() {
        consoles.wakeForAlarms();
    }

    public void wakeAll() {
        consoles.wakeAll();
    }

    /// One page, as the server's socket calls it.
    public final class Console {
        private final ConsoleSocket socket;

        private Console(ConsoleSocket socket) {
            this.socket = socket;
        }

        public void said(String text) {
            if (!socket.isClosed()) {
                consoles.called(socket, text);
            }
        }

        /// Its connection ended.
        public void closed() {
            consoles.closed(socket);
        }

        /// What waits for it; nothing more once it is sent away.
        public long waitingBytes() {
            return socket.isClosed() ? 0 : socket.waitingBytes();
        }
    }

    private record PageWire(ToPage page) implements SocketWire {
        @Override
        public void write(String text, Runnable written) {
            page.write(text, written);
        }

        @Override
        public void close(short code, String why) {
            page.close(why);
        }

        @Override
        public boolean isClosed() {
            return page.isClosed();
        }
    }

    private Surroundings read(Surroundings.Reader reader, OrganisationId organisation, Set<GatewayId> homes) {
        Surroundings read = reader.read(organisation, homes);
        othersGetOn();
        return read;
    }

    /// Where one thread waits for the database, the others' watches look meanwhile.
    private void othersGetOn() {
        if (world.othersGetOn()) {
            List.copyOf(watches).forEach(SteppedWatch::step);
        }
    }

    private Watching start(String name, Duration afterFailure, Watch.Look look) {
        SteppedWatch watch = new SteppedWatch(afterFailure, look);
        watches.add(watch);
        return watch;
    }

    /// Looks when a thread of its own would.
    private final class SteppedWatch implements Watching {

        private final Duration afterFailure;
        private final Watch.Look look;
        private long planned;
        private boolean looking;
        private boolean woken;
        private boolean wakePlanned;

        SteppedWatch(Duration afterFailure, Watch.Look look) {
            this.afterFailure = afterFailure;
            this.look = look;
            wake();
        }

        @Override
        public void wake() {
            if (looking) {
                woken = true;
            } else if (!wakePlanned) {
                wakePlanned = true;
                plan(world.forAThread());
            }
        }

        private void plan(Duration delay) {
            long number = ++planned;
            world.later(delay, () -> {
                if (number == planned) {
                    step();
                }
            });
        }

        void step() {
            if (looking) {
                return;
            }
            looking = true;
            wakePlanned = false;
            Duration next = afterFailure;
            try {
                next = look.look();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } catch (DatabaseUnavailableException e) {
                next = afterFailure;
            } finally {
                looking = false;
            }
            if (woken) {
                woken = false;
                wake();
            } else {
                plan(next.isPositive() ? next : Duration.ofMillis(1));
            }
        }

        @Override
        public void close() {
            planned++;
        }
    }
}
