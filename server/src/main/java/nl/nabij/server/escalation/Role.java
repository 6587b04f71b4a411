package nl.nabij.server.escalation;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The function in which somebody is asked.
public enum Role {
    /// Answers alarms (centralist).
    @JsonProperty("operator")
    OPERATOR,
    /// Visits and answers by day (verzorgende).
    @JsonProperty("carer")
    CARER,
    /// Stands behind the others when nobody answers (achterwacht).
    @JsonProperty("backup")
    BACKUP
}
