package nl.nabij.server.alarm;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How the operator reached her.
public enum ContactHow {
    @JsonProperty("speech")
    SPEECH,
    @JsonProperty("video")
    VIDEO,
    /// Tried, and nobody answered.
    @JsonProperty("none")
    NONE
}
