package nl.nabij.gateway.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;

/// A home with a curtain, a lamp, a lock, a double switch and a pendant, driven by hand.
public final class HomeForTests implements DeviceDriver {

    public static final DeviceId CURTAIN = new DeviceId("curtain");
    public static final DeviceId LAMP = new DeviceId("lamp");
    public static final DeviceId LOCK = new DeviceId("lock");
    public static final DeviceId DOUBLE = new DeviceId("double");
    public static final DeviceId PENDANT = new DeviceId("pendant");

    public final PushedTime time = new PushedTime();
    public final RecordedReports reports = new RecordedReports();
    public final KeptInMemory memory = new KeptInMemory();
    public final Home home = new Home(memory, reports, reports, () -> new PressId(UUID.randomUUID()), time.clocks());
    public final List<Runnable> tasks = new ArrayList<>();
    public final Commands commands =
            new Commands(home, reports, () -> new CommandId(UUID.randomUUID()), time.clocks(), tasks::add);
    public final List<DeviceCommand> sent = new ArrayList<>();
    public Optional<String> unreachable = Optional.empty();

    public HomeForTests() {
        commands.start();
        commands.drive(this);
        home.listed(
                "test",
                List.of(
                        description(
                                CURTAIN,
                                List.of(Kind.CURTAIN),
                                List.of(Control.of(Kind.CURTAIN, "", Set.of("open", "close", "stop", "position")))),
                        description(
                                LAMP,
                                List.of(Kind.LIGHT),
                                List.of(new Control(
                                        Kind.LIGHT,
                                        "",
                                        Set.of("on", "off", "brightness", "colorTemperature"),
                                        Optional.of(153),
                                        Optional.of(370)))),
                        description(
                                LOCK, List.of(Kind.LOCK), List.of(Control.of(Kind.LOCK, "", Set.of("lock", "unlock")))),
                        description(
                                DOUBLE,
                                List.of(Kind.SWITCH),
                                List.of(
                                        Control.of(Kind.SWITCH, "left", Set.of("on", "off")),
                                        Control.of(Kind.SWITCH, "right", Set.of("on", "off")))),
                        description(PENDANT, List.of(Kind.SOS, Kind.BATTERY_LEVEL, Kind.BATTERY_LOW), List.of())));
    }

    private static DeviceDescription description(DeviceId id, List<Kind> kinds, List<Control> controls) {
        return new DeviceDescription(
                id, id.value(), Optional.empty(), "maker", "model", kinds, controls, Optional.empty());
    }

    /// Does what waits for the commands' queue.
    public void work() {
        while (!tasks.isEmpty()) {
            tasks.removeFirst().run();
        }
    }

    public void reports(DeviceId device, Point point, StateValue value) {
        home.reported(device, Freshness.LIVE, List.of(new Reading.Value(point, Optional.of(value))));
    }

    public void curtainAt(int percent) {
        String state = percent == 0 ? "closed" : percent == 100 ? "open" : "partly";
        reports(CURTAIN, Point.of(Kind.CURTAIN), new StateValue.Curtain(state, Optional.of(percent), false));
    }

    public void press() {
        home.reported(PENDANT, Freshness.LIVE, List.of(new Reading.Press(Kind.SOS, "sos")));
    }

    @Override
    public boolean drives(DeviceId device) {
        return true;
    }

    @Override
    public void send(DeviceId device, DeviceCommand command) {
        unreachable.ifPresent(why -> {
            throw new DeviceUnreachableException(why);
        });
        sent.add(command);
    }
}
