package nl.nabij.sim.bench.alarmway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class SeriesTest {

    private static final long PER_SECOND = 1_000;

    @Test
    void aPressThatNobodyHeardIsLost() throws InterruptedException {
        Series series = new Series(3);
        series.press(PER_SECOND, number -> {
            if (number != 1) {
                series.heard(number, System.nanoTime());
            }
        });
        Series.Heard heard = series.await(Duration.ofMillis(10));
        assertEquals(1, heard.lost());
        assertEquals(2, heard.nanos().size());
    }

    @Test
    void theFirstTimeCounts_andAStrangersNumberNever() throws InterruptedException {
        Series series = new Series(1);
        series.press(PER_SECOND, _ -> {});
        series.heard(7, 1);
        series.heard(-1, 1);
        series.heard(0, series.due(0) + 5);
        series.heard(0, series.due(0) + 9);
        assertEquals(new Series.Heard(List.of(5L), 0), series.await(Duration.ofSeconds(30)));
    }

    @Test
    void whoIsHeldUpBeforeItIsSentHasWaitedToo() throws InterruptedException {
        Series series = new Series(2);
        long held = TimeUnit.MILLISECONDS.toNanos(50);
        series.press(PER_SECOND, number -> {
            long until = System.nanoTime() + held;
            while (number == 0 && System.nanoTime() < until) {
                LockSupport.parkNanos(until - System.nanoTime());
            }
            series.heard(number, System.nanoTime());
        });
        long second = series.await(Duration.ofSeconds(30)).nanos().get(1);
        assertTrue(
                second >= held - TimeUnit.SECONDS.toNanos(1) / PER_SECOND,
                () -> "the second press waited " + second + " ns");
    }
}
