package nl.nabij.sim.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A call between two homes behind routers of their own, in networks made of namespaces: that a way is
/// found, which one, and that it comes back after an outage. How well it goes there is measured by `nabij
/// bench network`, longer and in more networks, since this machine may do other things now.
@Story
class CallNetworkTest {

    private static final Duration LOOKED_AT = Duration.ofSeconds(5);

    /// A busy machine loses sounds that no network lost.
    private static final double BUSY = 0.7;

    @BeforeAll
    static void needsNamespaces() {
        Optional<String> missing = Namespaces.missing();
        Assumptions.assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    }

    @Test
    void twoHomesBehindRoutersFindEachOtherWithoutTheRelay() {
        NetworkRun.Outcome outcome = run(NetworkStory.TWO_NATS);
        assertThat(outcome.path()).as("%s", outcome).isNotEqualTo("relay");
        assertThat(outcome.voiceFound()).as("%s", outcome).isGreaterThan(BUSY);
    }

    @Test
    void behindSymmetricRoutersTheRelayIsTheWay() {
        NetworkRun.Outcome outcome = run(NetworkStory.SYMMETRIC_NATS);
        assertThat(outcome.path()).as("%s", outcome).isEqualTo("relay");
        assertThat(outcome.voiceFound()).as("%s", outcome).isGreaterThan(BUSY);
    }

    @Test
    void afterTenSecondsWithoutALineVoiceAndPictureComeBackByThemselves() {
        NetworkRun.Outcome outcome = run(NetworkStory.OUTAGE);
        assertThat(outcome.recoveredMillis())
                .as("%s", outcome)
                .hasValueSatisfying(
                        millis -> assertThat(millis).isLessThanOrEqualTo(NetworkRun.RECOVERED_WITHIN_MILLIS));
        assertThat(outcome.voiceFound()).as("%s", outcome).isGreaterThan(BUSY);
    }

    private static NetworkRun.Outcome run(NetworkStory story) {
        return NetworkRun.of(story, Path.of("target", "stories", "call-network", story.shownName()), 1, LOOKED_AT, 15);
    }
}
