package nl.nabij.sim.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.nabij.contract.face.ResidentState.HelpStage;
import nl.nabij.contract.home.Device;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue.Curtain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The home works alone, and what happened is told later, once.
@Story
class HomeAloneTest {

    @TempDir
    private Path data;

    @Test
    void withTheServerStoppedSheOpensAndClosesTheCurtainAndHerPressArrivesLater() {
        List<String> quick = List.of("--curtain-seconds", "2");
        try (WholeSystem system = new WholeSystem("home-alone", data, Map.of(), quick).start();
                Resident willemse = system.resident()) {
            String curtain = system.home().id("curtain");
            willemse.seesUplink(true);
            system.server().stop();
            willemse.seesUplink(false);

            Device device = willemse.device(curtain);
            willemse.asks(device, DeviceCommand.of(Kind.CURTAIN, "open"));
            willemse.seesState(
                    curtain,
                    Kind.CURTAIN,
                    s -> s instanceof Curtain c && c.state().equals("open") && !c.moving());
            assertThat(system.home()
                            .device("curtain")
                            .path("state")
                            .path("position")
                            .asInt())
                    .isEqualTo(100);
            willemse.asks(device, DeviceCommand.of(Kind.CURTAIN, "close"));
            willemse.seesState(
                    curtain,
                    Kind.CURTAIN,
                    s -> s instanceof Curtain c && c.state().equals("closed") && !c.moving());
            assertThat(system.home()
                            .device("curtain")
                            .path("state")
                            .path("position")
                            .asInt())
                    .isZero();

            system.home().press();
            willemse.sees(HelpStage.CALLING_OFFLINE);
            system.startServer();
            willemse.sees(HelpStage.HEARD);
            try (Operator fatima = system.operator("centralist")) {
                assertThat(fatima.openAlarms()).hasSize(1).allMatch(alarm -> alarm.repeats() == 0);
            }
        }
    }
}
