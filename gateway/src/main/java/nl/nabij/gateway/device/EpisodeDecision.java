package nl.nabij.gateway.device;

/// What an episode makes of a report.
public sealed interface EpisodeDecision {

    record Accepted(EpisodeEvent event) implements EpisodeDecision {}

    record Refused(Reason reason) implements EpisodeDecision {}

    enum Reason {
        /// The bridge sends one press twice.
        COPY,
        /// Nothing became different.
        UNCHANGED,
        /// A stored message proves nothing about now.
        ONLY_STATE,
        /// No deadline has passed.
        NOT_DUE
    }

    static EpisodeDecision accepted(EpisodeEvent event) {
        return new Accepted(event);
    }

    static EpisodeDecision refused(Reason reason) {
        return new Refused(reason);
    }
}
