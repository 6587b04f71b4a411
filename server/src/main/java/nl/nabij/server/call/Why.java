package nl.nabij.server.call;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.CallId;

/// Why a call began.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Why.ToTalk.class, name = "to-talk"),
    @JsonSubTypes.Type(value = Why.Planned.class, name = "planned"),
    @JsonSubTypes.Type(value = Why.CallsBack.class, name = "calls-back"),
    @JsonSubTypes.Type(value = Why.ForAlarm.class, name = "alarm"),
    @JsonSubTypes.Type(value = Why.Look.class, name = "look"),
})
public sealed interface Why {

    /// Somebody would like to talk.
    record ToTalk() implements Why {}

    /// It stood on her screen; whoever of both is first begins it.
    record Planned(UUID appointment) implements Why {}

    /// After one that was missed.
    record CallsBack(CallId missed) implements Why {}

    /// Speech for an alarm of hers.
    record ForAlarm(AlarmId alarm) implements Why {}

    /// A look at night: her picture only goes one way, and nobody speaks.
    ///
    /// @param reason in the operator's words; it stands in the client's own log
    record Look(String reason) implements Why {

        public static final int LONGEST_REASON = 200;

        public Look {
            if (reason.isBlank() || reason.length() > LONGEST_REASON) {
                throw new IllegalArgumentException("A look needs a reason of 1 to " + LONGEST_REASON + " characters");
            }
        }
    }
}
