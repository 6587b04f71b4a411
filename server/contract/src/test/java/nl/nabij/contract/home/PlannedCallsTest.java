package nl.nabij.contract.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// When planned calls are, by the home's own clock.
class PlannedCallsTest {

    private static final ZoneId HOME = ZoneId.of("Europe/Amsterdam");
    private static final LocalDate SUNDAY = LocalDate.of(2027, 3, 28);

    @Test
    void oneOfEachWeekStaysAtItsHourWhenSummerTimeBeginsAndStandsOnWhatTheClockHas() {
        PlannedCall weekly =
                call(List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), "10:30", SUNDAY.minusDays(1), Optional.empty());
        assertThat(instants(weekly, SUNDAY.minusDays(1), SUNDAY))
                .containsExactly(Instant.parse("2027-03-27T09:30:00Z"), Instant.parse("2027-03-28T08:30:00Z"));
        PlannedCall leapt = call(List.of(DayOfWeek.SUNDAY), "02:30", SUNDAY, Optional.empty());
        assertThat(instants(leapt, SUNDAY, SUNDAY)).containsExactly(Instant.parse("2027-03-28T01:30:00Z"));
    }

    @Test
    void itBeginsAndEndsWithItsDays() {
        PlannedCall some =
                call(List.of(DayOfWeek.SUNDAY), "10:30", SUNDAY.plusDays(1), Optional.of(SUNDAY.plusDays(14)));
        assertThat(instants(some, SUNDAY, SUNDAY.plusDays(30))).hasSize(2);
        PlannedCall once = call(List.of(), "10:30", SUNDAY, Optional.empty());
        assertThat(instants(once, SUNDAY.minusDays(7), SUNDAY.plusDays(7))).hasSize(1);
    }

    @Test
    void todayHasWhatIsOverAndOneOfYesterdayThatIsNot() {
        PlannedCall late = call(List.of(DayOfWeek.SATURDAY), "23:40", SUNDAY.minusDays(7), Optional.empty());
        PlannedCall early = call(List.of(DayOfWeek.SUNDAY), "00:10", SUNDAY.minusDays(7), Optional.empty());
        PlannedCalls both = new PlannedCalls(List.of(early, late), HOME);
        assertThat(both.today(Instant.parse("2027-03-27T23:30:00Z")))
                .extracting(PlannedCalls.Occasion::call)
                .containsExactly(late, early);
        assertThat(both.today(Instant.parse("2027-03-28T09:00:00Z")))
                .extracting(PlannedCalls.Occasion::call)
                .containsExactly(early);
    }

    @Test
    void whatIsNoPlanIsSaidSo() {
        assertThatThrownBy(() -> call(List.of(), "24:00", SUNDAY, Optional.empty()))
                .hasMessageContaining("such as 10:30");
        assertThatThrownBy(() -> call(List.of(), "10:00", SUNDAY, Optional.of(SUNDAY.minusDays(1))))
                .hasMessageContaining("before");
        assertThatThrownBy(() -> call(List.of(DayOfWeek.SUNDAY, DayOfWeek.SUNDAY), "10:00", SUNDAY, Optional.empty()))
                .hasMessageContaining("twice");
    }

    private static List<Instant> instants(PlannedCall call, LocalDate from, LocalDate until) {
        return new PlannedCalls(List.of(call), HOME)
                .between(from, until)
                .map(PlannedCalls.Occasion::at)
                .toList();
    }

    private static PlannedCall call(List<DayOfWeek> days, String at, LocalDate first, Optional<LocalDate> last) {
        return new PlannedCall(
                UUID.randomUUID(), Optional.empty(), Optional.empty(), days, at, first, last, List.of(), List.of());
    }
}
