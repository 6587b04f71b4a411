package nl.nabij.contract.home;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is usual in a home's week: a visit, or something that is on. Of the home's own clock, so that it
/// stays at eight when summer time begins.
///
/// @param what of a visit who comes, as she reads it (`de thuiszorg`); else what is on (`biljarten`); 1 to
///     80 characters
/// @param where of what is on; at most 80 characters
/// @param days on which, 1 to 7 of them, none twice
/// @param from `08:00` to the minute
/// @param until when it ends, later on the same day; without, it is past an hour after it began
public record WeekEntry(
        Kind kind, String what, Optional<String> where, List<DayOfWeek> days, String from, Optional<String> until) {

    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final int LONGEST = 80;

    /// What it is.
    public enum Kind {
        VISIT,
        HAPPENING
    }

    public WeekEntry {
        what = text("what", what);
        where = where.filter(place -> !place.isBlank()).map(place -> text("where", place));
        days = List.copyOf(days);
        check(!days.isEmpty(), "days are none; a visit needs at least one, such as MONDAY");
        check(days.size() == days.stream().distinct().count(), "days name one twice");
        check(TIME.matcher(from).matches(), "from is '" + from + "'; it has to be a time such as 08:00");
        if (until.isPresent()) {
            check(
                    TIME.matcher(until.get()).matches(),
                    "until is '" + until.get() + "'; it has to be a time such as 08:30");
            check(until.get().compareTo(from) > 0, "until is not later than from");
        }
    }

    private static String text(String what, String value) {
        String stripped = value.strip();
        check(!stripped.isEmpty(), what + " of a visit is empty");
        check(stripped.length() <= LONGEST, what + " of a visit has more than " + LONGEST + " characters");
        check(stripped.chars().noneMatch(Character::isISOControl), what + " of a visit holds a control character");
        return stripped;
    }

    private static void check(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
