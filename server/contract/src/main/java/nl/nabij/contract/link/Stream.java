package nl.nabij.contract.link;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The two numbered streams from a gateway. Order holds within one; alarms never wait behind the
/// other.
public enum Stream {
    @JsonProperty("alarm")
    ALARM,
    @JsonProperty("other")
    OTHER
}
