package nl.nabij.server.call;

import java.time.Instant;
import java.util.Optional;
import nl.nabij.server.call.CallCommand.Answer;
import nl.nabij.server.call.CallCommand.ChoosePicture;
import nl.nabij.server.call.CallCommand.Invite;
import nl.nabij.server.call.CallCommand.MoveTo;
import nl.nabij.server.call.CallCommand.ReportRinging;
import nl.nabij.server.call.CallCommand.SayYes;
import nl.nabij.server.call.CallCommand.TakeOver;
import nl.nabij.server.call.CallDecision.Accepted;
import nl.nabij.server.call.CallEvent.ConsentGiven;
import nl.nabij.server.call.CallEvent.PartyAnswered;
import nl.nabij.server.call.CallEvent.PartyLeft;
import nl.nabij.server.call.CallEvent.PartyMoved;
import nl.nabij.server.call.CallEvent.PartyRung;
import nl.nabij.server.call.CallEvent.PictureChosen;
import nl.nabij.server.call.CallEvent.RingingHeard;
import nl.nabij.server.call.Party.Gone;
import nl.nabij.server.call.Party.In;
import nl.nabij.server.call.Party.Rings;

/// Who comes into a call, and where she or he speaks.
final class CallJoining {

    private CallJoining() {}

    /// Her consent to open by itself counts from when it really rings at the device that would open: a knock
    /// that never reached her was not heard.
    static CallDecision rings(CallFacts facts, ReportRinging report, Instant now) {
        Optional<Party> party = facts.party(report.who());
        if (party.isEmpty()) {
            return CallLifeCycle.refused(CallRefusal.NOT_ASKED);
        }
        if (!(party.get().presence() instanceof Rings rings)) {
            return Accepted.of();
        }
        boolean opens = party.get().isHome()
                && rings.opens().isEmpty()
                && facts.origin().policy() instanceof AnswerPolicy.Recorded recorded
                && recorded.device().equals(report.device())
                && recorded.hours().contain(now);
        if (rings.heard() && !opens) {
            return Accepted.of();
        }
        Optional<Instant> opensAt = opens
                ? Optional.of(now.plus(CallLimits.SHORTEST_KNOCK))
                : rings.opens().map(Limit::until);
        return Accepted.of(new RingingHeard(report.who(), report.device(), opensAt, now));
    }

    static CallDecision yes(CallFacts facts, SayYes yes, Instant now) {
        if (facts.isLook()) {
            return CallLifeCycle.refused(CallRefusal.LOOK_ONLY);
        }
        Optional<Party> home = facts.party(PartyId.HOME);
        if (home.isEmpty()) {
            return CallLifeCycle.refused(CallRefusal.NOT_ASKED);
        }
        ConsentGiven given = new ConsentGiven(new Consent.Pressed(yes.picture()), now);
        return switch (home.get().presence()) {
            case Rings _ -> Accepted.of(in(new Person.Resident(), yes.device(), Optional.empty(), now), given);
            case In in when !in.at().equals(yes.device()) -> CallLifeCycle.refused(CallRefusal.ANSWERED_ELSEWHERE);
            // It opened by itself, and now she says so herself.
            case In _ -> facts.consent().orElse(null) instanceof Consent.Pressed ? Accepted.of() : Accepted.of(given);
            case Gone _ -> CallLifeCycle.refused(CallRefusal.NOT_ASKED);
        };
    }

    static CallDecision answer(CallFacts facts, Answer answer, Instant now) {
        Person who = answer.who();
        if (who instanceof Person.Resident) {
            return CallLifeCycle.refused(CallRefusal.NOT_ASKED);
        }
        Optional<Party> party = facts.party(who.party());
        if (party.filter(Party::isIn).isPresent()) {
            return party.get().isAt(answer.device())
                    ? Accepted.of()
                    : CallLifeCycle.refused(CallRefusal.ANSWERED_ELSEWHERE);
        }
        boolean rung = party.filter(each -> !each.isGone()).isPresent();
        boolean offered = facts.offering().isPresent() && who instanceof Person.Staff;
        if (rung || offered) {
            return Accepted.of(in(who, answer.device(), Optional.empty(), now));
        }
        boolean tooLate = facts.ladder().isPresent() && who instanceof Person.Staff;
        return CallLifeCycle.refused(tooLate ? CallRefusal.ANSWERED_ELSEWHERE : CallRefusal.NOT_ASKED);
    }

    static CallDecision invite(CallFacts facts, Invite invite, Instant now) {
        if (!isStaffIn(facts, invite.by()) || invite.whom() instanceof Person.Resident) {
            return CallLifeCycle.refused(CallRefusal.STAFF_ONLY);
        }
        PartyId whom = invite.whom().party();
        if (facts.party(whom).filter(party -> !party.isGone()).isPresent()) {
            return Accepted.of();
        }
        Optional<CallRefusal> refusal = mayBeAdded(facts, whom);
        if (refusal.isPresent()) {
            return CallLifeCycle.refused(refusal.get());
        }
        if (facts.present().size() >= CallLimits.MOST_PARTIES) {
            return CallLifeCycle.refused(CallRefusal.FULL);
        }
        Instant until = now.plus(invite.whom() instanceof Person.Guest ? CallLimits.GUEST_EXPECTED : CallLimits.KNOCK);
        return Accepted.of(new PartyRung(invite.whom(), Optional.of(invite.by()), until, now));
    }

    /// Both are there until the new one has media with her, so that she is not left alone meanwhile. Only
    /// where four are there already the first goes at once.
    static CallDecision takeOver(CallFacts facts, TakeOver over, Instant now) {
        if (!(over.who() instanceof Person.Staff) || over.who().party().equals(over.from())) {
            return CallLifeCycle.refused(CallRefusal.STAFF_ONLY);
        }
        PartyId who = over.who().party();
        Optional<Party> there = facts.party(who).filter(Party::isIn);
        if (there.isPresent()) {
            return there.get().isAt(over.device())
                    ? Accepted.of()
                    : CallLifeCycle.refused(CallRefusal.ANSWERED_ELSEWHERE);
        }
        if (!isStaffIn(facts, over.from())) {
            return CallLifeCycle.refused(CallRefusal.STAFF_ONLY);
        }
        Optional<CallRefusal> refusal = mayBeAdded(facts, who);
        if (refusal.isPresent()) {
            return CallLifeCycle.refused(refusal.get());
        }
        boolean asked = facts.party(who).filter(party -> !party.isGone()).isPresent();
        if (!asked && facts.present().size() >= CallLimits.MOST_PARTIES) {
            return Accepted.of(
                    new PartyLeft(over.from(), EndReason.TAKEN_OVER, now),
                    in(over.who(), over.device(), Optional.empty(), now));
        }
        return Accepted.of(in(over.who(), over.device(), Optional.of(over.from()), now));
    }

    private static Optional<CallRefusal> mayBeAdded(CallFacts facts, PartyId who) {
        if (facts.isLook()) {
            return Optional.of(CallRefusal.LOOK_ONLY);
        }
        if (facts.in().size() < 2) {
            return Optional.of(CallRefusal.NOT_ANSWERED);
        }
        if (facts.consent().filter(given -> given.covers(who)).isEmpty()) {
            return Optional.of(CallRefusal.NOT_COVERED);
        }
        return facts.parties().size() < CallLimits.MOST_INVITED ? Optional.empty() : Optional.of(CallRefusal.TOO_MUCH);
    }

    /// The new place opens as the old one closes; without media there in time it goes back.
    static CallDecision move(CallFacts facts, MoveTo move, Instant now) {
        Optional<Party> party = facts.party(move.who()).filter(Party::isIn);
        if (party.isEmpty()) {
            return CallLifeCycle.refused(CallRefusal.NOT_IN);
        }
        return party.get().isAt(move.device())
                ? Accepted.of()
                : Accepted.of(new PartyMoved(move.who(), move.device(), now.plus(CallLimits.SET_UP), now));
    }

    /// Less from anywhere, more only where she sees what it will show.
    static CallDecision picture(CallFacts facts, ChoosePicture choose, Instant now) {
        Optional<Party> home = facts.party(PartyId.HOME).filter(Party::isIn);
        if (home.isEmpty() || facts.consent().isEmpty()) {
            return CallLifeCycle.refused(CallRefusal.NOT_ANSWERED);
        }
        int more = choose.picture().compareTo(facts.consent().get().picture());
        if (more > 0 && !home.get().isAt(choose.device())) {
            return CallLifeCycle.refused(CallRefusal.NOT_THIS_DEVICE);
        }
        return more == 0 ? Accepted.of() : Accepted.of(new PictureChosen(choose.picture(), now));
    }

    static boolean isStaffIn(CallFacts facts, PartyId who) {
        return facts.party(who)
                .filter(party -> party.isIn() && party.who() instanceof Person.Staff)
                .isPresent();
    }

    private static PartyAnswered in(Person who, EndpointId device, Optional<PartyId> replaces, Instant now) {
        return new PartyAnswered(who, device, replaces, now.plus(CallLimits.SET_UP), now);
    }
}
