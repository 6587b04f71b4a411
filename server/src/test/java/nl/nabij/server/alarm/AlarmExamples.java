package nl.nabij.server.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.AlarmView.Outcome;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.Kind;
import nl.nabij.server.escalation.Ladder;

/// One evening at mevrouw Willemse's, for the tests of the core.
final class AlarmExamples {

    static final Instant EVENING = Instant.parse("2026-03-01T21:04:00Z");
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final Duration QUARTER = Duration.ofMinutes(15);
    static final OrganisationId HOME_CARE = new OrganisationId(new UUID(1, 1));
    static final OrganisationId NIGHT_CENTRE = new OrganisationId(new UUID(1, 2));
    static final GatewayId HOME = new GatewayId("gw-willemse");
    static final DeviceId PENDANT = new DeviceId("0x01");
    static final Operator FATIMA = new Operator(new UserId(new UUID(2, 1)), "Fatima");
    static final Operator JORIS = new Operator(new UserId(new UUID(2, 2)), "Joris");
    static final Ladder LADDER = Ladder.standard(HOME_CARE, Optional.of(NIGHT_CENTRE), PATIENCE);
    static final PressId FIRST_PRESS = new PressId(new UUID(3, 1));
    static final PressId SECOND_PRESS = new PressId(new UUID(3, 2));
    static final CommandId LAMP_ON = new CommandId(new UUID(4, 1));

    static final AlarmCommand.RaiseAlarm RAISE = raise(FIRST_PRESS, Kind.SOS);

    private AlarmExamples() {}

    static AlarmCommand.RaiseAlarm raise(PressId press, Kind kind) {
        return new AlarmCommand.RaiseAlarm(
                new AlarmId(press.value()),
                HOME_CARE,
                Optional.of(NIGHT_CENTRE),
                HOME,
                press,
                PENDANT,
                "halszender",
                Optional.of("woonkamer"),
                kind,
                Optional.of(EVENING.minusMillis(120)),
                LADDER);
    }

    /// Each kind of command once, by this operator.
    static List<AlarmCommand> commandsBy(Operator by) {
        return List.of(
                RAISE,
                new AlarmCommand.RepeatPress(SECOND_PRESS, Optional.empty()),
                new AlarmCommand.ClaimAlarm(by),
                new AlarmCommand.ReleaseAlarm(by),
                new AlarmCommand.OperatorFellSilent(by),
                new AlarmCommand.OperatorEndedShift(by),
                new AlarmCommand.RecordContact(by, ContactHow.SPEECH),
                new AlarmCommand.AskResponder(by, "mobiele nachtzorg"),
                new AlarmCommand.AcceptAsResponder(by, Optional.of(QUARTER)),
                new AlarmCommand.ExpectResponder(by, Optional.empty()),
                new AlarmCommand.DeclineAsResponder(by),
                new AlarmCommand.ArriveAsResponder(by),
                action(by, false),
                new AlarmCommand.ClearAlarm(),
                new AlarmCommand.CancelByClient(Optional.of("vergissing")),
                new AlarmCommand.NoteOutsideCall("sms-dienst", true),
                new AlarmCommand.CloseAlarm(by, Outcome.ASSISTED, "koffie omgestoten"),
                new AlarmCommand.ReopenAlarm(by, "zij belde terug"),
                new AlarmCommand.Tick());
    }

    static AlarmCommand.TakeAction action(Operator by, boolean ownerOnly) {
        return new AlarmCommand.TakeAction(
                by, LAMP_ON, new DeviceId("0x02"), DeviceCommand.of(Kind.LIGHT, "on"), ownerOnly);
    }

    /// The alarm after these commands, a second apart, each of which has to be accepted.
    static Alarm after(AlarmCommand... commands) {
        Alarm alarm = new Alarm.NotRaised();
        Instant now = EVENING;
        for (AlarmCommand command : commands) {
            for (AlarmEvent event : accepted(AlarmLifeCycle.decide(alarm, command, now))) {
                alarm = AlarmLifeCycle.evolve(alarm, event);
            }
            now = now.plusSeconds(1);
        }
        return alarm;
    }

    /// This alarm after one more command.
    static Alarm then(Alarm alarm, AlarmCommand command, Instant now) {
        Alarm next = alarm;
        for (AlarmEvent event : accepted(AlarmLifeCycle.decide(alarm, command, now))) {
            next = AlarmLifeCycle.evolve(next, event);
        }
        return next;
    }

    static List<AlarmEvent> accepted(Decision decision) {
        if (decision instanceof Decision.Accepted(List<AlarmEvent> events)) {
            return events;
        }
        throw new AssertionError("Refused: " + decision);
    }

    static Alarm waiting() {
        AlarmEvent raised = accepted(AlarmLifeCycle.decide(new Alarm.NotRaised(), RAISE, EVENING))
                .getFirst();
        return AlarmLifeCycle.evolve(new Alarm.NotRaised(), raised);
    }

    static Alarm offered() {
        return after(RAISE);
    }

    static Alarm claimed() {
        return after(RAISE, new AlarmCommand.ClaimAlarm(FATIMA));
    }

    static Alarm closed() {
        return then(claimed(), new AlarmCommand.CloseAlarm(FATIMA, Outcome.ASSISTED, ""), EVENING.plusSeconds(60));
    }

    /// Each state plainly, and each open one with a responder asked, and with one who comes.
    static List<Alarm> states() {
        List<Alarm> states = new ArrayList<>(List.of(new Alarm.NotRaised(), waiting(), offered(), claimed(), closed()));
        states.addAll(withResponder());
        states.addAll(withOneWhoComes());
        return states;
    }

    /// She said at once that she is there in a quarter of an hour.
    static List<Alarm> withOneWhoComes() {
        Instant soon = EVENING.plusSeconds(6);
        AlarmEvent accepted =
                new AlarmEvent.ResponderAccepted(FATIMA, "mobiele nachtzorg", Optional.of(soon.plus(QUARTER)), soon);
        return withResponder().stream()
                .map(alarm -> AlarmLifeCycle.evolve(alarm, accepted))
                .toList();
    }

    static List<Alarm> withResponder() {
        Instant soon = EVENING.plusSeconds(5);
        AlarmEvent asked = new AlarmEvent.ResponderAsked(FATIMA, "mobiele nachtzorg", soon);
        Alarm claimed = AlarmLifeCycle.evolve(claimed(), asked);
        Alarm offered = then(claimed, new AlarmCommand.ReleaseAlarm(FATIMA), soon);
        Alarm waiting = AlarmLifeCycle.evolve(claimed, new AlarmEvent.AlarmReleased(FATIMA, ReleaseReason.ASKED, soon));
        return List.of(claimed, offered, waiting);
    }
}
