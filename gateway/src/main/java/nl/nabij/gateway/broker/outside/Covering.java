package nl.nabij.gateway.broker.outside;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nl.nabij.gateway.broker.TopicFilter;

/// Which filters to subscribe to, when a broker may send a message once for each that matches: those
/// that no other of ours covers.
final class Covering {

    private Covering() {}

    static Set<String> of(List<TopicFilter> filters) {
        Set<String> needed = new LinkedHashSet<>();
        for (TopicFilter filter : filters) {
            boolean covered =
                    filters.stream().anyMatch(other -> !other.text().equals(filter.text()) && covers(other, filter));
            if (!covered) {
                needed.add(filter.text());
            }
        }
        return needed;
    }

    /// Whether each topic of the narrow one is one of the wide one.
    static boolean covers(TopicFilter wide, TopicFilter narrow) {
        List<String> some = wide.levels();
        List<String> others = narrow.levels();
        if (others.getFirst().startsWith("$") && !some.getFirst().equals(others.getFirst())) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            String level = some.get(i);
            if (level.equals("#")) {
                return true;
            }
            if (i >= others.size() || others.get(i).equals("#")) {
                return false;
            }
            if (!level.equals("+") && !level.equals(others.get(i))) {
                return false;
            }
        }
        return some.size() == others.size();
    }
}
