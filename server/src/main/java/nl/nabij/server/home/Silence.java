package nl.nabij.server.home;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.GatewayId;

/// Which homes are quiet for too long. A pure core: time comes in, names go out.
///
/// ```
///   heard ──90 s without a packet──► silent ──any packet──► heard
///     └──a goodbye──► away ──5 min──► silent
/// ```
final class Silence {

    /// The design's promise: a dead gateway is a named fault within 90 s; boxes speak each 30 s.
    static final Duration LIMIT = Duration.ofSeconds(90);

    /// An update or a restart that was announced may take longer.
    static final Duration ANNOUNCED_LIMIT = Duration.ofMinutes(5);

    private final Map<GatewayId, Home> homes = new HashMap<>();

    private record Home(Instant deadline, boolean silent) {}

    /// @return whether it was silent until now
    boolean heard(GatewayId home, Instant now) {
        Home before = homes.put(home, new Home(now.plus(LIMIT), false));
        return before != null && before.silent();
    }

    void leaving(GatewayId home, Instant now) {
        homes.put(home, new Home(now.plus(ANNOUNCED_LIMIT), false));
    }

    /// @return those that became silent
    List<GatewayId> due(Instant now) {
        List<GatewayId> due = new ArrayList<>();
        homes.forEach((home, state) -> {
            if (!state.silent() && !state.deadline().isAfter(now)) {
                due.add(home);
            }
        });
        due.forEach(home -> homes.computeIfPresent(home, (_, state) -> new Home(state.deadline(), true)));
        return due;
    }

    Optional<Boolean> isSilent(GatewayId home) {
        return Optional.ofNullable(homes.get(home)).map(Home::silent);
    }
}
