package nl.nabij.gateway.supervision;

import static nl.nabij.gateway.device.HomeForTests.PENDANT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.gateway.device.HomeForTests;
import nl.nabij.gateway.device.Point;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SupervisionTest {

    private final HomeForTests house = new HomeForTests();

    @BeforeEach
    void start() {
        new Supervision(house.home).start();
    }

    @Test
    void aBridgeThatGoesIsAFaultUntilItComes() {
        house.home.bridge("zigbee2mqtt", false);
        house.home.bridge("zigbee2mqtt", false);
        assertThat(open()).containsExactly("bridge.offline:zigbee2mqtt");
        house.home.bridge("zigbee2mqtt", true);

        assertThat(open()).isEmpty();
        assertThat(house.reports.others(UpMessage.FaultRaised.class)).hasSize(1);
        assertThat(house.reports.others(UpMessage.FaultCleared.class)).hasSize(1);
    }

    @Test
    void aLostDeviceIsAFaultUntilItComesOrIsTakenAway() {
        house.home.available(PENDANT, false);
        assertThat(open()).containsExactly("device.silent:pendant");
        house.home.available(PENDANT, true);
        assertThat(open()).isEmpty();

        house.home.available(PENDANT, false);
        house.home.listed("test", List.of());
        assertThat(open()).isEmpty();
    }

    @Test
    void aBatteryIsLowByItsFlagOrItsLevelAndWellOnlyByBoth() {
        level(14);
        assertThat(open()).containsExactly("device.battery:pendant");
        level(17);
        assertThat(open()).as("one percent up is no new battery").hasSize(1);
        flag(true);
        level(100);
        assertThat(open()).as("flag and level contradict each other").hasSize(1);
        flag(false);
        assertThat(open()).isEmpty();
        level(16);
        assertThat(open()).isEmpty();
    }

    @Test
    void aBrokerThatCannotBeReachedIsAFault() {
        Supervision supervision = new Supervision(house.home);
        supervision.broker(false);
        assertThat(open()).containsExactly("broker.unavailable");
        supervision.broker(true);
        assertThat(open()).isEmpty();
    }

    private void level(double percent) {
        house.reports(PENDANT, Point.of(Kind.BATTERY_LEVEL), new StateValue.Measure(percent));
    }

    private void flag(boolean low) {
        house.reports(PENDANT, Point.of(Kind.BATTERY_LOW), new StateValue.Flag(low));
    }

    private List<String> open() {
        return List.copyOf(house.home.faults().open().keySet());
    }
}
