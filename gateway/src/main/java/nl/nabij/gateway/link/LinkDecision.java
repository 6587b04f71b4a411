package nl.nabij.gateway.link;

import java.util.List;

/// What the core says to a command.
sealed interface LinkDecision {

    record Accepted(List<LinkEvent> events) implements LinkDecision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Refused(Reason reason) implements LinkDecision {}

    enum Reason {
        /// No deadline has come.
        NOT_DUE,
        /// Only a connection can do this.
        NOT_CONNECTED,
        /// A connection that nobody tries to make cannot succeed or fail.
        NOT_CONNECTING,
        /// The next attempt already hurries, or is being made.
        ALREADY_HURRYING,
        /// The stream's window is full, or the number does not rise.
        OUT_OF_WINDOW,
        /// An alarm goes before everything that is not one.
        ALARM_WAITS,
        STOPPED
    }
}
