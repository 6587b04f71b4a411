package nl.nabij.server.command;

import static nl.nabij.server.alarm.NightShift.FATIMA;
import static nl.nabij.server.alarm.NightShift.JORIS;
import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.face.AlarmEventView;
import nl.nabij.contract.face.AlarmView.Outcome;
import nl.nabij.contract.face.CommandView;
import nl.nabij.contract.face.HomeCommand;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.alarm.AlarmCommand;
import nl.nabij.server.alarm.Downlink;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.alarm.Operator;
import nl.nabij.server.alarm.Sight;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Curtain, lamp and door at mevrouw Willemse's, on a real database.
class CommandServiceTest {

    private static final DeviceId LAMP = new DeviceId("0xlamp");
    private static final DeviceId DOOR = new DeviceId("0xdoor");

    private final NightShift shift = new NightShift();
    private final CommandService commands =
            new CommandService(shift.database, shift.service, shift.hints, UUID::randomUUID);
    private final CommandChanges changes = new CommandChanges(shift.database);
    private final CommandIntake intake = new CommandIntake();
    private final List<Down.Command> sent = new CopyOnWriteArrayList<>();
    private final Downlink link = new Downlink() {
        @Override
        public boolean connected(GatewayId home) {
            return true;
        }

        @Override
        public boolean send(GatewayId home, Down message) {
            sent.add((Down.Command) message);
            return true;
        }
    };

    @BeforeEach
    void furnish() {
        device(LAMP, "light");
        device(DOOR, "lock");
    }

    @AfterEach
    void close() {
        shift.close();
    }

    @Test
    void askedIsNotDoneUntilTheDeviceSaysSo() {
        AlarmId alarm = claimedBy(FATIMA);
        CommandView asked = asked(commands.ask(shift.nightCentre, FATIMA, WILLEMSE, light(Optional.of(alarm))));
        assertThat(asked.state()).isEqualTo(CommandView.State.ASKED);
        assertThat(asked.askedBy()).isEqualTo("Fatima");
        report(asked.id(), UpMessage.CommandResult.Outcome.DELIVERED);
        assertThat(state(asked)).isEqualTo(CommandView.State.DELIVERED);
        report(asked.id(), UpMessage.CommandResult.Outcome.CONFIRMED);
        assertThat(state(asked)).isEqualTo(CommandView.State.CONFIRMED);
        report(asked.id(), UpMessage.CommandResult.Outcome.FAILED);
        assertThat(state(asked)).as("an end is an end").isEqualTo(CommandView.State.CONFIRMED);
        assertThat(shift.changes.history(shift.nightCentre, alarm))
                .extracting(AlarmEventView::type)
                .containsExactly("raised", "offered", "claimed", "action-taken");
    }

    @Test
    void aDoorOpensOnlyForWhoHasTheAlarm() {
        AlarmId alarm = claimedBy(FATIMA);
        assertRefused(ask(FATIMA, door(Optional.empty())), CommandRefusal.DOOR_NEEDS_CLAIMED_ALARM);
        assertRefused(ask(JORIS, door(Optional.of(alarm))), CommandRefusal.DOOR_NEEDS_CLAIMED_ALARM);
        assertThat(ask(FATIMA, door(Optional.of(alarm)))).isInstanceOf(CommandService.Asked.class);
        shift.service.handle(
                new Sight.Of(shift.nightCentre), alarm, new AlarmCommand.CloseAlarm(FATIMA, Outcome.ASSISTED, ""));
        assertRefused(ask(FATIMA, door(Optional.of(alarm))), CommandRefusal.UNKNOWN_ALARM);
    }

    @Test
    void whatIsRefusedIsWrittenNowhere() {
        AlarmId alarm = claimedBy(FATIMA);
        HomeCommand curtain = command(LAMP, Optional.of(alarm), Kind.CURTAIN, "open");
        assertRefused(ask(FATIMA, curtain), CommandRefusal.UNKNOWN_KIND);
        assertRefused(
                ask(FATIMA, command(new DeviceId("0xnone"), Optional.of(alarm), Kind.LIGHT, "on")),
                CommandRefusal.UNKNOWN_DEVICE);
        assertThat(shift.changes.history(shift.nightCentre, alarm)).hasSize(3);
        assertThat(changes.snapshot(shift.homeCare).commands()).isEmpty();
    }

    @Test
    void theNightCentreReachesAHomeOnlyWhileItHasAnAlarmAndAStrangerNever() {
        assertRefused(ask(FATIMA, light(Optional.empty())), CommandRefusal.UNKNOWN_HOME);
        claimedBy(FATIMA);
        assertThat(ask(FATIMA, light(Optional.empty()))).isInstanceOf(CommandService.Asked.class);
        assertThat(commands.ask(shift.stranger, JORIS, WILLEMSE, light(Optional.empty())))
                .isEqualTo(new CommandService.NotAsked(CommandRefusal.UNKNOWN_HOME));
        assertThat(changes.snapshot(shift.stranger).commands()).isEmpty();
        assertThat(changes.snapshot(shift.nightCentre).commands()).hasSize(1);
    }

    @Test
    void itIsSentAtOnceAndAgainAtAConnectWithTheLifeThatIsLeft() {
        try (CommandSender sender = new CommandSender(shift.database, link, shift.hints)) {
            CommandView lamp = asked(commands.ask(shift.homeCare, JORIS, WILLEMSE, light(Optional.empty())));
            NightShift.await("sent", () -> !sent.isEmpty());
            assertThat(sent.getFirst().command()).isEqualTo(lamp.id());
            assertThat(sent.getFirst().remainingMillis()).isBetween(15_000L, 30_000L);
            shift.forward(Duration.ofSeconds(14));
            sent.clear();
            sender.connected(List.of(WILLEMSE));
            assertThat(sent).extracting(Down.Command::command).containsExactly(lamp.id());
            assertThat(sent.getFirst().remainingMillis()).isBetween(1L, 16_000L);
            shift.forward(Duration.ofSeconds(17));
            sent.clear();
            sender.connected(List.of(WILLEMSE));
            assertThat(sent).isEmpty();
        }
    }

    /// A box that restarted knows nothing of what it did.
    @Test
    void anOlderCommandIsNotSentAfterTheNewerOneOfThatPart() {
        ask("on", Optional.empty());
        CommandView newest = ask("off", Optional.empty());
        assertThat(sentAtAConnect()).containsExactly(newest.id());

        report(newest.id(), UpMessage.CommandResult.Outcome.CONFIRMED);
        assertThat(sentAtAConnect()).isEmpty();
    }

    @Test
    void eachPartOfADeviceHasANewestCommand() {
        ask("on", Optional.of("left"));
        CommandView right = ask("on", Optional.of("right"));
        CommandView left = ask("off", Optional.of("left"));
        assertThat(sentAtAConnect()).containsExactly(right.id(), left.id());

        CommandView all = ask("off", Optional.empty());
        assertThat(sentAtAConnect()).containsExactly(all.id());
    }

    private CommandView ask(String action, Optional<String> endpoint) {
        return asked(commands.ask(
                shift.homeCare,
                JORIS,
                WILLEMSE,
                new HomeCommand(
                        LAMP,
                        Optional.empty(),
                        Kind.LIGHT,
                        action,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        endpoint)));
    }

    private List<CommandId> sentAtAConnect() {
        sent.clear();
        new CommandSending(CommandStore.of(shift.database), link).connected(List.of(WILLEMSE));
        return sent.stream().map(Down.Command::command).toList();
    }

    @Test
    void whatNobodyReportsExpiresAndTheDevicesLateReportIsStillTheTruth() {
        try (CommandDeadlines deadlines = new CommandDeadlines(shift.database, shift.hints)) {
            CommandView lamp = asked(commands.ask(shift.homeCare, JORIS, WILLEMSE, light(Optional.empty())));
            CommandChanges.Position position = changes.snapshot(shift.homeCare).position();
            shift.forward(Duration.ofSeconds(31));
            deadlines.wake();
            NightShift.await("expired", () -> state(lamp) == CommandView.State.EXPIRED);
            assertThat(changes.since(shift.homeCare, position).commands())
                    .extracting(CommandView::state)
                    .containsExactly(CommandView.State.EXPIRED);
            report(lamp.id(), UpMessage.CommandResult.Outcome.CONFIRMED);
            assertThat(state(lamp)).isEqualTo(CommandView.State.CONFIRMED);
        }
    }

    @Test
    void anotherHomesReportChangesNothing() {
        CommandView lamp = asked(commands.ask(shift.homeCare, JORIS, WILLEMSE, light(Optional.empty())));
        shift.database.asWorker(transaction -> {
            intake.result(
                    transaction,
                    new GatewayId("gw-thief"),
                    new UpMessage.CommandResult(
                            lamp.id(), UpMessage.CommandResult.Outcome.CONFIRMED, Optional.empty()));
            return true;
        });
        assertThat(state(lamp)).isEqualTo(CommandView.State.ASKED);
    }

    private CommandService.Answer ask(Operator by, HomeCommand command) {
        return commands.ask(shift.nightCentre, by, WILLEMSE, command);
    }

    private static void assertRefused(CommandService.Answer answer, CommandRefusal why) {
        assertThat(answer).isEqualTo(new CommandService.NotAsked(why));
    }

    private static CommandView asked(CommandService.Answer answer) {
        assertThat(answer).isInstanceOf(CommandService.Asked.class);
        return ((CommandService.Asked) answer).view();
    }

    private CommandView.State state(CommandView command) {
        return changes.view(shift.homeCare, command.id()).orElseThrow().state();
    }

    private void report(CommandId command, UpMessage.CommandResult.Outcome outcome) {
        shift.database.asWorker(transaction -> {
            intake.result(transaction, WILLEMSE, new UpMessage.CommandResult(command, outcome, Optional.of("jammed")));
            return true;
        });
    }

    private AlarmId claimedBy(Operator operator) {
        AlarmId alarm = shift.press();
        shift.service.handle(new Sight.Of(shift.nightCentre), alarm, new AlarmCommand.ClaimAlarm(operator));
        return alarm;
    }

    private static HomeCommand light(Optional<AlarmId> alarm) {
        return command(LAMP, alarm, Kind.LIGHT, "on");
    }

    private static HomeCommand door(Optional<AlarmId> alarm) {
        return command(DOOR, alarm, Kind.LOCK, "unlock");
    }

    private static HomeCommand command(DeviceId device, Optional<AlarmId> alarm, Kind kind, String action) {
        return new HomeCommand(
                device,
                alarm,
                kind,
                action,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private void device(DeviceId id, String kind) {
        shift.database.asWorker(transaction -> transaction.update(
                "insert into device (home_id, id, organisation_id, name, vendor, model, kinds)"
                        + " values ($1, $2, $3, 'ding', 'v', 'm', $4)",
                WILLEMSE.value(),
                id.value(),
                shift.homeCare.value(),
                (Object) new String[] {kind}));
    }
}
