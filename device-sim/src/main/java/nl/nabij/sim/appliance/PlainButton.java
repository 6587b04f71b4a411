package nl.nabij.sim.appliance;

import java.time.Instant;

/// A button that means nothing by itself: it says `single`, and an installer says what for.
public record PlainButton(int batteryPercent) implements Appliance {

    @Override
    public Outcome happens(Happening what, Instant now) {
        return switch (what) {
            case Happening.Pressed _ ->
                batteryPercent == 0
                        ? new Outcome.Refused("its battery is flat: nothing leaves it")
                        : Outcome.reports(this, Attributes.NONE.with("action", "single"));
            case Happening.BatteryMeasured(int percent) ->
                Outcome.reports(new PlainButton(percent), Attributes.NONE.with("battery", percent));
            case Happening.Get get -> answer(get);
            case Happening.Tick _ -> Outcome.silent(this);
            case Happening.SmokeChanged _, Happening.DoorMoved _, Happening.SomebodyMoved _, Happening.Set _ ->
                Appliance.refuse("button", what);
        };
    }

    @Override
    public Attributes known() {
        return Attributes.NONE.with("battery", batteryPercent);
    }
}
