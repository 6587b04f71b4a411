package nl.nabij.gateway.device;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;
import nl.nabij.contract.link.UpMessage;

/// Holds back measurements that come in quick succession. A metering plug reports its power each
/// few seconds, and each row in the outbox is a write to the box's flash card.
///
/// When one is held back and a newer comes, the newer replaces it: only the last counts.
final class Measures {

    /// Nobody at the centre acts on a measurement faster than this.
    static final Duration AT_MOST_EACH = Duration.ofSeconds(60);

    /// How long an ordinary state may be only in memory: devices say it again by themselves.
    static final Duration STATES_KEPT_EVERY = Duration.ofSeconds(5);

    private record Key(DeviceId device, Kind kind) {}

    private final Map<Key, Instant> told = new HashMap<>();
    private final Map<Key, UpMessage.DeviceReported> held = new HashMap<>();

    /// Whether this report goes to the centre at once.
    boolean now(UpMessage.DeviceReported report, Instant now) {
        if (!(report.value() instanceof StateValue.Measure)) {
            return true;
        }
        Key key = new Key(report.device(), report.kind());
        Instant last = told.get(key);
        if (last != null && !now.isBefore(last) && now.isBefore(last.plus(AT_MOST_EACH))) {
            held.put(key, report);
            return false;
        }
        held.remove(key);
        told.put(key, now);
        return true;
    }

    /// Those whose time has come.
    List<UpMessage> due(Instant now) {
        List<UpMessage> due = new ArrayList<>();
        for (Iterator<Map.Entry<Key, UpMessage.DeviceReported>> each =
                        held.entrySet().iterator();
                each.hasNext(); ) {
            Map.Entry<Key, UpMessage.DeviceReported> entry = each.next();
            if (!now.isBefore(dueAt(entry.getKey(), now))) {
                due.add(entry.getValue());
                told.put(entry.getKey(), now);
                each.remove();
            }
        }
        return due;
    }

    Optional<Instant> nextDeadline() {
        return held.keySet().stream().map(key -> dueAt(key, Instant.MIN)).min(Instant::compareTo);
    }

    private Instant dueAt(Key key, Instant otherwise) {
        Instant last = told.get(key);
        return last == null ? otherwise : last.plus(AT_MOST_EACH);
    }
}
