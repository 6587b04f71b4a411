package nl.nabij.sim.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.face.AlarmEventView;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.face.CommandView;
import nl.nabij.contract.face.ResidentState.Arrival;
import nl.nabij.contract.face.ResidentState.Coming;
import nl.nabij.contract.face.ResidentState.HelpStage;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main job, by the APIs that the faces use. How quick it is, `nabij bench alarm` says.
@Story
class FromPressToClosedTest {

    /// Within 2 s a second message is taken for a copy of the same press.
    private static final Duration COPIES = Duration.ofMillis(2_500);

    @TempDir
    private Path data;

    @Test
    void aPressIsHeardClaimedHelpedClosedAndCanBeReadAfterwards() {
        try (WholeSystem system = new WholeSystem("press-to-closed", data, Map.of(), java.util.List.of())
                        .fromNothing()
                        .start();
                Operator fatima = system.operator("centralist").startShift();
                Resident willemse = system.resident()) {
            Home home = system.home();
            String pendant = home.id("pendant");
            String curtain = home.id("curtain");
            String lamp = home.id("lamp");

            // The installer tries the button first.
            long tried = System.nanoTime();
            home.press();
            AlarmView trial = fatima.claims(fatima.seesAlarm(pendant));
            fatima.closes(trial, AlarmView.Outcome.TEST, "Proef van de installateur");

            Eventually.until("a new press is no copy of the last", () -> System.nanoTime() - tried > COPIES.toNanos());

            home.press();
            AlarmView alarm = fatima.seesAlarm(pendant);
            assertThat(alarm.kind()).isEqualTo(Kind.SOS);
            assertThat(fatima.seesClientOf(alarm).name()).containsIgnoringCase("Willemse");
            willemse.sees(HelpStage.HEARD);

            AlarmView mine = fatima.claims(alarm);
            assertThat(mine.owner().orElseThrow().shownName()).isEqualTo("Fatima");
            assertThat(willemse.sees(HelpStage.CLAIMED).with()).contains("Fatima");

            CommandView open = fatima.asks(mine, curtain, DeviceCommand.of(Kind.CURTAIN, "open"));
            assertThat(open.state()).isEqualTo(CommandView.State.ASKED);
            assertThat(home.device("curtain").path("state").path("position").asInt())
                    .isLessThan(100);
            CommandView on = fatima.asks(mine, lamp, DeviceCommand.of(Kind.LIGHT, "on"));
            fatima.seesCommandBecome(on, CommandView.State.CONFIRMED);
            assertThat(home.device("lamp").path("state").path("state").asText()).isEqualTo("ON");
            fatima.seesCommandBecome(open, CommandView.State.CONFIRMED);
            assertThat(home.device("curtain").path("state").path("position").asInt())
                    .isEqualTo(100);

            fatima.notes(mine, "{\"step\":\"asked\",\"name\":\"Anja\"}");
            fatima.notes(mine, "{\"step\":\"coming\",\"arrivesInMinutes\":15}");
            assertThat(willemse.sees(HelpStage.RESPONDER_COMING).coming())
                    .contains(new Coming("Anja", Arrival.ABOUT, Optional.of(15)));

            fatima.closes(mine, AlarmView.Outcome.ASSISTED, "Gordijn open, lamp aan; mevrouw was duizelig, gaat weer.");
            willemse.sees(HelpStage.OVER);
            assertThat(fatima.openAlarms()).isEmpty();
            assertThat(fatima.history(mine))
                    .extracting(AlarmEventView::type)
                    .startsWith("raised")
                    .contains("offered", "claimed", "action-taken")
                    .endsWith("closed");
            assertThat(fatima.history(mine).getLast().details())
                    .containsEntry("outcome", "assisted")
                    .hasEntrySatisfying("note", note -> assertThat(note).contains("duizelig"));
            assertThat(willemse.seesState(curtain, Kind.CURTAIN, s -> s instanceof StateValue.Curtain))
                    .isInstanceOf(StateValue.Curtain.class);
        }
    }
}
