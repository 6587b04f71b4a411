package nl.nabij.gateway.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.nabij.contract.DeviceId;
import org.junit.jupiter.api.Test;

/// How seldom, and when at once, it is told how well a device is heard.
class RadioQualityTest {

    private static final DeviceId BUTTON = new DeviceId("0x01");

    private final RadioQuality radio = new RadioQuality();
    private Instant now = Instant.parse("2026-11-29T08:00:00Z");

    private Optional<Integer> after(Duration pause, int percent) {
        now = now.plus(pause);
        return radio.heard(BUTTON, percent, now);
    }

    private void settledAt(int percent) {
        after(Duration.ZERO, percent);
        assertThat(after(RadioQuality.FIRST_AFTER, percent)).hasValue(percent);
    }

    @Test
    void theFirstIsToldAfterTenMinutesAndThenTwiceADay() {
        assertThat(after(Duration.ZERO, 80)).isEmpty();
        assertThat(after(RadioQuality.FIRST_AFTER.minusSeconds(1), 80)).isEmpty();
        assertThat(after(Duration.ofSeconds(1), 80)).hasValue(80);
        assertThat(after(RadioQuality.SAID_EACH.minusSeconds(1), 80)).isEmpty();
        assertThat(after(Duration.ofSeconds(1), 80)).hasValue(80);
    }

    @Test
    void oneBadMomentIsNoChange() {
        settledAt(80);
        assertThat(after(Duration.ofHours(2), 10))
                .as("66 after one of them: not 15 less")
                .isEmpty();
        assertThat(after(Duration.ofMinutes(1), 80)).isEmpty();
    }

    @Test
    void whatGetsWorseIsToldWithinTheHour() {
        settledAt(80);
        Optional<Integer> told = Optional.empty();
        for (int minutes = 0; minutes < 60; minutes++) {
            assertThat(told).as("not before an hour is over").isEmpty();
            told = after(Duration.ofMinutes(1), 20);
        }
        assertThat(told).hasValueSatisfying(percent -> assertThat(percent).isLessThan(25));
    }
}
