package nl.nabij.sim.appliance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Optional;

/// A lamp with brightness (0 to 254) and colour temperature (mired).
///
/// @param brightness what it has when it is on; it keeps it while it is off
public record Lamp(boolean on, int brightness, int colorTemperatureMired) implements Appliance {

    private static final int BRIGHTEST = 254;
    private static final int COLDEST_MIRED = 153;
    private static final int WARMEST_MIRED = 555;

    @Override
    public Outcome happens(Happening what, Instant now) {
        return switch (what) {
            case Happening.Set(Attributes fields) -> set(fields);
            case Happening.Get get -> answer(get);
            case Happening.Tick _ -> Outcome.silent(this);
            case Happening.Pressed _,
                    Happening.SmokeChanged _,
                    Happening.DoorMoved _,
                    Happening.SomebodyMoved _,
                    Happening.BatteryMeasured _ -> Appliance.refuse("lamp", what);
        };
    }

    private Outcome set(Attributes fields) {
        Lamp next = this;
        Attributes report = Attributes.NONE;
        Optional<Integer> brightest = fields.number("brightness");
        Optional<String> state = fields.word("state");
        if (brightest.isPresent() && !state.equals(Optional.of("OFF"))) {
            int level = Math.clamp(brightest.get(), 0, BRIGHTEST);
            next = new Lamp(level > 0, level > 0 ? level : brightness, colorTemperatureMired);
            report = report.with("state", next.word()).with("brightness", level);
        } else if (state.isPresent()) {
            switch (state.get()) {
                case "ON" -> next = next.switched(true);
                case "OFF" -> next = next.switched(false);
                case "TOGGLE" -> next = next.switched(!on);
                default -> {
                    return new Outcome.Refused("state has to be ON, OFF or TOGGLE");
                }
            }
            report = report.with("state", next.word());
            if (next.on) {
                report = report.with("brightness", next.brightness);
            }
        }
        Optional<Integer> mired = fields.number("color_temp");
        if (mired.isPresent()) {
            next = new Lamp(next.on, next.brightness, Math.clamp(mired.get(), COLDEST_MIRED, WARMEST_MIRED));
            report = report.with("color_temp", next.colorTemperatureMired).with("color_mode", "color_temp");
        }
        return report.isEmpty()
                ? new Outcome.Refused("a lamp obeys state, brightness and color_temp")
                : Outcome.reports(next, report);
    }

    private Lamp switched(boolean nowOn) {
        return new Lamp(nowOn, brightness, colorTemperatureMired);
    }

    private String word() {
        return on ? "ON" : "OFF";
    }

    @Override
    public Attributes known() {
        return Attributes.NONE
                .with("state", word())
                .with("brightness", brightness)
                .with("color_temp", colorTemperatureMired)
                .with("power_on_behavior", "previous")
                .withUnknown("effect")
                .with(
                        "update",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("installed_version", -1)
                                .put("latest_version", -1)
                                .putNull("state"));
    }
}
