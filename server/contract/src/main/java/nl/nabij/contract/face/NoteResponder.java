package nl.nabij.contract.face;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/// The body of `POST /api/v1/alarms/{id}/responder`: how far it is with who goes there.
///
/// @param name who is asked, with `asked` only: 1 to 80 characters
/// @param arrivesInMinutes with `coming` and `expected` only: whole minutes from now, 1 to 180; left
///     out when nobody knows
public record NoteResponder(Step step, Optional<String> name, Optional<Integer> arrivesInMinutes) {

    public enum Step {
        @JsonProperty("asked")
        ASKED,
        @JsonProperty("coming")
        COMING,
        /// She who comes says anew when: earlier, later, or that she does not know.
        @JsonProperty("expected")
        EXPECTED,
        @JsonProperty("declined")
        DECLINED,
        @JsonProperty("arrived")
        ARRIVED
    }
}
