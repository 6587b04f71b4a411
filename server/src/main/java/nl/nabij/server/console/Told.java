package nl.nabij.server.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nl.nabij.contract.face.CommandView;
import nl.nabij.contract.face.ConsoleFrame.Colleague;
import nl.nabij.contract.face.FaultView;
import nl.nabij.contract.face.HomeView;

/// What the room's consoles were told of the surroundings; gives what is different now.
final class Told {

    private Surroundings before = Surroundings.NONE;

    /// A home that may no longer be seen is told once more without client and devices, so that nothing
    /// of it stays on a screen. A fault that is gone is told with its end.
    Surroundings different(Surroundings now) {
        List<HomeView> homes = changed(before.homes(), now.homes(), HomeView::id);
        gone(before.homes(), now.homes(), HomeView::id).forEach(home -> homes.add(emptied(home)));
        List<FaultView> faults = changed(before.faults(), now.faults(), FaultView::id);
        gone(before.faults(), now.faults(), FaultView::id).forEach(fault -> faults.add(ended(fault, now.now())));
        List<Colleague> colleagues = changed(before.colleagues(), now.colleagues(), Colleague::id);
        gone(before.colleagues(), now.colleagues(), Colleague::id)
                .forEach(colleague -> colleagues.add(new Colleague(colleague.id(), colleague.shownName(), false)));
        List<CommandView> commands = changed(before.commands(), now.commands(), CommandView::id);
        before = now;
        return new Surroundings(now.now(), homes, commands, faults, colleagues);
    }

    private static HomeView emptied(HomeView home) {
        return new HomeView(
                home.id(),
                home.organisation(),
                home.organisationName(),
                home.connected(),
                home.lastHeardAt(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static FaultView ended(FaultView fault, Instant at) {
        return new FaultView(
                fault.id(),
                fault.home(),
                fault.device(),
                fault.fault(),
                fault.text(),
                fault.since(),
                fault.homes(),
                Optional.of(at));
    }

    private static <K, V> Map<K, V> byId(List<V> all, Function<V, K> id) {
        Map<K, V> map = new HashMap<>();
        all.forEach(each -> map.put(id.apply(each), each));
        return map;
    }

    private static <K, V> List<V> changed(List<V> before, List<V> now, Function<V, K> id) {
        Map<K, V> known = byId(before, id);
        List<V> different = new ArrayList<>();
        for (V value : now) {
            if (!value.equals(known.get(id.apply(value)))) {
                different.add(value);
            }
        }
        return different;
    }

    private static <K, V> List<V> gone(List<V> before, List<V> now, Function<V, K> id) {
        Map<K, V> there = byId(now, id);
        return before.stream()
                .filter(value -> !there.containsKey(id.apply(value)))
                .toList();
    }
}
