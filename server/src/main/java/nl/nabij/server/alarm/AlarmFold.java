package nl.nabij.server.alarm;

import java.util.Optional;
import java.util.function.UnaryOperator;
import nl.nabij.server.alarm.Alarm.Claimed;
import nl.nabij.server.alarm.Alarm.Closed;
import nl.nabij.server.alarm.Alarm.Known;
import nl.nabij.server.alarm.Alarm.Offered;
import nl.nabij.server.alarm.Alarm.Unowned;
import nl.nabij.server.alarm.Alarm.Waiting;
import nl.nabij.server.alarm.AlarmEvent.ActionTaken;
import nl.nabij.server.alarm.AlarmEvent.AlarmCancelledByClient;
import nl.nabij.server.alarm.AlarmEvent.AlarmClaimed;
import nl.nabij.server.alarm.AlarmEvent.AlarmCleared;
import nl.nabij.server.alarm.AlarmEvent.AlarmClosed;
import nl.nabij.server.alarm.AlarmEvent.AlarmEscalated;
import nl.nabij.server.alarm.AlarmEvent.AlarmOffered;
import nl.nabij.server.alarm.AlarmEvent.AlarmRaised;
import nl.nabij.server.alarm.AlarmEvent.AlarmReleased;
import nl.nabij.server.alarm.AlarmEvent.AlarmReopened;
import nl.nabij.server.alarm.AlarmEvent.AlarmRepeated;
import nl.nabij.server.alarm.AlarmEvent.ContactMade;
import nl.nabij.server.alarm.AlarmEvent.OutsideCalled;
import nl.nabij.server.alarm.AlarmEvent.ResponderAccepted;
import nl.nabij.server.alarm.AlarmEvent.ResponderArrived;
import nl.nabij.server.alarm.AlarmEvent.ResponderAsked;
import nl.nabij.server.alarm.AlarmEvent.ResponderDeclined;
import nl.nabij.server.alarm.AlarmEvent.ResponderExpected;
import nl.nabij.server.alarm.Responder.Progress;

/// Events become state. It decides nothing: what stands in the history has happened.
final class AlarmFold {

    private AlarmFold() {}

    /// @throws IllegalStateException when the history cannot be: a broken invariant, never a refusal
    static Alarm evolve(Alarm alarm, AlarmEvent event) {
        if (alarm instanceof Known known) {
            return evolve(known, known.facts().next(), event);
        }
        if (event instanceof AlarmRaised raised) {
            return new Waiting(AlarmFacts.of(raised), raised.at());
        }
        throw impossible(alarm, event);
    }

    private static Alarm evolve(Known alarm, AlarmFacts facts, AlarmEvent event) {
        return switch (event) {
            case AlarmRaised _ -> throw impossible(alarm, event);
            case AlarmOffered offered ->
                new Offered(
                        unowned(alarm, event, facts.on(offered.offer().rung())),
                        offered.offer(),
                        offered.at().plus(offered.offer().patience()));
            case AlarmEscalated escalated ->
                new Waiting(unowned(alarm, event, facts.on(escalated.to())), escalated.at());
            case AlarmClaimed claimed ->
                new Claimed(unowned(alarm, event, facts.claimedAt(claimed.at())), claimed.by(), claimed.at());
            case AlarmReleased released -> {
                claimed(alarm, event);
                yield new Waiting(facts, released.at());
            }
            case AlarmClosed closed -> {
                claimed(alarm, event);
                yield new Closed(facts, closed.by(), closed.outcome(), closed.note(), closed.at());
            }
            case AlarmReopened reopened -> {
                if (!(alarm instanceof Closed)) {
                    throw impossible(alarm, event);
                }
                yield new Waiting(facts.reopened(), reopened.at());
            }
            case AlarmRepeated repeated -> open(alarm, event, facts.repeated(repeated.at()));
            case ContactMade contact -> open(alarm, event, facts.contact(contact.how()));
            case ResponderAsked asked ->
                open(alarm, event, facts.responder(Optional.of(Responder.asked(asked.responder()))));
            case ResponderAccepted accepted ->
                responder(
                        alarm, event, facts, one -> one.with(Progress.ACCEPTED).expectedAt(accepted.expectedAt()));
            case ResponderExpected expected ->
                responder(alarm, event, facts, one -> one.expectedAt(expected.expectedAt()));
            case ResponderDeclined _ -> responder(alarm, event, facts, one -> one.with(Progress.DECLINED));
            case ResponderArrived _ -> responder(alarm, event, facts, one -> one.with(Progress.ARRIVED));
            case ActionTaken _ -> open(alarm, event, facts);
            case AlarmCleared _ -> open(alarm, event, facts.clearedByDetector());
            case OutsideCalled _ -> open(alarm, event, facts);
            case AlarmCancelledByClient _ -> open(alarm, event, facts.cancelled());
        };
    }

    private static Alarm responder(Known alarm, AlarmEvent event, AlarmFacts facts, UnaryOperator<Responder> change) {
        return open(alarm, event, facts.responder(facts.responder().map(change)));
    }

    private static Alarm open(Known alarm, AlarmEvent event, AlarmFacts facts) {
        return switch (alarm) {
            case Unowned unowned -> unowned.with(facts);
            case Claimed claimed -> claimed.with(facts);
            case Closed _ -> throw impossible(alarm, event);
        };
    }

    private static AlarmFacts unowned(Known alarm, AlarmEvent event, AlarmFacts facts) {
        if (alarm instanceof Unowned) {
            return facts;
        }
        throw impossible(alarm, event);
    }

    private static void claimed(Known alarm, AlarmEvent event) {
        if (!(alarm instanceof Claimed)) {
            throw impossible(alarm, event);
        }
    }

    private static IllegalStateException impossible(Alarm alarm, AlarmEvent event) {
        return new IllegalStateException("No " + event.getClass().getSimpleName() + " can follow on "
                + alarm.getClass().getSimpleName());
    }
}
