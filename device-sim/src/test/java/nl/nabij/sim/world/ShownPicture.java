package nl.nabij.sim.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.face.ConsoleFrame;

/// What a page makes of the frames that it is sent, by the contract's rule.
final class ShownPicture {

    private final Map<AlarmId, AlarmView> alarms = new LinkedHashMap<>();
    private int changes;

    void snapshot(ConsoleFrame.Snapshot snapshot) {
        clear();
        snapshot.alarms().forEach(alarm -> alarms.put(alarm.id(), alarm));
    }

    void changes(ConsoleFrame.Changes told) {
        changes++;
        told.alarms()
                .forEach(alarm ->
                        alarms.merge(alarm.id(), alarm, (old, next) -> next.version() >= old.version() ? next : old));
    }

    void clear() {
        alarms.clear();
        changes++;
    }

    List<AlarmView> alarms() {
        return List.copyOf(alarms.values());
    }

    Optional<AlarmView> alarm(AlarmId alarm) {
        return Optional.ofNullable(alarms.get(alarm));
    }

    /// Rises with all that the page is told.
    int changes() {
        return changes;
    }
}
