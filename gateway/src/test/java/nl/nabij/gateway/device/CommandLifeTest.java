package nl.nabij.gateway.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.face.CommandView.State;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;
import nl.nabij.gateway.device.CommandDecision.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLifeTest {

    private static final Instant ASKED = PushedTime.START;
    private static final Point CURTAIN = Point.of(Kind.CURTAIN);
    private static final StateValue OPEN = new StateValue.Curtain("open", Optional.of(100), false);
    private static final StateValue HALF = new StateValue.Curtain("partly", Optional.of(50), true);

    private static final Map<String, CommandInput> INPUTS = inputs();

    private static Map<String, CommandInput> inputs() {
        Map<String, CommandInput> inputs = new LinkedHashMap<>();
        inputs.put("handed over", new CommandInput.HandedOver());
        inputs.put("not handed over", new CommandInput.NotHandedOver("broker"));
        inputs.put("reached", new CommandInput.Reported(CURTAIN, OPEN));
        inputs.put("underway", new CommandInput.Reported(CURTAIN, HALF));
        inputs.put("other part", new CommandInput.Reported(new Point(Kind.CURTAIN, "left"), OPEN));
        inputs.put("lost", new CommandInput.DeviceLost());
        inputs.put("superseded", new CommandInput.Superseded());
        inputs.put("told again, shorter", new CommandInput.ToldAgain(ASKED.plusSeconds(6)));
        inputs.put("told again, longer", new CommandInput.ToldAgain(ASKED.plusSeconds(400)));
        inputs.put("tick", new CommandInput.Tick());
        return inputs;
    }

    /// Every state with every input, just after the asking and long after.
    @ParameterizedTest
    @CsvSource({
        "ASKED, handed over, Delivered, Delivered",
        "ASKED, not handed over, Failed, Failed",
        "ASKED, reached, Confirmed, Confirmed",
        "ASKED, underway, Progressed, Progressed",
        "ASKED, other part, NOT_WAITING_FOR_IT, NOT_WAITING_FOR_IT",
        "ASKED, lost, Failed, Failed",
        "ASKED, superseded, Failed, Failed",
        "ASKED, 'told again, shorter', Shortened, Shortened",
        "ASKED, 'told again, longer', UNCHANGED, UNCHANGED",
        "ASKED, tick, NOT_DUE, Expired",
        "DELIVERED, handed over, UNCHANGED, UNCHANGED",
        "DELIVERED, not handed over, UNCHANGED, UNCHANGED",
        "DELIVERED, reached, Confirmed, Confirmed",
        "DELIVERED, underway, Progressed, Progressed",
        "DELIVERED, other part, NOT_WAITING_FOR_IT, NOT_WAITING_FOR_IT",
        "DELIVERED, lost, Failed, Failed",
        "DELIVERED, superseded, Failed, Failed",
        "DELIVERED, 'told again, shorter', Shortened, Shortened",
        "DELIVERED, 'told again, longer', UNCHANGED, UNCHANGED",
        "DELIVERED, tick, NOT_DUE, Expired",
    })
    void everyRunningStateWithEveryInput(State state, String input, String soon, String late) {
        CommandLife life = in(state);

        assertThat(decided(life, input, ASKED.plusSeconds(1))).isEqualTo(soon);
        assertThat(decided(life, input, ASKED.plusSeconds(300))).isEqualTo(late);
    }

    @Test
    void whatIsToldAgainWithLessLifeIsTriedOnlyWithinThat() {
        CommandLife delivered = in(State.DELIVERED);
        CommandLife shortened =
                CommandLife.evolve(delivered, new CommandEvent.Shortened(ASKED.plusSeconds(4)), ASKED.plusSeconds(1));
        assertThat(shortened.startUntil()).isEqualTo(ASKED.plusSeconds(4));
        assertThat(decided(delivered, "tick", ASKED.plusSeconds(6))).isEqualTo("SentAgain");
        assertThat(decided(shortened, "tick", ASKED.plusSeconds(6)))
                .as("a lamp must not go on long after it was asked")
                .isEqualTo("NOT_DUE");
    }

    @Test
    void anEndedCommandRefusesEverything() {
        for (State end : List.of(State.CONFIRMED, State.FAILED, State.EXPIRED)) {
            assertThat(in(end).ended()).isTrue();
            assertThat(CommandLife.nextDeadline(in(end))).isEmpty();
            for (String input : INPUTS.keySet()) {
                assertThat(decided(in(end), input, ASKED.plusSeconds(300))).isEqualTo("ENDED");
            }
        }
    }

    @Test
    void theArrowsAreThoseOfThePicture() {
        TreeSet<String> arrows = new TreeSet<>();
        for (State state : State.values()) {
            for (CommandInput input : INPUTS.values()) {
                for (long seconds : List.of(1, 6, 300)) {
                    Instant now = ASKED.plusSeconds(seconds);
                    if (CommandLife.decide(in(state), input, now)
                            instanceof CommandDecision.Accepted(CommandEvent event)) {
                        CommandLife next = CommandLife.evolve(in(state), event, now);
                        arrows.add(state + " " + event.getClass().getSimpleName() + " " + next.state());
                    }
                }
            }
        }

        assertThat(arrows)
                .containsExactlyInAnyOrder(
                        "ASKED Delivered DELIVERED",
                        "ASKED Progressed ASKED",
                        "ASKED Shortened ASKED",
                        "ASKED Confirmed CONFIRMED",
                        "ASKED Failed FAILED",
                        "ASKED Expired EXPIRED",
                        "DELIVERED SentAgain DELIVERED",
                        "DELIVERED Progressed DELIVERED",
                        "DELIVERED Shortened DELIVERED",
                        "DELIVERED Confirmed CONFIRMED",
                        "DELIVERED Failed FAILED",
                        "DELIVERED Expired EXPIRED");
    }

    @Test
    void withoutAnAnswerItIsSentThreeTimesInAll() {
        CommandLife life = apply(in(State.ASKED), "handed over", 0);
        assertThat(CommandLife.nextDeadline(life)).contains(ASKED.plusSeconds(5));
        assertThat(decided(life, "tick", ASKED.plusMillis(4_999))).isEqualTo("NOT_DUE");
        life = apply(life, "tick", 5);
        assertThat(life.attempts()).isEqualTo(2);
        assertThat(CommandLife.nextDeadline(life)).contains(ASKED.plusSeconds(10));
        life = apply(life, "tick", 10);
        assertThat(life.attempts()).isEqualTo(3);
        assertThat(CommandLife.nextDeadline(life)).contains(ASKED.plusSeconds(60));
        assertThat(decided(life, "tick", ASKED.plusSeconds(59))).isEqualTo("NOT_DUE");
        life = apply(life, "tick", 60);
        assertThat(life.state()).isEqualTo(State.EXPIRED);
        assertThat(life.reason()).contains("the device did not report it in time");
    }

    @Test
    void afterItsTimeItIsNotSentAgain() {
        CommandLife life =
                CommandLife.asked(id(), device(), open(), Set.of(CURTAIN), Map.of(), ASKED, ASKED.plusSeconds(5));
        life = apply(life, "handed over", 0);

        assertThat(decided(life, "tick", ASKED.plusSeconds(5))).isEqualTo("NOT_DUE");
        assertThat(CommandLife.nextDeadline(life)).contains(ASKED.plusSeconds(60));
    }

    @Test
    void aCommandThatWasNotSentInTimeExpires() {
        CommandLife life = in(State.ASKED);

        assertThat(CommandLife.nextDeadline(life)).contains(ASKED.plusSeconds(20));
        assertThat(decided(life, "tick", ASKED.plusMillis(19_999))).isEqualTo("NOT_DUE");
        assertThat(apply(life, "tick", 20).reason()).contains("it was not sent in time");
    }

    @Test
    void aTravellingCurtainIsWaitedForAsLongAsItMoves() {
        CommandLife life = apply(in(State.ASKED), "handed over", 0);
        life = apply(life, "underway", 4);
        assertThat(decided(life, "underway", ASKED.plusSeconds(5))).isEqualTo("UNCHANGED");
        assertThat(decided(life, "tick", ASKED.plusSeconds(63))).isEqualTo("NOT_DUE");
        assertThat(CommandLife.nextDeadline(life)).contains(ASKED.plusSeconds(64));
        for (int percent = 51; percent < 90; percent++) {
            StateValue on = new StateValue.Curtain("partly", Optional.of(percent), true);
            Instant now = ASKED.plusSeconds(percent);
            assertThat(CommandLife.decide(life, new CommandInput.Reported(CURTAIN, on), now))
                    .isInstanceOf(CommandDecision.Accepted.class);
            life = CommandLife.evolve(life, new CommandEvent.Progressed(CURTAIN, on), now);
        }
        assertThat(CommandLife.nextDeadline(life)).contains(ASKED.plusSeconds(89 + 60));
        assertThat(apply(life, "reached", 100).state()).isEqualTo(State.CONFIRMED);
    }

    @Test
    void whateverItSaysThreeMinutesAreTheEnd() {
        CommandLife life = apply(in(State.ASKED), "handed over", 0);
        life = apply(life, "underway", 170);

        assertThat(CommandLife.nextDeadline(life)).contains(ASKED.plusSeconds(180));
    }

    @Test
    void aLampIsGivenUpSoonerThanACurtain() {
        CommandLife life = CommandLife.asked(
                id(),
                device(),
                DeviceCommand.of(Kind.LIGHT, "on"),
                Set.of(Point.of(Kind.LIGHT)),
                Map.of(),
                ASKED,
                ASKED.plusSeconds(1));
        life = CommandLife.evolve(life, new CommandEvent.Delivered(), ASKED);

        assertThat(CommandLife.nextDeadline(life)).contains(ASKED.plusSeconds(20));
    }

    /// Zigbee2MQTT publishes the wanted position at once, as if the curtain were there.
    @Test
    void aPositionThatIsReportedSoonerThanAnyMotorTravelsIsAnEcho() {
        StateValue closed = new StateValue.Curtain("closed", Optional.of(0), false);
        CommandLife life = CommandLife.asked(
                id(), device(), open(), Set.of(CURTAIN), Map.of(CURTAIN, closed), ASKED, ASKED.plusSeconds(20));
        life = CommandLife.evolve(life, new CommandEvent.Delivered(), ASKED);
        CommandInput there = new CommandInput.Reported(CURTAIN, OPEN);

        CommandEvent echo = new CommandEvent.Progressed(CURTAIN, OPEN);
        assertThat(CommandLife.decide(life, there, ASKED.plusMillis(1_999))).isEqualTo(CommandDecision.accepted(echo));
        CommandLife heard = CommandLife.evolve(life, echo, ASKED.plusMillis(50));
        assertThat(CommandLife.decide(heard, there, ASKED.plusMillis(60)))
                .isEqualTo(CommandDecision.refused(Reason.UNCHANGED));
        assertThat(CommandLife.decide(heard, there, ASKED.plusMillis(2_000)))
                .as("the same words at the end of the travel")
                .isEqualTo(CommandDecision.accepted(new CommandEvent.Confirmed()));
        assertThat(CommandLife.nextDeadline(heard))
                .as("heard, so not sent again")
                .contains(ASKED.plusMillis(60_050));
    }

    /// Nobody heard the first attempt, and the bridge echoes the second.
    @Test
    void anEchoOfALaterAttemptIsAnEchoToo() {
        StateValue closed = new StateValue.Curtain("closed", Optional.of(0), false);
        CommandLife life = CommandLife.asked(
                id(), device(), open(), Set.of(CURTAIN), Map.of(CURTAIN, closed), ASKED, ASKED.plusSeconds(20));
        life = CommandLife.evolve(life, new CommandEvent.Delivered(), ASKED);
        life = CommandLife.evolve(life, new CommandEvent.SentAgain(), ASKED.plusSeconds(5));
        CommandInput there = new CommandInput.Reported(CURTAIN, OPEN);

        assertThat(CommandLife.decide(life, there, ASKED.plusMillis(5_050)))
                .isEqualTo(CommandDecision.accepted(new CommandEvent.Progressed(CURTAIN, OPEN)));
        assertThat(CommandLife.decide(life, there, ASKED.plusMillis(7_000)))
                .isEqualTo(CommandDecision.accepted(new CommandEvent.Confirmed()));
    }

    @Test
    void aCurtainThatIsThereAlreadySaysSoAtOnce() {
        CommandLife life = CommandLife.asked(
                id(), device(), open(), Set.of(CURTAIN), Map.of(CURTAIN, OPEN), ASKED, ASKED.plusSeconds(20));

        assertThat(CommandLife.decide(life, new CommandInput.Reported(CURTAIN, OPEN), ASKED))
                .isEqualTo(CommandDecision.accepted(new CommandEvent.Confirmed()));
    }

    @Test
    void ofTwoPartsBothHaveToGetThere() {
        Point left = new Point(Kind.SWITCH, "left");
        Point right = new Point(Kind.SWITCH, "right");
        CommandLife life = CommandLife.asked(
                id(),
                device(),
                DeviceCommand.of(Kind.SWITCH, "on"),
                Set.of(left, right),
                Map.of(),
                ASKED,
                ASKED.plusSeconds(9));
        life = CommandLife.evolve(life, new CommandEvent.Delivered(), ASKED);
        CommandInput leftOn = new CommandInput.Reported(left, StateValue.Word.ON);

        assertThat(CommandLife.decide(life, leftOn, ASKED))
                .isEqualTo(CommandDecision.accepted(new CommandEvent.PartReached(left)));
        life = CommandLife.evolve(life, new CommandEvent.PartReached(left), ASKED.plusSeconds(3));
        assertThat(life.waitingFor()).containsExactly(right);
        assertThat(life.signAt()).isEqualTo(ASKED.plusSeconds(3));
        assertThat(CommandLife.decide(life, leftOn, ASKED))
                .isEqualTo(CommandDecision.refused(Reason.NOT_WAITING_FOR_IT));
        assertThat(CommandLife.decide(life, new CommandInput.Reported(right, StateValue.Word.ON), ASKED))
                .isEqualTo(CommandDecision.accepted(new CommandEvent.Confirmed()));
    }

    @Test
    void progressOfOnePartKeepsWhatTheOtherSaid() {
        CommandLife life = in(State.DELIVERED);
        Point left = new Point(Kind.CURTAIN, "left");
        life = CommandLife.evolve(life, new CommandEvent.Progressed(CURTAIN, HALF), ASKED);
        life = CommandLife.evolve(life, new CommandEvent.Progressed(left, HALF), ASKED);
        life = CommandLife.evolve(life, new CommandEvent.Progressed(left, OPEN), ASKED);

        assertThat(life.said()).isEqualTo(Map.of(CURTAIN, HALF, left, OPEN));
    }

    @Test
    void failuresSayWhy() {
        assertThat(apply(in(State.ASKED), "not handed over", 0).reason()).contains("broker");
        assertThat(apply(in(State.DELIVERED), "lost", 0).reason()).contains("device is unavailable");
        assertThat(apply(in(State.DELIVERED), "superseded", 0).reason()).contains("superseded by a newer command");
        assertThat(apply(in(State.DELIVERED), "reached", 0).reason()).isEmpty();
    }

    private static CommandLife in(State state) {
        CommandLife asked =
                CommandLife.asked(id(), device(), open(), Set.of(CURTAIN), Map.of(), ASKED, ASKED.plusSeconds(20));
        return switch (state) {
            case ASKED -> asked;
            case DELIVERED -> CommandLife.evolve(asked, new CommandEvent.Delivered(), ASKED);
            case CONFIRMED -> CommandLife.evolve(asked, new CommandEvent.Confirmed(), ASKED);
            case FAILED -> CommandLife.evolve(asked, new CommandEvent.Failed("why"), ASKED);
            case EXPIRED -> CommandLife.evolve(asked, new CommandEvent.Expired("why"), ASKED);
        };
    }

    private static CommandLife apply(CommandLife life, String input, long seconds) {
        Instant now = ASKED.plusSeconds(seconds);
        if (CommandLife.decide(life, input(input), now) instanceof CommandDecision.Accepted(CommandEvent event)) {
            return CommandLife.evolve(life, event, now);
        }
        throw new AssertionError(input + " was refused");
    }

    private static String decided(CommandLife life, String input, Instant now) {
        return switch (CommandLife.decide(life, input(input), now)) {
            case CommandDecision.Accepted(CommandEvent event) ->
                event.getClass().getSimpleName();
            case CommandDecision.Refused(Reason reason) -> reason.name();
        };
    }

    private static CommandInput input(String name) {
        return Objects.requireNonNull(INPUTS.get(name), name);
    }

    private static CommandId id() {
        return CommandId.of("00000000-0000-0000-0000-000000000001");
    }

    private static DeviceId device() {
        return new DeviceId("curtain");
    }

    private static DeviceCommand open() {
        return DeviceCommand.of(Kind.CURTAIN, "open");
    }
}
