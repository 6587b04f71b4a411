package nl.nabij.server.escalation;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Why people are asked now.
public enum OfferReason {
    @JsonProperty("raised")
    RAISED,
    /// The step before had its time.
    @JsonProperty("no-answer")
    NO_ANSWER,
    /// Who had it gave it back.
    @JsonProperty("released")
    RELEASED,
    /// Who had it is no longer seen at the screen.
    @JsonProperty("screen-silent")
    SCREEN_SILENT,
    /// Who had it ended the shift.
    @JsonProperty("shift-ended")
    SHIFT_ENDED,
    @JsonProperty("reopened")
    REOPENED
}
