package nl.nabij.server.backup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// In which order tables can be filled: each after those that its rows refer to.
final class TableOrder {

    private TableOrder() {}

    /// @param references for a table those that have to be there before it; one that refers to itself is no matter
    /// @throws IllegalStateException when some refer to each other in a circle; a foreign key of it has to be made
    ///     deferrable then
    static List<String> of(Collection<String> tables, Map<String, Set<String>> references) {
        Set<String> waiting = new TreeSet<>(tables);
        List<String> order = new ArrayList<>();
        while (!waiting.isEmpty()) {
            List<String> next = waiting.stream()
                    .filter(table -> references.getOrDefault(table, Set.of()).stream()
                            .noneMatch(other -> !other.equals(table) && waiting.contains(other)))
                    .toList();
            if (next.isEmpty()) {
                throw new IllegalStateException("These tables refer to each other in a circle: " + waiting);
            }
            order.addAll(next);
            next.forEach(waiting::remove);
        }
        return List.copyOf(order);
    }
}
