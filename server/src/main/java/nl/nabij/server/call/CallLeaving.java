package nl.nabij.server.call;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.nabij.server.call.CallCommand.Decline;
import nl.nabij.server.call.CallCommand.Dismiss;
import nl.nabij.server.call.CallDecision.Accepted;
import nl.nabij.server.call.CallEvent.CallEnded;
import nl.nabij.server.call.CallEvent.OfferDeclined;
import nl.nabij.server.call.CallEvent.PartyLeft;
import nl.nabij.server.call.Party.Gone;
import nl.nabij.server.call.Party.In;
import nl.nabij.server.call.Party.Rings;

/// What follows when somebody leaves, or does not come.
final class CallLeaving {

    private CallLeaving() {}

    static CallDecision decline(CallFacts facts, Decline decline, Instant now) {
        PartyId who = decline.who();
        Optional<Party> party = facts.party(who);
        if (party.isPresent()) {
            return switch (party.get().presence()) {
                case Rings _ ->
                    new Accepted(leave(facts, party.get(), decline.why().asEnd(), now));
                // Her no counts also when a yes, or her recorded consent, was faster: in doubt nothing is open.
                case In _
                when party.get().isHome() && decline.why() == Reach.DECLINED ->
                    new Accepted(leave(facts, party.get(), EndReason.DECLINED, now));
                // Another device of the same person was faster.
                case In _, Gone _ -> Accepted.of();
            };
        }
        if (facts.offering().isEmpty()) {
            return CallLifeCycle.refused(CallRefusal.NOT_ASKED);
        }
        return facts.offering().get().declined().contains(who)
                ? Accepted.of()
                : Accepted.of(new OfferDeclined(who, now));
    }

    static CallDecision hangUp(CallFacts facts, PartyId who, Instant now) {
        Optional<Party> party = facts.party(who);
        if (party.isEmpty()) {
            return CallLifeCycle.refused(CallRefusal.NOT_IN);
        }
        return switch (party.get().presence()) {
            case In _ -> new Accepted(leave(facts, party.get(), EndReason.HUNG_UP, now));
            case Rings _ -> new Accepted(leave(facts, party.get(), EndReason.DECLINED, now));
            case Gone _ -> Accepted.of();
        };
    }

    /// Not she, no colleague who speaks with her, and not her family: of those each leaves by themselves.
    static CallDecision dismiss(CallFacts facts, Dismiss dismiss, Instant now) {
        if (!CallJoining.isStaffIn(facts, dismiss.by())) {
            return CallLifeCycle.refused(CallRefusal.STAFF_ONLY);
        }
        Optional<Party> party = facts.party(dismiss.who());
        if (party.isEmpty()) {
            return CallLifeCycle.refused(CallRefusal.NOT_IN);
        }
        boolean guest = party.get().who() instanceof Person.Guest;
        return switch (party.get().presence()) {
            case In _ when !guest -> CallLifeCycle.refused(CallRefusal.STAFF_ONLY);
            case Rings _ when party.get().isHome() -> CallLifeCycle.refused(CallRefusal.STAFF_ONLY);
            case In _, Rings _ ->
                Accepted.of(new PartyLeft(dismiss.who(), EndReason.DISMISSED, Optional.of(dismiss.by()), now));
            case Gone _ -> Accepted.of();
        };
    }

    /// Whoever leaves, the call goes on while she is there with somebody of the staff or of her own. It is
    /// over with her, with the last of those, and, before it was answered, with either side.
    static List<CallEvent> leave(CallFacts facts, Party party, EndReason why, Instant now) {
        boolean unanswered = facts.in().size() < 2;
        EndReason end = unanswered && why == EndReason.HUNG_UP ? EndReason.CANCELLED : why;
        boolean company = facts.in().stream()
                .anyMatch(each -> each.isCompany() && !each.id().equals(party.id()));
        boolean over = unanswered || party.isHome() || !company;
        return List.of(over ? new CallEnded(end, Optional.of(party.id()), now) : new PartyLeft(party.id(), why, now));
    }

    static CallDecision end(EndReason why, PartyId by, Instant now) {
        return Accepted.of(new CallEnded(why, Optional.of(by), now));
    }
}
