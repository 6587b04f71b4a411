package nl.nabij.sim.appliance;

import java.time.Instant;

/// A smoke detector: smoke is a level that begins and ends.
public record SmokeAlarm(boolean smoke, int batteryPercent) implements Appliance {

    /// Below this the Heiman reports its battery as low.
    private static final int LOW_PERCENT = 10;

    @Override
    public Outcome happens(Happening what, Instant now) {
        return switch (what) {
            case Happening.SmokeChanged(boolean there) -> report(new SmokeAlarm(there, batteryPercent));
            case Happening.BatteryMeasured(int percent) -> report(new SmokeAlarm(smoke, percent));
            case Happening.Get get -> answer(get);
            case Happening.Tick _ -> Outcome.silent(this);
            case Happening.Pressed _, Happening.DoorMoved _, Happening.SomebodyMoved _, Happening.Set _ ->
                Appliance.refuse("smoke alarm", what);
        };
    }

    private static Outcome report(SmokeAlarm next) {
        return Outcome.reports(next, next.known());
    }

    @Override
    public Attributes known() {
        return Attributes.NONE
                .with("smoke", smoke)
                .with("battery", batteryPercent)
                .with("battery_low", batteryPercent <= LOW_PERCENT)
                .with("test", false);
    }
}
