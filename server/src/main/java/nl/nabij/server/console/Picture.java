package nl.nabij.server.console;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.face.ConsoleFrame;
import nl.nabij.contract.face.HomeView;
import nl.nabij.contract.face.SignIn;

/// What an organisation's consoles show now, folded from a first reading and the changes since: a
/// console that joins gets it without another reading, so that five hundred that come back at once
/// cost one.
final class Picture {

    /// How long an ended alarm stays, so that who looked away still sees how it went.
    static final Duration ENDED_SHOWN = Duration.ofHours(1);

    private final Map<AlarmId, AlarmView> alarms = new LinkedHashMap<>();
    private Surroundings surroundings = Surroundings.NONE;

    void alarms(List<AlarmView> changed) {
        for (AlarmView alarm : changed) {
            alarms.merge(alarm.id(), alarm, (old, next) -> next.version() >= old.version() ? next : old);
        }
    }

    void surroundings(Surroundings now) {
        surroundings = now;
        Instant oldest = now.now().minus(ENDED_SHOWN);
        alarms.values()
                .removeIf(alarm -> alarm.closedAt().filter(oldest::isAfter).isPresent());
    }

    Set<GatewayId> homesOfAlarms() {
        return alarms.values().stream().map(AlarmView::home).collect(Collectors.toSet());
    }

    /// For which alarm a home's client is shown: the open one that waits longest.
    Map<GatewayId, AlarmId> reasons() {
        Map<GatewayId, AlarmView> oldest = new HashMap<>();
        alarms.values().stream()
                .filter(alarm -> alarm.state() != AlarmView.State.CLOSED)
                .forEach(alarm -> oldest.merge(
                        alarm.home(), alarm, (a, b) -> a.receivedAt().isAfter(b.receivedAt()) ? b : a));
        Map<GatewayId, AlarmId> reasons = new HashMap<>();
        oldest.forEach((home, alarm) -> reasons.put(home, alarm.id()));
        return reasons;
    }

    List<HomeView> homes() {
        return surroundings.homes();
    }

    ConsoleFrame.Snapshot snapshot(Instant now, SignIn.Me me, ConsoleFrame.Shift shift) {
        return new ConsoleFrame.Snapshot(
                now,
                me,
                shift,
                List.copyOf(alarms.values()),
                surroundings.homes(),
                surroundings.commands(),
                surroundings.faults(),
                surroundings.colleagues());
    }
}
