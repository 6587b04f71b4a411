package nl.nabij.server.call;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How often guests and relatives changed a call by their devices. A call has so many changes and no more:
/// who has no account here has a small share of them, so that her, the staff and the clock it is always
/// open.
///
/// @param of by party; those who changed nothing are not in it
public record VisitorChanges(Map<PartyId, Integer> of) {

    static final VisitorChanges NONE = new VisitorChanges(Map.of());

    public VisitorChanges {
        of = Map.copyOf(of);
    }

    VisitorChanges and(PartyId who) {
        Map<PartyId, Integer> next = new HashMap<>(of);
        next.merge(who, 1, Integer::sum);
        return new VisitorChanges(next);
    }

    boolean isSpent(PartyId who) {
        int all = of.values().stream().mapToInt(Integer::intValue).sum();
        return of.getOrDefault(who, 0) >= CallLimits.MOST_CHANGES_OF_A_VISITOR
                || all >= CallLimits.MOST_CHANGES_OF_VISITORS;
    }

    static boolean isVisitor(Person who) {
        return switch (who) {
            case Person.Relative _, Person.Guest _ -> true;
            case Person.Resident _, Person.Staff _ -> false;
        };
    }

    /// Whose device made it happen, where it can happen over and over.
    static Optional<PartyId> by(CallEvent event) {
        return switch (event) {
            case CallEvent.PartyMoved moved -> Optional.of(moved.who());
            case CallEvent.NegotiationRenewed renewed -> renewed.by();
            case CallEvent.LinkLost lost -> Optional.of(lost.who());
            case CallEvent.LinkBack back -> Optional.of(back.who());
            // Once for each time somebody asked, once for each of those above, or not by a visitor.
            case CallEvent.CallBegan _,
                    CallEvent.CallOffered _,
                    CallEvent.OfferDeclined _,
                    CallEvent.PartyRung _,
                    CallEvent.RingingHeard _,
                    CallEvent.OpeningLapsed _,
                    CallEvent.PartyAnswered _,
                    CallEvent.ConsentGiven _,
                    CallEvent.PictureChosen _,
                    CallEvent.PartyLeft _,
                    CallEvent.MediaConnected _,
                    CallEvent.PartyMovedBack _,
                    CallEvent.CallHeld _,
                    CallEvent.CallResumed _,
                    CallEvent.AlarmPressed _,
                    CallEvent.ClockSetBack _,
                    CallEvent.CallEnded _ -> Optional.empty();
        };
    }

    /// Whose device asks for it, where that can be refused to a visitor: not what brings an end nearer.
    static Optional<PartyId> by(CallCommand command) {
        return switch (command) {
            case CallCommand.MoveTo move -> Optional.of(move.who());
            case CallCommand.Renegotiate ask -> Optional.of(ask.by());
            case CallCommand.ReportMediaLost report -> Optional.of(report.by());
            case CallCommand.ReportLinkBack report -> Optional.of(report.who());
            case CallCommand.Begin _,
                    CallCommand.ReportRinging _,
                    CallCommand.SayYes _,
                    CallCommand.Answer _,
                    CallCommand.Decline _,
                    CallCommand.HangUp _,
                    CallCommand.Invite _,
                    CallCommand.Dismiss _,
                    CallCommand.TakeOver _,
                    CallCommand.Hold _,
                    CallCommand.Resume _,
                    CallCommand.ChoosePicture _,
                    CallCommand.WithdrawConsent _,
                    CallCommand.ReportConnected _,
                    CallCommand.ReportLinkLost _,
                    CallCommand.ReportRestart _,
                    CallCommand.PressAlarmKey _,
                    CallCommand.MakeRoom _,
                    CallCommand.GiveUp _,
                    CallCommand.Tick _ -> Optional.empty();
        };
    }
}
