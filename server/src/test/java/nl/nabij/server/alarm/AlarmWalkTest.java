package nl.nabij.server.alarm;

import static nl.nabij.server.alarm.AlarmExamples.EVENING;
import static nl.nabij.server.alarm.AlarmExamples.FATIMA;
import static nl.nabij.server.alarm.AlarmExamples.JORIS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import nl.nabij.contract.face.AlarmView.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random nights: whatever is asked in whatever order, the promises hold at each step. A seed that
/// ever fails becomes a row here.
class AlarmWalkTest {

    private static final int STEPS = 4_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42, 86, 1940, 20_260_301})
    void nothingForgetsAnAlarm(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Alarm alarm = AlarmExamples.offered();
        List<AlarmEvent> history = new ArrayList<>(
                AlarmExamples.accepted(AlarmLifeCycle.decide(new Alarm.NotRaised(), AlarmExamples.RAISE, EVENING)));
        Instant now = EVENING;
        for (int step = 0; step < STEPS; step++) {
            now = now.plusMillis(random.nextLong(20_000));
            AlarmCommand command = random(random);
            Alarm before = alarm;
            if (AlarmLifeCycle.decide(alarm, command, now) instanceof Decision.Accepted(List<AlarmEvent> events)) {
                history.addAll(events);
                for (AlarmEvent event : events) {
                    alarm = AlarmLifeCycle.evolve(alarm, event);
                }
            }
            check(before, command, alarm, now);
        }
        assertThat(AlarmLifeCycle.fold(history)).isEqualTo(alarm);
        assertThat(((Alarm.Known) alarm).facts().version()).isEqualTo(history.size());
    }

    private static void check(Alarm before, AlarmCommand command, Alarm after, Instant now) {
        assertThat(after).as("never half done").isNotInstanceOf(Alarm.Waiting.class);
        boolean closes = after instanceof Alarm.Closed && !(before instanceof Alarm.Closed);
        if (closes) {
            assertThat(command).as("never closes itself").isInstanceOf(AlarmCommand.CloseAlarm.class);
            assertThat(before).isInstanceOf(Alarm.Claimed.class);
        }
        if (before instanceof Alarm.Claimed had && after instanceof Alarm.Claimed has) {
            assertThat(has.owner()).as("one owner, until released").isEqualTo(had.owner());
        }
        boolean mayBeWithout = after instanceof Alarm.Claimed || after instanceof Alarm.Closed;
        assertThat(AlarmLifeCycle.nextDeadline(after).isPresent())
                .as("a deadline unless somebody has it")
                .isNotEqualTo(mayBeWithout);
        if (command instanceof AlarmCommand.Tick) {
            assertThat(AlarmLifeCycle.nextDeadline(after))
                    .as("after a tick nothing is overdue")
                    .satisfies(
                            deadline -> assertThat(deadline.orElse(Instant.MAX)).isAfter(now));
        }
    }

    private static AlarmCommand random(SplittableRandom random) {
        Operator by = random.nextBoolean() ? FATIMA : JORIS;
        List<AlarmCommand> commands = AlarmExamples.commandsBy(by);
        AlarmCommand command = commands.get(random.nextInt(commands.size()));
        return switch (command) {
            case AlarmCommand.RecordContact _ -> new AlarmCommand.RecordContact(by, any(random, ContactHow.class));
            case AlarmCommand.CloseAlarm _ -> new AlarmCommand.CloseAlarm(by, any(random, Outcome.class), "");
            case AlarmCommand.TakeAction _ -> AlarmExamples.action(by, random.nextBoolean());
            case AlarmCommand.CancelByClient _ -> new AlarmCommand.CancelByClient(Optional.empty());
            case AlarmCommand.AcceptAsResponder _ -> new AlarmCommand.AcceptAsResponder(by, way(random));
            case AlarmCommand.ExpectResponder _ -> new AlarmCommand.ExpectResponder(by, way(random));
            case AlarmCommand.NoteOutsideCall _ -> new AlarmCommand.NoteOutsideCall("sms-dienst", false);
            default -> command;
        };
    }

    private static Optional<Duration> way(SplittableRandom random) {
        return random.nextBoolean() ? Optional.empty() : Optional.of(Duration.ofMinutes(random.nextLong(1, 181)));
    }

    private static <T extends Enum<T>> T any(SplittableRandom random, Class<T> of) {
        List<T> values = List.copyOf(EnumSet.allOf(of));
        return values.get(random.nextInt(values.size()));
    }
}
