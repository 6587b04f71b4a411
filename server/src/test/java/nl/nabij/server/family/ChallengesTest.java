package nl.nabij.server.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a passkey has to sign: each once, for five minutes, and not all of them for one address.
final class ChallengesTest {

    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "192.0.2.2";

    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final Challenges challenges = new Challenges(new SecureRandom(), new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void eachCountsOnceAndForItsPurpose() {
        String challenge = challenges.give("sign in", HERE);
        assertThat(challenges.take(challenge, "sign in")).isTrue();
        assertThat(challenges.take(challenge, "sign in")).isFalse();
        String other = challenges.give("sign in", HERE);
        assertThat(challenges.take(other, "make")).isFalse();
        assertThat(challenges.take(other, "sign in")).as("gone by it").isFalse();
        String late = challenges.give("sign in", HERE);
        now = now.plus(Challenges.LIVES);
        assertThat(challenges.take(late, "sign in")).isFalse();
    }

    @Test
    void anAddressThatAsksAndAsksWaitsForItsOldestAndOthersDoNot() {
        String first = challenges.give("sign in", HERE);
        now = now.plusSeconds(60);
        for (int i = 1; i < Challenges.MOST_OF_AN_ADDRESS; i++) {
            assertThat(challenges.pause(HERE)).as("%s", i).isZero();
            challenges.give("sign in", HERE);
        }
        assertThat(challenges.pause(HERE)).isEqualTo(Duration.ofMinutes(4));
        assertThat(challenges.pause(ELSEWHERE)).isZero();
        assertThat(challenges.take(first, "sign in"))
                .as("what was given still counts")
                .isTrue();
        assertThat(challenges.pause(HERE)).as("and its place is free").isZero();
    }

    @Test
    void whatWasNotUsedIsOverAndItsPlaceFree() {
        List<String> given = new ArrayList<>();
        for (int i = 0; i < Challenges.MOST_OF_AN_ADDRESS; i++) {
            given.add(challenges.give("sign in", HERE));
        }
        now = now.plus(Challenges.LIVES);
        assertThat(challenges.pause(HERE)).isZero();
        assertThat(given).noneMatch(each -> challenges.take(each, "sign in"));
    }
}
