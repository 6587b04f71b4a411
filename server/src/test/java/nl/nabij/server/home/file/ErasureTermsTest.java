package nl.nabij.server.home.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.nabij.contract.face.HomeFile.PlannedErasure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is erased when.
class ErasureTermsTest {

    private static final Instant ENDED = Instant.parse("2024-02-29T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // days after the end, whether the file is erased, what is due
        "0, false, -",
        "29, false, -",
        "30, false, file",
        "4000, false, file",
        "30, true, -",
        "7304, true, -",
        "7305, true, all",
        "7305, false, all",
    })
    void eachStepIsDueOnItsDayAndOnce(int days, boolean fileErased, String due) {
        Instant now = ENDED.plus(Duration.ofDays(days));
        Optional<Instant> erased = fileErased ? Optional.of(ENDED.plus(Duration.ofDays(30))) : Optional.empty();
        assertThat(ErasureTerms.due(now, ENDED, 20, erased).orElse("-")).isEqualTo(due);
    }

    @Test
    void aMomentBeforeItsDayNothingIsDue() {
        Instant day30 = ENDED.plus(Duration.ofDays(30));
        assertThat(ErasureTerms.due(day30.minusMillis(1), ENDED, 20, Optional.empty()))
                .isEmpty();
    }

    @Test
    void thePlanIsReadInItsOrderAndALeapDayHasAYearToo() {
        assertThat(ErasureTerms.of(ENDED, 1, Optional.empty()))
                .containsExactly(
                        new PlannedErasure("sensors", ENDED, true),
                        new PlannedErasure("file", Instant.parse("2024-03-30T12:00:00Z"), false),
                        new PlannedErasure("all", Instant.parse("2025-02-28T12:00:00Z"), false));
        Instant late = ENDED.plus(Duration.ofDays(44));
        assertThat(ErasureTerms.of(ENDED, 1, Optional.of(late)))
                .as("a box that was connected held it back")
                .contains(new PlannedErasure("file", late, true));
    }
}
