package nl.nabij.sim.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.nabij.contract.face.AlarmEventView;
import nl.nabij.contract.face.AlarmView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An alarm that nobody answers.
@Story
class LadderTest {

    @TempDir
    private Path data;

    @Test
    void goesToTheNextStepAndTheNextAndComesRoundAndNeverClosesItself() {
        // Long enough for a picture; a step that went by unseen comes round again.
        Map<String, String> hurried = Map.of("NABIJ_LADDER_STEP_SECONDS", "4");
        try (WholeSystem system = new WholeSystem("ladder", data, hurried, List.of()).start();
                Browser browser = Browser.start("ladder")) {
            URI address = system.serverHttp().resolve("/console");
            ConsolePage desk = new ConsolePage(browser.open(address, 1440, 900));
            desk.signsIn("centralist", WholeSystem.PASSWORD);
            desk.startsShift();
            system.home().press();
            desk.picksAlarmFrom("Willemse");
            desk.seesStep(1);
            browser.show(desk.page(), "ladder-first-step");
            desk.seesStep(2);
            browser.show(desk.page(), "ladder-second-step");
            desk.seesStep(3);
            desk.seesStep(1);
            desk.seesInHistory("Naar de volgende stap");
            browser.show(desk.page(), "ladder-comes-round");
            try (Operator fatima = system.operator("centralist")) {
                AlarmView round = fatima.seesAlarm(system.home().id("pendant"));
                assertThat(round.state()).isEqualTo(AlarmView.State.OFFERED);
                assertThat(round.deadline()).isPresent();
                assertThat(fatima.history(round))
                        .extracting(AlarmEventView::type)
                        .contains("escalated")
                        .doesNotContain("closed");
            }
            desk.claims();
        }
    }
}
