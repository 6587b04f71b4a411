package nl.nabij.server.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.nabij.server.alarm.AlarmCommand.AcceptAsResponder;
import nl.nabij.server.alarm.AlarmCommand.ArriveAsResponder;
import nl.nabij.server.alarm.AlarmCommand.CancelByClient;
import nl.nabij.server.alarm.AlarmCommand.ClearAlarm;
import nl.nabij.server.alarm.AlarmCommand.DeclineAsResponder;
import nl.nabij.server.alarm.AlarmCommand.ExpectResponder;
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
            case AcceptAsResponder(Operator by, Optional<Duration> arrivesIn) ->
                isComing(facts)
                        ? acceptedAgain(facts, by, arrivesIn, now)
                        : responder(
                                facts,
                                Progress.ASKED,
                                new AlarmEvent.ResponderAccepted(by, name(facts), arrivesIn.map(now::plus), now));
            case ExpectResponder(Operator by, Optional<Duration> arrivesIn) ->
                isComing(facts)
                        ? expected(facts, by, arrivesIn.map(now::plus), now)
                        : AlarmLifeCycle.refused(Refusal.NO_RESPONDER_UNDER_WAY);
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

    /// That she comes is known; a time that goes with it may be news.
    private static Decision acceptedAgain(AlarmFacts facts, Operator by, Optional<Duration> arrivesIn, Instant now) {
        return arrivesIn.isEmpty() ? Accepted.of() : expected(facts, by, arrivesIn.map(now::plus), now);
    }

    private static Decision expected(AlarmFacts facts, Operator by, Optional<Instant> expectedAt, Instant now) {
        return facts.responder().filter(one -> one.isExpectedAt(expectedAt)).isPresent()
                ? Accepted.of()
                : Accepted.of(new AlarmEvent.ResponderExpected(by, name(facts), expectedAt, now));
    }

    private static boolean isComing(AlarmFacts facts) {
        return facts.responder()
                .filter(one -> one.progress() == Progress.ACCEPTED)
                .isPresent();
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
