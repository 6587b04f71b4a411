package nl.nabij.server.alarm;

import java.time.Instant;
import nl.nabij.contract.face.AlarmView.Outcome;
import nl.nabij.server.escalation.Offer;

/// Where an alarm stands. The states, and all that leads from one to another (`AlarmPictureTest`
/// rebuilds these arrows from the decisions and fails when they differ):
///
/// ```
/// NotRaised ──RaiseAlarm──► Offered ──ClaimAlarm──► Claimed ──CloseAlarm──► Closed
///
///                           Offered ◄──ReleaseAlarm── Claimed
///                           Offered ◄──OperatorFellSilent── Claimed
///                           Offered ◄──OperatorEndedShift── Claimed
///                           Offered ◄──ReopenAlarm── Closed
///
/// Waiting ──Tick──► Offered                 Waiting ──ClaimAlarm──► Claimed
///
/// Offered ↺ Tick                            (nobody answered: the next step, and round)
/// Waiting ↺ RepeatPress TakeAction ClearAlarm CancelByClient NoteOutsideCall
/// Offered ↺ RepeatPress TakeAction ClearAlarm CancelByClient NoteOutsideCall
/// Claimed ↺ RepeatPress TakeAction ClearAlarm CancelByClient NoteOutsideCall RecordContact AskResponder
/// Waiting ↺ AcceptAsResponder ExpectResponder DeclineAsResponder ArriveAsResponder
/// Offered ↺ AcceptAsResponder ExpectResponder DeclineAsResponder ArriveAsResponder
/// Claimed ↺ AcceptAsResponder ExpectResponder DeclineAsResponder ArriveAsResponder
/// ```
///
/// There is no arrow to Closed but a person's, and no state in which an open alarm has neither an
/// owner nor a deadline: that is what makes forgetting one impossible.
public sealed interface Alarm {

    /// Nothing happened yet.
    record NotRaised() implements Alarm {}

    /// All that were raised.
    sealed interface Known extends Alarm {
        AlarmFacts facts();
    }

    /// Nobody has it.
    sealed interface Unowned extends Known {
        Unowned with(AlarmFacts facts);
    }

    /// Between two events of one decision: raised, escalated, released or reopened, and not yet
    /// offered. Were it ever stored so, its deadline is that very moment.
    record Waiting(AlarmFacts facts, Instant since) implements Unowned {
        @Override
        public Waiting with(AlarmFacts next) {
            return new Waiting(next, since);
        }
    }

    /// People are asked. At the deadline the next ones are.
    record Offered(AlarmFacts facts, Offer offer, Instant deadline) implements Unowned {
        @Override
        public Offered with(AlarmFacts next) {
            return new Offered(next, offer, deadline);
        }
    }

    /// One person has it.
    record Claimed(AlarmFacts facts, Operator owner, Instant since) implements Known {
        Claimed with(AlarmFacts next) {
            return new Claimed(next, owner, since);
        }
    }

    record Closed(AlarmFacts facts, Operator by, Outcome outcome, String note, Instant closedAt) implements Known {}
}
