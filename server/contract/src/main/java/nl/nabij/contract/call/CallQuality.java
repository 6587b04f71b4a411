package nl.nabij.contract.call;

import java.util.Optional;

/// How well media came from one other party, over some time, as the receiving browser counts it.
///
/// @param seconds 1 to [#LONGEST_SECONDS], over which the rest is meant
/// @param poorSeconds of them, in which staff read 'line poor'; likewise the next two
/// @param lossPercent of the packets, on average; 0 to 100
/// @param jitterMillis of the voice, on average; 0 to 60,000
/// @param roundTripMillis on average; absent where it was never measured
/// @param frozenPercent of the time in which a picture stood still; 0 to 100
public record CallQuality(
        int seconds,
        int poorSeconds,
        int badSeconds,
        int goneSeconds,
        double lossPercent,
        double jitterMillis,
        Optional<Double> roundTripMillis,
        double frozenPercent) {

    /// A device says it each minute; after an outage more may have gathered.
    public static final int LONGEST_SECONDS = 43_200;

    private static final double MOST_MILLIS = 60_000;

    public CallQuality {
        check("seconds", seconds, 1, LONGEST_SECONDS);
        check("poorSeconds", poorSeconds, 0, seconds);
        check("badSeconds", badSeconds, 0, seconds);
        check("goneSeconds", goneSeconds, 0, seconds);
        check("lossPercent", lossPercent, 0, 100);
        check("jitterMillis", jitterMillis, 0, MOST_MILLIS);
        roundTripMillis.ifPresent(value -> check("roundTripMillis", value, 0, MOST_MILLIS));
        check("frozenPercent", frozenPercent, 0, 100);
    }

    private static void check(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(name + " is " + value + "; it has to be " + least + " to " + most);
        }
    }
}
