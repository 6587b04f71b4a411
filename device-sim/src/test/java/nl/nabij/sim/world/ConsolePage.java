package nl.nabij.sim.world;

import java.time.Duration;
import java.util.Optional;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.face.ConsoleCall;
import nl.nabij.contract.face.ConsoleFrame;
import nl.nabij.server.access.Person;
import nl.nabij.server.access.Session;
import nl.nabij.server.access.SessionToken;
import nl.nabij.server.alarm.OperatorsAlive;
import nl.nabij.server.console.WorldConsoles;
import org.jspecify.annotations.Nullable;

/// A centralist's page, by the rules of the face: it folds what it is sent into what it shows, answers
/// pings, comes back when its connection ends, and renews one that is open and silent. Its computer
/// hangs, its network stalls and breaks, it reads slowly.
final class ConsolePage {

    // As `stream.ts`.
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(8);

    /// As `store.ts`: then an open connection is held for dead.
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(12);

    /// The node notices a page that is gone without a word.
    private static final Duration KERNEL_GIVES_UP = Duration.ofMinutes(1);

    private static final Duration REFUSED_AFTER = Duration.ofMillis(5);

    private final Person person;
    private final Agenda agenda;
    private final Story story;
    private final Chance chance;
    private final SimulatedNode node;
    private final SignsSeen signs;
    private final ConsoleWitness consoles;
    private final Sabotage sabotage;
    private final ShownPicture picture = new ShownPicture();
    private Optional<Session> session = Optional.empty();
    private SessionToken token;
    private Duration latency = Duration.ofMillis(20);
    private boolean stalled;
    private boolean slow;
    private boolean frozen;
    private boolean hidden;
    private boolean workerGoesOn;
    private Duration pause = FIRST_PAUSE;
    private @Nullable ConsoleLine line;
    private int attempts;
    private boolean open;
    private boolean live;
    private Duration lastFrame = Duration.ZERO;
    private Duration wellSince = Duration.ZERO;

    ConsolePage(
            Person person,
            Agenda agenda,
            Story story,
            Chance chance,
            SimulatedNode node,
            Witness witness,
            Sabotage sabotage) {
        this.person = person;
        this.agenda = agenda;
        this.story = story;
        this.chance = chance;
        this.node = node;
        this.signs = witness.signs();
        this.consoles = witness.consoles();
        this.sabotage = sabotage;
        this.token = anyToken();
    }

    private SessionToken anyToken() {
        String some = chance.uuid() + "-" + chance.uuid();
        return new SessionToken(some.substring(0, 43));
    }

    Person person() {
        return person;
    }

    Duration latency() {
        return latency;
    }

    void latency(Duration each) {
        latency = each;
    }

    boolean isStalled() {
        return stalled;
    }

    boolean readsNothing() {
        return stalled || slow || frozen;
    }

    /// What the screen shows now; also while its connection is lost.
    ShownPicture shown() {
        return picture;
    }

    boolean isLive() {
        return live;
    }

    /// Since when nothing hinders it; meaningless while something does.
    Duration wellSince() {
        return wellSince;
    }

    boolean isHindered() {
        ConsoleLine current = line;
        return readsNothing() || (current != null && current.isBroken());
    }

    Optional<Session> session() {
        return session;
    }

    /// What waits at the node for this page.
    Optional<String> tooLong() {
        ConsoleLine current = line;
        WorldConsoles.Console console = current == null ? null : current.atNode();
        return console != null && node.people().isTooMuch(console.waitingBytes())
                ? Optional.of(console.waitingBytes() + " bytes wait for the console of " + person.shownName())
                : Optional.empty();
    }

    void tell(String what) {
        story.tell(person.shownName(), () -> "her page " + what);
    }

    void stall(boolean on) {
        stalled = on;
        changed(on ? "is cut off, nobody is told" : "is reached again");
    }

    void slow(boolean on) {
        slow = on;
        changed(on ? "reads nothing" : "reads again");
    }

    /// Nothing runs on it any more, or nothing but its worker.
    void frozen(boolean on) {
        frozen = on;
        workerGoesOn = on && chance.oneIn(2);
        changed(on ? "freezes" + (workerGoesOn ? ", its worker goes on" : "") : "lives again");
        if (workerGoesOn) {
            workerAlone();
        }
    }

    void hidden(boolean on) {
        hidden = on;
        tell(on ? "is hidden" : "is seen again");
    }

    private void changed(String what) {
        wellSince = agenda.now();
        tell(what);
        ConsoleLine current = line;
        if (current != null) {
            current.flow();
        }
    }

    /// Its connection breaks; each end hears it or not.
    void reset(boolean pageHears, boolean nodeHears) {
        ConsoleLine current = line;
        if (current != null) {
            tell("loses its connection, it hears=" + pageHears + " node hears=" + nodeHears);
            breaks(current, pageHears);
            if (nodeHears) {
                current.nodeEnds();
            } else {
                agenda.after(KERNEL_GIVES_UP, current::nodeEnds);
            }
        }
    }

    void nodeDied() {
        ConsoleLine current = line;
        if (current != null) {
            breaks(current, chance.oneIn(2));
        }
    }

    private void breaks(ConsoleLine current, boolean pageHears) {
        wellSince = agenda.now();
        current.breaks();
        if (pageHears) {
            agenda.after(latency, current::pageEnds);
        }
    }

    void begin() {
        signIn();
        agenda.after(Duration.ofSeconds(1), this::watchSilence);
    }

    private void signIn() {
        if (!reachesNode()) {
            agenda.after(Duration.ofSeconds(2), this::signIn);
            return;
        }
        token = anyToken();
        Session signedIn = new Session(chance.uuid(), person, agenda.instant(), agenda.instant());
        session = Optional.of(signedIn);
        node.people().signIn(token, signedIn.id());
        tell("is signed in");
        wellSince = agenda.now();
        pause = FIRST_PAUSE;
        connect();
    }

    /// Who signs out says that she goes; a moment later she is back.
    void signsOut() {
        session.filter(_ -> reachesNode() && !frozen).ifPresent(signedIn -> {
            tell("is signed out");
            node.people().signOut(token);
            // A connection of hers that just ended may come back: it counts as a screen for 15 s.
            boolean one = !isHindered() && agenda.now().minus(wellSince).compareTo(OperatorsAlive.SILENT_AFTER) > 0;
            signs.left(person, one);
            node.consoles().signedOut(signedIn);
        });
    }

    /// A call of the API reaches the node.
    void calls() {
        session.ifPresent(signedIn -> {
            signs.called(person, Duration.ofSeconds(2));
            node.consoles().called(signedIn);
        });
    }

    boolean mayCall() {
        return reachesNode() && session.isPresent() && node.people().isSignedIn(token);
    }

    private boolean reachesNode() {
        return node.isWell() && !stalled;
    }

    private void connect() {
        ConsoleLine attempt = new ConsoleLine(agenda, chance, this);
        line = attempt;
        int number = ++attempts;
        agenda.after(LONGEST_ATTEMPT, () -> {
            if (number == attempts && !open) {
                attempt.pageEnds();
            }
        });
        if (!node.isUp()) {
            agenda.after(REFUSED_AFTER, attempt::pageEnds);
        } else if (!stalled) {
            agenda.after(latency.multipliedBy(3), () -> admitted(attempt));
        }
    }

    private void admitted(ConsoleLine attempt) {
        if (!attempt.equals(line) || stalled) {
            return;
        }
        Optional<Session> signedIn =
                session.filter(_ -> node.isWell() && node.people().isSignedIn(token));
        if (signedIn.isEmpty()) {
            attempt.pageEnds();
            if (node.isWell()) {
                signsInAgain();
            }
        } else {
            tell("is let in");
            signs.connected(person);
            attempt.admitted(node.consoles().open(signedIn.get(), token, attempt));
        }
    }

    void opened(ConsoleLine which) {
        if (which.equals(line)) {
            open = true;
            lastFrame = agenda.now();
            tell("is connected");
        }
    }

    void ended(ConsoleLine which) {
        if (!which.equals(line)) {
            return;
        }
        line = null;
        open = false;
        live = false;
        tell("has no connection");
        if (session.isPresent()) {
            Duration wait = pause.multipliedBy(75 + chance.below(51)).dividedBy(100);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            agenda.after(wait, () -> {
                if (line == null && session.isPresent()) {
                    connect();
                }
            });
        }
    }

    private void watchSilence() {
        ConsoleLine current = line;
        if (open
                && !frozen
                && !slow
                && current != null
                && agenda.now().minus(lastFrame).compareTo(LONGEST_SILENCE) > 0) {
            tell("hears nothing and connects anew");
            current.left();
            ended(current);
        }
        agenda.after(Duration.ofSeconds(1), this::watchSilence);
    }

    /// The node writes a frame for this page.
    ///
    /// @return what happens when it is read
    Runnable sent(String text) {
        ConsoleFrame frame = node.people().frame(text);
        consoles.told(this, frame);
        return () -> read(frame);
    }

    private void read(ConsoleFrame frame) {
        lastFrame = agenda.now();
        pause = FIRST_PAUSE;
        switch (frame) {
            case ConsoleFrame.Snapshot snapshot -> {
                picture.snapshot(snapshot);
                live = true;
                wellSince = agenda.now();
                tell("shows " + picture.alarms().size() + " alarms");
                shift(snapshot.shift());
            }
            case ConsoleFrame.Changes told -> {
                if (live) {
                    picture.changes(told);
                    told.shift().forEach(this::shift);
                }
            }
            case ConsoleFrame.Ping ping -> answer(ping.number(), !hidden);
            case ConsoleFrame.SignedOut _ -> {
                signsInAgain();
            }
            case ConsoleFrame.UnknownFrame unknown -> throw new IllegalStateException("unknown: " + unknown);
        }
    }

    private void signsInAgain() {
        session = Optional.empty();
        live = false;
        picture.clear();
        agenda.after(chance.about(Duration.ofSeconds(10)), this::signIn);
    }

    /// Who sees that she is not on duty begins her shift.
    private void shift(ConsoleFrame.Shift shift) {
        if (shift.offBecause().equals("not-started") || shift.offBecause().equals("ended")) {
            agenda.after(chance.about(Duration.ofSeconds(8)), () -> say(new ConsoleCall.StartShift(), () -> {}));
        }
    }

    void endsShift() {
        tell("ends the shift");
        say(new ConsoleCall.EndShift(), () -> {});
    }

    private void answer(long number, boolean page) {
        say(new ConsoleCall.Alive(number, page, true, !hidden, true), () -> signs.answered(person));
    }

    /// Its worker answers though nothing is drawn.
    private void workerAlone() {
        agenda.after(Duration.ofSeconds(5), () -> {
            if (frozen && workerGoesOn) {
                boolean counts = sabotage == Sabotage.SILENCE_IS_LIFE;
                say(new ConsoleCall.Alive(0, counts, true, true, true), () -> {});
                workerAlone();
            }
        });
    }

    private void say(ConsoleCall call, Runnable arrived) {
        ConsoleLine current = line;
        if (open && current != null) {
            current.say(ContractJson.toText(call), arrived);
        }
    }
}
