package nl.nabij.sim.bench.crash;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.nabij.sim.program.CentreDatabase.StoredAlarm;

/// What was pressed, held against what the centre stored.
///
/// @param stored presses that became an alarm
/// @param lost promised presses without an alarm, each told
/// @param doubled presses with more than one alarm
/// @param disordered presses that the centre took before an earlier one of the same home
record Account(int stored, List<Pressed> lost, List<Pressed> doubled, List<Pressed> disordered) {

    Account {
        lost = List.copyOf(lost);
        doubled = List.copyOf(doubled);
        disordered = List.copyOf(disordered);
    }

    static Account of(List<Pressed> presses, List<StoredAlarm> alarms) {
        Map<Device, List<StoredAlarm>> byDevice = new HashMap<>();
        for (StoredAlarm alarm : alarms) {
            byDevice.computeIfAbsent(new Device(alarm.home(), alarm.device()), _ -> new ArrayList<>())
                    .add(alarm);
        }
        List<Pressed> lost = new ArrayList<>();
        List<Pressed> doubled = new ArrayList<>();
        List<Pressed> disordered = new ArrayList<>();
        Map<String, Instant> newest = new HashMap<>();
        int stored = 0;
        for (Pressed press : presses.stream()
                .sorted(Comparator.comparingLong(Pressed::number))
                .toList()) {
            List<StoredAlarm> its = byDevice.getOrDefault(new Device(press.home(), press.device()), List.of());
            if (its.isEmpty()) {
                if (press.promised()) {
                    lost.add(press);
                }
                continue;
            }
            stored++;
            if (its.size() > 1) {
                doubled.add(press);
            }
            Instant first = its.getFirst().receivedAt();
            Instant before = newest.merge(press.home(), first, (old, now) -> old.isAfter(now) ? old : now);
            if (before.isAfter(first)) {
                disordered.add(press);
            }
        }
        return new Account(stored, lost, doubled, disordered);
    }

    Account plus(Account other) {
        return new Account(
                stored + other.stored,
                both(lost, other.lost),
                both(doubled, other.doubled),
                both(disordered, other.disordered));
    }

    private static List<Pressed> both(List<Pressed> some, List<Pressed> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private record Device(String home, String device) {}
}
