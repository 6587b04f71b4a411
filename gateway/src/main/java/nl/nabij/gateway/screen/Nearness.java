package nl.nabij.gateway.screen;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.face.ResidentState.Arrival;
import nl.nabij.contract.face.ResidentState.Coming;

/// How soon somebody is there, in words that change seldom. A number that runs down by the minute
/// makes who waits count along, and is wrong by more than a minute anyway.
final class Nearness {

    /// What people say: the nearest of these is told.
    private static final List<Integer> STEPS_MINUTES = List.of(5, 10, 15, 20, 30, 45, 60, 90, 120, 180);

    /// From here on a number would be too fine for what anybody knows.
    static final Duration NEARLY = Duration.ofMinutes(2);

    private Nearness() {}

    /// @param left empty when nobody knows, negative when it is overdue
    static Coming of(String who, Optional<Duration> left) {
        if (left.isEmpty()) {
            return new Coming(who, Arrival.UNKNOWN, Optional.empty());
        }
        if (left.get().isNegative()) {
            return new Coming(who, Arrival.LATER, Optional.empty());
        }
        return left.get().compareTo(NEARLY) <= 0
                ? new Coming(who, Arrival.NEARLY, Optional.empty())
                : new Coming(who, Arrival.ABOUT, Optional.of(nearestMinutes(left.get())));
    }

    /// Half way between two it is still the longer one: better told too long than too short.
    private static int nearestMinutes(Duration left) {
        int nearest = STEPS_MINUTES.getLast();
        Duration apart = Duration.ofMinutes(nearest).minus(left).abs();
        for (int step : STEPS_MINUTES.reversed()) {
            Duration other = Duration.ofMinutes(step).minus(left).abs();
            if (other.compareTo(apart) < 0) {
                nearest = step;
                apart = other;
            }
        }
        return nearest;
    }
}
