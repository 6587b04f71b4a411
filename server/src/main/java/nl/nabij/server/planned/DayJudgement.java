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
///
/// Whom it reminds meanwhile is [PlanSummons].
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
    record Open(Instant next) implements DayJudgement {}

    /// Whether they spoke is seen this late at most: a colleague is not sent after a call that goes on.
    Duration LOOK_EACH = Duration.ofSeconds(15);

    /// What is told of one that is open, where somebody may call and be called.
    static Turn turn(Instant at, Instant now) {
        if (now.isBefore(at.minus(PlannedCalls.REMIND)) || !now.isBefore(at.plus(PlannedCalls.OVER))) {
            return Turn.NONE;
        }
        return now.isBefore(at.plus(PlannedCalls.LATE)) ? Turn.SOON : Turn.LATE;
    }

    /// @param possible somebody is at home, and whom it is with may call
    /// @param heldBy the call in which they spoke
    static DayJudgement of(Instant at, Instant now, boolean possible, Optional<UUID> heldBy) {
        if (heldBy.isPresent()) {
            return new Settled(PlanState.HELD, heldBy);
        }
        if (!now.isBefore(at.plus(PlannedCalls.OVER))) {
            return new Settled(possible ? PlanState.MISSED : PlanState.SKIPPED, Optional.empty());
        }
        Instant soon = at.minus(PlannedCalls.REMIND);
        if (now.isBefore(soon)) {
            return new Open(soon);
        }
        if (!possible) {
            return now.isBefore(at) ? new Open(at) : new Settled(PlanState.SKIPPED, Optional.empty());
        }
        Instant late = at.plus(PlannedCalls.LATE);
        return new Open(earlier(now.plus(LOOK_EACH), now.isBefore(late) ? late : at.plus(PlannedCalls.OVER)));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
