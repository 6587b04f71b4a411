package nl.nabij.server.call;

import java.time.Instant;
import java.util.Optional;

/// Where a call stands. The states, and all that leads from one to another (`CallPictureTest` rebuilds
/// these arrows from the decisions and fails when they differ):
///
/// ```
/// NotBegun ──AskToTalk──► Ringing ──Answer──► Connecting ──ReportConnected──► Connected ──Hold──► OnHold
/// NotBegun ──CallPerson──► Ringing            OnHold ──Resume──► Connected
///                                             OnHold ──PressAlarmKey──► Connected
/// NotBegun ──Knock──► Ringing ──SayYes──► Connecting
/// NotBegun ──Knock──► Connecting              (for her alarm, or a look: by her recorded consent)
///                     Ringing ──Tick──► Connecting      (her recorded consent, after the knock)
/// Connected ──HangUp──► Connecting            (while a colleague who takes over has no media yet)
///
/// Ringing ► Ended: Decline HangUp PressAlarmKey WithdrawConsent MakeRoom GiveUp Tick
/// Connecting ► Ended: HangUp Decline WithdrawConsent MakeRoom GiveUp Tick
/// Connected ► Ended: HangUp Decline WithdrawConsent MakeRoom GiveUp Tick
/// OnHold ► Ended: HangUp Decline WithdrawConsent MakeRoom GiveUp Tick
///
/// Ringing ↺ ReportRinging Decline Tick        (the next step of her ladder)
/// Ringing ↺ ChoosePicture MoveTo ReportLinkLost ReportRestart
/// Connecting ↺ SayYes Invite TakeOver MoveTo ChoosePicture PressAlarmKey
/// Connecting ↺ ReportMediaLost Renegotiate ReportLinkLost ReportRestart
/// Connected ↺ Answer Decline Dismiss HangUp Invite TakeOver MoveTo ChoosePicture PressAlarmKey Tick
/// Connected ↺ ReportConnected ReportMediaLost Renegotiate ReportLinkLost ReportLinkBack ReportRestart
/// OnHold ↺ Invite TakeOver MoveTo ChoosePicture
/// OnHold ↺ ReportMediaLost Renegotiate ReportLinkLost ReportRestart
/// ```
///
/// Who is there, rings, is away or moves is each party's own ([Party]), and how far media is each pair's
/// ([Pair]). There is no live state without a deadline: that is what makes ringing for ever impossible. And
/// what is open at the home is no state of its own but follows from this one ([MediaAllowed]).
public sealed interface Call {

    /// Nothing happened yet.
    record NotBegun() implements Call {}

    /// All that began.
    sealed interface Known extends Call {
        CallFacts facts();
    }

    sealed interface Live extends Known {
        /// The state that these facts make. There is one rule, so that no two ways lead to different states.
        static Live of(CallFacts facts) {
            if (facts.in().size() < 2) {
                return new Ringing(facts);
            }
            if (facts.hold().isPresent()) {
                return new OnHold(facts);
            }
            return facts.pairs().stream().anyMatch(Pair::wasConnected) ? new Connected(facts) : new Connecting(facts);
        }
    }

    /// One waits, and others ring.
    record Ringing(CallFacts facts) implements Live {}

    /// Answered, and no media yet.
    record Connecting(CallFacts facts) implements Live {}

    /// Two at least can speak. A pair that lost its media stays so while its grace lasts.
    record Connected(CallFacts facts) implements Live {}

    /// The link stays and nothing is sent, of nobody.
    record OnHold(CallFacts facts) implements Live {}

    /// @param by whose doing it was; empty where it was the clock's or the server's
    record Ended(CallFacts facts, EndReason why, Optional<PartyId> by, Instant at) implements Known {

        /// She asked to talk and nobody came. Whoever shows this call has to bring it to people: it may
        /// have been an alarm in other words.
        public boolean needsPeople() {
            return facts.ladder().isPresent() && why == EndReason.NO_ANSWER;
        }
    }
}
