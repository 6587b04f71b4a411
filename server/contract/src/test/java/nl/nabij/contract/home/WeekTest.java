package nl.nabij.contract.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A usual week, asked at a moment. 2026-11-30 is a Monday.
class WeekTest {

    private static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");

    private final Week week = new Week(
            List.of(
                    visit("de thuiszorg", "08:00", Optional.of("08:45"), DayOfWeek.MONDAY, DayOfWeek.THURSDAY),
                    visit("Anna", "23:30", Optional.empty(), DayOfWeek.MONDAY),
                    new WeekEntry(
                            WeekEntry.Kind.HAPPENING,
                            "biljarten",
                            Optional.of("De Brink"),
                            List.of(DayOfWeek.MONDAY),
                            "14:00",
                            Optional.empty())),
            HERE);

    private static WeekEntry visit(String who, String from, Optional<String> until, DayOfWeek... days) {
        return new WeekEntry(WeekEntry.Kind.VISIT, who, Optional.empty(), Arrays.asList(days), from, until);
    }

    private static Instant at(String local) {
        return ZonedDateTime.of(java.time.LocalDateTime.parse(local), HERE).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30T07:59:59, de thuiszorg, 2026-11-30T08:00",
        "2026-11-30T08:44:59, de thuiszorg, 2026-11-30T08:00",
        "2026-11-30T08:45:00, Anna, 2026-11-30T23:30",
        "2026-12-01T00:29:59, Anna, 2026-11-30T23:30",
        "2026-12-01T00:30:00, de thuiszorg, 2026-12-03T08:00",
        "2026-12-03T08:45:00, de thuiszorg, 2026-12-07T08:00",
    })
    void theVisitThatGoesOnOrTheNextOne(String now, String who, String from) {
        Week.Occasion next = week.nextVisit(at(now)).orElseThrow();
        assertThat(next.entry().what()).isEqualTo(who);
        assertThat(next.from()).isEqualTo(at(from));
    }

    @Test
    void whatIsOnTodayIsOfTheHomesOwnDay() {
        assertThat(week.happeningsToday(at("2026-11-30T23:59"))).hasSize(1);
        assertThat(week.happeningsToday(at("2026-12-01T00:00"))).isEmpty();
        assertThat(week.happeningsToday(at("2026-11-29T23:59"))).isEmpty();
    }

    @Test
    void eightStaysEightWhenTheClockIsChanged() {
        Week sundays = new Week(List.of(visit("x", "02:30", Optional.of("03:30"), DayOfWeek.SUNDAY)), HERE);
        Week.Occasion spring = sundays.nextVisit(at("2027-03-27T12:00")).orElseThrow();
        assertThat(spring.from()).as("02:30 is not there").isEqualTo(Instant.parse("2027-03-28T01:30:00Z"));
        Week daily = new Week(List.of(visit("x", "08:00", Optional.empty(), DayOfWeek.values())), HERE);
        assertThat(daily.nextVisit(at("2027-03-28T00:00")).orElseThrow().from())
                .isEqualTo(Instant.parse("2027-03-28T06:00:00Z"));
    }

    @Test
    void nobodyComesWhereNobodyIsPlanned() {
        assertThat(new Week(List.of(), HERE).nextVisit(at("2026-11-30T08:00"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 08:00, 09:00, what of a visit is empty",
        "x, 8:00, 09:00, from is '8:00'",
        "x, 24:00, , from is '24:00'",
        "x, 08:00, 08:00, until is not later",
        "x, 08:00, 9, until is '9'",
    })
    void whatIsWrongIsNamed(String what, String from, String until, String told) {
        assertThatThrownBy(() -> visit(what, from, Optional.ofNullable(until), DayOfWeek.MONDAY))
                .hasMessageContaining(told);
        assertThatThrownBy(() -> visit("x", "08:00", Optional.empty())).hasMessageContaining("days are none");
        assertThatThrownBy(() -> visit("x", "08:00", Optional.empty(), DayOfWeek.MONDAY, DayOfWeek.MONDAY))
                .hasMessageContaining("twice");
    }
}
