package nl.nabij.server.call;

import java.time.Duration;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.CallId;
import nl.nabij.contract.GatewayId;
import nl.nabij.server.escalation.Ladder;

/// What somebody, a device or the clock asks of a call. Who may call whom was judged before, from her file
/// and the caller's roles; what is judged here is the call.
public sealed interface CallCommand {

    /// What begins one.
    sealed interface Begin extends CallCommand {
        CallId call();

        GatewayId home();
    }

    /// She asks to talk; her ladder's people are asked in turn.
    ///
    /// @param picture hers, once somebody answers: her press is her yes
    record AskToTalk(CallId call, GatewayId home, EndpointId device, Picture picture, Ladder ladder) implements Begin {}

    /// She presses one face.
    record CallPerson(
            CallId call,
            GatewayId home,
            EndpointId device,
            Picture picture,
            Person whom,
            Why why,
            Reach reach,
            Duration ring)
            implements Begin {}

    /// Somebody calls at her home.
    record Knock(
            CallId call,
            GatewayId home,
            Person caller,
            EndpointId device,
            Why why,
            AnswerPolicy policy,
            Reach reach,
            Duration ring)
            implements Begin {}

    /// A device says that it rings.
    record ReportRinging(PartyId who, EndpointId device) implements CallCommand {}

    /// Her yes, at one of her devices.
    record SayYes(EndpointId device, Picture picture) implements CallCommand {}

    /// Anybody else answers: who is rung, or one of those who were asked.
    record Answer(Person who, EndpointId device) implements CallCommand {}

    /// No, or why it cannot be yes.
    record Decline(PartyId who, Reach why) implements CallCommand {
        public Decline {
            if (why == Reach.REACHABLE) {
                throw new IllegalArgumentException("Who declines says why");
            }
        }
    }

    /// From any device of the party. Hers ends it all.
    record HangUp(PartyId who) implements CallCommand {}

    record Invite(PartyId by, Person whom) implements CallCommand {}

    /// Who was invited need not come any more; a guest, also in the middle of it.
    record Dismiss(PartyId by, PartyId who) implements CallCommand {}

    /// A colleague goes on in the place of another.
    record TakeOver(Person who, EndpointId device, PartyId from) implements CallCommand {}

    record MoveTo(PartyId who, EndpointId device) implements CallCommand {}

    record Hold(PartyId by) implements CallCommand {}

    record Resume(PartyId by) implements CallCommand {}

    /// She shows more or less of herself.
    record ChoosePicture(EndpointId device, Picture picture) implements CallCommand {}

    /// By her or her representative.
    record WithdrawConsent() implements CallCommand {}

    /// A device has media with another party.
    record ReportConnected(PartyId by, PartyId with, int generation) implements CallCommand {}

    record ReportMediaLost(PartyId by, PartyId with, int generation) implements CallCommand {}

    /// @param generation which one is to be replaced
    record Renegotiate(PartyId by, PartyId with, int generation) implements CallCommand {}

    /// The socket of a party's device, or the link of its gateway, is gone.
    record ReportLinkLost(PartyId who, EndpointId device) implements CallCommand {}

    record ReportLinkBack(PartyId who, EndpointId device) implements CallCommand {}

    /// The server knows of no link any more: it was started anew.
    record ReportRestart() implements CallCommand {}

    /// Her alarm key.
    record PressAlarmKey(AlarmId alarm) implements CallCommand {}

    /// The speech of her alarm needs the line.
    record MakeRoom() implements CallCommand {}

    /// An invariant broke: nothing may stay open that nobody can answer for.
    record GiveUp() implements CallCommand {}

    /// The clock reached the call's deadline.
    record Tick() implements CallCommand {}
}
