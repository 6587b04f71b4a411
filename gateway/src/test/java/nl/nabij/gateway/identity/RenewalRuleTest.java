package nl.nabij.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import nl.nabij.gateway.clock.HandClock;
import org.junit.jupiter.api.Test;

class RenewalRuleTest {

    private static final Instant FROM = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant UNTIL = FROM.plus(Duration.ofDays(180));

    private final HandClock clock = new HandClock();
    private final X509Certificate certificate =
            new TestAuthority().gateway(TestAuthority.keyPair().getPublic(), "gw-7f3k", FROM, UNTIL);

    private boolean dueAfter(Duration time, boolean synchronised) {
        clock.set(FROM.plus(time), synchronised);
        return RenewalRule.isDue(certificate, clock.read());
    }

    @Test
    void itIsDueWithAThirdOfItsLifeLeftAndSpreadOverAThirtieth() {
        assertThat(dueAfter(Duration.ofDays(119), true)).isFalse();
        assertThat(dueAfter(Duration.ofDays(127), true)).isTrue();
        assertThat(RenewalRule.due(certificate))
                .isBetween(FROM.plus(Duration.ofDays(120)), FROM.plus(Duration.ofDays(126)))
                .isEqualTo(RenewalRule.due(certificate));
    }

    @Test
    void anUnsynchronisedClockMakesNothingDueNorTroubleNorExpired() {
        clock.set(Instant.parse("2055-01-01T00:00:00Z"), false);
        assertThat(RenewalRule.isDue(certificate, clock.read())).isFalse();
        assertThat(RenewalRule.isExpired(certificate, clock.read())).isFalse();
        assertThat(RenewalRule.isTrouble(certificate, clock.read(), 9)).isFalse();
        assertThat(RenewalRule.isTrouble(certificate, clock.read(), 10)).isTrue();
    }

    @Test
    void aFailureIsTroubleWithATwelfthOfItsLifeLeft() {
        clock.set(UNTIL.minus(Duration.ofDays(15)).minusSeconds(1), true);
        assertThat(RenewalRule.isTrouble(certificate, clock.read(), 99)).isFalse();
        clock.set(UNTIL.minus(Duration.ofDays(15)), true);
        assertThat(RenewalRule.isTrouble(certificate, clock.read(), 1)).isTrue();
        assertThat(RenewalRule.isExpired(certificate, clock.read())).isFalse();
        clock.set(UNTIL.plusSeconds(1), true);
        assertThat(RenewalRule.isExpired(certificate, clock.read())).isTrue();
    }

    @Test
    void pausesDoubleFromAMinuteToSixHoursAndSpread() {
        assertThat(IntStream.of(1, 2, 3, 9, 10, 50)
                        .mapToObj(failures -> RenewalRule.pause(failures, 0).toMinutes()))
                .containsExactly(1L, 2L, 4L, 256L, 360L, 360L);
        assertThat(RenewalRule.pause(50, 0.999)).isBetween(Duration.ofHours(8), Duration.ofHours(9));
        assertThat(RenewalRule.pause(Integer.MAX_VALUE, 0)).isEqualTo(RenewalRule.LONGEST_PAUSE);
    }
}
