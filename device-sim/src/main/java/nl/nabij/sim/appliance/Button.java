package nl.nabij.sim.appliance;

import java.time.Instant;

/// A button: it tells a press once and has no 'off'.
public record Button(Sort sort, int batteryPercent) implements Appliance {

    public enum Sort {
        /// The SOS button that she wears.
        PENDANT("pendant", "emergency"),
        /// It means nothing by itself; an installer says what for.
        PLAIN("button", "single");

        private final String title;
        private final String action;

        Sort(String title, String action) {
            this.title = title;
            this.action = action;
        }
    }

    @Override
    public Outcome happens(Happening what, Instant now) {
        return switch (what) {
            case Happening.Pressed _ ->
                batteryPercent == 0
                        ? new Outcome.Refused("its battery is flat: nothing leaves it")
                        : Outcome.reports(this, Attributes.NONE.with("action", sort.action));
            case Happening.BatteryMeasured(int percent) ->
                Outcome.reports(new Button(sort, percent), Attributes.NONE.with("battery", percent));
            case Happening.Get get -> answer(get);
            case Happening.Tick _ -> Outcome.silent(this);
            case Happening.SmokeChanged _, Happening.DoorMoved _, Happening.SomebodyMoved _, Happening.Set _ ->
                Appliance.refuse(sort.title, what);
        };
    }

    @Override
    public Attributes known() {
        return Attributes.NONE.with("battery", batteryPercent);
    }
}
