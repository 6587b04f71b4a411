package nl.nabij.contract.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.CallId;

/// A call of one home as it stands in its log: the office and her own screen read the same.
///
/// @param reason of a look, in the words of who looked
/// @param endedAt absent while it goes on
/// @param ended why, a word of [CallState.Ending]
/// @param by who began it
/// @param opened by what her side opened first, if it did
/// @param picture the most that was shown of her in it
/// @param togetherAt since when anybody could hear or see her; absent where nobody could
/// @param quality as each device said it of each other one; the first word is who received. Her screen is told none
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
        Optional<Instant> togetherAt,
        List<Heard> quality) {

    public CallEntry {
        parties = List.copyOf(parties);
        quality = List.copyOf(quality);
    }

    /// @param came whether this party was in it, and not only asked
    /// @param guest of a guest: what he or she is
    /// @param organisation of a member of staff: where she works, as far as the reader may know it
    public record Taken(
            String party,
            String name,
            CallState.PartyKind kind,
            boolean came,
            Optional<CallState.GuestKind> guest,
            Optional<String> organisation) {}

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
