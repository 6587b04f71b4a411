package nl.nabij.server.home;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import nl.nabij.contract.GatewayId;

/// Which homes are quiet for too long. A pure core: time comes in, names go out.
///
/// ```
///   heard ──90 s without a packet──► silent ──any packet──► heard
///     └──a goodbye──► away ──5 min──► silent
/// ```
///
/// A name that went out comes out again until it is said to be committed: a database that was away
/// is told all that it missed. Bounded by the number of homes.
final class Silence {

    /// The design's promise: a dead gateway is a named fault within 90 s; boxes speak each 30 s.
    static final Duration LIMIT = Duration.ofSeconds(90);

    /// An update or a restart that was announced may take longer.
    static final Duration ANNOUNCED_LIMIT = Duration.ofMinutes(5);

    private final Map<GatewayId, Home> homes = new HashMap<>();

    private record Home(Instant deadline, Fault fault) {}

    /// What the database holds of the home. In doubt is what was tried and not confirmed: a commit
    /// whose answer was lost may have been made, so it is told again, whichever it then is.
    private enum Fault {
        NONE,
        OPEN,
        IN_DOUBT
    }

    void heard(GatewayId home, Instant now) {
        until(home, now.plus(LIMIT));
    }

    void leaving(GatewayId home, Instant now) {
        until(home, now.plus(ANNOUNCED_LIMIT));
    }

    /// Heard, and whether a fault from before our start still lasts is not known here.
    void connected(GatewayId home, Instant now) {
        homes.put(home, new Home(now.plus(LIMIT), Fault.IN_DOUBT));
    }

    /// @return those that are silent, again at each call until [#stored]
    List<GatewayId> due(Instant now) {
        return toTell(home -> home.fault() != Fault.OPEN && !home.deadline().isAfter(now));
    }

    /// @return those that are back, again at each call until [#ended]
    List<GatewayId> back(Instant now) {
        return toTell(home -> home.fault() != Fault.NONE && home.deadline().isAfter(now));
    }

    /// The silence of these is committed.
    void stored(List<GatewayId> silent) {
        silent.forEach(home -> told(home, Fault.OPEN));
    }

    /// That this one is back is committed.
    void ended(GatewayId home) {
        told(home, Fault.NONE);
    }

    private List<GatewayId> toTell(Predicate<Home> which) {
        List<GatewayId> found = homes.entrySet().stream()
                .filter(each -> which.test(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        found.forEach(home -> told(home, Fault.IN_DOUBT));
        return found;
    }

    private void until(GatewayId home, Instant deadline) {
        homes.merge(home, new Home(deadline, Fault.NONE), (before, _) -> new Home(deadline, before.fault()));
    }

    private void told(GatewayId home, Fault fault) {
        homes.computeIfPresent(home, (_, state) -> new Home(state.deadline(), fault));
    }
}
