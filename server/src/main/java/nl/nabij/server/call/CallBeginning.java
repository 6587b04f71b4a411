package nl.nabij.server.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.nabij.server.call.CallCommand.AskToTalk;
import nl.nabij.server.call.CallCommand.Begin;
import nl.nabij.server.call.CallCommand.CallPerson;
import nl.nabij.server.call.CallCommand.Knock;
import nl.nabij.server.call.CallDecision.Accepted;
import nl.nabij.server.call.CallEvent.CallBegan;
import nl.nabij.server.call.CallEvent.CallEnded;
import nl.nabij.server.call.CallEvent.CallOffered;
import nl.nabij.server.call.CallEvent.ConsentGiven;
import nl.nabij.server.call.CallEvent.PartyAnswered;
import nl.nabij.server.call.CallEvent.PartyRung;
import nl.nabij.server.escalation.Escalation;
import nl.nabij.server.escalation.Ladder;
import nl.nabij.server.escalation.Offer;
import nl.nabij.server.escalation.OfferReason;
import nl.nabij.server.escalation.Rung;

/// How a call begins.
final class CallBeginning {

    private static final AnswerPolicy ASKS_HER = new AnswerPolicy.AsksHer();

    private CallBeginning() {}

    static PartyId by(Begin begin) {
        return switch (begin) {
            case AskToTalk _, CallPerson _ -> PartyId.HOME;
            case Knock knock -> knock.caller().party();
        };
    }

    static CallDecision decide(Begin begin, Instant now) {
        return switch (begin) {
            case AskToTalk ask -> ask(ask, now);
            case CallPerson call -> call(call, now);
            case Knock knock -> knock(knock, now);
        };
    }

    private static CallDecision ask(AskToTalk ask, Instant now) {
        return Accepted.of(
                new CallBegan(
                        ask.call(),
                        ask.home(),
                        new Why.ToTalk(),
                        PartyId.HOME,
                        ASKS_HER,
                        Optional.of(ask.ladder()),
                        now.plus(CallLimits.LONGEST_CALL),
                        now),
                in(new Person.Resident(), ask.device(), now),
                new ConsentGiven(new Consent.Pressed(ask.picture()), now),
                offered(ask.ladder(), Rung.FIRST, OfferReason.RAISED, now, now));
    }

    /// @param begunAt when she began to wait, which has a limit of its own
    static CallOffered offered(Ladder ladder, Rung rung, OfferReason why, Instant begunAt, Instant now) {
        Offer offer = Escalation.at(ladder, rung, why);
        Instant patience = now.plus(offer.patience());
        Instant longest = begunAt.plus(CallLimits.LONGEST_ASKING);
        return new CallOffered(offer, rung.round() > 0, patience.isBefore(longest) ? patience : longest, now);
    }

    private static CallDecision call(CallPerson call, Instant now) {
        if (!CallLimits.mayRing(call.ring())) {
            return CallLifeCycle.refused(CallRefusal.RING_TIME);
        }
        if (call.whom() instanceof Person.Resident || call.why() instanceof Why.Look) {
            return CallLifeCycle.refused(CallRefusal.NOT_ASKED);
        }
        List<CallEvent> events = new ArrayList<>();
        events.add(new CallBegan(
                call.call(),
                call.home(),
                call.why(),
                PartyId.HOME,
                ASKS_HER,
                Optional.empty(),
                now.plus(CallLimits.LONGEST_CALL),
                now));
        events.add(in(new Person.Resident(), call.device(), now));
        events.add(new ConsentGiven(new Consent.Pressed(call.picture()), now));
        events.addAll(rung(call.whom(), call.reach(), call.ring(), now));
        return new Accepted(events);
    }

    private static CallDecision knock(Knock knock, Instant now) {
        if (!CallLimits.mayRing(knock.ring())) {
            return CallLifeCycle.refused(CallRefusal.RING_TIME);
        }
        if (knock.caller() instanceof Person.Resident || knock.caller() instanceof Person.Guest) {
            return CallLifeCycle.refused(CallRefusal.NOT_ASKED);
        }
        if (!fits(knock, now)) {
            return CallLifeCycle.refused(CallRefusal.NO_CONSENT);
        }
        boolean look = knock.why() instanceof Why.Look;
        Duration longest = look ? CallLimits.LONGEST_LOOK : CallLimits.LONGEST_CALL;
        List<CallEvent> events = new ArrayList<>();
        events.add(new CallBegan(
                knock.call(),
                knock.home(),
                knock.why(),
                knock.caller().party(),
                knock.policy(),
                Optional.empty(),
                now.plus(longest),
                now));
        events.add(in(knock.caller(), knock.device(), now));
        boolean atOnce = look || knock.policy() instanceof AnswerPolicy.DuringAlarm;
        if (atOnce && knock.reach() == Reach.REACHABLE) {
            events.addAll(opened(knock.policy(), now));
        } else {
            events.addAll(rung(new Person.Resident(), knock.reach(), knock.ring(), now));
        }
        return new Accepted(events);
    }

    /// Whether the consent that was brought along is for this caller, this hour, this alarm and this use.
    private static boolean fits(Knock knock, Instant now) {
        boolean look = knock.why() instanceof Why.Look;
        return switch (knock.policy()) {
            case AnswerPolicy.AsksHer _ -> !look;
            case AnswerPolicy.DuringAlarm during ->
                knock.caller() instanceof Person.Staff && knock.why().equals(new Why.ForAlarm(during.alarm()));
            case AnswerPolicy.Recorded recorded ->
                recorded.caller().equals(knock.caller().party())
                        && recorded.use() == (look ? AnswerPolicy.Use.LOOK : AnswerPolicy.Use.TALK)
                        && (!look || recorded.picture() != Picture.NONE)
                        && recorded.hours().contain(now);
        };
    }

    /// The home answers by itself.
    static List<CallEvent> opened(AnswerPolicy policy, Instant now) {
        Person her = new Person.Resident();
        return switch (policy) {
            case AnswerPolicy.AsksHer _ -> List.of();
            case AnswerPolicy.DuringAlarm during ->
                List.of(
                        in(her, during.device(), now),
                        new ConsentGiven(new Consent.ByAlarm(during.alarm(), during.picture()), now));
            case AnswerPolicy.Recorded recorded ->
                List.of(
                        in(her, recorded.device(), now),
                        new ConsentGiven(new Consent.ByRecord(recorded.caller(), recorded.picture()), now));
        };
    }

    /// Who cannot be rung makes a call that ended at once: it stands in the history as a missed one.
    private static List<CallEvent> rung(Person whom, Reach reach, Duration ring, Instant now) {
        return reach == Reach.REACHABLE
                ? List.of(new PartyRung(whom, now.plus(ring), now))
                : List.of(new CallEnded(reach.asEnd(), Optional.of(whom.party()), now));
    }

    private static PartyAnswered in(Person who, EndpointId device, Instant now) {
        return new PartyAnswered(who, device, Optional.empty(), now.plus(CallLimits.SET_UP), now);
    }
}
