package nl.nabij.gateway.device;

import static nl.nabij.gateway.device.HomeForTests.CURTAIN;
import static nl.nabij.gateway.device.HomeForTests.DOUBLE;
import static nl.nabij.gateway.device.HomeForTests.LAMP;
import static nl.nabij.gateway.device.HomeForTests.LOCK;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.face.CommandView.State;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.contract.link.UpMessage.CommandResult.Outcome;
import org.junit.jupiter.api.Test;

class CommandsTest {

    private static final CommandId ID = CommandId.of("00000000-0000-0000-0000-000000000001");
    private static final DeviceCommand OPEN = DeviceCommand.of(Kind.CURTAIN, "open");

    private final HomeForTests house = new HomeForTests();

    @Test
    void aCurtainIsDoneWhenItSaysThatItIsOpen() {
        house.commands.fromCentre(new Down.Command(ID, CURTAIN, OPEN, 30_000));
        house.work();
        assertThat(house.commands.snapshot())
                .singleElement()
                .extracting(CommandStatus::state)
                .isEqualTo(State.DELIVERED);

        house.curtainAt(40);
        house.work();
        assertThat(outcomes()).containsExactly(Outcome.DELIVERED);
        house.curtainAt(99);
        house.work();

        assertThat(outcomes()).containsExactly(Outcome.DELIVERED, Outcome.CONFIRMED);
        assertThat(house.sent).containsExactly(OPEN);
    }

    @Test
    void aPositionThatTheBridgeOnlyEchoesIsNotDone() {
        house.curtainAt(0);
        DeviceCommand half = new DeviceCommand(
                Kind.CURTAIN,
                "position",
                Optional.of(50),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        house.commands.fromCentre(new Down.Command(ID, CURTAIN, half, 30_000));
        house.work();
        house.curtainAt(50);
        house.curtainAt(20);
        house.work();
        assertThat(outcomes()).containsExactly(Outcome.DELIVERED);

        house.time.forward(Duration.ofSeconds(5));
        house.curtainAt(50);
        house.work();
        assertThat(outcomes()).containsExactly(Outcome.DELIVERED, Outcome.CONFIRMED);
    }

    @Test
    void aRepeatedCommandIsCarriedOutOnceAndAnsweredAgain() {
        house.commands.fromCentre(new Down.Command(ID, CURTAIN, OPEN, 30_000));
        house.commands.fromCentre(new Down.Command(ID, CURTAIN, OPEN, 30_000));
        house.work();
        house.curtainAt(100);
        house.commands.fromCentre(new Down.Command(ID, CURTAIN, OPEN, 30_000));
        house.work();

        assertThat(house.sent).hasSize(1);
        assertThat(outcomes()).containsExactly(Outcome.DELIVERED, Outcome.CONFIRMED, Outcome.CONFIRMED);
    }

    @Test
    void aLostMessageIsSentAgain() {
        house.commands.ask(LAMP, DeviceCommand.of(Kind.LIGHT, "on"));
        house.work();
        house.time.forward(Duration.ofSeconds(5));
        new HomeTimer(house.home, house.commands, house.time.clocks()).look();
        house.work();

        assertThat(house.sent).hasSize(2);
    }

    @Test
    void theNewestCommandWins() {
        house.commands.fromCentre(new Down.Command(ID, CURTAIN, OPEN, 30_000));
        house.work();
        house.commands.ask(CURTAIN, DeviceCommand.of(Kind.CURTAIN, "stop"));
        house.work();
        house.curtainAt(40);

        assertThat(outcomes()).containsExactly(Outcome.DELIVERED, Outcome.FAILED);
        assertThat(house.commands.snapshot())
                .last()
                .extracting(CommandStatus::state)
                .isEqualTo(State.CONFIRMED);
    }

    @Test
    void aCommandThatWaitsForTheBrokerIsNotSentAfterANewerOne() {
        house.commands.ask(CURTAIN, OPEN);
        house.commands.ask(CURTAIN, DeviceCommand.of(Kind.CURTAIN, "close"));
        house.work();

        assertThat(house.sent).extracting(DeviceCommand::action).containsExactly("close");
    }

    @Test
    void anUnavailableDeviceFailsAtOnceAndLater() {
        house.commands.fromCentre(new Down.Command(ID, CURTAIN, OPEN, 30_000));
        house.work();
        house.home.available(CURTAIN, false);
        house.work();
        assertThat(results()).last().satisfies(result -> {
            assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(result.reason()).contains("device is unavailable");
        });

        assertThat(house.commands.ask(CURTAIN, OPEN))
                .isInstanceOfSatisfying(
                        AskDecision.Asked.class,
                        asked -> assertThat(asked.status().state()).isEqualTo(State.FAILED));
        assertThat(house.sent).hasSize(1);
    }

    @Test
    void aBridgeThatIsDownSaysSo() {
        house.unreachable = Optional.of("Zigbee2MQTT is offline");
        house.commands.fromCentre(new Down.Command(ID, CURTAIN, OPEN, 30_000));
        house.work();

        assertThat(results())
                .singleElement()
                .satisfies(result -> assertThat(result.reason()).contains("Zigbee2MQTT is offline"));
    }

    @Test
    void theCentreMayUnlockAndTheHomeMayNot() {
        DeviceCommand unlock = DeviceCommand.of(Kind.LOCK, "unlock");
        assertThat(house.commands.ask(LOCK, unlock))
                .isInstanceOfSatisfying(
                        AskDecision.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(AskDecision.Reason.NOT_ALLOWED));

        house.commands.fromCentre(new Down.Command(ID, LOCK, unlock, 30_000));
        house.work();
        assertThat(house.sent).containsExactly(unlock);
    }

    @Test
    void whatCannotBeDoneIsAnsweredAsFailed() {
        house.commands.fromCentre(new Down.Command(ID, new DeviceId("nobody"), OPEN, 30_000));
        house.work();

        assertThat(results()).singleElement().satisfies(result -> {
            assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(result.reason())
                    .hasValueSatisfying(text -> assertThat(text).contains("nobody"));
        });
    }

    @Test
    void withoutEndpointBothHalvesAreMeant() {
        DeviceCommand on = DeviceCommand.of(Kind.SWITCH, "on");
        house.commands.fromCentre(new Down.Command(ID, DOUBLE, on, 30_000));
        house.work();
        house.reports(DOUBLE, new Point(Kind.SWITCH, "left"), StateValue.Word.ON);
        house.work();
        assertThat(outcomes()).containsExactly(Outcome.DELIVERED);
        house.reports(DOUBLE, new Point(Kind.SWITCH, "right"), StateValue.Word.ON);
        house.work();
        assertThat(outcomes()).containsExactly(Outcome.DELIVERED, Outcome.CONFIRMED);
    }

    @Test
    void aColourBeyondTheLampIsFittedSoThatItsReportMatches() {
        DeviceCommand warm = new DeviceCommand(
                Kind.LIGHT,
                "colorTemperature",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(900),
                Optional.empty());
        house.commands.ask(LAMP, warm);
        house.work();
        assertThat(house.sent)
                .singleElement()
                .satisfies(sent -> assertThat(sent.colorTemperatureMired()).contains(370));
        house.reports(LAMP, Point.of(Kind.LIGHT), new StateValue.Light(true, Optional.empty(), Optional.of(370)));

        assertThat(house.commands.snapshot())
                .last()
                .extracting(CommandStatus::state)
                .isEqualTo(State.CONFIRMED);
    }

    @Test
    void aCommandThatCameTooLateExpires() {
        house.commands.fromCentre(new Down.Command(ID, CURTAIN, OPEN, 0));
        house.commands.tick();
        house.work();

        assertThat(outcomes()).containsExactly(Outcome.EXPIRED);
        assertThat(house.sent).isEmpty();
    }

    private java.util.List<UpMessage.CommandResult> results() {
        return house.reports.others(UpMessage.CommandResult.class);
    }

    private java.util.List<Outcome> outcomes() {
        return results().stream().map(UpMessage.CommandResult::outcome).toList();
    }
}
