package nl.nabij.sim.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import nl.nabij.contract.UserId;
import nl.nabij.server.access.Person;
import nl.nabij.server.alarm.OperatorsAlive;

/// When each person gave which sign of life that the node heard, by the database's clock.
final class SignsSeen {

    /// A sign waits for a thread of the node, and for the writing before it. Who finds silence meanwhile is right.
    private static final Duration WRITTEN_WITHIN = Duration.ofMillis(10);

    /// More than she can give within that time.
    private static final int MOST_REMEMBERED = 16;

    private final Agenda agenda;
    private final SimulatedNode node;
    private final Map<UserId, Instant> beats = new HashMap<>();
    private final Map<UserId, Deque<Heard>> heard = new HashMap<>();
    private final Set<UserId> left = new HashSet<>();
    private final Map<UserId, Instant> calls = new HashMap<>();

    private record Heard(Duration at, Instant sign) {}

    SignsSeen(Agenda agenda, SimulatedNode node) {
        this.agenda = agenda;
        this.node = node;
    }

    /// Her page and its worker both answered. What was under way while she signed out counts for nothing.
    void answered(Person person) {
        if (node.isWell() && !left.contains(person.id())) {
            beats(person);
        }
    }

    void connected(Person person) {
        if (node.isWell()) {
            beats(person);
            left.remove(person.id());
        }
    }

    private void beats(Person person) {
        Instant now = node.databaseClock().instant();
        beats.put(person.id(), now);
        Deque<Heard> signs = heard.computeIfAbsent(person.id(), _ -> new ArrayDeque<>());
        signs.addLast(new Heard(agenda.now(), now));
        if (signs.size() > MOST_REMEMBERED) {
            signs.removeFirst();
        }
    }

    /// A call of hers reached the node. It counts only where no screen of hers lives.
    ///
    /// @param slack by how much her screen may be judged differently
    void called(Person person, Duration slack) {
        Instant now = node.databaseClock().instant();
        if (until(beats, person.id(), OperatorsAlive.SILENT_AFTER).isBefore(now.plus(slack))) {
            calls.put(person.id(), now);
        }
    }

    /// She said that she goes.
    ///
    /// @param noOtherScreen whether the node can take no other connection of hers for a screen that lives
    void left(Person person, boolean noOtherScreen) {
        left.add(person.id());
        if (noOtherScreen) {
            beats.put(person.id(), node.databaseClock().instant().minus(OperatorsAlive.SILENT_AFTER));
            heard.remove(person.id());
            calls.remove(person.id());
        }
    }

    /// Whether a screen of hers lives for certain.
    boolean livesFor(UserId person, Duration longer) {
        return !left.contains(person)
                && written(person)
                        .plus(OperatorsAlive.SILENT_AFTER)
                        .isAfter(node.databaseClock().instant().plus(longer));
    }

    /// Her last sign that stands in the database for certain.
    private Instant written(UserId person) {
        Duration before = agenda.now().minus(WRITTEN_WITHIN);
        return heard.getOrDefault(person, new ArrayDeque<>()).stream()
                .filter(sign -> sign.at().compareTo(before) <= 0)
                .reduce((_, later) -> later)
                .map(Heard::sign)
                .orElse(Instant.EPOCH);
    }

    /// Until when she counts as alive at most.
    Instant until(UserId person) {
        Instant screen = until(beats, person, OperatorsAlive.SILENT_AFTER);
        Instant called = until(calls, person, OperatorsAlive.SILENT_WITHOUT_CONSOLE_AFTER);
        return screen.isAfter(called) ? screen : called;
    }

    private static Instant until(Map<UserId, Instant> signs, UserId person, Duration lasts) {
        return signs.getOrDefault(person, Instant.EPOCH).plus(lasts);
    }
}
