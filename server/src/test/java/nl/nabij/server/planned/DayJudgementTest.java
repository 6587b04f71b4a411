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

    @ParameterizedTest(name = "{0} s from its time, at home {1}: {2}, again after {3} s")
    @CsvSource({
        "-3600, true,  NONE, 3300",
        "-301,  true,  NONE, 1",
        "-300,  true,  SOON, 15",
        "0,     true,  SOON, 15",
        "590,   true,  SOON, 10",
        "599,   true,  SOON, 1",
        "600,   true,  LATE, 15",
        "3590,  true,  LATE, 10",
        "-300,  false, NONE, 300",
        "-1,    false, NONE, 1",
    })
    void itIsOpen(long seconds, boolean atHome, Turn turn, long again) {
        Instant now = AT.plusSeconds(seconds);
        assertThat(DayJudgement.of(AT, now, atHome, Optional.empty()))
                .isEqualTo(new Open(turn, now.plus(Duration.ofSeconds(again))));
    }

    @ParameterizedTest(name = "{0} s from its time, at home {1}, spoke {2}: {3}")
    @CsvSource({
        "3600,   true,  false, MISSED",
        "999999, true,  false, MISSED",
        "3600,   false, false, SKIPPED",
        "0,      false, false, SKIPPED",
        "-600,   true,  true,  HELD",
        "3600,   true,  true,  HELD",
        "999999, false, true,  HELD",
    })
    void itIsSettled(long seconds, boolean atHome, boolean spoke, PlanState state) {
        Optional<UUID> by = spoke ? Optional.of(CALL) : Optional.empty();
        assertThat(DayJudgement.of(AT, AT.plusSeconds(seconds), atHome, by)).isEqualTo(new Settled(state, by));
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
