package nl.nabij.server.command;

import java.util.List;

/// What came of an order.
sealed interface CommandDecision {

    /// None at all when it was already so.
    record Accepted(List<CommandEvent> events) implements CommandDecision {
        public Accepted {
            events = List.copyOf(events);
        }

        static Accepted of(CommandEvent... events) {
            return new Accepted(List.of(events));
        }
    }

    record Refused(CommandRefusal reason) implements CommandDecision {}
}
