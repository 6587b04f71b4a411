package nl.nabij.gateway.device;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.DeviceId;

/// How well devices are heard, told seldom: each message carries a figure that trembles, and each report is a
/// write to the box's flash card. A button that is heard worse and worse is lost in weeks, not in minutes.
final class RadioQuality {

    /// Until it is known whether the first messages were a good moment.
    static final Duration FIRST_AFTER = Duration.ofMinutes(10);

    /// What stays the same is said twice a day, so that a line over months has its points.
    static final Duration SAID_EACH = Duration.ofHours(12);

    /// A change of [#CHANGED_BY] is said at most this often.
    static final Duration CHANGED_EACH = Duration.ofHours(1);

    /// In percent points of the smoothed figure.
    static final int CHANGED_BY = 15;

    /// What one message weighs in the smoothed figure.
    private static final double WEIGHT = 0.2;

    /// More devices than any home has; those that come later are not followed.
    private static final int MOST_DEVICES = 2_000;

    private final Map<DeviceId, Heard> heard = new HashMap<>();

    /// @param said the last report's percent; empty before the first
    private record Heard(double smooth, Instant since, Optional<Integer> said) {}

    /// One message of a device.
    ///
    /// @param percent 0 to 100 of what its radio can tell
    /// @return what the centre is told now; mostly nothing
    Optional<Integer> heard(DeviceId device, int percent, Instant now) {
        Heard before = heard.get(device);
        if (before == null) {
            if (heard.size() < MOST_DEVICES) {
                heard.put(device, new Heard(percent, now, Optional.empty()));
            }
            return Optional.empty();
        }
        double smooth = before.smooth() + WEIGHT * (percent - before.smooth());
        int rounded = (int) Math.round(smooth);
        boolean due = !now.isBefore(before.since().plus(before.said().isEmpty() ? FIRST_AFTER : SAID_EACH));
        boolean changed = before.said()
                .filter(said -> Math.abs(said - rounded) >= CHANGED_BY
                        && !now.isBefore(before.since().plus(CHANGED_EACH)))
                .isPresent();
        if (!due && !changed) {
            heard.put(device, new Heard(smooth, before.since(), before.said()));
            return Optional.empty();
        }
        heard.put(device, new Heard(smooth, now, Optional.of(rounded)));
        return Optional.of(rounded);
    }
}
