package nl.nabij.sim.appliance;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A motion sensor. It has only ever told about movement, so its battery, tamper switch and voltage
/// are unknown until somebody measures the battery.
///
/// @param quietAt when 'nobody there' will be told; empty while nobody is there
public record MotionSensor(Optional<Instant> quietAt, Optional<Integer> batteryPercent) implements Appliance {

    /// As long as a sensor of this make keeps saying that somebody is there.
    public static final Duration HOLD = Duration.ofSeconds(60);

    /// Below this the sensor reports its battery as low.
    private static final int LOW_PERCENT = 10;

    private static final int FULL_MILLIVOLTS = 3_000;

    @Override
    public Outcome happens(Happening what, Instant now) {
        return switch (what) {
            case Happening.SomebodyMoved _ ->
                Outcome.reports(
                        new MotionSensor(Optional.of(now.plus(HOLD)), batteryPercent),
                        Attributes.NONE.with("occupancy", true));
            case Happening.Tick _ ->
                quietAt.isPresent() && !now.isBefore(quietAt.get())
                        ? Outcome.reports(
                                new MotionSensor(Optional.empty(), batteryPercent),
                                Attributes.NONE.with("occupancy", false))
                        : Outcome.silent(this);
            case Happening.BatteryMeasured(int percent) -> {
                MotionSensor next = new MotionSensor(quietAt, Optional.of(percent));
                yield Outcome.reports(next, next.known());
            }
            case Happening.Get get -> answer(get);
            case Happening.Pressed _, Happening.SmokeChanged _, Happening.DoorMoved _, Happening.Set _ ->
                Appliance.refuse("motion sensor", what);
        };
    }

    @Override
    public Attributes known() {
        Attributes occupied = Attributes.NONE.with("occupancy", quietAt.isPresent());
        return batteryPercent
                .map(percent -> occupied.with("battery", percent)
                        .with("battery_low", percent <= LOW_PERCENT)
                        .with("tamper", false)
                        .with("voltage", FULL_MILLIVOLTS * percent / 100))
                .orElseGet(() -> occupied.withUnknown("battery")
                        .withUnknown("battery_low")
                        .withUnknown("tamper")
                        .withUnknown("voltage"));
    }

    @Override
    public Optional<Instant> nextDeadline() {
        return quietAt;
    }
}
