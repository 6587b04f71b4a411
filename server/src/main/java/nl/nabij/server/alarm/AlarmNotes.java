package nl.nabij.server.alarm;

import java.time.Instant;
import nl.nabij.server.alarm.AlarmCommand.AcceptAsResponder;
import nl.nabij.server.alarm.AlarmCommand.ArriveAsResponder;
import nl.nabij.server.alarm.AlarmCommand.CancelByClient;
import nl.nabij.server.alarm.AlarmCommand.ClearAlarm;
import nl.nabij.server.alarm.AlarmCommand.DeclineAsResponder;
import nl.nabij.server.alarm.AlarmCommand.NoteOutsideCall;
import nl.nabij.server.alarm.AlarmCommand.RepeatPress;
import nl.nabij.server.alarm.AlarmCommand.TakeAction;
import nl.nabij.server.alarm.Decision.Accepted;
import nl.nabij.server.alarm.Decision.Refusal;
import nl.nabij.server.alarm.Responder.Progress;

/// What is noted on an open alarm without changing who has it.
final class AlarmNotes {

    private AlarmNotes() {}

    static Decision decide(AlarmFacts facts, AlarmCommand.Note note, Instant now) {
        return switch (note) {
            case RepeatPress repeat ->
                facts.repeats() < AlarmLifeCycle.MOST_REPEATS
                        ? Accepted.of(new AlarmEvent.AlarmRepeated(repeat.press(), repeat.happenedAt(), now))
                        : Accepted.of();
            case ClearAlarm _ -> facts.cleared() ? Accepted.of() : Accepted.of(new AlarmEvent.AlarmCleared(now));
            case CancelByClient cancel ->
                facts.cancelledByClient()
                        ? Accepted.of()
                        : Accepted.of(new AlarmEvent.AlarmCancelledByClient(cancel.reason(), now));
            case NoteOutsideCall(String contact, boolean told) ->
                Accepted.of(new AlarmEvent.OutsideCalled(contact, told, now));
            case AcceptAsResponder(Operator by) ->
                responder(facts, Progress.ASKED, new AlarmEvent.ResponderAccepted(by, name(facts), now));
            case DeclineAsResponder(Operator by) ->
                responder(facts, Progress.ACCEPTED, new AlarmEvent.ResponderDeclined(by, name(facts), now));
            case ArriveAsResponder(Operator by) ->
                responder(facts, Progress.ACCEPTED, new AlarmEvent.ResponderArrived(by, name(facts), now));
        };
    }

    static Decision action(TakeAction action, Instant now) {
        return Accepted.of(
                new AlarmEvent.ActionTaken(action.by(), action.command(), action.device(), action.what(), now));
    }

    /// @param last how far the responder may be at most: she who accepted may still have to decline,
    ///     and may arrive without having said that she comes
    private static Decision responder(AlarmFacts facts, Progress last, AlarmEvent event) {
        return facts.responder()
                        .filter(responder -> responder.progress().isUnderWay()
                                && responder.progress().compareTo(last) <= 0)
                        .isPresent()
                ? Accepted.of(event)
                : AlarmLifeCycle.refused(Refusal.NO_RESPONDER_UNDER_WAY);
    }

    private static String name(AlarmFacts facts) {
        return facts.responder().map(Responder::name).orElse("");
    }
}
