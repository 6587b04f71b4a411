package nl.nabij.contract.face;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.nabij.contract.call.CallState;

/// What a resident allowed for calls: who may come in without her pressing anything, and what is shown
/// during
/// an alarm of hers. Without any of it her screen rings and waits for her yes.
///
/// @param choice what she chose for all calls
/// @param given what she allowed and did not take back
public record CallConsents(Choice choice, List<Given> given) {

    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    public CallConsents {
        given = List.copyOf(given);
    }

    /// What she chose for all calls.
    ///
    /// @param duringAlarm what of herself is shown to who answers her alarm, beside her voice; `none`
    ///     until she
    ///     chose more
    /// @param addressHidden who speaks with her cannot learn where her line is: all media goes through the
    ///     centre's relay
    /// @param by who said it; absent until somebody did
    public record Choice(
            CallState.Picture duringAlarm,
            boolean addressHidden,
            Optional<String> by,
            Optional<Instant> at,
            Optional<String> recordedBy) {}

    /// The body of `PUT …/call-choice`.
    ///
    /// @param by who said it: herself, or the name and relation of who represents her; 1 to 80 characters
    public record Choose(CallState.Picture duringAlarm, boolean addressHidden, String by) {
        public Choose {
            by = HomeFields.name("by", by);
        }
    }

    /// Whom she allowed it.
    public enum CallerKind {
        /// One person who works with clients at her own organisation.
        @JsonProperty("person")
        PERSON,
        /// Everybody who answers there: her own organisation, or the night centre that it asks.
        @JsonProperty("organisation")
        ORGANISATION,
        /// One of her family or friends who may use the family page; to talk only.
        @JsonProperty("relative")
        RELATIVE
    }

    /// For what; the one is never taken for the other.
    public enum Use {
        /// It rings for 10 s, and then they speak with each other.
        @JsonProperty("talk")
        TALK,
        /// A look without a word, of at most 2 min, with a reason that she can read.
        @JsonProperty("look")
        LOOK
    }

    /// @param caller the person, organisation or relative
    /// @param callerName as it is called now
    /// @param days on which it begins
    /// @param from `22:00`, by her own clock
    /// @param until when it ends; earlier than `from` it reaches past midnight, and 00:00 to 00:00 is all
    ///     day
    /// @param picture what of herself is shown; of a look `veiled` or `clear`
    /// @param by who said it
    /// @param lastDay its last day; without, until she takes it back
    public record Given(
            UUID id,
            CallerKind callerKind,
            UUID caller,
            String callerName,
            Use use,
            List<DayOfWeek> days,
            String from,
            String until,
            CallState.Picture picture,
            String by,
            Instant at,
            Optional<LocalDate> lastDay,
            String recordedBy) {
        public Given {
            days = List.copyOf(days);
        }
    }

    /// The body of `POST …/call-consents`.
    ///
    /// @param days 1 to 7, none twice
    /// @param by who said it: herself, or the name and relation of who represents her; 1 to 80 characters
    public record Give(
            CallerKind callerKind,
            UUID caller,
            Use use,
            List<DayOfWeek> days,
            String from,
            String until,
            CallState.Picture picture,
            String by,
            Optional<LocalDate> lastDay) {
        public Give {
            days = List.copyOf(days);
            by = HomeFields.name("by", by);
            lastDay = lastDay.map(day -> HomeFields.day("lastDay", day));
            HomeFields.check(!days.isEmpty(), "days are none; it needs at least one, such as MONDAY");
            HomeFields.check(days.size() == days.stream().distinct().count(), "days name one twice");
            checkTime("from", from);
            checkTime("until", until);
            HomeFields.check(
                    !from.equals(until) || from.equals("00:00"),
                    "until is the same as from; 00:00 to 00:00 is all day");
            HomeFields.check(
                    use != Use.LOOK || picture != CallState.Picture.NONE,
                    "picture is 'none'; a look needs 'veiled' or 'clear'");
            HomeFields.check(
                    use != Use.LOOK || callerKind != CallerKind.RELATIVE,
                    "use is 'look'; a relative can be allowed to talk only");
        }

        private static void checkTime(String what, String time) {
            HomeFields.check(
                    TIME.matcher(time).matches(), what + " is '" + time + "'; it has to be a time such as 22:00");
        }
    }
}
