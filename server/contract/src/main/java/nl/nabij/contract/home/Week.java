package nl.nabij.contract.home;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A home's usual week, asked at a moment. Pure.
public final class Week {

    /// Without an agreed end: carers are late, and nobody tells her screen.
    static final Duration LATE = Duration.ofHours(1);

    private static final int DAYS = 7;

    private final List<WeekEntry> entries;
    private final ZoneId zone;

    public Week(List<WeekEntry> entries, ZoneId zone) {
        this.entries = List.copyOf(entries);
        this.zone = zone;
    }

    /// One of it on one day.
    ///
    /// @param until as it was agreed; empty without
    public record Occasion(WeekEntry entry, Instant from, Optional<Instant> until) {
        Instant over() {
            return until.orElse(from.plus(LATE));
        }
    }

    /// The visit that is going on, or the next one within a week.
    public Optional<Occasion> nextVisit(Instant now) {
        LocalDate today = today(now);
        // Yesterday's last one without an end may run past midnight.
        return IntStream.rangeClosed(-1, DAYS)
                .mapToObj(today::plusDays)
                .flatMap(day -> on(day, WeekEntry.Kind.VISIT))
                .filter(occasion -> occasion.over().isAfter(now))
                .min(Comparator.comparing(Occasion::from));
    }

    /// What is on today, also what is over, in its order.
    public List<Occasion> happeningsToday(Instant now) {
        return on(today(now), WeekEntry.Kind.HAPPENING)
                .sorted(Comparator.comparing(Occasion::from))
                .toList();
    }

    private LocalDate today(Instant now) {
        return now.atZone(zone).toLocalDate();
    }

    /// A time that a day does not have, since the clock leaps over it, is the one after the leap.
    private Stream<Occasion> on(LocalDate day, WeekEntry.Kind kind) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind && entry.days().contains(day.getDayOfWeek()))
                .map(entry ->
                        new Occasion(entry, at(day, entry.from()), entry.until().map(end -> at(day, end))));
    }

    private Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(zone).toInstant();
    }
}
