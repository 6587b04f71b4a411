package nl.nabij.sim.bench.alarmway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final long MILLI = 1_000_000;

    private final List<String> turns = new ArrayList<>();

    @Test
    void theFiguresAreOfAllRepetitionsTogether_andTheContendersTakeTurns() throws InterruptedException {
        Comparison comparison = new Comparison(List.of(always("", 3, 0), always("floor_", 2, 0)), 4, 2);
        comparison.measure(100);
        comparison.measure(50);
        Map<String, String> figures = comparison.figures(100);
        assertEquals(
                List.of("@100", "floor_@100", "@100", "floor_@100", "@50", "floor_@50", "@50", "floor_@50"), turns);
        assertEquals("3.00", figures.get("p50_ms"));
        assertEquals("2.00", figures.get("floor_p99_ms"));
        assertEquals("1.50", figures.get("p50_ratio"));
        assertEquals("1.50", figures.get("p99_ratio_at_50"));
        assertEquals("0", figures.get("lost"));
        assertEquals("8", figures.get("samples"));
        assertEquals(
                List.of("p50_ms", "p99_ms", "floor_p50_ms", "floor_p99_ms", "p50_ratio", "p99_ratio", "lost"),
                figures.keySet().stream().limit(7).toList());
    }

    @Test
    void whatIsLostIsCounted_inTheWarmUpToo() throws InterruptedException {
        Comparison comparison = new Comparison(List.of(always("", 3, 1), always("floor_", 2, 1)), 4, 2);
        comparison.warmUp(4, 200);
        comparison.measure(100);
        assertEquals("3", comparison.figures(100).get("lost"));
        assertEquals("3", comparison.figures(100).get("floor_lost"));
    }

    @Test
    void whoRunsBesideThem_comesAfterAllThatWasThereBefore() throws InterruptedException {
        Comparison comparison =
                new Comparison(List.of(always("", 3, 0), always("floor_", 2, 0), always("nodered_", 4, 1)), 4, 1);
        comparison.measure(100);
        comparison.measure(50);
        assertEquals(
                List.of(
                        "samples",
                        "p50_ms_at_50",
                        "p99_ms_at_50",
                        "floor_p50_ms_at_50",
                        "floor_p99_ms_at_50",
                        "p50_ratio_at_50",
                        "p99_ratio_at_50",
                        "nodered_p50_ms",
                        "nodered_p99_ms",
                        "nodered_lost",
                        "nodered_p50_ms_at_50",
                        "nodered_p99_ms_at_50"),
                comparison.figures(100).keySet().stream().skip(7).toList());
        assertEquals("4.00", comparison.figures(100).get("nodered_p99_ms"));
        assertEquals("2", comparison.figures(100).get("nodered_lost"));
        assertEquals("0", comparison.figures(100).get("lost"));
    }

    @Test
    void theBridgeIsToldWhereItLeads_andSendsAtOnce() {
        String alone = FloorBroker.configuration("centre", OptionalInt.empty());
        String bridged = FloorBroker.configuration("home", OptionalInt.of(1801));
        assertTrue(!alone.contains("connection"), alone);
        assertTrue(bridged.contains("address 127.0.0.1:1801\n") && bridged.contains("topic press/# out 1\n"), bridged);
        assertTrue(alone.contains("set_tcp_nodelay true") && bridged.contains("set_tcp_nodelay true"), bridged);
    }

    private Contender always(String prefix, long millis, int lost) {
        return new Contender() {
            @Override
            public String prefix() {
                return prefix;
            }

            @Override
            public Series.Heard stretch(int presses, long perSecond) {
                turns.add(prefix + "@" + perSecond);
                List<Long> nanos = java.util.Collections.nCopies(presses - lost, millis * MILLI);
                return new Series.Heard(nanos, lost);
            }

            @Override
            public void close() {}
        };
    }
}
