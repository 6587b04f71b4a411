package nl.nabij.sim.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlowPlanTest {

    private static final Duration SPAN = Duration.ofSeconds(15);

    @Test
    void eachProcessIsKilledInEachRoundAndSomeStandStill() {
        for (long seed = 0; seed < 200; seed++) {
            List<Blow> plan = BlowPlan.of(new SplittableRandom(seed), SPAN, 4);
            for (Victim victim : Victim.values()) {
                assertThat(plan).as("seed %s", seed).anyMatch(blow -> blow.kills() && blow.victim() == victim);
            }
            assertThat(plan.stream().filter(Blow::kills).count()).isEqualTo(5);
            assertThat(plan.stream().filter(blow -> !blow.kills()).count()).isEqualTo(2);
        }
    }

    @Test
    void blowsFallWhileAlarmsAreUnderWay() {
        for (long seed = 0; seed < 200; seed++) {
            assertThat(BlowPlan.of(new SplittableRandom(seed), SPAN, 4))
                    .isSortedAccordingTo(java.util.Comparator.comparing(Blow::at))
                    .allMatch(blow ->
                            blow.at().compareTo(Duration.ZERO) > 0 && blow.at().compareTo(SPAN) < 0 && blow.home() < 4);
        }
    }

    @Test
    void aSeedIsAlwaysTheSamePlan() {
        assertThat(BlowPlan.of(new SplittableRandom(7), SPAN, 4))
                .isEqualTo(BlowPlan.of(new SplittableRandom(7), SPAN, 4))
                .isNotEqualTo(BlowPlan.of(new SplittableRandom(8), SPAN, 4));
    }
}
