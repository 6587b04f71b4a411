package nl.nabij.gateway.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;
import org.junit.jupiter.api.Test;

/// What holds for every memory of a home: the real one, and the one with which other tests restart it.
public abstract class HomeMemoryContract {

    private static final DeviceId LAMP = new DeviceId("oma's \"lamp\" 💡");

    /// The same memory each time, as after a restart.
    protected abstract HomeMemory opened();

    @Test
    void aNewOneRemembersNothing() {
        try (HomeMemory memory = opened()) {
            assertThat(memory.load()).isEqualTo(HomeMemory.Remembered.nothing());
        }
    }

    @Test
    void whatWasLoadedStaysAsItWas() {
        try (HomeMemory memory = opened()) {
            HomeMemory.Remembered before = memory.load();
            memory.fault("one", Optional.of(new Fault(Optional.empty(), "text")));
            assertThat(before).isEqualTo(HomeMemory.Remembered.nothing());
        }
    }

    @Test
    void everythingIsThereAgain() {
        DeviceDescription lamp = new DeviceDescription(
                LAMP,
                "lamp",
                Optional.of("keuken"),
                "maker",
                "model",
                List.of(Kind.LIGHT, Kind.BATTERY_LEVEL),
                List.of(new Control(Kind.LIGHT, "left", Set.of("on"), Optional.of(150), Optional.empty())),
                Optional.of("broken"));
        DeviceDescription plug = new DeviceDescription(
                new DeviceId("a"), "plug", Optional.empty(), "", "", List.of(), List.of(), Optional.empty());
        Map<Point, StateValue> states = Map.of(
                new Point(Kind.LIGHT, "left"),
                new StateValue.Light(true, Optional.of(50), Optional.empty()),
                Point.of(Kind.CURTAIN),
                new StateValue.Curtain("partly", Optional.of(5), true),
                Point.of(Kind.CONTACT),
                StateValue.Word.OPEN,
                Point.of(Kind.MOTION),
                new StateValue.Flag(false),
                Point.of(Kind.TEMPERATURE),
                new StateValue.Measure(-1.5));
        try (HomeMemory memory = opened()) {
            memory.devices("z", List.of(plug));
            memory.devices("z", List.of(lamp, plug));
            memory.states(Map.of(LAMP, Map.of(Point.of(Kind.TAMPER), new StateValue.Flag(true))), Map.of());
            memory.states(Map.of(LAMP, states), Map.of(LAMP, false));
            memory.fault("one", Optional.of(new Fault(Optional.of(LAMP), "text")));
            memory.fault("two", Optional.of(new Fault(Optional.empty(), "text")));
            memory.fault("three", Optional.of(new Fault(Optional.empty(), "text")));
            memory.fault("three", Optional.empty());
        }
        try (HomeMemory memory = opened()) {
            HomeMemory.Remembered remembered = memory.load();
            assertThat(remembered.devices()).isEqualTo(Map.of("z", List.of(lamp, plug)));
            assertThat(remembered.states()).isEqualTo(Map.of(LAMP, states));
            assertThat(remembered.available()).isEqualTo(Map.of(LAMP, false));
            assertThat(remembered.faults())
                    .isEqualTo(Map.of(
                            "one", new Fault(Optional.of(LAMP), "text"), "two", new Fault(Optional.empty(), "text")));
        }
    }
}
