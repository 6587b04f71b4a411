package nl.nabij.contract.face;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// What the console's page sends on its socket. Acting on alarms and homes goes over the HTTP API,
/// which answers.
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        property = "type",
        defaultImpl = ConsoleCall.UnknownCall.class,
        visible = true)
@JsonSubTypes({
    @JsonSubTypes.Type(value = ConsoleCall.Alive.class, name = "alive"),
    @JsonSubTypes.Type(value = ConsoleCall.StartShift.class, name = "start-shift"),
    @JsonSubTypes.Type(value = ConsoleCall.EndShift.class, name = "end-shift"),
})
public sealed interface ConsoleCall {

    /// @param number of the ping that is answered
    /// @param page the page's own script ran and drew since that ping
    /// @param worker the page's worker answered
    /// @param visible whether the page can be seen
    /// @param sound whether sound would be heard
    record Alive(long number, boolean page, boolean worker, boolean visible, boolean sound) implements ConsoleCall {}

    record StartShift() implements ConsoleCall {}

    record EndShift() implements ConsoleCall {}

    record UnknownCall(String type) implements ConsoleCall {}
}
