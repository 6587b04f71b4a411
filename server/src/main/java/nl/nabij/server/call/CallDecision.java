package nl.nabij.server.call;

import java.util.List;

/// What came of a command.
public sealed interface CallDecision {

    /// It is done: these happened. None at all when what was asked was already so.
    record Accepted(List<CallEvent> events) implements CallDecision {
        public Accepted {
            events = List.copyOf(events);
        }

        static Accepted of(CallEvent... events) {
            return new Accepted(List.of(events));
        }
    }

    record Refused(CallRefusal reason) implements CallDecision {}
}
