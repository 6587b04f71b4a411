package nl.nabij.server.call;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How much of herself she shows. Each is more than the one before.
public enum Picture {
    @JsonProperty("none")
    NONE,
    /// Blurred on the box itself: one sees that somebody lies or stands, and not who or how dressed.
    @JsonProperty("veiled")
    VEILED,
    @JsonProperty("clear")
    CLEAR
}
