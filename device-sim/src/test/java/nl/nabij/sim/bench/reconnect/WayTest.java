package nl.nabij.sim.bench.reconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WayTest {

    @Test
    void eachPartIsTheTimeBetweenTwoMoments() {
        assertThat(Way.of(100, 110, 130, 170, 250, List.of())).isEqualTo(new Way(100, 10, 20, 40, 80, List.of()));
    }

    @Test
    void whatWasOverBeforeThePressCountsAsNothing() {
        assertThat(Way.of(100, 90, 120, 130, 150, List.of())).isEqualTo(new Way(100, 0, 20, 10, 20, List.of()));
        assertThat(Way.of(100, 70, 80, 90, 150, List.of())).isEqualTo(new Way(100, 0, 0, 0, 50, List.of()));
    }

    @Test
    void anAttemptThatFailedIsTold() {
        Way way = Way.of(100, 110, 130, 170, 250, List.of("power cut", "no answer to CONNECT"));
        assertThat(way.told(0)).endsWith("broke: power cut, no answer to CONNECT");
        assertThat(Way.of(100, 110, 130, 170, 250, List.of("power cut")).told(0))
                .endsWith("receipt 0");
    }
}
