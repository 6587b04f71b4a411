package nl.nabij.contract.home;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// A call that was agreed upon: once, or on the same days of each week. Of the home's own clock, so that it
/// stays at ten when summer time begins. Her box keeps it, so her screen tells of it also while the centre
/// is away.
///
/// @param with as she reads it, 1 to 80 characters; absent: whoever of her care organisation is there
/// @param face of a relative who is a face on her screen, so that she can begin it herself
/// @param days on which it is, none twice; none: once, on its first day
/// @param at `10:30` to the minute
/// @param lastDay its last; absent: until it is taken away
/// @param skipped days on which it is called off, of those to come and today's
/// @param held days on which it took place, of the last two
public record PlannedCall(
        UUID id,
        Optional<String> with,
        Optional<UUID> face,
        List<DayOfWeek> days,
        String at,
        LocalDate firstDay,
        Optional<LocalDate> lastDay,
        List<LocalDate> skipped,
        List<LocalDate> held) {

    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    public PlannedCall {
        days = List.copyOf(days);
        skipped = List.copyOf(skipped);
        held = List.copyOf(held);
        check(days.size() == days.stream().distinct().count(), "days name one twice");
        check(TIME.matcher(at).matches(), "at is '" + at + "'; it has to be a time such as 10:30");
        if (lastDay.isPresent()) {
            check(!lastDay.get().isBefore(firstDay), "lastDay is before firstDay");
        }
    }

    /// Whether it is on this day, called off or not.
    public boolean isOn(LocalDate day) {
        if (days.isEmpty()) {
            return day.equals(firstDay);
        }
        return !day.isBefore(firstDay)
                && lastDay.map(last -> !day.isAfter(last)).orElse(true)
                && days.contains(day.getDayOfWeek());
    }

    private static void check(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
