package nl.nabij.server.alarm;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
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
import nl.nabij.server.escalation.Offer;
import nl.nabij.server.escalation.Rung;

/// What happened to an alarm. Stored for good: a name or a field here is never renamed or removed,
/// only added.
///
/// `at` is the database's clock, the one that all nodes share.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AlarmEvent.AlarmRaised.class, name = "raised"),
    @JsonSubTypes.Type(value = AlarmEvent.AlarmRepeated.class, name = "repeated"),
    @JsonSubTypes.Type(value = AlarmEvent.AlarmOffered.class, name = "offered"),
    @JsonSubTypes.Type(value = AlarmEvent.AlarmEscalated.class, name = "escalated"),
    @JsonSubTypes.Type(value = AlarmEvent.AlarmClaimed.class, name = "claimed"),
    @JsonSubTypes.Type(value = AlarmEvent.AlarmReleased.class, name = "released"),
    @JsonSubTypes.Type(value = AlarmEvent.ContactMade.class, name = "contact-made"),
    @JsonSubTypes.Type(value = AlarmEvent.ResponderAsked.class, name = "responder-asked"),
    @JsonSubTypes.Type(value = AlarmEvent.ResponderAccepted.class, name = "responder-accepted"),
    @JsonSubTypes.Type(value = AlarmEvent.ResponderExpected.class, name = "responder-expected"),
    @JsonSubTypes.Type(value = AlarmEvent.ResponderDeclined.class, name = "responder-declined"),
    @JsonSubTypes.Type(value = AlarmEvent.ResponderArrived.class, name = "responder-arrived"),
    @JsonSubTypes.Type(value = AlarmEvent.ActionTaken.class, name = "action-taken"),
    @JsonSubTypes.Type(value = AlarmEvent.AlarmCleared.class, name = "cleared"),
    @JsonSubTypes.Type(value = AlarmEvent.AlarmCancelledByClient.class, name = "cancelled-by-client"),
    @JsonSubTypes.Type(value = AlarmEvent.OutsideCalled.class, name = "outside-called"),
    @JsonSubTypes.Type(value = AlarmEvent.AlarmClosed.class, name = "closed"),
    @JsonSubTypes.Type(value = AlarmEvent.AlarmReopened.class, name = "reopened"),
})
public sealed interface AlarmEvent {

    Instant at();

    /// @param happenedAt the box's clock, where that can be trusted
    /// @param ladder as it stood then: the alarm keeps it, so that its history explains itself
    record AlarmRaised(
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
            Ladder ladder,
            Instant at)
            implements AlarmEvent {}

    record AlarmRepeated(PressId press, Optional<Instant> happenedAt, Instant at) implements AlarmEvent {}

    record AlarmOffered(Offer offer, Instant at) implements AlarmEvent {}

    /// Nobody answered in time.
    record AlarmEscalated(Rung from, Rung to, Instant at) implements AlarmEvent {}

    record AlarmClaimed(Operator by, Instant at) implements AlarmEvent {}

    record AlarmReleased(Operator by, ReleaseReason why, Instant at) implements AlarmEvent {}

    record ContactMade(Operator by, ContactHow how, Instant at) implements AlarmEvent {}

    record ResponderAsked(Operator by, String responder, Instant at) implements AlarmEvent {}

    /// @param expectedAt when the responder may be there, on the same clock as `at`; empty when nobody
    ///     knows, and in what builds before it was asked for stored
    record ResponderAccepted(Operator by, String responder, Optional<Instant> expectedAt, Instant at)
            implements AlarmEvent {}

    /// Who comes said anew when.
    ///
    /// @param expectedAt empty when it is no longer known
    record ResponderExpected(Operator by, String responder, Optional<Instant> expectedAt, Instant at)
            implements AlarmEvent {}

    record ResponderDeclined(Operator by, String responder, Instant at) implements AlarmEvent {}

    record ResponderArrived(Operator by, String responder, Instant at) implements AlarmEvent {}

    /// A device in the home was asked to do something for this alarm.
    record ActionTaken(Operator by, CommandId command, DeviceId device, DeviceCommand what, Instant at)
            implements AlarmEvent {}

    /// The detector says that it is over.
    record AlarmCleared(Instant at) implements AlarmEvent {}

    record AlarmCancelledByClient(Optional<String> reason, Instant at) implements AlarmEvent {}

    /// Nobody was there, so somebody outside was called.
    ///
    /// @param contact as the administrator named her or it, such as `sms-dienst`
    /// @param told false: it was tried so often that the next one was called
    record OutsideCalled(String contact, boolean told, Instant at) implements AlarmEvent {}

    record AlarmClosed(Operator by, Outcome outcome, String note, Instant at) implements AlarmEvent {}

    record AlarmReopened(Operator by, String why, Instant at) implements AlarmEvent {}
}
