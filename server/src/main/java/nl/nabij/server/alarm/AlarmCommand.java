package nl.nabij.server.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.face.AlarmView.Outcome;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.Kind;
import nl.nabij.server.escalation.Ladder;

/// What somebody, or the clock, asks of an alarm.
public sealed interface AlarmCommand {

    /// What is noted on any open alarm, whoever has it.
    sealed interface Note extends AlarmCommand {}

    /// @param happenedAt the box's clock, where that can be trusted
    record RaiseAlarm(
            AlarmId alarm,
            OrganisationId organisation,
            Optional<OrganisationId> nightCentre,
            GatewayId home,
            PressId press,
            DeviceId device,
            String deviceName,
            Optional<String> room,
            Kind kind,
            Optional<Instant> happenedAt,
            Ladder ladder)
            implements AlarmCommand {}

    /// The same device was pressed again.
    record RepeatPress(PressId press, Optional<Instant> happenedAt) implements Note {}

    record ClaimAlarm(Operator by) implements AlarmCommand {}

    /// The owner gives it back.
    record ReleaseAlarm(Operator by) implements AlarmCommand {}

    /// The operator's screen gave no sign of life.
    record OperatorFellSilent(Operator by) implements AlarmCommand {}

    record OperatorEndedShift(Operator by) implements AlarmCommand {}

    record RecordContact(Operator by, ContactHow how) implements AlarmCommand {}

    record AskResponder(Operator by, String responder) implements AlarmCommand {
        public AskResponder {
            Responder.requireName(responder);
        }
    }

    /// Told by the responder, or by the operator on the telephone with the responder.
    ///
    /// @param arrivesIn whole minutes; empty when nobody knows
    record AcceptAsResponder(Operator by, Optional<Duration> arrivesIn) implements Note {
        public AcceptAsResponder {
            arrivesIn.ifPresent(Responder::requireWay);
        }
    }

    /// Who comes says anew when: earlier, later, or that it is no longer known.
    record ExpectResponder(Operator by, Optional<Duration> arrivesIn) implements Note {
        public ExpectResponder {
            arrivesIn.ifPresent(Responder::requireWay);
        }
    }

    record DeclineAsResponder(Operator by) implements Note {}

    record ArriveAsResponder(Operator by) implements Note {}

    /// @param ownerOnly for what may only be done by who has the alarm, such as unlocking a door
    record TakeAction(Operator by, CommandId command, DeviceId device, DeviceCommand what, boolean ownerOnly)
            implements AlarmCommand {}

    record ClearAlarm() implements Note {}

    record CancelByClient(Optional<String> reason) implements Note {}

    /// Somebody outside was told that nobody is there for it, or could not be told.
    ///
    /// @param contact the name by which the administrator knows who was told
    record NoteOutsideCall(String contact, boolean told) implements Note {}

    record CloseAlarm(Operator by, Outcome outcome, String note) implements AlarmCommand {}

    /// @param why what came up after it was closed
    record ReopenAlarm(Operator by, String why) implements AlarmCommand {}

    /// The clock reached the alarm's deadline.
    record Tick() implements AlarmCommand {}
}
