package nl.nabij.server.call;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/// The hours of the week for which she allowed something.
///
/// @param from included; later than `until` it reaches past midnight, and the day is that of its beginning
/// @param until excluded; midnight is the end of the day, so that 00:00 to 00:00 is all of it
public record ConsentHours(Set<DayOfWeek> days, LocalTime from, LocalTime until, ZoneId zone) {

    public ConsentHours {
        days = Set.copyOf(days);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("Consent needs at least one day");
        }
        if (from.equals(until) && !from.equals(LocalTime.MIDNIGHT)) {
            throw new IllegalArgumentException("Consent ends at another time than it begins");
        }
    }

    public boolean contain(Instant moment) {
        ZonedDateTime there = moment.atZone(zone);
        LocalTime time = there.toLocalTime();
        DayOfWeek today = there.getDayOfWeek();
        boolean begun = days.contains(today) && !time.isBefore(from);
        if (from.isBefore(until)) {
            return begun && time.isBefore(until);
        }
        return begun || (days.contains(today.minus(1)) && time.isBefore(until));
    }
}
