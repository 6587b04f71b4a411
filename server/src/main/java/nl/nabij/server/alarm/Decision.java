package nl.nabij.server.alarm;

import java.util.List;

/// What came of a command.
public sealed interface Decision {

    /// It is done: these happened. None at all when what was asked was already so.
    record Accepted(List<AlarmEvent> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }

        static Accepted of(AlarmEvent... events) {
            return new Accepted(List.of(events));
        }
    }

    record Refused(Refusal reason) implements Decision {}

    enum Refusal {
        /// There is no such alarm, or this person may not see it.
        NOT_RAISED,
        ALREADY_RAISED,
        /// Somebody else has it.
        CLAIMED_BY_OTHER,
        /// Only who has it may do this.
        NOT_OWNER,
        /// Nobody has it; claim it first.
        NOT_CLAIMED,
        /// It is closed; only reopening is left.
        CLOSED,
        NOT_CLOSED,
        NO_RESPONDER_UNDER_WAY,
        /// A tick before its time.
        NOT_DUE,
        /// Another alarm of the same device is open: that one is the place to act.
        ANOTHER_OPEN,
        /// Too many wait for this alarm, or it changed too often meanwhile; try again.
        BUSY
    }
}
