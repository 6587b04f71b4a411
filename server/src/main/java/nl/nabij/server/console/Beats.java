package nl.nabij.server.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.server.access.Person;
import nl.nabij.server.alarm.Operator;
import nl.nabij.server.alarm.OperatorsAlive;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down whose screens answered. All screens are asked at the same moment, so all answer at the same moment: each
/// a transaction of its own, they stood in the database's queue before the next alarm.
///
/// One writing at a time; who answers meanwhile is in the next one, once. So it needs one connection, and
/// what waits is never more than there are people.
final class Beats {

    private static final Logger LOG = LoggerFactory.getLogger(Beats.class);

    private final Consoles.Background work;
    private final OperatorsAlive alive;
    private final Map<UserId, Person> waiting = new LinkedHashMap<>();
    private boolean writing;

    Beats(Consoles.Background work, OperatorsAlive alive) {
        this.work = work;
        this.alive = alive;
    }

    /// Never blocks.
    void answered(Person person) {
        synchronized (this) {
            waiting.put(person.id(), person);
            if (writing) {
                return;
            }
            writing = true;
        }
        work.run(this::write, fault -> {
            synchronized (this) {
                writing = false;
            }
            failed(fault);
        });
    }

    private void write() {
        for (List<Person> some = next(); !some.isEmpty(); some = next()) {
            Map<OrganisationId, List<Operator>> byOrganisation = some.stream()
                    .collect(Collectors.groupingBy(
                            Person::organisation,
                            Collectors.mapping(
                                    person -> new Operator(person.id(), person.shownName()), Collectors.toList())));
            try {
                byOrganisation.forEach(alive::beat);
            } catch (RuntimeException e) {
                // They answer again in five seconds, well before they count as silent.
                failed(e);
            }
        }
    }

    private synchronized List<Person> next() {
        List<Person> some = new ArrayList<>(waiting.values());
        waiting.clear();
        writing = !some.isEmpty();
        return some;
    }

    private static void failed(Throwable fault) {
        LOG.warn("signs of life could not be stored why={}", fault.getClass().getName());
    }
}
