package nl.nabij.server.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When somebody is told that a centre is not well, that it still is not, and that it is again.
///
/// ```
///  Well ──ill──► Doubt ──ill, `after` times in a row──► Ill ↺ told again each `again`
///   ▲              │well                                  │well: told
///   └──────────────┴──────────────────────────────────────┘
/// ```
/// Pure: no clock, no network.
final class WatchLifeCycle {

    private WatchLifeCycle() {}

    /// @param after how many looks in a row have to find it ill; one that is lost on the way is no dead
    ///     centre
    record Rules(int after, Duration again) {}

    sealed interface Watched permits Well, Doubt, Ill {}

    record Well() implements Watched {}

    record Doubt(int looks, Instant since) implements Watched {}

    /// @param times how often it was told
    record Ill(Instant since, int times, Instant toldAt) implements Watched {}

    /// What has to be told.
    ///
    /// @param since when it was found ill first; of `well` too
    /// @param times 1 at first, one more each time it is told again; of `well` the last number
    record Telling(boolean well, Instant at, Instant since, int times, List<String> problems) {
        Telling {
            problems = List.copyOf(problems);
        }
    }

    record Step(Watched next, Optional<Telling> telling) {}

    static Step looked(Watched watched, Finding finding, Instant now, Rules rules) {
        if (finding.isWell()) {
            Optional<Telling> telling = watched instanceof Ill ill
                    ? Optional.of(new Telling(true, now, ill.since(), ill.times(), List.of()))
                    : Optional.empty();
            return new Step(new Well(), telling);
        }
        return switch (watched) {
            case Well _ -> doubt(new Doubt(1, now), finding, now, rules);
            case Doubt doubt -> doubt(new Doubt(doubt.looks() + 1, doubt.since()), finding, now, rules);
            case Ill ill when now.isBefore(ill.toldAt().plus(rules.again())) -> new Step(ill, Optional.empty());
            case Ill ill -> ill(ill.since(), ill.times() + 1, finding, now);
        };
    }

    private static Step doubt(Doubt doubt, Finding finding, Instant now, Rules rules) {
        return doubt.looks() >= rules.after() ? ill(doubt.since(), 1, finding, now) : new Step(doubt, Optional.empty());
    }

    private static Step ill(Instant since, int times, Finding finding, Instant now) {
        return new Step(
                new Ill(since, times, now), Optional.of(new Telling(false, now, since, times, finding.problems())));
    }
}
