package nl.nabij.server.planned;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.face.CallPlans.PlanState;
import nl.nabij.server.planned.DayJudgement.Open;
import nl.nabij.server.planned.DayJudgement.Settled;
import nl.nabij.server.planned.DayJudgement.Turn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The table of one planned call on one day.
class DayJudgementTest {

    private static final Instant AT = Instant.parse("2026-12-01T09:30:00Z");
    private static final UUID CALL = UUID.randomUUID();

    @ParameterizedTest(name = "{0} s from its time, possible {1}: again after {2} s")
    @CsvSource({
        "-3600, true,  3300",
        "-301,  true,  1",
        "-300,  true,  15",
        "0,     true,  15",
        "590,   true,  10",
        "599,   true,  1",
        "600,   true,  15",
        "3590,  true,  10",
        "-300,  false, 300",
        "-1,    false, 1",
    })
    void itIsOpen(long seconds, boolean possible, long again) {
        Instant now = AT.plusSeconds(seconds);
        assertThat(DayJudgement.of(AT, now, possible, Optional.empty()))
                .isEqualTo(new Open(now.plus(Duration.ofSeconds(again))));
    }

    @ParameterizedTest(name = "{0} s from its time: {1}")
    @CsvSource({"-301, NONE", "-300, SOON", "599, SOON", "600, LATE", "3599, LATE", "3600, NONE"})
    void whatIsToldMeanwhile(long seconds, Turn turn) {
        assertThat(DayJudgement.turn(AT, AT.plusSeconds(seconds))).isEqualTo(turn);
    }

    @ParameterizedTest(name = "{0} s from its time, possible {1}, spoke {2}: {3}")
    @CsvSource({
        "3600,   true,  false, MISSED",
        "999999, true,  false, MISSED",
        "3600,   false, false, SKIPPED",
        "0,      false, false, SKIPPED",
        "-600,   true,  true,  HELD",
        "3600,   true,  true,  HELD",
        "999999, false, true,  HELD",
    })
    void itIsSettled(long seconds, boolean possible, boolean spoke, PlanState state) {
        Optional<UUID> by = spoke ? Optional.of(CALL) : Optional.empty();
        assertThat(DayJudgement.of(AT, AT.plusSeconds(seconds), possible, by)).isEqualTo(new Settled(state, by));
    }

    /// Whatever the clock: it is looked at again, and not at once for ever.
    @Test
    void eachOpenDayIsLookedAtLater() {
        for (long seconds = -7200; seconds < 3600; seconds++) {
            Instant now = AT.plusSeconds(seconds);
            assertThat(DayJudgement.of(AT, now, true, Optional.empty()))
                    .isInstanceOfSatisfying(
                            Open.class, open -> assertThat(open.next()).isAfter(now));
        }
    }
}
