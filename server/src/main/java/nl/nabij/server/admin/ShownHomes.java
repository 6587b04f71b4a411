package nl.nabij.server.admin;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.nabij.contract.GatewayId;

/// Which homes a session was shown already, so that a page that reads its list again and again is one look at each
/// of them.
final class ShownHomes {

    /// Beyond it the session that came first is forgotten, and its next look is written down once more.
    static final int MOST_SESSIONS = 500;

    private final Map<UUID, Set<GatewayId>> shown = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Set<GatewayId>> eldest) {
            return size() > MOST_SESSIONS;
        }
    };

    synchronized List<GatewayId> notYet(UUID session, List<GatewayId> homes) {
        Set<GatewayId> before = shown.getOrDefault(session, Set.of());
        return homes.stream().filter(home -> !before.contains(home)).toList();
    }

    /// After they were written down.
    synchronized void were(UUID session, List<GatewayId> homes) {
        shown.computeIfAbsent(session, _ -> new HashSet<>()).addAll(homes);
    }
}
