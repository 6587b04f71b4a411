package nl.nabij.gateway.supervision;

import java.time.Instant;
import java.util.Optional;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;
import nl.nabij.gateway.device.Home;
import nl.nabij.gateway.device.HomeChange;
import nl.nabij.gateway.device.HomeListener;

/// Turns silence and flat batteries into faults, and ends them again.
public final class Supervision implements HomeListener {

    /// A battery that reports only its level is low below this. Makers set their own 'low' between
    /// 10 and 20 %, and a pendant then lasts for some weeks.
    static final double LOW_BELOW_PERCENT = 15;

    /// And well again only above this: a cold night makes a level go up and down by some percent.
    /// Level and flag may contradict each other: in doubt somebody looks.
    static final double WELL_FROM_PERCENT = 20;

    private static final StateValue SAYS_LOW = new StateValue.Flag(true);

    private final Home home;

    public Supervision(Home home) {
        this.home = home;
    }

    /// To be called once, before the conventions start.
    public void start() {
        home.listen(this);
    }

    /// The home's own broker does not work, or works again.
    public void broker(boolean available) {
        fault("broker.unavailable", Optional.empty(), !available, "The home's MQTT broker cannot be reached");
    }

    @Override
    public void changed(HomeChange change) {
        switch (change) {
            case HomeChange.BridgeChanged(String convention, boolean online, Instant _) ->
                fault(
                        "bridge.offline:" + convention,
                        Optional.empty(),
                        !online,
                        "The bridge " + convention + " is offline: its devices cannot be heard");
            case HomeChange.AvailabilityChanged(DeviceId device, boolean available, Instant _) ->
                fault("device.silent:" + device, Optional.of(device), !available, "The device cannot be reached");
            case HomeChange.StateChanged(DeviceId device, Kind kind, StateValue value, Instant _) ->
                battery(device, kind, value);
            case HomeChange.ListChanged() -> forgetTheGone();
            case HomeChange.AlarmRaised _, HomeChange.AlarmCleared _ -> {}
        }
    }

    private void battery(DeviceId device, Kind kind, StateValue value) {
        if (!kind.equals(Kind.BATTERY_LOW) && !kind.equals(Kind.BATTERY_LEVEL)) {
            return;
        }
        String name = "device.battery:" + device;
        boolean low = value.equals(SAYS_LOW) || known(device, Kind.BATTERY_LOW).equals(Optional.of(SAYS_LOW));
        Optional<Double> percent = kind.equals(Kind.BATTERY_LEVEL)
                ? percent(Optional.of(value))
                : percent(known(device, Kind.BATTERY_LEVEL));
        if (low || percent.filter(level -> level < LOW_BELOW_PERCENT).isPresent()) {
            fault(name, Optional.of(device), true, "The battery is low");
        } else if (percent.filter(level -> level < WELL_FROM_PERCENT).isEmpty()) {
            fault(name, Optional.of(device), false, "");
        }
    }

    private Optional<StateValue> known(DeviceId device, Kind kind) {
        return home.snapshot()
                .device(device)
                .flatMap(known -> Optional.ofNullable(known.state().get(kind)));
    }

    private static Optional<Double> percent(Optional<StateValue> value) {
        return value.filter(StateValue.Measure.class::isInstance)
                .map(StateValue.Measure.class::cast)
                .map(StateValue.Measure::value);
    }

    /// A device that is gone has no faults.
    private void forgetTheGone() {
        home.faults().open().forEach((name, fault) -> {
            if (fault.device().isPresent()
                    && home.snapshot().device(fault.device().get()).isEmpty()) {
                home.faults().clear(name);
            }
        });
    }

    private void fault(String name, Optional<DeviceId> device, boolean wrong, String text) {
        if (wrong) {
            home.faults().raise(name, device, text);
        } else {
            home.faults().clear(name);
        }
    }
}
