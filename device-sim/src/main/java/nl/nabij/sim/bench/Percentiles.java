package nl.nabij.sim.bench;

import java.util.Arrays;
import java.util.Locale;

/// Times in nanoseconds, told in milliseconds. The nearest-rank method: every figure is one that happened.
public final class Percentiles {

    private static final double NANOS_PER_MILLI = 1e6;

    private final long[] sorted;

    public Percentiles(long[] nanos) {
        if (nanos.length == 0) {
            throw new BenchmarkException("nothing was measured");
        }
        sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    public String millis(int percent) {
        return String.format(Locale.ROOT, "%.2f", nanos(percent) / NANOS_PER_MILLI);
    }

    /// How many times the other's this one's is, with two decimals.
    public String ratio(int percent, Percentiles other) {
        return String.format(Locale.ROOT, "%.2f", (double) nanos(percent) / Math.max(1, other.nanos(percent)));
    }

    public long nanos(int percent) {
        int rank = Math.max(1, (int) Math.ceil(percent / 100.0 * sorted.length));
        return sorted[rank - 1];
    }
}
