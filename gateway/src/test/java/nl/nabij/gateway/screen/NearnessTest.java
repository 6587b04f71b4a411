package nl.nabij.gateway.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.face.ResidentState.Arrival;
import nl.nabij.contract.face.ResidentState.Coming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How soon, in words.
class NearnessTest {

    /// @param told the number, or the word where there is none
    @ParameterizedTest
    @CsvSource({
        "PT3H, 180", "PT2H30M, 180", "PT2H29M59S, 120", "PT1H45M, 120", "PT1H30M, 90", "PT1H, 60", "PT45M, 45",
        "PT37M30S, 45", "PT37M29S, 30", "PT20M, 20", "PT15M, 15", "PT12M30S, 15", "PT12M29S, 10", "PT7M30S, 10",
        "PT7M29S, 5", "PT2M1S, 5", "PT2M, NEARLY", "PT0S, NEARLY", "PT-0.001S, LATER", "PT-5H, LATER"
    })
    void theNearestStepIsTold(Duration left, String told) {
        Coming coming = Nearness.of("Anja", Optional.of(left));
        assertThat(coming.who()).isEqualTo("Anja");
        assertThat(coming.aboutMinutes()
                        .map(String::valueOf)
                        .orElse(coming.arrival().name()))
                .isEqualTo(told);
        assertThat(coming.arrival() == Arrival.ABOUT)
                .isEqualTo(coming.aboutMinutes().isPresent());
    }

    @Test
    void nothingIsPromisedThatNobodySaid() {
        assertThat(Nearness.of("Anja", Optional.empty()))
                .isEqualTo(new Coming("Anja", Arrival.UNKNOWN, Optional.empty()));
    }

    @Test
    void itOnlyComesNearerAndSeldomChanges() {
        List<Coming> told = new ArrayList<>();
        for (Duration left = Duration.ofMinutes(20); left.toMinutes() > -30; left = left.minusSeconds(1)) {
            Coming now = Nearness.of("Anja", Optional.of(left));
            if (told.isEmpty() || !told.getLast().equals(now)) {
                told.add(now);
            }
        }
        assertThat(told.stream()
                        .map(one -> one.aboutMinutes()
                                .map(String::valueOf)
                                .orElse(one.arrival().name())))
                .containsExactly("20", "15", "10", "5", "NEARLY", "LATER");
    }
}
