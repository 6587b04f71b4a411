package nl.nabij.sim.bench.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArrivalsTest {

    @Test
    void theLastConsoleCounts() throws InterruptedException {
        Arrivals arrivals = new Arrivals(3);
        arrivals.heard("a", 30);
        arrivals.heard("a", 10);
        arrivals.heard("a", 20);
        assertThat(arrivals.await("a", 0)).isTrue();
        assertThat(arrivals.lastNanos("a")).isEqualTo(30);
    }

    @Test
    void oneConsoleWithoutItIsNotAll() throws InterruptedException {
        Arrivals arrivals = new Arrivals(3);
        arrivals.heard("a", 10);
        arrivals.heard("a", 20);
        arrivals.heard("b", 20);
        assertThat(arrivals.await("a", 0)).isFalse();
    }
}
