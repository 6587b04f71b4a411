package nl.nabij.server.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import nl.nabij.contract.home.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrgencyTest {

    @ParameterizedTest
    @CsvSource({
        "smoke.alarm, 0, 0, 1, smoke",
        "smoke.alarm, 5, 5, 1, smoke",
        "co.alarm, 0, 0, 1, co",
        "gas.alarm, 0, 0, 1, gas",
        "fall.alarm, 0, 0, 1, fall",
        "sos.alarm, 0, 0, 2, sos",
        "sos.alarm, 1, 0, 1, repeated",
        "sos.alarm, 0, 1, 1, no-answer",
        "sos.alarm, 3, 1, 1, no-answer",
        "water.alarm, 0, 0, 3, water",
        "water.alarm, 1, 0, 2, repeated",
        "water.alarm, 0, 1, 2, no-answer",
        "water.alarm, 1, 1, 1, repeated",
        "water.alarm, 2, 9, 1, no-answer",
        "alarm.generic, 0, 0, 2, unknown",
        "tomorrows.alarm, 0, 0, 2, unknown",
        "path.alarm, 0, 0, 3, technical",
        "path.alarm, 7, 9, 3, technical",
        "battery.low, 0, 0, 4, technical",
        "battery.low, 0, 1, 3, no-answer",
        "battery.low, 1, 0, 3, repeated",
        "battery.low, 7, 9, 3, no-answer",
    })
    void byKindAndByHowItWent(String kind, int repeats, int round, int level, String reason) {
        assertThat(Urgency.of(new Kind(kind), repeats, round)).isEqualTo(new Urgency(level, reason));
    }
}
