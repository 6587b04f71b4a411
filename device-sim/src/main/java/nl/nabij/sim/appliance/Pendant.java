package nl.nabij.sim.appliance;

import java.time.Instant;

/// The SOS button that she wears: it tells a press once and has no 'off'.
public record Pendant(int batteryPercent) implements Appliance {

    @Override
    public Outcome happens(Happening what, Instant now) {
        return switch (what) {
            case Happening.Pressed _ ->
                batteryPercent == 0
                        ? new Outcome.Refused("its battery is flat: nothing leaves it")
                        : Outcome.reports(this, Attributes.NONE.with("action", "emergency"));
            case Happening.BatteryMeasured(int percent) ->
                Outcome.reports(new Pendant(percent), Attributes.NONE.with("battery", percent));
            case Happening.Get get -> answer(get);
            case Happening.Tick _ -> Outcome.silent(this);
            case Happening.SmokeChanged _, Happening.DoorMoved _, Happening.SomebodyMoved _, Happening.Set _ ->
                Appliance.refuse("pendant", what);
        };
    }

    @Override
    public Attributes known() {
        return Attributes.NONE.with("battery", batteryPercent);
    }
}
