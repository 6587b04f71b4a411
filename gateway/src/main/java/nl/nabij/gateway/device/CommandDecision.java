package nl.nabij.gateway.device;

/// What a command makes of what happened.
public sealed interface CommandDecision {

    record Accepted(CommandEvent event) implements CommandDecision {}

    record Refused(Reason reason) implements CommandDecision {}

    enum Reason {
        /// It came to its end before.
        ENDED,
        /// It says nothing new about this command.
        UNCHANGED,
        /// It is about another part, or this part is already where it should be.
        NOT_WAITING_FOR_IT,
        /// No deadline has passed.
        NOT_DUE
    }

    static CommandDecision accepted(CommandEvent event) {
        return new Accepted(event);
    }

    static CommandDecision refused(Reason reason) {
        return new Refused(reason);
    }
}
