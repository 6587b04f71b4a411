package nl.nabij.contract.home;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The planned calls of a home, asked at a moment. Pure; the box, the server and the pages agree by it.
public final class PlannedCalls {

    /// From so long before its time a call with that person is this one.
    public static final Duration EARLY = Duration.ofMinutes(15);

    /// Both sides are reminded so long before.
    public static final Duration REMIND = Duration.ofMinutes(5);

    /// Nobody called yet, so long after its time: she reads that it is later, and colleagues are told.
    public static final Duration LATE = Duration.ofMinutes(10);

    /// So long after its time it did not take place.
    public static final Duration OVER = Duration.ofHours(1);

    private final List<PlannedCall> calls;
    private final ZoneId zone;

    public PlannedCalls(List<PlannedCall> calls, ZoneId zone) {
        this.calls = List.copyOf(calls);
        this.zone = zone;
    }

    /// One of them on one day.
    public record Occasion(PlannedCall call, LocalDate day, Instant at) {
        public boolean isSkipped() {
            return call.skipped().contains(day);
        }

        public boolean isHeld() {
            return call.held().contains(day);
        }
    }

    /// What is on today, also what is over, and one of yesterday that is not over.
    public List<Occasion> today(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return between(today.minusDays(1), today)
                .filter(occasion ->
                        occasion.day().equals(today) || occasion.at().plus(OVER).isAfter(now))
                .sorted(Comparator.comparing(Occasion::at))
                .toList();
    }

    /// @param until included
    public Stream<Occasion> between(LocalDate from, LocalDate until) {
        return from.datesUntil(until.plusDays(1))
                .flatMap(day -> calls.stream()
                        .filter(call -> call.isOn(day))
                        .map(call -> new Occasion(call, day, at(day, call.at(), zone))));
    }

    /// A time that a day does not have, since the clock leaps over it, is the one after the leap; one that
    /// it has twice is the first.
    public static Instant at(LocalDate day, String time, ZoneId zone) {
        return day.atTime(LocalTime.parse(time)).atZone(zone).toInstant();
    }
}
