package nl.nabij.contract.face;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.CallId;
import nl.nabij.contract.call.CallQuality;
import nl.nabij.contract.call.CallState;

/// A call of one home as it stands in its log.
///
/// @param reason of a look, in the words of who looked
/// @param endedAt absent while it goes on
/// @param ended why, a word of [CallState.Ending]
/// @param by who began it
/// @param opened by what her side opened, if it did
/// @param picture the most that was shown of her in it
/// @param quality as each device said it of each other one; the first word is who received
public record CallEntry(
        CallId call,
        CallState.Why why,
        Optional<String> reason,
        Instant begunAt,
        Optional<Instant> endedAt,
        Optional<String> ended,
        String by,
        List<Taken> parties,
        Opened opened,
        CallState.Picture picture,
        List<Heard> quality) {

    public CallEntry {
        parties = List.copyOf(parties);
        quality = List.copyOf(quality);
    }

    /// @param came whether this party was in it, and not only asked
    public record Taken(String party, String name, CallState.PartyKind kind, boolean came) {}

    public record Heard(String party, String from, CallQuality quality) {}

    public enum Opened {
        /// It did not.
        @JsonProperty("not")
        NOT,
        /// By her own press.
        @JsonProperty("pressed")
        PRESSED,
        /// By her alarm.
        @JsonProperty("alarm")
        ALARM,
        /// By what she had allowed before.
        @JsonProperty("allowed")
        ALLOWED
    }
}
