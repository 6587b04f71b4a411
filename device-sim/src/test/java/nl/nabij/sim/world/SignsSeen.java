package nl.nabij.sim.world;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import nl.nabij.contract.UserId;
import nl.nabij.server.access.Person;
import nl.nabij.server.alarm.OperatorsAlive;

/// When each person gave which sign of life that the node heard, by the database's clock.
final class SignsSeen {

    private final SimulatedNode node;
    private final Map<UserId, Instant> beats = new HashMap<>();
    private final Set<UserId> left = new HashSet<>();
    private final Map<UserId, Instant> calls = new HashMap<>();

    SignsSeen(SimulatedNode node) {
        this.node = node;
    }

    /// Her page and its worker both answered. What was under way while she signed out counts for nothing.
    void answered(Person person) {
        if (node.isWell() && !left.contains(person.id())) {
            beats.put(person.id(), node.databaseClock().instant());
        }
    }

    void connected(Person person) {
        if (node.isWell()) {
            beats.put(person.id(), node.databaseClock().instant());
            left.remove(person.id());
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
            calls.remove(person.id());
        }
    }

    /// Whether a screen of hers lives for certain.
    boolean livesFor(UserId person, Duration longer) {
        return !left.contains(person)
                && until(beats, person, OperatorsAlive.SILENT_AFTER)
                        .isAfter(node.databaseClock().instant().plus(longer));
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
