package nl.nabij.server.alarm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.nabij.server.alarm.Alarm.Claimed;
import nl.nabij.server.alarm.Alarm.Closed;
import nl.nabij.server.alarm.Alarm.NotRaised;
import nl.nabij.server.alarm.Alarm.Offered;
import nl.nabij.server.alarm.Alarm.Unowned;
import nl.nabij.server.alarm.Alarm.Waiting;
import nl.nabij.server.alarm.AlarmCommand.AskResponder;
import nl.nabij.server.alarm.AlarmCommand.ClaimAlarm;
import nl.nabij.server.alarm.AlarmCommand.CloseAlarm;
import nl.nabij.server.alarm.AlarmCommand.Note;
import nl.nabij.server.alarm.AlarmCommand.OperatorEndedShift;
import nl.nabij.server.alarm.AlarmCommand.OperatorFellSilent;
import nl.nabij.server.alarm.AlarmCommand.RaiseAlarm;
import nl.nabij.server.alarm.AlarmCommand.RecordContact;
import nl.nabij.server.alarm.AlarmCommand.ReleaseAlarm;
import nl.nabij.server.alarm.AlarmCommand.ReopenAlarm;
import nl.nabij.server.alarm.AlarmCommand.TakeAction;
import nl.nabij.server.alarm.AlarmCommand.Tick;
import nl.nabij.server.alarm.AlarmEvent.AlarmOffered;
import nl.nabij.server.alarm.AlarmEvent.AlarmRaised;
import nl.nabij.server.alarm.Decision.Accepted;
import nl.nabij.server.alarm.Decision.Refusal;
import nl.nabij.server.alarm.Decision.Refused;
import nl.nabij.server.escalation.Escalation;
import nl.nabij.server.escalation.OfferReason;
import nl.nabij.server.escalation.Rung;

/// The only code that decides about an alarm: no clock, no store, no log.
public final class AlarmLifeCycle {

    /// Presses that are kept one by one. A button that jams and presses every two seconds would
    /// otherwise grow one alarm without end; by then it has long been at the highest urgency, and a
    /// further press changes nothing.
    public static final int MOST_REPEATS = 1_000;

    private AlarmLifeCycle() {}

    /// @param now the database's clock
    public static Decision decide(Alarm alarm, AlarmCommand command, Instant now) {
        return switch (alarm) {
            case NotRaised _ -> command instanceof RaiseAlarm raise ? raise(raise, now) : refused(Refusal.NOT_RAISED);
            case Unowned unowned -> decideUnowned(unowned, command, now);
            case Claimed claimed -> decideClaimed(claimed, command, now);
            case Closed closed -> decideClosed(closed, command, now);
        };
    }

    public static Alarm evolve(Alarm alarm, AlarmEvent event) {
        return AlarmFold.evolve(alarm, event);
    }

    /// The alarm that these events make, in their order.
    public static Alarm fold(List<? extends AlarmEvent> events) {
        Alarm alarm = new NotRaised();
        for (AlarmEvent event : events) {
            alarm = evolve(alarm, event);
        }
        return alarm;
    }

    /// When a [Tick] is due. Empty only while somebody has it, and once it is closed.
    public static Optional<Instant> nextDeadline(Alarm alarm) {
        return switch (alarm) {
            case NotRaised _, Claimed _, Closed _ -> Optional.empty();
            case Waiting waiting -> Optional.of(waiting.since());
            case Offered offered -> Optional.of(offered.deadline());
        };
    }

    private static Decision raise(RaiseAlarm raise, Instant now) {
        AlarmRaised raised = new AlarmRaised(
                raise.alarm(),
                raise.organisation(),
                raise.nightCentre(),
                raise.home(),
                raise.press(),
                raise.device(),
                raise.deviceName(),
                raise.room(),
                raise.kind(),
                raise.happenedAt(),
                raise.ladder(),
                now);
        return Accepted.of(
                raised, new AlarmOffered(Escalation.at(raise.ladder(), Rung.FIRST, OfferReason.RAISED), now));
    }

    private static Decision decideUnowned(Unowned alarm, AlarmCommand command, Instant now) {
        return switch (command) {
            case ClaimAlarm(Operator by) -> Accepted.of(new AlarmEvent.AlarmClaimed(by, now));
            case Tick _ -> tick(alarm, now);
            case TakeAction action ->
                action.ownerOnly() ? refused(Refusal.NOT_CLAIMED) : AlarmNotes.action(action, now);
            case ReleaseAlarm _,
                    OperatorFellSilent _,
                    OperatorEndedShift _,
                    RecordContact _,
                    AskResponder _,
                    CloseAlarm _ -> refused(Refusal.NOT_CLAIMED);
            case Note note -> AlarmNotes.decide(alarm.facts(), note, now);
            case RaiseAlarm _ -> refused(Refusal.ALREADY_RAISED);
            case ReopenAlarm _ -> refused(Refusal.NOT_CLOSED);
        };
    }

    private static Decision decideClaimed(Claimed alarm, AlarmCommand command, Instant now) {
        return switch (command) {
            case ClaimAlarm(Operator by) ->
                by.isSameAs(alarm.owner()) ? Accepted.of() : refused(Refusal.CLAIMED_BY_OTHER);
            case ReleaseAlarm(Operator by) -> release(alarm, by, ReleaseReason.ASKED, now);
            case OperatorFellSilent(Operator by) -> release(alarm, by, ReleaseReason.SCREEN_SILENT, now);
            case OperatorEndedShift(Operator by) -> release(alarm, by, ReleaseReason.SHIFT_ENDED, now);
            case RecordContact(Operator by, ContactHow how) ->
                owned(alarm, by, new AlarmEvent.ContactMade(by, how, now));
            case AskResponder(Operator by, String responder) ->
                // Asked once more who is on it already: a call that is retried, or two who ring her up.
                alarm.facts().isUnderWay(responder)
                        ? owned(alarm, by)
                        : owned(alarm, by, new AlarmEvent.ResponderAsked(by, responder, now));
            case CloseAlarm(Operator by, var outcome, String note) ->
                owned(alarm, by, new AlarmEvent.AlarmClosed(by, outcome, note, now));
            case TakeAction action ->
                action.ownerOnly() && !action.by().isSameAs(alarm.owner())
                        ? refused(Refusal.NOT_OWNER)
                        : AlarmNotes.action(action, now);
            case Tick _ -> refused(Refusal.NOT_DUE);
            case Note note -> AlarmNotes.decide(alarm.facts(), note, now);
            case RaiseAlarm _ -> refused(Refusal.ALREADY_RAISED);
            case ReopenAlarm _ -> refused(Refusal.NOT_CLOSED);
        };
    }

    private static Decision decideClosed(Closed alarm, AlarmCommand command, Instant now) {
        return switch (command) {
            case ReopenAlarm(Operator by, String why) ->
                Accepted.of(
                        new AlarmEvent.AlarmReopened(by, why, now),
                        new AlarmOffered(
                                Escalation.at(
                                        alarm.facts().ladder(),
                                        Escalation.again(alarm.facts().rung()),
                                        OfferReason.REOPENED),
                                now));
            case RaiseAlarm _ -> refused(Refusal.ALREADY_RAISED);
            case Tick _ -> refused(Refusal.NOT_DUE);
            default -> refused(Refusal.CLOSED);
        };
    }

    private static Decision tick(Unowned alarm, Instant now) {
        AlarmFacts facts = alarm.facts();
        return switch (alarm) {
            case Waiting _ ->
                Accepted.of(new AlarmOffered(Escalation.at(facts.ladder(), facts.rung(), OfferReason.RAISED), now));
            case Offered offered when now.isBefore(offered.deadline()) -> refused(Refusal.NOT_DUE);
            case Offered _ -> {
                Rung next = Escalation.after(facts.ladder(), facts.rung());
                yield Accepted.of(
                        new AlarmEvent.AlarmEscalated(facts.rung(), next, now),
                        new AlarmOffered(Escalation.at(facts.ladder(), next, OfferReason.NO_ANSWER), now));
            }
        };
    }

    private static Decision release(Claimed alarm, Operator by, ReleaseReason why, Instant now) {
        AlarmFacts facts = alarm.facts();
        return owned(
                alarm,
                by,
                new AlarmEvent.AlarmReleased(alarm.owner(), why, now),
                new AlarmOffered(Escalation.at(facts.ladder(), Escalation.again(facts.rung()), why.asOffer()), now));
    }

    private static Decision owned(Claimed alarm, Operator by, AlarmEvent... events) {
        return by.isSameAs(alarm.owner()) ? Accepted.of(events) : refused(Refusal.NOT_OWNER);
    }

    static Decision refused(Refusal reason) {
        return new Refused(reason);
    }
}
