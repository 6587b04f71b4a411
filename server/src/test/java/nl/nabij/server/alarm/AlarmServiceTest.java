package nl.nabij.server.alarm;

import static nl.nabij.server.alarm.NightShift.FATIMA;
import static nl.nabij.server.alarm.NightShift.JORIS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.AlarmView.Outcome;
import nl.nabij.contract.home.Kind;
import nl.nabij.server.alarm.Decision.Refusal;
import nl.nabij.server.alarm.Decision.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AlarmServiceTest {

    private static final NightShift SHIFT = new NightShift();

    @AfterAll
    static void close() {
        SHIFT.close();
    }

    @Test
    void ofManyWhoClaimAtOnceOneGetsIt() throws Exception {
        AlarmId alarm = pressOf("0xclaim");
        // Each a node of its own: no shared mailbox, so that the database alone decides.
        List<Callable<Decision>> claims = new ArrayList<>();
        for (int operator = 0; operator < 16; operator++) {
            Operator by = new Operator(new UserId(new UUID(9, operator)), "operator " + operator);
            AlarmService node = new AlarmService(SHIFT.database, new AlarmHints());
            claims.add(() -> node.handle(SHIFT.atNight, alarm, new AlarmCommand.ClaimAlarm(by)));
        }
        List<Decision> decisions = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Decision> claim : threads.invokeAll(claims)) {
                decisions.add(claim.get());
            }
        }
        assertThat(decisions).filteredOn(Decision.Accepted.class::isInstance).hasSize(1);
        assertThat(decisions).filteredOn(Refused.class::isInstance).containsOnly(new Refused(Refusal.CLAIMED_BY_OTHER));
        assertThat(SHIFT.historyOf(alarm)).containsExactly("raised", "offered", "claimed");
    }

    @Test
    void theRowIsTheFoldWhateverIsDone() {
        SplittableRandom random = new SplittableRandom(86);
        AlarmId alarm = pressOf("0xwalk");
        for (int step = 0; step < 150; step++) {
            List<AlarmCommand> commands = AlarmExamples.commandsBy(random.nextBoolean() ? FATIMA : JORIS);
            AlarmCommand command = commands.get(random.nextInt(commands.size()));
            if (command instanceof AlarmCommand.RepeatPress) {
                command = new AlarmCommand.RepeatPress(new PressId(UUID.randomUUID()), java.util.Optional.empty());
            }
            SHIFT.service.handle(SHIFT.atNight, alarm, command);
            assertThat(SHIFT.row(alarm)).isEqualTo(AlarmRow.of((Alarm.Known) SHIFT.replayed(alarm)));
        }
        assertThat(SHIFT.historyOf(alarm).size()).isGreaterThan(30);
    }

    @Test
    void whatAnOrganisationCannotSeeDoesNotExistForIt() {
        AlarmId alarm = pressOf("0xhidden");
        Sight strange = new Sight.Of(SHIFT.stranger);
        assertThat(SHIFT.service.handle(strange, alarm, new AlarmCommand.ClaimAlarm(JORIS)))
                .isEqualTo(new Refused(Refusal.NOT_RAISED));
        assertThat(SHIFT.changes.view(SHIFT.stranger, alarm)).isEmpty();
        assertThat(SHIFT.changes.history(SHIFT.stranger, alarm)).isEmpty();
        assertThat(SHIFT.changes.view(SHIFT.homeCare, alarm)).isPresent();
        assertThat(SHIFT.changes.view(SHIFT.nightCentre, alarm)).isPresent();
    }

    @Test
    void herOwnCarersMayActToo() {
        AlarmId alarm = pressOf("0xcarer");
        Sight byDay = new Sight.Of(SHIFT.homeCare);
        assertThat(SHIFT.service.handle(byDay, alarm, new AlarmCommand.ClaimAlarm(JORIS)))
                .isInstanceOf(Decision.Accepted.class);
        assertThat(SHIFT.service.handle(byDay, alarm, new AlarmCommand.CloseAlarm(JORIS, Outcome.ASSISTED, "")))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void anAlarmCannotBeReopenedBesideANewerOneOfTheSameDevice() {
        AlarmId first = pressOf("0xreopen");
        SHIFT.service.handle(SHIFT.atNight, first, new AlarmCommand.ClaimAlarm(FATIMA));
        SHIFT.service.handle(SHIFT.atNight, first, new AlarmCommand.CloseAlarm(FATIMA, Outcome.TEST, ""));
        pressOf("0xreopen");
        assertThat(SHIFT.service.handle(SHIFT.atNight, first, new AlarmCommand.ReopenAlarm(FATIMA, "twijfel")))
                .isEqualTo(new Refused(Refusal.ANOTHER_OPEN));
    }

    @Test
    void whenTheShiftEndsAllThatSheHasIsOfferedAgain() {
        AlarmId one = pressOf("0xshift1");
        AlarmId two = pressOf("0xshift2");
        Operator leaver = new Operator(new UserId(new UUID(8, 1)), "Sanne");
        SHIFT.service.handle(SHIFT.atNight, one, new AlarmCommand.ClaimAlarm(leaver));
        SHIFT.service.handle(SHIFT.atNight, two, new AlarmCommand.ClaimAlarm(leaver));
        SHIFT.service.operatorEndedShift(leaver);
        for (AlarmId alarm : List.of(one, two)) {
            assertThat(SHIFT.historyOf(alarm)).containsExactly("raised", "offered", "claimed", "released", "offered");
        }
    }

    @Test
    void aFullMailboxRefusesInsteadOfHidingAQueue() throws Exception {
        Mailboxes<String> mailboxes = new Mailboxes<>(1);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> slow = threads.submit(() -> mailboxes.inTurn("alarm", () -> {
                inside.countDown();
                return await(leave);
            }));
            inside.await();
            assertThat(mailboxes.inTurn("alarm", () -> "second")).isEmpty();
            assertThat(mailboxes.inTurn("other", () -> "free")).contains("free");
            leave.countDown();
            slow.get();
        }
        assertThat(mailboxes.inTurn("alarm", () -> "third")).contains("third");
        assertThat(mailboxes.size()).isZero();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AlarmId pressOf(String device) {
        return SHIFT.press(new PressId(UUID.randomUUID()), new DeviceId(device), Kind.SOS);
    }
}
