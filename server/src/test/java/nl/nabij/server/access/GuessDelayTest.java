package nl.nabij.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuessDelayTest {

    private static final Instant START = Instant.parse("2026-11-23T02:00:00Z");

    private final GuessDelay delay = new GuessDelay();

    private static GuessDelay.Try from(String login, String address) {
        return new GuessDelay.Try(login, address, Optional.empty());
    }

    @Test
    void mistypingTwiceCostsNothing() {
        assertThat(delay.begin(from("fatima", "192.0.2.1"), START)).isEmpty();
        assertThat(delay.begin(from("fatima", "192.0.2.1"), START)).isEmpty();
        assertThat(delay.begin(from("fatima", "192.0.2.1"), START)).isEmpty();
    }

    @Test
    void theWaitDoublesToOneMinute() {
        Instant now = START;
        for (int seconds : new int[] {0, 0, 1, 2, 4, 8, 16, 32, 60, 60}) {
            assertThat(delay.begin(from("fatima", "192.0.2.1"), now)).isEmpty();
            Instant after = now.plusSeconds(seconds);
            if (seconds > 0) {
                assertThat(delay.begin(from("fatima", "192.0.2.1"), after.minusMillis(1)))
                        .contains(Duration.ofMillis(1));
            }
            now = after;
        }
    }

    @Test
    void aTryWithinTheWaitDoesNotLengthenIt() {
        for (int i = 0; i < 3; i++) {
            delay.begin(from("fatima", "192.0.2.1"), START);
        }
        for (int i = 0; i < 100; i++) {
            assertThat(delay.begin(from("fatima", "192.0.2.1"), START)).contains(Duration.ofSeconds(1));
        }
        assertThat(delay.begin(from("fatima", "192.0.2.1"), START.plusSeconds(1)))
                .isEmpty();
    }

    @Test
    void aRightPasswordClearsThePlace() {
        for (int i = 0; i < 3; i++) {
            delay.begin(from("fatima", "192.0.2.1"), START);
        }
        Instant later = START.plusSeconds(1);
        assertThat(delay.begin(from("fatima", "192.0.2.1"), later)).isEmpty();
        delay.wasRight(from("fatima", "192.0.2.1"));
        for (int i = 0; i < 3; i++) {
            assertThat(delay.begin(from("fatima", "192.0.2.1"), later)).isEmpty();
        }
    }

    @Test
    void strangersElsewhereCannotLockHerOut() {
        for (int i = 0; i < 5_000; i++) {
            delay.begin(from("fatima", "198.51.100." + i), START);
        }
        assertThat(delay.begin(from("fatima", "192.0.2.1"), START)).isEmpty();
    }

    @Test
    void inACampaignEachPlaceHasOneTryAMinute() {
        for (int i = 0; i <= GuessDelay.TRIES_OF_A_CAMPAIGN; i++) {
            delay.begin(from("fatima", "198.51.100." + i), START);
        }
        assertThat(delay.begin(from("fatima", "203.0.113.9"), START)).isEmpty();
        assertThat(delay.begin(from("fatima", "203.0.113.9"), START)).contains(GuessDelay.LONGEST_WAIT);
    }

    @Test
    void aKnownBrowserIsNotHinderedByItsAddressOrACampaign() {
        for (int i = 0; i < 500; i++) {
            delay.begin(from("fatima", "198.51.100." + i), START);
            delay.begin(from("other" + i, "192.0.2.1"), START);
        }
        assertThat(delay.begin(from("ans", "192.0.2.1"), START)).isPresent();
        var known = new GuessDelay.Try("fatima", "192.0.2.1", Optional.of("mark"));
        assertThat(delay.begin(known, START)).isEmpty();
        assertThat(delay.begin(known, START)).isEmpty();
    }

    @Test
    void oneAddressOverManyUsersWaitsAtMostFiveSeconds() {
        Duration longest = Duration.ZERO;
        Instant now = START;
        for (int i = 0; i < 200; i++) {
            Optional<Duration> wait = delay.begin(from("user" + i, "192.0.2.1"), now);
            longest = wait.orElse(longest);
            now = now.plus(wait.orElse(Duration.ZERO));
        }
        assertThat(longest).isEqualTo(GuessDelay.LONGEST_WAIT_OF_AN_ADDRESS);
    }

    @Test
    void countsAreForgottenAfterAnHourAndNeverExceedTheirNumber() {
        for (int i = 0; i < 3; i++) {
            delay.begin(from("fatima", "192.0.2.1"), START);
        }
        assertThat(delay.begin(from("fatima", "192.0.2.1"), START.plus(GuessDelay.REMEMBERED)))
                .isEmpty();
        assertThat(delay.begin(from("fatima", "192.0.2.1"), START.plus(GuessDelay.REMEMBERED)))
                .isEmpty();
        for (int i = 0; i < 3 * GuessDelay.MOST_COUNTS; i++) {
            delay.begin(from("user" + i, "192.0.2." + i), START);
        }
        assertThat(delay.size()).isEqualTo(GuessDelay.MOST_COUNTS);
    }
}
