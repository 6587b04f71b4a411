package nl.nabij.server.push;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The newest word of each subject, and which of them wait for a look. Calls and reminders have places of
/// their own, and calls are looked at first.
final class Told {

    /// Each is a call or a reminder that changed while another was looked at. When there are more, what
    /// comes is dropped: a call rings at pages and consoles all the same, and its ladder's next step tells
    /// it anew; reminders are told anew every few seconds.
    static final int MOST_WAITING = 1_000;

    /// Subjects that are remembered so that the same is not looked at again; the oldest is forgotten, and
    /// looked at once more.
    static final int MOST_KNOWN = 10_000;

    enum Took {
        /// A look is due.
        WAITS,
        /// It is known already, or waits already.
        KNOWN,
        FULL
    }

    private final Lane calls = new Lane();
    private final Lane reminders = new Lane();

    private static final class Lane {
        private final Map<UUID, Summons> known = new LinkedHashMap<>();
        private final Set<UUID> waiting = new LinkedHashSet<>();

        Took take(Summons summons) {
            UUID subject = summons.subject();
            if (summons.equals(known.get(subject))) {
                return Took.KNOWN;
            }
            boolean waits = waiting.contains(subject);
            if (!waits && waiting.size() >= MOST_WAITING) {
                return Took.FULL;
            }
            // Put last: what waits is never the oldest.
            known.remove(subject);
            known.put(subject, summons);
            if (known.size() > MOST_KNOWN) {
                known.remove(known.keySet().iterator().next());
            }
            return waiting.add(subject) ? Took.WAITS : Took.KNOWN;
        }

        Optional<UUID> next() {
            Optional<UUID> first = waiting.stream().findFirst();
            first.ifPresent(waiting::remove);
            return first;
        }
    }

    synchronized Took take(Summons summons) {
        return (summons.isReminder() ? reminders : calls).take(summons);
    }

    /// What is looked at next. It waits no more.
    synchronized Optional<UUID> next() {
        return calls.next().or(reminders::next);
    }

    synchronized Optional<Summons> newest(UUID subject) {
        return Optional.ofNullable(calls.known.get(subject))
                .or(() -> Optional.ofNullable(reminders.known.get(subject)));
    }
}
