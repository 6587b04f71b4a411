package nl.nabij.server.calling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Which pages are due to be looked up again: does what let them in still stand? Those who were not looked
/// up for longest come first, and only some at a time, since deadlines of calls wait behind them.
final class Admissions {

    /// Who is blocked is out of her calls within this.
    static final Duration EACH = Duration.ofMinutes(1);

    /// Each is one question to the database, a millisecond as a rule. All 5,000 that a node takes are 100
    /// times so many, and their deadlines are looked at between.
    static final int MOST_AT_ONCE = 50;

    private static final Duration AGAIN_AFTER_FAILURE = Duration.ofSeconds(5);

    private Admissions() {}

    /// @param more whether others are due too
    record Due<D>(List<D> some, boolean more) {}

    /// @param checked with when each was looked up last
    static <D> Due<D> due(Map<D, Instant> checked, Instant now) {
        List<D> all = checked.entrySet().stream()
                .filter(each -> isDue(each.getValue(), now))
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
        return new Due<>(all.subList(0, Math.min(all.size(), MOST_AT_ONCE)), all.size() > MOST_AT_ONCE);
    }

    /// A check that lies ahead was made before the clock was set back.
    private static boolean isDue(Instant checkedAt, Instant now) {
        return now.isBefore(checkedAt) || !now.isBefore(checkedAt.plus(EACH));
    }

    /// As when it counts as looked up that could not be now: it comes again, and not before all others.
    static Instant failed(Instant now) {
        return now.minus(EACH).plus(AGAIN_AFTER_FAILURE);
    }
}
