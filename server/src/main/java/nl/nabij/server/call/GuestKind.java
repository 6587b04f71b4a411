package nl.nabij.server.call;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What somebody is who was added by a one-time link.
public enum GuestKind {
    @JsonProperty("interpreter")
    INTERPRETER,
    /// Her general practitioner, or another doctor.
    @JsonProperty("doctor")
    DOCTOR,
    @JsonProperty("relative")
    RELATIVE,
    @JsonProperty("other")
    OTHER
}
