package nl.nabij.server.alarm;

import static nl.nabij.server.alarm.NightShift.FATIMA;
import static nl.nabij.server.alarm.NightShift.PATIENCE;
import static nl.nabij.server.alarm.NightShift.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.home.Kind;
import nl.nabij.server.escalation.Rung;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Nights in which nobody answers, on a clock that is pushed.
class AlarmDeadlinesTest {

    private final NightShift shift = new NightShift();

    @AfterEach
    void close() {
        shift.close();
    }

    @Test
    void unansweredItGoesToTheNextAndRound() {
        try (AlarmDeadlines deadlines = new AlarmDeadlines(shift.database, shift.service, shift.hints)) {
            checkEscalation(shift, deadlines, Duration.ofSeconds(10));
        }
    }

    @Test
    void sabotage_withoutTheWatchOnDeadlinesTheirCheckGoesRed() {
        AlarmDeadlines stopped = new AlarmDeadlines(shift.database, shift.service, shift.hints);
        stopped.close();
        assertThatThrownBy(() -> checkEscalation(shift, stopped, Duration.ofSeconds(2)))
                .isInstanceOf(AssertionError.class);
    }

    private void checkEscalation(NightShift night, AlarmDeadlines deadlines, Duration within) {
        AlarmId alarm = night.press();
        for (Rung rung : List.of(new Rung(1, 0), new Rung(2, 0), new Rung(0, 1), new Rung(1, 1))) {
            night.forward(PATIENCE);
            deadlines.wake();
            awaitRung(alarm, rung, within);
        }
        AlarmRow row = night.row(alarm);
        assertThat(row.view().urgency()).isEqualTo(1);
        assertThat(row.view().urgencyReason()).isEqualTo("no-answer");
        assertThat(row).isEqualTo(AlarmRow.of((Alarm.Known) night.replayed(alarm)));
        night.service.handle(night.atNight, alarm, new AlarmCommand.ClaimAlarm(FATIMA));
        night.forward(Duration.ofHours(1));
        assertThat(night.store.takeDue(_ -> List.of())).isEmpty();
    }

    private void awaitRung(AlarmId alarm, Rung rung, Duration within) {
        await("step " + rung, within, () -> shift.row(alarm).rung().equals(rung));
    }

    @Test
    void nothingIsDueBeforeItsTime() {
        shift.press();
        assertThat(shift.store.takeDue(_ -> List.of())).isEmpty();
        assertThat(shift.store.untilNextDue().orElseThrow()).isBetween(PATIENCE.minusSeconds(10), PATIENCE);
    }

    @Test
    void aSilentScreenGivesBackWhatItHadAlsoWhenItsNodeDied() {
        OperatorsAlive alive = new PostgresOperatorsAlive(shift.database);
        alive.beat(shift.nightCentre, FATIMA);
        AlarmId alarm = shift.press();
        shift.service.handle(shift.atNight, alarm, new AlarmCommand.ClaimAlarm(FATIMA));
        shift.forward(OperatorsAlive.SILENT_AFTER.minusSeconds(5));
        assertThat(shift.store.silentClaims()).isEmpty();
        alive.beat(shift.nightCentre, FATIMA);
        shift.forward(OperatorsAlive.SILENT_AFTER.minusSeconds(5));
        assertThat(shift.store.silentClaims()).isEmpty();
        shift.forward(Duration.ofSeconds(6));
        // Nothing of the node that she was on is left: another one's watch finds the row.
        try (AlarmDeadlines another = new AlarmDeadlines(shift.database, shift.service, shift.hints)) {
            another.wake();
            await("offered again", () -> shift.historyOf(alarm).contains("released"));
        }
        assertThat(((Alarm.Offered) shift.replayed(alarm)).offer().why().name()).isEqualTo("SCREEN_SILENT");
        assertThat(shift.service.handle(shift.atNight, alarm, new AlarmCommand.ClaimAlarm(FATIMA)))
                .as("she may take it back")
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void aClaimThroughTheApiIsOfferedAgainWhenNothingIsHeard() {
        AlarmId alarm = shift.press();
        shift.service.handle(shift.atNight, alarm, new AlarmCommand.ClaimAlarm(FATIMA));
        try (AlarmDeadlines deadlines = new AlarmDeadlines(shift.database, shift.service, shift.hints)) {
            shift.forward(OperatorsAlive.SILENT_WITHOUT_CONSOLE_AFTER);
            deadlines.wake();
            await("offered again", () -> shift.historyOf(alarm).contains("released"));
        }
    }

    @Test
    void manyNodesTakeEachDueAlarmOnce() throws Exception {
        List<AlarmId> alarms = new ArrayList<>();
        for (int device = 0; device < 20; device++) {
            alarms.add(shift.press(new PressId(UUID.randomUUID()), new DeviceId("0x" + device), Kind.SOS));
        }
        shift.forward(PATIENCE);
        List<AlarmId> taken = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int node = 0; node < 4; node++) {
                all.add(nodes.submit(() -> {
                    Optional<AlarmStore.Taken> due = shift.store.takeDue(AlarmDeadlinesTest::tick);
                    while (due.isPresent()) {
                        taken.add(due.get().alarm());
                        due = shift.store.takeDue(AlarmDeadlinesTest::tick);
                    }
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        assertThat(taken).containsExactlyInAnyOrderElementsOf(alarms);
    }

    @Test
    void oneBrokenAlarmDoesNotKeepTheOthersFromTheirEscalation() {
        AlarmId broken = shift.press(new PressId(UUID.randomUUID()), new DeviceId("0xbroken"), Kind.SOS);
        AlarmId sound = shift.press(new PressId(UUID.randomUUID()), new DeviceId("0xsound"), Kind.SOS);
        shift.fixture.asAdministrator("update alarm set version = 99 where id = '" + broken + "'");
        try (AlarmDeadlines deadlines = new AlarmDeadlines(shift.database, shift.service, shift.hints)) {
            shift.forward(PATIENCE);
            deadlines.wake();
            await("the sound one goes on", () -> shift.row(sound).rung().step() == 1);
        }
        assertThat(shift.row(broken).deadline())
                .as("and the broken one is tried again")
                .isPresent();
        assertThat(shift.row(broken).rung()).isEqualTo(Rung.FIRST);
    }

    private static List<AlarmEvent> tick(AlarmStore.Stored due) {
        return AlarmExamples.accepted(AlarmLifeCycle.decide(due.alarm(), new AlarmCommand.Tick(), due.now()));
    }
}
