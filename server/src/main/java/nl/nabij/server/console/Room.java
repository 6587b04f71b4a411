package nl.nabij.server.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.AlarmEventView;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.face.ConsoleFrame;
import nl.nabij.contract.face.HomeView;
import nl.nabij.server.alarm.AlarmChanges;
import nl.nabij.server.alarm.Watching;
import nl.nabij.server.audit.AuditLog;
import nl.nabij.server.audit.Look;
import org.jspecify.annotations.Nullable;

/// The consoles of one organisation, which all see the same: changes are read and written once for
/// all of them.
///
/// Two watches, so that an alarm never waits for what is around it:
/// ```
///   alarms  ─► what is new ─► frame to all
///   around  ─► homes, faults, commands, colleagues ─► looks written down ─► frames to all
///           └► who waits at the door gets the picture
/// ```
/// Each frame is sent under one lock, with the picture that it belongs to. So a console that comes back
/// missed nothing, and no change overtakes another.
final class Room implements AutoCloseable {

    /// Without a hint (another node's change, a device's report) the room looks this often.
    private static final Duration LOOK_EACH = Duration.ofSeconds(1);

    /// After a look around, this many times as long as it took nothing is read: with many changes a sixth of
    /// one connection's time, and no wait when there is little to do.
    private static final int REST = 5;

    private static final Duration LONGEST_REST = Duration.ofMillis(250);

    private final OrganisationId organisation;
    private final AlarmChanges changes;
    private final Surroundings.Reader surroundings;
    private final AuditLog audit;
    private final Function<ConsoleSocket, ConsoleFrame.Shift> shiftOf;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final ConcurrentLinkedQueue<ConsoleSocket> door = new ConcurrentLinkedQueue<>();
    private final Set<ConsoleSocket> inside = ConcurrentHashMap.newKeySet();

    /// How far the database's clock is ahead of this machine's, at the last reading.
    private volatile Duration ahead = Duration.ZERO;

    /// Held while a frame is made of the picture and sent; never while something is read.
    private final ReentrantLock telling = new ReentrantLock();

    /// Under the lock. None while nobody is in the room: who comes then starts anew.
    private @Nullable Picture picture;

    /// Touched by the watch of the alarms alone.
    private AlarmChanges.@Nullable Position position;

    /// From here on touched by the watch around alone. Of which picture all of it is.
    private @Nullable Picture toldOf;

    private Told told = new Told();
    private long restUntilNanos;
    /// Homes that changed and were not sent yet: their look has to be written down first.
    private final Map<GatewayId, HomeView> homesToSend = new LinkedHashMap<>();
    /// For which alarm each card is shown that the picture holds.
    private Map<GatewayId, AlarmId> reasons = Map.of();
    /// Which clients each console was shown already, and for which alarm.
    private final Map<ConsoleSocket, Set<Shown>> shown = new ConcurrentHashMap<>();

    private final Watching alarms;
    private final Watching around;

    private record Shown(GatewayId home, AlarmId alarm) {}

    Room(
            OrganisationId organisation,
            AlarmChanges changes,
            Surroundings.Reader surroundings,
            AuditLog audit,
            Function<ConsoleSocket, ConsoleFrame.Shift> shiftOf,
            Clock clock,
            Watching.Starter watches,
            LongSupplier nanoTime) {
        this.organisation = organisation;
        this.changes = changes;
        this.surroundings = surroundings;
        this.audit = audit;
        this.shiftOf = shiftOf;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.restUntilNanos = nanoTime.getAsLong();
        this.around = watches.start("console-around", LOOK_EACH, this::lookAround);
        this.alarms = watches.start("console-alarms", LOOK_EACH, this::lookAtAlarms);
    }

    void enter(ConsoleSocket console) {
        door.add(console);
        wake();
    }

    void leave(ConsoleSocket console) {
        door.remove(console);
        inside.remove(console);
        shown.remove(console);
    }

    /// Alarms changed: what is around them is read after they are told.
    void wakeForAlarms() {
        alarms.wake();
    }

    /// Anything changed.
    void wake() {
        alarms.wake();
        around.wake();
    }

    void ping(long number) {
        tell(new ConsoleFrame.Ping(number, now()));
    }

    /// The database's clock, by which all waiting times count.
    private Instant now() {
        return clock.instant().plus(ahead);
    }

    private Duration lookAtAlarms() {
        AlarmChanges.Position from = position;
        if (inside.isEmpty() && door.isEmpty()) {
            position = null;
            locked(() -> picture = null);
            return LOOK_EACH;
        }
        Optional<AlarmChanges.Changes> since = from == null ? Optional.empty() : changes.since(organisation, from);
        if (since.isPresent()) {
            tellAlarms(since.get().alarms(), since.get().events());
            position = since.get().position();
        } else {
            AlarmChanges.Snapshot snapshot = changes.snapshot(organisation);
            if (from == null) {
                locked(() -> picture = new Picture());
            }
            tellAlarms(snapshot.alarms(), List.of());
            position = snapshot.position();
            around.wake();
        }
        return LOOK_EACH;
    }

    /// An alarm rings first; what is around it follows.
    private void tellAlarms(List<AlarmView> changed, List<AlarmEventView> events) {
        if (changed.isEmpty()) {
            return;
        }
        locked(() -> {
            if (picture != null) {
                picture.alarms(changed);
            }
            tell(changes(changed, events, Surroundings.NONE));
        });
        around.wake();
    }

    private Duration lookAround() {
        Duration rest = Duration.ofNanos(restUntilNanos - nanoTime.getAsLong());
        if (rest.isPositive()) {
            return rest;
        }
        Picture current = current();
        if (current == null) {
            return LOOK_EACH;
        }
        long began = nanoTime.getAsLong();
        if (!current.equals(toldOf)) {
            toldOf = current;
            told = new Told();
            homesToSend.clear();
        }
        readAndTell(current);
        sendHomes();
        letIn(current);
        long ended = nanoTime.getAsLong();
        restUntilNanos = ended + Math.min(REST * (ended - began), LONGEST_REST.toNanos());
        return LOOK_EACH;
    }

    private @Nullable Picture current() {
        telling.lock();
        try {
            return picture;
        } finally {
            telling.unlock();
        }
    }

    private void readAndTell(Picture current) {
        Set<GatewayId> homes = new HashSet<>();
        locked(() -> homes.addAll(current.homesOfAlarms()));
        Surroundings read = surroundings.read(organisation, homes);
        locked(() -> {
            // A card without a known alarm would have no reason to be written down as looked at.
            reasons = current.reasons();
            Surroundings now = read.withClientsOf(reasons.keySet());
            current.surroundings(now);
            ahead = Duration.between(clock.instant(), now.now());
            Surroundings different = told.different(now);
            different.homes().forEach(home -> homesToSend.put(home.id(), home));
            if (!(different.commands().isEmpty()
                    && different.faults().isEmpty()
                    && different.colleagues().isEmpty())) {
                tell(changes(List.of(), List.of(), different));
            }
        });
    }

    /// Whom a card shows is told only after the look is written down.
    private void sendHomes() {
        if (homesToSend.isEmpty()) {
            return;
        }
        List<HomeView> homes = List.copyOf(homesToSend.values());
        writeLooks(inside, homes);
        locked(() -> tell(new ConsoleFrame.Changes(
                now(), List.of(), List.of(), homes, List.of(), List.of(), List.of(), List.of())));
        homesToSend.clear();
    }

    private ConsoleFrame.Changes changes(List<AlarmView> changed, List<AlarmEventView> events, Surroundings different) {
        return new ConsoleFrame.Changes(
                now(),
                changed,
                events,
                List.of(),
                different.commands(),
                different.faults(),
                List.of(),
                different.colleagues());
    }

    private void tell(ConsoleFrame news) {
        ConsoleSocket.Text frame = ConsoleSocket.Text.of(news);
        inside.forEach(console -> console.send(frame));
    }

    private void letIn(Picture current) {
        List<ConsoleSocket> waiting = new ArrayList<>();
        ConsoleSocket next = door.poll();
        while (next != null) {
            waiting.add(next);
            next = door.poll();
        }
        if (waiting.isEmpty()) {
            return;
        }
        try {
            writeLooks(waiting, current.homes());
        } catch (RuntimeException e) {
            door.addAll(waiting);
            throw e;
        }
        locked(() -> {
            if (!current.equals(picture)) {
                // All had left meanwhile: who waits gets the next picture.
                door.addAll(waiting);
                return;
            }
            for (ConsoleSocket console : waiting) {
                console.send(current.snapshot(now(), console.session.me(), shiftOf.apply(console)));
                inside.add(console);
                if (console.isClosed()) {
                    leave(console);
                }
            }
        });
    }

    private void locked(Runnable work) {
        telling.lock();
        try {
            work.run();
        } finally {
            telling.unlock();
        }
    }

    /// One row for each client that each console was not shown for this alarm yet.
    private void writeLooks(Iterable<ConsoleSocket> consoles, List<HomeView> homes) {
        List<Look> looks = new ArrayList<>();
        Map<ConsoleSocket, Set<Shown>> news = new LinkedHashMap<>();
        for (ConsoleSocket console : consoles) {
            Set<Shown> before = shown.getOrDefault(console, Set.of());
            for (HomeView home : homes) {
                AlarmId alarm = reasons.get(home.id());
                if (home.client().isEmpty() || alarm == null || before.contains(new Shown(home.id(), alarm))) {
                    continue;
                }
                looks.add(look(console, home, alarm));
                news.computeIfAbsent(console, _ -> new HashSet<>(before)).add(new Shown(home.id(), alarm));
            }
        }
        audit.write(looks);
        shown.putAll(news);
    }

    private static Look look(ConsoleSocket console, HomeView home, AlarmId alarm) {
        return new Look(
                console.looker,
                home.organisation(),
                Optional.of(home.id()),
                Optional.of(alarm),
                Look.Action.READ,
                "client-card",
                "alarm on the console",
                Look.Outcome.DONE);
    }

    @Override
    public void close() {
        alarms.close();
        around.close();
    }
}
