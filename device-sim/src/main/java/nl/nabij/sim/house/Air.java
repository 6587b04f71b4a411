package nl.nabij.sim.house;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import nl.nabij.sim.zigbee2mqtt.Publication;

/// The way of a device's message through the house, with what goes wrong on it. The same generator
/// and the same messages give the same faults.
final class Air {

    private static final Duration LATE_AT_LEAST = Duration.ofSeconds(2);
    private static final Duration LATE_AT_MOST = Duration.ofSeconds(20);
    private static final Duration DOUBLE_WITHIN = Duration.ofMillis(500);
    private static final Duration OVERTAKEN_FOR = Duration.ofMillis(1_500);

    private final Map<Fault, Double> rates;
    private final RandomGenerator chance;
    private long sent;

    Air(Map<Fault, Double> rates, RandomGenerator chance) {
        this.rates = Map.copyOf(rates);
        this.chance = chance;
    }

    /// A message and when it arrives.
    ///
    /// @param order keeps messages of one moment in the order in which they were sent
    record Arrival(Publication what, Instant at, long order) implements Comparable<Arrival> {
        @Override
        public int compareTo(Arrival other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    List<Arrival> carry(Publication what, Instant now) {
        if (happens(Fault.LOST)) {
            return List.of();
        }
        Duration delay = Duration.ZERO;
        if (happens(Fault.LATE)) {
            delay = LATE_AT_LEAST.plus(share(LATE_AT_MOST.minus(LATE_AT_LEAST)));
        } else if (happens(Fault.OUT_OF_ORDER)) {
            delay = share(OVERTAKEN_FOR);
        }
        List<Arrival> arrivals = new ArrayList<>();
        arrivals.add(new Arrival(what, now.plus(delay), sent++));
        if (happens(Fault.DOUBLED)) {
            arrivals.add(new Arrival(what, now.plus(delay).plus(share(DOUBLE_WITHIN)), sent++));
        }
        return arrivals;
    }

    boolean happens(Fault fault) {
        double rate = rates.getOrDefault(fault, 0.0);
        return rate > 0 && chance.nextDouble() < rate;
    }

    int oneOf(int count) {
        return chance.nextInt(count);
    }

    private Duration share(Duration whole) {
        return Duration.ofMillis(1 + chance.nextLong(whole.toMillis()));
    }
}
