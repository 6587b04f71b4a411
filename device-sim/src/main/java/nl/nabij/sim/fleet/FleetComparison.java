package nl.nabij.sim.fleet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.nabij.contract.GatewayId;

/// The ledger held against the centre's rows.
///
/// @param alarms that were pressed and synced
/// @param receipts for how many of them the centre gave a receipt
/// @param rows of the centre that tell of this ledger's presses
/// @param lost pressed, and no row of it: whether the home still holds it or not
/// @param doubled with more than one row
/// @param disordered whose row comes before that of an earlier press of the same home
/// @param strangers rows that name a button of this ledger and a press that it does not know
/// @param waiting without a receipt
public record FleetComparison(
        int alarms,
        int receipts,
        int rows,
        List<FleetPress> lost,
        List<FleetPress> doubled,
        List<FleetPress> disordered,
        List<StoredPress> strangers,
        List<FleetPress> waiting) {

    public FleetComparison {
        lost = List.copyOf(lost);
        doubled = List.copyOf(doubled);
        disordered = List.copyOf(disordered);
        strangers = List.copyOf(strangers);
        waiting = List.copyOf(waiting);
    }

    /// @param pressed all of one ledger, each home's in order
    /// @param receipts through which number each home has one
    /// @param stored the centre's rows, in the order in which it took them
    public static FleetComparison of(
            Collection<FleetPress> pressed, Map<GatewayId, Long> receipts, List<StoredPress> stored) {
        Map<Button, FleetPress> known = new HashMap<>();
        pressed.forEach(
                press -> known.put(new Button(press.home(), press.device().value()), press));
        Set<String> prefixes = new HashSet<>();
        pressed.forEach(press -> prefixes.add(FleetPress.prefix(press.epoch())));
        Map<FleetPress, Integer> rowsOf = new HashMap<>();
        Map<GatewayId, Long> highest = new HashMap<>();
        List<FleetPress> disordered = new ArrayList<>();
        List<StoredPress> strangers = new ArrayList<>();
        int rows = 0;
        for (StoredPress row : stored) {
            FleetPress press = known.get(new Button(row.home(), row.device()));
            if (press == null) {
                if (prefixes.stream().anyMatch(row.device()::startsWith)) {
                    strangers.add(row);
                }
                continue;
            }
            rows++;
            if (!row.press().equals(press.press())) {
                strangers.add(row);
                continue;
            }
            if (rowsOf.merge(press, 1, Integer::sum) == 1
                    && highest.merge(press.home(), press.seq(), Math::max) > press.seq()) {
                disordered.add(press);
            }
        }
        return new FleetComparison(
                pressed.size(),
                (int) pressed.stream()
                        .filter(press -> receipted(press, receipts))
                        .count(),
                rows,
                pressed.stream().filter(press -> !rowsOf.containsKey(press)).toList(),
                pressed.stream()
                        .filter(press -> rowsOf.getOrDefault(press, 0) > 1)
                        .toList(),
                disordered,
                strangers,
                pressed.stream().filter(press -> !receipted(press, receipts)).toList());
    }

    private static boolean receipted(FleetPress press, Map<GatewayId, Long> receipts) {
        return receipts.getOrDefault(press.home(), 0L) >= press.seq();
    }

    private record Button(GatewayId home, String device) {}

    /// Whether each press has one row, in order, and its receipt.
    public boolean isWhole() {
        return lost.isEmpty() && doubled.isEmpty() && disordered.isEmpty() && strangers.isEmpty() && waiting.isEmpty();
    }

    /// `alarms=… receipts=… rows=… lost=… doubled=… disordered=…`; rows of strangers count as doubled.
    public String figures() {
        return "alarms=" + alarms + " receipts=" + receipts + " rows=" + rows + " lost=" + lost.size() + " doubled="
                + (doubled.size() + strangers.size()) + " disordered=" + disordered.size();
    }
}
