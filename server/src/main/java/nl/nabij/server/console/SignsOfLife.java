package nl.nabij.server.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nl.nabij.contract.UserId;
import nl.nabij.server.access.Person;
import nl.nabij.server.access.Role;
import nl.nabij.server.access.Session;
import nl.nabij.server.alarm.Operator;
import nl.nabij.server.alarm.OperatorsAlive;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Each call of the API by somebody who may have an alarm is a sign of life, written down before the
/// call is answered: a claim is never older than its owner's last sign.
final class SignsOfLife {

    private static final Logger LOG = LoggerFactory.getLogger(SignsOfLife.class);

    private static final Set<Role> MAY_HAVE_ALARMS = Set.of(Role.OPERATOR, Role.CARER);

    /// A sign that counted is not written again within this: a program that asks ten times a second
    /// makes one row's change in ten seconds, and loses so much of its two minutes at most.
    private static final Duration WRITTEN_EACH = Duration.ofSeconds(10);

    /// More callers than a centre has people; when full all are forgotten, and the next call of each is
    /// written again.
    private static final int MOST_REMEMBERED = 10_000;

    private final OperatorsAlive alive;
    private final Clock clock;
    private final Map<UserId, Instant> counted = new ConcurrentHashMap<>();

    SignsOfLife(OperatorsAlive alive, Clock clock) {
        this.alive = alive;
        this.clock = clock;
    }

    void called(Session session) {
        Person person = session.person();
        Instant now = clock.instant();
        Instant before = counted.getOrDefault(person.id(), Instant.EPOCH);
        // A sign that lies ahead was written before the clock was set back.
        boolean isWritten = !now.isBefore(before) && now.isBefore(before.plus(WRITTEN_EACH));
        if (!person.hasOneOf(MAY_HAVE_ALARMS) || isWritten) {
            return;
        }
        try {
            if (alive.called(person.organisation(), new Operator(person.id(), person.shownName()))) {
                if (counted.size() >= MOST_REMEMBERED) {
                    counted.clear();
                }
                counted.put(person.id(), now);
            }
        } catch (RuntimeException e) {
            // The call itself says whether the database is away.
            LOG.warn(
                    "sign of life could not be stored user={} why={}",
                    person.id(),
                    e.getClass().getName());
        }
    }
}
