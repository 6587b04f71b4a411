package nl.nabij.sim.bench.reconnect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WayTest {

    @Test
    void eachPartIsTheTimeBetweenTwoMoments() {
        assertThat(Way.of(100, 110, 130, 170, 250)).isEqualTo(new Way(100, 10, 20, 40, 80));
    }

    @Test
    void whatWasOverBeforeThePressCountsAsNothing() {
        assertThat(Way.of(100, 90, 120, 130, 150)).isEqualTo(new Way(100, 0, 20, 10, 20));
        assertThat(Way.of(100, 70, 80, 90, 150)).isEqualTo(new Way(100, 0, 0, 0, 50));
    }
}
