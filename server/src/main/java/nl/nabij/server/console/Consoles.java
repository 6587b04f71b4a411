package nl.nabij.server.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.ConsoleCall;
import nl.nabij.contract.face.ConsoleFrame;
import nl.nabij.server.access.Person;
import nl.nabij.server.access.Session;
import nl.nabij.server.access.SessionToken;
import nl.nabij.server.alarm.AlarmService;
import nl.nabij.server.alarm.Operator;
import nl.nabij.server.alarm.OperatorsAlive;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All open consoles of this node: who is at them, whether their screens live, and their rooms. It has
/// no thread and no socket: [ConsoleSockets] brings both.
final class Consoles {

    private static final Logger LOG = LoggerFactory.getLogger(Consoles.class);

    /// How often a page is asked whether it lives.
    static final Duration PING_EACH = Duration.ofSeconds(5);
    /// How often a socket's session is looked up: a blocked account's console closes within this.
    static final Duration SESSION_CHECKED_EACH = Duration.ofMinutes(1);
    /// Ten times the scale of a night centre. The next one is told to try again later.
    private static final int MOST_CONSOLES = 5_000;
    /// What a page says is under 200 characters.
    private static final int LONGEST_CALL = 4_096;

    private final Background work;
    private final Predicate<SessionToken> signedIn;
    private final AlarmService alarms;
    private final DutyStore duties;
    private final OperatorsAlive alive;
    private final Beats beats;
    private final Clock clock;
    private final Rooms rooms;

    private final Map<ConsoleSocket, Instant> sockets = new ConcurrentHashMap<>();
    private final Map<UserId, AtWork> people = new ConcurrentHashMap<>();
    private final Map<OrganisationId, Room> open = new ConcurrentHashMap<>();
    private final AtomicLong pings = new AtomicLong();

    private record AtWork(Person person, Duty duty) {}

    /// Takes work off the event loop.
    @FunctionalInterface
    interface Background {
        void run(Runnable what, Consumer<Throwable> failed);
    }

    /// Makes an organisation's room when its first console comes.
    @FunctionalInterface
    interface Rooms {
        Room open(OrganisationId organisation, Function<ConsoleSocket, ConsoleFrame.Shift> shiftOf);
    }

    /// @param signedIn whether a session still stands; it counts as used
    Consoles(
            Background work,
            Predicate<SessionToken> signedIn,
            AlarmService alarms,
            DutyStore duties,
            OperatorsAlive alive,
            Clock clock,
            Rooms rooms) {
        this.work = work;
        this.signedIn = signedIn;
        this.alarms = alarms;
        this.duties = duties;
        this.alive = alive;
        this.beats = new Beats(work, alive);
        this.clock = clock;
        this.rooms = rooms;
    }

    /// @return false when there are too many already
    boolean opened(ConsoleSocket console) {
        if (sockets.size() >= MOST_CONSOLES) {
            console.tryAgain("too many consoles are open; try again later");
            return false;
        }
        sockets.put(console, clock.instant());
        work.run(() -> enter(console), fault -> {
            LOG.warn(
                    "console could not open session={} why={}",
                    console.session.id(),
                    fault.getClass().getName());
            console.tryAgain("the server could not open the console; try again");
        });
        return true;
    }

    private void enter(ConsoleSocket console) {
        Person person = console.session.person();
        Optional<Instant> shift = duties.runningShift(person);
        Instant now = clock.instant();
        people.compute(person.id(), (_, known) -> {
            Duty duty = known == null ? Duty.begin(shift, now) : known.duty();
            return new AtWork(person, duty.opened(console.id, now));
        });
        Room room =
                open.computeIfAbsent(person.organisation(), organisation -> rooms.open(organisation, this::shiftOf));
        room.enter(console);
        alive.beat(person.organisation(), operator(person));
        duties.onDuty(person, shiftOf(console).onDuty());
        LOG.info("console opened user={} session={}", person.id(), console.session.id());
    }

    private ConsoleFrame.Shift shiftOf(ConsoleSocket console) {
        AtWork known = people.get(console.session.person().id());
        return known == null
                ? new ConsoleFrame.Shift(false, clock.instant(), "not-started")
                : known.duty().shift();
    }

    void closed(ConsoleSocket console) {
        sockets.remove(console);
        Room room = open.get(console.session.person().organisation());
        if (room != null) {
            room.leave(console);
        }
        LOG.info("console closed session={}", console.session.id());
    }

    /// Who signs out says that she goes: what she has is offered again now, and not when somebody notices
    /// her silence. Where another screen of hers lives, only this one ended.
    void signedOut(Session session) {
        Person person = session.person();
        Instant now = clock.instant();
        Set<UUID> ended = new HashSet<>();
        for (ConsoleSocket console : sockets.keySet()) {
            if (console.session.id().equals(session.id())) {
                ended.add(console.id);
                console.signedOut("signed-out");
            }
        }
        change(person.id(), duty -> duty.left(ended, now));
        if (aliveUntil(person).filter(now::isBefore).isEmpty()) {
            work.run(
                    () -> {
                        alarms.operatorFellSilent(operator(person));
                        alive.leave(person.organisation(), person.id());
                    },
                    fault -> LOG.error(
                            "alarms of who signed out wait for their silence user={} why={}",
                            person.id(),
                            fault.getClass().getName()));
        }
    }

    void called(ConsoleSocket console, String text) {
        if (console.isClosed()) {
            // Under way while she signed out or was sent away: it would bring her screen back to life.
            return;
        }
        if (text.length() > LONGEST_CALL) {
            console.tryAgain("a call has at most " + LONGEST_CALL + " characters");
            return;
        }
        ConsoleCall call;
        try {
            call = ContractJson.read(text, ConsoleCall.class);
        } catch (ContractException e) {
            LOG.debug("console said what is no call session={}", console.session.id());
            return;
        }
        Instant now = clock.instant();
        switch (call) {
            case ConsoleCall.Alive answer -> answered(console, answer, now);
            case ConsoleCall.StartShift() -> start(console, now);
            case ConsoleCall.EndShift() -> end(console, now);
            case ConsoleCall.UnknownCall unknown ->
                LOG.debug("console said an unknown call session={} type={}", console.session.id(), unknown.type());
        }
    }

    private void start(ConsoleSocket console, Instant now) {
        Person person = console.session.person();
        change(person.id(), duty -> duty.startShift(now));
        inBackground(person, () -> duties.startShift(person, now));
    }

    private void end(ConsoleSocket console, Instant now) {
        Person person = console.session.person();
        change(person.id(), duty -> duty.endShift(now));
        inBackground(person, () -> {
            duties.endShift(person);
            alarms.operatorEndedShift(operator(person));
        });
    }

    private void inBackground(Person person, Runnable what) {
        work.run(
                () -> {
                    what.run();
                    wake(person.organisation());
                },
                fault -> LOG.error(
                        "shift could not be stored user={} why={}",
                        person.id(),
                        fault.getClass().getName()));
    }

    /// Page and worker both answered: the watch over her claims starts anew.
    private void answered(ConsoleSocket console, ConsoleCall.Alive answer, Instant now) {
        Person person = console.session.person();
        boolean[] longer = new boolean[1];
        change(person.id(), duty -> {
            Duty next = duty.answered(console.id, answer, now);
            Optional<Instant> before = duty.settled(now).aliveUntil();
            longer[0] = ScreenLife.isWhole(answer)
                    || next.aliveUntil()
                            .filter(until -> until.isAfter(before.orElse(now)))
                            .isPresent();
            return next;
        });
        if (longer[0]) {
            beats.answered(person);
        }
    }

    private Optional<Instant> aliveUntil(Person person) {
        return Optional.ofNullable(people.get(person.id()))
                .flatMap(known -> known.duty().aliveUntil());
    }

    private static Operator operator(Person person) {
        return new Operator(person.id(), person.shownName());
    }

    /// Changes what is known of this person's screens, tells her what came of it, and writes down
    /// whether she is on duty.
    private void change(UserId user, UnaryOperator<Duty> change) {
        AtWork[] news = new AtWork[1];
        people.computeIfPresent(user, (_, known) -> {
            AtWork next = new AtWork(known.person(), change.apply(known.duty()));
            news[0] = next.duty().shift().equals(known.duty().shift()) ? null : next;
            return next;
        });
        AtWork changed = news[0];
        if (changed != null) {
            ConsoleFrame.Shift shift = changed.duty().shift();
            LOG.info("shift user={} onDuty={} because={}", user, shift.onDuty(), shift.offBecause());
            inBackground(changed.person(), () -> duties.onDuty(changed.person(), shift.onDuty()));
            ConsoleFrame told = new ConsoleFrame.Changes(
                    clock.instant(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(shift), List.of());
            sockets.keySet().stream()
                    .filter(console -> console.session.person().id().equals(user))
                    .forEach(console -> console.send(told));
        }
    }

    void tickInBackground() {
        work.run(
                this::tick,
                fault -> LOG.error(
                        "consoles could not be asked why={}", fault.getClass().getName()));
    }

    /// Each 5 s, on a virtual thread: asks the pages, sees who fell silent, and looks whether the
    /// sessions still stand.
    void tick() {
        Instant now = clock.instant();
        long number = pings.incrementAndGet();
        open.values().forEach(room -> room.ping(number));
        people.keySet().forEach(user -> change(user, duty -> duty.settled(now)));
        forgetWhoLeft();
        checkSessions(now);
    }

    /// Who still has a page open may answer again, however long it was silent.
    private void forgetWhoLeft() {
        Set<UserId> here = new HashSet<>();
        sockets.keySet().forEach(console -> here.add(console.session.person().id()));
        people.entrySet()
                .removeIf(known -> known.getValue().duty().screens().isEmpty() && !here.contains(known.getKey()));
    }

    private void checkSessions(Instant now) {
        sockets.forEach((console, checkedAt) -> {
            // A check that lies ahead was made before the clock was set back.
            if (!now.isBefore(checkedAt) && now.isBefore(checkedAt.plus(SESSION_CHECKED_EACH))) {
                return;
            }
            if (!signedIn.test(console.token)) {
                console.signedOut("session-over");
            } else {
                sockets.replace(console, now);
            }
        });
    }

    void wakeForAlarms() {
        open.values().forEach(Room::wakeForAlarms);
    }

    void wakeAll() {
        open.values().forEach(Room::wake);
    }

    private void wake(OrganisationId organisation) {
        Room room = open.get(organisation);
        if (room != null) {
            room.wake();
        }
    }

    int count() {
        return sockets.size();
    }

    void close() {
        sockets.keySet().forEach(console -> console.tryAgain("the server stops"));
        open.values().forEach(Room::close);
    }
}
