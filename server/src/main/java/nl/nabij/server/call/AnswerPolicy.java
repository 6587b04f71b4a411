package nl.nabij.server.call;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import nl.nabij.contract.AlarmId;

/// Whether a home may answer by itself, and on what ground. Who begins a call brings it along from the
/// client's file; the life cycle takes none that does not fit to the call.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AnswerPolicy.AsksHer.class, name = "asks-her"),
    @JsonSubTypes.Type(value = AnswerPolicy.DuringAlarm.class, name = "during-alarm"),
    @JsonSubTypes.Type(value = AnswerPolicy.Recorded.class, name = "recorded"),
})
public sealed interface AnswerPolicy {

    /// Nothing of the home is sent before her yes.
    record AsksHer() implements AnswerPolicy {}

    /// Her own alarm is open: speech at once.
    ///
    /// @param picture as she chose it for alarms
    /// @param device what answers in the home
    record DuringAlarm(AlarmId alarm, Picture picture, EndpointId device) implements AnswerPolicy {}

    /// She recorded that this caller may come in without her pressing anything.
    record Recorded(PartyId caller, Use use, ConsentHours hours, Picture picture, EndpointId device)
            implements AnswerPolicy {}

    /// What a recorded consent is for; the one is never taken for the other.
    enum Use {
        TALK,
        LOOK
    }
}
