package nl.nabij.sim.appliance;

import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/// A plug with a meter; a standard lamp hangs on it.
public record Plug(boolean on) implements Appliance {

    private static final BigDecimal LOAD_WATT = new BigDecimal("56.5");
    private static final BigDecimal LOAD_AMPERE = new BigDecimal("0.24");
    private static final BigDecimal MAINS_VOLT = new BigDecimal("232.7");
    private static final BigDecimal USED_KILOWATT_HOURS = new BigDecimal("211.8");

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
                    Happening.BatteryMeasured _ -> Appliance.refuse("plug", what);
        };
    }

    /// The new state is told at once, the meter's report follows it.
    private Outcome set(Attributes fields) {
        Optional<String> state = fields.word("state");
        if (state.isEmpty() || !state.get().matches("ON|OFF|TOGGLE")) {
            return new Outcome.Refused("a plug obeys state ON, OFF or TOGGLE");
        }
        Plug next = new Plug(state.get().equals("TOGGLE") ? !on : state.get().equals("ON"));
        return Outcome.reports(next, Attributes.NONE.with("state", next.on ? "ON" : "OFF"), next.metered());
    }

    private Attributes metered() {
        return Attributes.NONE
                .with("power", DecimalNode.valueOf(on ? LOAD_WATT : BigDecimal.ZERO))
                .with("current", DecimalNode.valueOf(on ? LOAD_AMPERE : BigDecimal.ZERO));
    }

    @Override
    public Attributes known() {
        return metered()
                .with("state", on ? "ON" : "OFF")
                .with("energy", DecimalNode.valueOf(USED_KILOWATT_HOURS))
                .with("voltage", DecimalNode.valueOf(MAINS_VOLT))
                .with("power_on_behavior", "previous");
    }
}
