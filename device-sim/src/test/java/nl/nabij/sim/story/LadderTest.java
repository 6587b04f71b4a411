package nl.nabij.sim.story;

import static org.assertj.core.api.Assertions.assertThat;

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
        Map<String, String> hurried = Map.of("NABIJ_LADDER_STEP_SECONDS", "2");
        try (WholeSystem system = new WholeSystem("ladder", data, hurried, List.of()).start();
                Operator fatima = system.operator("centralist").startShift()) {
            system.home().press();
            AlarmView alarm = fatima.seesAlarm(system.home().id("pendant"));
            AlarmView higher = fatima.seesAlarmBecome(alarm.id(), "one step higher", a -> a.step() > alarm.step());
            assertThat(higher.stepName()).isNotBlank();
            AlarmView round = fatima.seesAlarmBecome(
                    alarm.id(),
                    "round again",
                    a -> a.version() > higher.version() && a.stepName().equals(alarm.stepName()));
            assertThat(round.state()).isEqualTo(AlarmView.State.OFFERED);
            assertThat(round.deadline()).isPresent();
            assertThat(fatima.history(alarm))
                    .extracting(AlarmEventView::type)
                    .contains("escalated")
                    .doesNotContain("closed");
            fatima.closes(fatima.claims(round), AlarmView.Outcome.NO_HELP_NEEDED, "");
        }
    }
}
