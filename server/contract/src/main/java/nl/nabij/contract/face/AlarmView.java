package nl.nabij.contract.face;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.home.Kind;

/// One alarm as the console shows it: the projection of its events.
///
/// @param home the home is named by its gateway
/// @param version number of its events; of two views of one alarm the higher one counts
/// @param repeats presses after the first while it was open
/// @param receivedAt the server's receipt, on the database's clock: all waiting times count from
///     here
/// @param happenedAt when it was pressed, in the centre's time; equal to `receivedAt` where the box could
///     not tell
/// @param step 0 for the first step of its ladder, rising; it comes round
/// @param stepName who is being asked now, such as `nachtzorgcentrale`
/// @param deadline when the next step comes if nobody answers
/// @param urgency 1 (life) to 4 (technical): the queue's order, with `urgencyReason`
/// @param urgencyReason a word for the faces' dictionary: `sos`, `smoke`, `repeated`, `no-answer`,
///     `technical`
/// @param responder who was asked last to go there
public record AlarmView(
        AlarmId id,
        GatewayId home,
        int version,
        State state,
        Kind kind,
        DeviceId device,
        String deviceName,
        Optional<String> room,
        Instant receivedAt,
        Instant happenedAt,
        Instant lastPressAt,
        int repeats,
        int step,
        String stepName,
        Optional<Instant> deadline,
        int urgency,
        String urgencyReason,
        Optional<Owner> owner,
        Optional<Responder> responder,
        boolean cancelledByClient,
        boolean cleared,
        Optional<Outcome> outcome,
        Optional<String> note,
        Optional<Instant> closedAt) {

    public enum State {
        @JsonProperty("offered")
        OFFERED,
        @JsonProperty("claimed")
        CLAIMED,
        @JsonProperty("closed")
        CLOSED
    }

    public enum Outcome {
        @JsonProperty("assisted")
        ASSISTED,
        @JsonProperty("no-help-needed")
        NO_HELP_NEEDED,
        @JsonProperty("false-alarm")
        FALSE_ALARM,
        @JsonProperty("test")
        TEST,
        @JsonProperty("technical")
        TECHNICAL,
        @JsonProperty("handed-over")
        HANDED_OVER
    }

    public record Owner(UserId id, String shownName) {}

    /// @param expectedAt when she may be there, in the centre's time; empty when nobody knows
    public record Responder(String name, Progress progress, Optional<Instant> expectedAt) {}

    public enum Progress {
        @JsonProperty("asked")
        ASKED,
        @JsonProperty("accepted")
        ACCEPTED,
        @JsonProperty("declined")
        DECLINED,
        @JsonProperty("arrived")
        ARRIVED
    }
}
