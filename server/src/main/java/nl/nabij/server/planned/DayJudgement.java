package nl.nabij.server.planned;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.face.CallPlans.PlanState;
import nl.nabij.contract.home.PlannedCalls;

/// How far a planned call of one day is: a function of the clock, of whether anybody is at home, and of
/// whether they spoke.
///
/// ```
///   5 min before      its time        10 min after        1 h after
///  ──────┬───────────────┬────────────────┬──────────────────┬──►
///   soon: both sides are reminded         │ late: colleagues │ missed
///        └─ they spoke: held ────────────────────────────────┘
/// ```
sealed interface DayJudgement {

    /// What people are told meanwhile.
    enum Turn {
        NONE,
        SOON,
        LATE
    }

    /// It is over.
    ///
    /// @param by the call by which it took place
    record Settled(PlanState state, Optional<UUID> by) implements DayJudgement {}

    /// @param next when to look again
    record Open(Turn turn, Instant next) implements DayJudgement {}

    /// Whether they spoke is seen this late at most: a colleague is not sent after a call that goes on.
    Duration LOOK_EACH = Duration.ofSeconds(15);

    /// @param heldBy the call in which they spoke
    static DayJudgement of(Instant at, Instant now, boolean atHome, Optional<UUID> heldBy) {
        if (heldBy.isPresent()) {
            return new Settled(PlanState.HELD, heldBy);
        }
        if (!now.isBefore(at.plus(PlannedCalls.OVER))) {
            return new Settled(atHome ? PlanState.MISSED : PlanState.SKIPPED, Optional.empty());
        }
        Instant soon = at.minus(PlannedCalls.REMIND);
        if (now.isBefore(soon)) {
            return new Open(Turn.NONE, soon);
        }
        if (!atHome) {
            return now.isBefore(at) ? new Open(Turn.NONE, at) : new Settled(PlanState.SKIPPED, Optional.empty());
        }
        Instant late = at.plus(PlannedCalls.LATE);
        return now.isBefore(late)
                ? new Open(Turn.SOON, earlier(now.plus(LOOK_EACH), late))
                : new Open(Turn.LATE, earlier(now.plus(LOOK_EACH), at.plus(PlannedCalls.OVER)));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
