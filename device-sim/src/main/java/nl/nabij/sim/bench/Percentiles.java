package nl.nabij.sim.bench;

import java.util.Arrays;
import java.util.Locale;

/// Times in nanoseconds, told in milliseconds. The nearest-rank method: every figure is one that happened.
final class Percentiles {

    private static final double NANOS_PER_MILLI = 1e6;

    private final long[] sorted;

    Percentiles(long[] nanos) {
        if (nanos.length == 0) {
            throw new BenchmarkException("nothing was measured");
        }
        sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    String millis(int percent) {
        int rank = Math.max(1, (int) Math.ceil(percent / 100.0 * sorted.length));
        return String.format(Locale.ROOT, "%.2f", sorted[rank - 1] / NANOS_PER_MILLI);
    }
}
