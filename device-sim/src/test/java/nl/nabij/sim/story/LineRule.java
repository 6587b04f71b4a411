package nl.nabij.sim.story;

import java.util.OptionalLong;
import java.util.SplittableRandom;

/// One direction of a bad line: which packets it loses, and when it gives the others out again. By a
/// seed; no clock and no socket.
///
/// A packet first waits its turn on a line that carries so many bits a second; one that would wait longer
/// than the queue is dropped, as a router does. Then it is lost, or is under way for the delay, give or
/// take the jitter, evenly: so packets overtake each other, as with `tc netem delay D J`.
final class LineRule {

    private static final double NANOS_PER_MILLI = 1e6;

    /// What IPv4 and UDP put around a packet.
    private static final int HEADS_BYTES = 28;

    private static final double BITS_PER_BYTE = 8;
    private static final double NANOS_PER_SECOND = 1e9;

    /// @param lossPercent of all packets, each by itself
    /// @param bitsPerSecond 0 for as many as come
    /// @param queueMillis the longest that a packet waits for its turn
    record Weather(
            double lossPercent, double delayMillis, double jitterMillis, double bitsPerSecond, double queueMillis) {

        static final Weather FAIR = new Weather(0, 0, 0, 0, 0);
    }

    private final SplittableRandom chance;
    private final Weather weather;
    private long freeAtNanos;

    LineRule(Weather weather, long seed) {
        this.weather = weather;
        this.chance = new SplittableRandom(seed);
    }

    /// @return when it comes out; empty when it is lost
    OptionalLong takes(int bytes, long nowNanos) {
        // Always drawn, so that one lost packet more does not change the fate of all later ones.
        double lot = chance.nextDouble();
        double spread = 2 * chance.nextDouble() - 1;
        long sent = nowNanos;
        if (weather.bitsPerSecond() > 0) {
            long begins = Math.max(nowNanos, freeAtNanos);
            if ((begins - nowNanos) / NANOS_PER_MILLI > weather.queueMillis()) {
                return OptionalLong.empty();
            }
            sent = begins
                    + Math.round((bytes + HEADS_BYTES) * BITS_PER_BYTE / weather.bitsPerSecond() * NANOS_PER_SECOND);
            freeAtNanos = sent;
        }
        if (lot * 100 < weather.lossPercent()) {
            return OptionalLong.empty();
        }
        double way = Math.max(0, weather.delayMillis() + spread * weather.jitterMillis());
        return OptionalLong.of(sent + Math.round(way * NANOS_PER_MILLI));
    }
}
