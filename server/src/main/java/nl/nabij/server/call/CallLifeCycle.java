package nl.nabij.server.call;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.nabij.server.call.Call.Ended;
import nl.nabij.server.call.Call.Known;
import nl.nabij.server.call.Call.Live;
import nl.nabij.server.call.Call.NotBegun;
import nl.nabij.server.call.CallCommand.Answer;
import nl.nabij.server.call.CallCommand.Begin;
import nl.nabij.server.call.CallCommand.ChoosePicture;
import nl.nabij.server.call.CallCommand.Decline;
import nl.nabij.server.call.CallCommand.Dismiss;
import nl.nabij.server.call.CallCommand.GiveUp;
import nl.nabij.server.call.CallCommand.HangUp;
import nl.nabij.server.call.CallCommand.Hold;
import nl.nabij.server.call.CallCommand.Invite;
import nl.nabij.server.call.CallCommand.MakeRoom;
import nl.nabij.server.call.CallCommand.MoveTo;
import nl.nabij.server.call.CallCommand.PressAlarmKey;
import nl.nabij.server.call.CallCommand.Renegotiate;
import nl.nabij.server.call.CallCommand.ReportConnected;
import nl.nabij.server.call.CallCommand.ReportLinkBack;
import nl.nabij.server.call.CallCommand.ReportLinkLost;
import nl.nabij.server.call.CallCommand.ReportMediaLost;
import nl.nabij.server.call.CallCommand.ReportRestart;
import nl.nabij.server.call.CallCommand.ReportRinging;
import nl.nabij.server.call.CallCommand.Resume;
import nl.nabij.server.call.CallCommand.SayYes;
import nl.nabij.server.call.CallCommand.TakeOver;
import nl.nabij.server.call.CallCommand.Tick;
import nl.nabij.server.call.CallCommand.WithdrawConsent;
import nl.nabij.server.call.CallDecision.Accepted;
import nl.nabij.server.call.CallDecision.Refused;
import nl.nabij.server.call.CallEvent.AlarmPressed;
import nl.nabij.server.call.CallEvent.CallHeld;
import nl.nabij.server.call.CallEvent.CallResumed;

/// The only code that decides about a call: no clock, no store, no log.
///
/// [CallBeginning] decides how one begins, [CallJoining] who comes in, [CallMedia] what devices report of
/// media and links, [CallLeaving] what follows when somebody leaves, [CallDeadlines] what the clock does.
public final class CallLifeCycle {

    private CallLifeCycle() {}

    /// @param now the database's clock
    public static CallDecision decide(Call call, CallCommand command, Instant now) {
        return switch (call) {
            case NotBegun _ ->
                command instanceof Begin begin ? CallBeginning.decide(begin, now) : refused(CallRefusal.NOT_BEGUN);
            case Live live -> decideLive(live, command, now);
            case Ended ended -> decideEnded(ended, command);
        };
    }

    public static Call evolve(Call call, CallEvent event) {
        return CallFold.evolve(call, event);
    }

    /// The call that these events make, in their order.
    public static Call fold(List<? extends CallEvent> events) {
        Call call = new NotBegun();
        for (CallEvent event : events) {
            call = evolve(call, event);
        }
        return call;
    }

    /// When a [Tick] is due; empty only before it began and after it ended.
    public static Optional<Instant> nextDeadline(Call call) {
        return call instanceof Live live ? Optional.of(CallDeadlines.next(live.facts())) : Optional.empty();
    }

    /// Whether a [Tick] is due: the deadline is reached, or the clock was set back so that it cannot be
    /// trusted any more. Whoever keeps the timer looks each few seconds besides, since a deadline alone
    /// does not notice the second.
    public static boolean isDue(Call call, Instant now) {
        return call instanceof Live live && CallDeadlines.isDue(live.facts(), now);
    }

    private static CallDecision decideLive(Live call, CallCommand command, Instant now) {
        CallFacts facts = call.facts();
        if (facts.version() >= CallLimits.MOST_CHANGES && !isLastWord(command)) {
            return refused(CallRefusal.TOO_MUCH);
        }
        if (VisitorChanges.by(command).filter(facts::isSpent).isPresent()) {
            return refused(CallRefusal.VISITOR_TOO_MUCH);
        }
        return switch (command) {
            case Begin begin -> again(call, begin);
            case ReportRinging rings -> CallJoining.rings(facts, rings, now);
            case SayYes yes -> CallJoining.yes(facts, yes, now);
            case Answer answer -> CallJoining.answer(facts, answer, now);
            case Decline decline -> CallLeaving.decline(facts, decline, now);
            case HangUp(PartyId who) -> CallLeaving.hangUp(facts, who, now);
            case Invite invite -> CallJoining.invite(facts, invite, now);
            case Dismiss dismiss -> CallLeaving.dismiss(facts, dismiss, now);
            case TakeOver over -> CallJoining.takeOver(facts, over, now);
            case MoveTo move -> CallJoining.move(facts, move, now);
            case Hold(PartyId by) -> hold(call, by, now);
            case Resume(PartyId by) -> resume(facts, by, now);
            case ChoosePicture choose -> CallJoining.picture(facts, choose, now);
            case ReportConnected report -> CallMedia.connected(facts, report, now);
            case ReportMediaLost report -> CallMedia.lost(facts, report, now);
            case Renegotiate renegotiate -> CallMedia.renegotiate(facts, renegotiate, now);
            case ReportLinkLost report -> CallMedia.linkLost(facts, report, now);
            case ReportLinkBack report -> CallMedia.linkBack(facts, report, now);
            case ReportRestart _ -> CallMedia.restarted(facts, now);
            case PressAlarmKey(var alarm) -> alarm(call, new AlarmPressed(alarm, now), now);
            case WithdrawConsent _ -> CallLeaving.end(EndReason.CONSENT_WITHDRAWN, PartyId.HOME, now);
            case MakeRoom _ -> CallLeaving.end(EndReason.MADE_ROOM, PartyId.HOME, now);
            case GiveUp _ -> Accepted.of(new CallEvent.CallEnded(EndReason.GIVEN_UP, Optional.empty(), now));
            case Tick _ -> CallDeadlines.tick(call, now);
        };
    }

    /// What is still heard of a call in which too much happened: all that brings its end nearer, and her alarm.
    private static boolean isLastWord(CallCommand command) {
        return command instanceof HangUp
                || command instanceof Dismiss
                || command instanceof Decline
                || command instanceof WithdrawConsent
                || command instanceof MakeRoom
                || command instanceof GiveUp
                || command instanceof PressAlarmKey
                || command instanceof Tick;
    }

    private static CallDecision decideEnded(Ended call, CallCommand command) {
        return switch (command) {
            case Begin begin -> again(call, begin);
            // They ask for what is already so, or tell of what no longer matters.
            case Decline _,
                    Dismiss _,
                    HangUp _,
                    WithdrawConsent _,
                    MakeRoom _,
                    GiveUp _,
                    ReportRinging _,
                    ReportConnected _,
                    ReportMediaLost _,
                    ReportLinkLost _,
                    ReportLinkBack _,
                    ReportRestart _ -> Accepted.of();
            case SayYes _,
                    Answer _,
                    Invite _,
                    TakeOver _,
                    MoveTo _,
                    Hold _,
                    Resume _,
                    ChoosePicture _,
                    Renegotiate _,
                    PressAlarmKey _ -> refused(CallRefusal.ENDED);
            case Tick _ -> refused(CallRefusal.NOT_DUE);
        };
    }

    /// A begin that was sent again is the same one; another's with the same id is none.
    private static CallDecision again(Known call, Begin begin) {
        CallFacts.Origin origin = call.facts().origin();
        boolean same = origin.id().equals(begin.call())
                && origin.home().equals(begin.home())
                && origin.begunBy().equals(CallBeginning.by(begin));
        return same ? Accepted.of() : refused(CallRefusal.ALREADY_BEGUN);
    }

    private static CallDecision hold(Live call, PartyId by, Instant now) {
        if (!CallJoining.isStaffIn(call.facts(), by)) {
            return refused(CallRefusal.STAFF_ONLY);
        }
        return switch (call) {
            case Call.OnHold _ -> Accepted.of();
            case Call.Connected _ -> Accepted.of(new CallHeld(by, now.plus(CallLimits.LONGEST_HOLD), now));
            case Call.Ringing _, Call.Connecting _ -> refused(CallRefusal.NOT_CONNECTED);
        };
    }

    /// By any of the staff: who put it on hold may have lost the line since.
    private static CallDecision resume(CallFacts facts, PartyId by, Instant now) {
        if (!CallJoining.isStaffIn(facts, by)) {
            return refused(CallRefusal.STAFF_ONLY);
        }
        return facts.hold().isPresent() ? Accepted.of(new CallResumed(by, now)) : Accepted.of();
    }

    /// What only rings gives way at once, so that the line is free. Who already speaks with her stays, is
    /// told, and makes room when somebody has her alarm: she is at no moment without a voice.
    private static CallDecision alarm(Live call, AlarmPressed pressed, Instant now) {
        CallFacts facts = call.facts();
        boolean forAlarm = facts.origin().why() instanceof Why.ForAlarm;
        if (call instanceof Call.Ringing && !forAlarm) {
            return CallLeaving.end(EndReason.MADE_ROOM, PartyId.HOME, now);
        }
        boolean known = facts.origin().why().equals(new Why.ForAlarm(pressed.alarm()))
                || facts.alarm().filter(pressed.alarm()::equals).isPresent();
        return known ? Accepted.of() : Accepted.of(pressed);
    }

    static CallDecision refused(CallRefusal reason) {
        return new Refused(reason);
    }
}
