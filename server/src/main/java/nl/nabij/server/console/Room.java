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
import java.util.function.Function;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.AlarmEventView;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.face.ConsoleFrame;
import nl.nabij.contract.face.HomeView;
import nl.nabij.server.alarm.AlarmChanges;
import nl.nabij.server.alarm.Watch;
import nl.nabij.server.audit.AuditLog;
import nl.nabij.server.audit.Look;
import org.jspecify.annotations.Nullable;

/// The consoles of one organisation, which all see the same: changes are read and written once for
/// all of them.
///
/// One watch does everything in turn: it reads what is new, sends it to who is in the room, then lets
/// in who waits at the door with the picture as it is now. So a console that comes back missed
/// nothing, and no change overtakes another.
final class Room implements AutoCloseable {

    /// Without a hint (another node's change, a device's report) the room looks this often.
    private static final Duration LOOK_EACH = Duration.ofSeconds(1);

    private final OrganisationId organisation;
    private final AlarmChanges changes;
    private final Surroundings.Reader surroundings;
    private final AuditLog audit;
    private final Function<ConsoleSocket, ConsoleFrame.Shift> shiftOf;
    private final Clock clock;
    private final ConcurrentLinkedQueue<ConsoleSocket> door = new ConcurrentLinkedQueue<>();
    private final Set<ConsoleSocket> inside = ConcurrentHashMap.newKeySet();
    private final Watch watch;
    /// How far the database's clock is ahead of this machine's, at the last reading.
    private volatile Duration ahead = Duration.ZERO;

    /// From here on touched by the watch alone.
    private Picture picture = new Picture();

    private Told told = new Told();
    /// Homes that changed and were not sent yet: their look has to be written down first.
    private final Map<GatewayId, HomeView> homesToSend = new LinkedHashMap<>();
    /// Which clients each console was shown already, and for which alarm.
    private final Map<ConsoleSocket, Set<Shown>> shown = new ConcurrentHashMap<>();

    /// None while nobody is in the room: who comes then starts anew.
    private AlarmChanges.@Nullable Position position;

    private record Shown(GatewayId home, AlarmId alarm) {}

    Room(
            OrganisationId organisation,
            AlarmChanges changes,
            Surroundings.Reader surroundings,
            AuditLog audit,
            Function<ConsoleSocket, ConsoleFrame.Shift> shiftOf,
            Clock clock) {
        this.organisation = organisation;
        this.changes = changes;
        this.surroundings = surroundings;
        this.audit = audit;
        this.shiftOf = shiftOf;
        this.clock = clock;
        this.watch = Watch.start("console-room", LOOK_EACH, this::look);
    }

    void enter(ConsoleSocket console) {
        door.add(console);
        watch.wake();
    }

    void leave(ConsoleSocket console) {
        door.remove(console);
        inside.remove(console);
        shown.remove(console);
    }

    void wake() {
        watch.wake();
    }

    void ping(long number) {
        String frame = ContractJson.toText(new ConsoleFrame.Ping(number, now()));
        inside.forEach(console -> console.send(frame));
    }

    /// The database's clock, by which all waiting times count.
    private Instant now() {
        return clock.instant().plus(ahead);
    }

    private Duration look() {
        if (inside.isEmpty() && door.isEmpty()) {
            position = null;
        } else {
            readAndTell();
            sendHomes();
            letIn();
        }
        return LOOK_EACH;
    }

    private void readAndTell() {
        AlarmChanges.Position from = position;
        if (from == null) {
            picture = new Picture();
            told = new Told();
            homesToSend.clear();
        }
        Optional<AlarmChanges.Changes> since = from == null ? Optional.empty() : changes.since(organisation, from);
        List<AlarmView> alarms;
        List<AlarmEventView> events = List.of();
        if (since.isPresent()) {
            alarms = since.get().alarms();
            events = since.get().events();
            position = since.get().position();
        } else {
            AlarmChanges.Snapshot snapshot = changes.snapshot(organisation);
            alarms = snapshot.alarms();
            position = snapshot.position();
        }
        picture.alarms(alarms);
        if (!alarms.isEmpty()) {
            // An alarm rings first; what is around it follows.
            tell(alarms, events, Surroundings.NONE);
        }
        // A card without a known alarm would have no reason to be written down as looked at.
        Surroundings now = surroundings
                .read(organisation, picture.homesOfAlarms())
                .withClientsOf(picture.reasons().keySet());
        picture.surroundings(now);
        ahead = Duration.between(clock.instant(), now.now());
        Surroundings different = told.different(now);
        different.homes().forEach(home -> homesToSend.put(home.id(), home));
        if (!(different.commands().isEmpty()
                && different.faults().isEmpty()
                && different.colleagues().isEmpty())) {
            tell(List.of(), List.of(), different);
        }
    }

    /// Whom a card shows is told only after the look is written down.
    private void sendHomes() {
        if (homesToSend.isEmpty()) {
            return;
        }
        List<HomeView> homes = List.copyOf(homesToSend.values());
        writeLooks(inside, homes);
        tell(new ConsoleFrame.Changes(now(), List.of(), List.of(), homes, List.of(), List.of(), List.of(), List.of()));
        homesToSend.clear();
    }

    private void tell(List<AlarmView> alarms, List<AlarmEventView> events, Surroundings around) {
        tell(new ConsoleFrame.Changes(
                now(), alarms, events, List.of(), around.commands(), around.faults(), List.of(), around.colleagues()));
    }

    private void tell(ConsoleFrame.Changes changes) {
        String frame = ContractJson.toText(changes);
        inside.forEach(console -> console.send(frame));
    }

    private void letIn() {
        List<ConsoleSocket> waiting = new ArrayList<>();
        ConsoleSocket next = door.poll();
        while (next != null) {
            waiting.add(next);
            next = door.poll();
        }
        try {
            writeLooks(waiting, picture.homes());
        } catch (RuntimeException e) {
            door.addAll(waiting);
            throw e;
        }
        for (ConsoleSocket console : waiting) {
            console.send(picture.snapshot(now(), console.session.person().me(), shiftOf.apply(console)));
            inside.add(console);
            if (console.isClosed()) {
                leave(console);
            }
        }
    }

    /// One row for each client that each console was not shown for this alarm yet.
    private void writeLooks(Iterable<ConsoleSocket> consoles, List<HomeView> homes) {
        Map<GatewayId, AlarmId> reasons = picture.reasons();
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
        watch.close();
    }
}
