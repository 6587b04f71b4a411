package nl.nabij.gateway.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.face.InstallState.InstallTrial;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.gateway.device.HomeForTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A test press on its way, step by step.
class TrialsTest {

    @TempDir
    private Path folder;

    private final HomeForTests house = new HomeForTests();
    private InstallationFile file;
    private Trials trials;

    @BeforeEach
    void begin() {
        file = new InstallationFile(folder.resolve("installation.json"));
        trials = new Trials(house.home, house.reports, house.time.clocks(), file, UUID::randomUUID);
        house.home.listen(trials);
        trials.begin(HomeForTests.PENDANT, "Kees");
    }

    private InstallTrial state() {
        return trials.state().orElseThrow();
    }

    private Down.Notice notice(Kind kind, Down.Stage stage) {
        AlarmId alarm = new AlarmId(house.reports.raised().getLast().press().value());
        return new Down.Notice(
                1,
                List.of(new Down.OpenAlarm(
                        alarm, HomeForTests.PENDANT, kind, house.time.now(), stage, Optional.of("Fatima"), false)));
    }

    @Test
    void eachStepIsShownWhenItReallyHappened() {
        assertThat(state().remainingSeconds()).isEqualTo(180);
        trials.received(() -> 0);
        trials.notice(new Down.Notice(0, List.of()));
        assertThat(state().storedAt()).as("nothing was pressed yet").isEmpty();

        house.press();
        assertThat(state().heardAt()).isPresent();
        trials.received(() -> 1);
        assertThat(state().storedAt()).as("still without a receipt").isEmpty();
        trials.received(() -> 0);
        assertThat(state().storedAt()).isPresent();
        assertThat(state().seenAt()).isEmpty();

        house.time.forward(Duration.ofMillis(310));
        trials.notice(notice(Kind.TEST, Down.Stage.HEARD));
        assertThat(state().seenAt()).isPresent();
        assertThat(state().answeredAt()).isEmpty();
        assertThat(house.reports.others(UpMessage.TestAnswered.class))
                .singleElement()
                .extracting(UpMessage.TestAnswered::afterMillis)
                .isEqualTo(310L);
        assertThat(file.tried()).containsKey(HomeForTests.PENDANT);

        trials.notice(notice(Kind.TEST, Down.Stage.CLAIMED));
        assertThat(state().answeredBy()).contains("Fatima");
        trials.notice(notice(Kind.TEST, Down.Stage.CLAIMED));
        assertThat(house.reports.others(UpMessage.TestAnswered.class))
                .as("told once")
                .hasSize(1);
        assertThat(new InstallationFile(folder.resolve("installation.json")).tried())
                .as("after a restart")
                .containsKey(HomeForTests.PENDANT);
    }

    @Test
    void whatTheCentreTakesForAnAlarmIsToldSoAndIsNoProof() {
        house.press();
        trials.notice(notice(Kind.SOS, Down.Stage.HEARD));
        assertThat(state().real()).isTrue();
        assertThat(house.reports.others(UpMessage.TestAnswered.class)).isEmpty();
        assertThat(file.tried()).isEmpty();
    }

    @Test
    void aTestThatIsStoppedMarksNoPress() {
        trials.stop();
        assertThat(trials.state()).isEmpty();
        house.press();
        assertThat(house.reports.raised().getLast().test()).isEmpty();
    }
}
