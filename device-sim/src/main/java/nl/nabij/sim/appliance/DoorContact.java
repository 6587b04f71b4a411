package nl.nabij.sim.appliance;

import java.time.Instant;

/// The contact of the front door. On the wire `contact: true` means closed.
public record DoorContact(boolean open, int batteryPercent) implements Appliance {

    private static final int FULL_MILLIVOLTS = 3_000;
    private static final int EMPTY_MILLIVOLTS = 2_100;

    @Override
    public Outcome happens(Happening what, Instant now) {
        return switch (what) {
            case Happening.DoorMoved(boolean opened) ->
                Outcome.reports(new DoorContact(opened, batteryPercent), Attributes.NONE.with("contact", !opened));
            case Happening.BatteryMeasured(int percent) -> {
                DoorContact next = new DoorContact(open, percent);
                yield Outcome.reports(next, next.known().without("contact"));
            }
            case Happening.Get get -> answer(get);
            case Happening.Tick _ -> Outcome.silent(this);
            case Happening.Pressed _, Happening.SmokeChanged _, Happening.SomebodyMoved _, Happening.Set _ ->
                Appliance.refuse("door contact", what);
        };
    }

    @Override
    public Attributes known() {
        return Attributes.NONE
                .with("contact", !open)
                .with("battery", batteryPercent)
                .with("voltage", EMPTY_MILLIVOLTS + (FULL_MILLIVOLTS - EMPTY_MILLIVOLTS) * batteryPercent / 100);
    }
}
