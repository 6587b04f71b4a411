package nl.nabij.server.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.nabij.server.call.CallCommand.Renegotiate;
import nl.nabij.server.call.CallCommand.ReportConnected;
import nl.nabij.server.call.CallCommand.ReportLinkBack;
import nl.nabij.server.call.CallCommand.ReportLinkLost;
import nl.nabij.server.call.CallCommand.ReportMediaLost;
import nl.nabij.server.call.CallDecision.Accepted;
import nl.nabij.server.call.CallEvent.LinkBack;
import nl.nabij.server.call.CallEvent.LinkLost;
import nl.nabij.server.call.CallEvent.MediaConnected;
import nl.nabij.server.call.CallEvent.NegotiationRenewed;
import nl.nabij.server.call.CallEvent.PartyLeft;
import nl.nabij.server.call.CallEvent.Renewal;
import nl.nabij.server.call.Party.In;

/// What devices report of their media and of their links.
final class CallMedia {

    private CallMedia() {}

    static CallDecision connected(CallFacts facts, ReportConnected report, Instant now) {
        Optional<Pair> pair = facts.pair(report.by(), report.with());
        if (pair.isEmpty()) {
            return CallLifeCycle.refused(CallRefusal.NOT_IN);
        }
        if (report.generation() > pair.get().generation()) {
            return CallLifeCycle.refused(CallRefusal.UNKNOWN_GENERATION);
        }
        // Told by the other side already, or true of a negotiation that has been replaced.
        if (report.generation() < pair.get().generation() || pair.get().isConnected()) {
            return Accepted.of();
        }
        List<CallEvent> events = new ArrayList<>();
        events.add(new MediaConnected(pair.get().low(), pair.get().high(), report.generation(), now));
        if (pair.get().has(PartyId.HOME)) {
            PartyId other = pair.get().low().equals(PartyId.HOME)
                    ? pair.get().high()
                    : pair.get().low();
            replacedBy(facts, other).ifPresent(who -> events.add(new PartyLeft(who, EndReason.TAKEN_OVER, now)));
        }
        return new Accepted(events);
    }

    private static Optional<PartyId> replacedBy(CallFacts facts, PartyId who) {
        return facts.party(who)
                .flatMap(party -> party.presence() instanceof In in ? in.replaces() : Optional.<PartyId>empty());
    }

    static CallDecision lost(CallFacts facts, ReportMediaLost report, Instant now) {
        return renew(facts, report.by(), report.with(), report.generation(), Renewal.MEDIA_LOST, now);
    }

    /// Both may ask at the same time: they name the generation that they want to be rid of, so it is one step.
    static CallDecision renegotiate(CallFacts facts, Renegotiate ask, Instant now) {
        return renew(facts, ask.by(), ask.with(), ask.generation(), Renewal.ASKED, now);
    }

    private static CallDecision renew(
            CallFacts facts, PartyId by, PartyId with, int generation, Renewal because, Instant now) {
        Optional<Pair> found = facts.pair(by, with);
        if (found.isEmpty()) {
            return CallLifeCycle.refused(CallRefusal.NOT_IN);
        }
        Pair pair = found.get();
        if (generation > pair.generation()) {
            return CallLifeCycle.refused(CallRefusal.UNKNOWN_GENERATION);
        }
        if (generation < pair.generation()) {
            return Accepted.of();
        }
        // The limit of what is not connected is kept: beginning anew again and again is no way to live on.
        Instant until = pair.limit().map(Limit::until).orElse(now.plus(CallLimits.GRACE));
        Instant notBefore = until.isBefore(now) ? now : until;
        return Accepted.of(new NegotiationRenewed(
                pair.low(), pair.high(), generation + 1, because, notBefore, Optional.of(by), now));
    }

    static CallDecision linkLost(CallFacts facts, ReportLinkLost report, Instant now) {
        boolean speaksThere = facts.party(report.who())
                .filter(party -> party.isAt(report.device()))
                .isPresent();
        return speaksThere && !isAway(facts, report.who())
                ? Accepted.of(new LinkLost(report.who(), now.plus(CallLimits.GRACE), now))
                : Accepted.of();
    }

    static CallDecision linkBack(CallFacts facts, ReportLinkBack report, Instant now) {
        Optional<Party> party = facts.party(report.who()).filter(Party::isIn);
        if (party.isEmpty()) {
            return CallLifeCycle.refused(CallRefusal.NOT_IN);
        }
        if (!party.get().isAt(report.device())) {
            return CallLifeCycle.refused(CallRefusal.NOT_THIS_DEVICE);
        }
        return isAway(facts, report.who()) ? Accepted.of(new LinkBack(report.who(), now)) : Accepted.of();
    }

    /// The links of before are gone with the server that held them. Media goes on; who is alive is back
    /// within the grace. Who had no media yet could not find it while nobody carried their words, or found
    /// it and could not say so.
    static CallDecision restarted(CallFacts facts, Instant now) {
        List<CallEvent> events = new ArrayList<>();
        for (Party party : facts.in()) {
            if (!isAway(facts, party.id())) {
                events.add(new LinkLost(party.id(), now.plus(CallLimits.GRACE), now));
            }
        }
        for (Pair pair : facts.pairs()) {
            Instant until = now.plus(pair.wasConnected() ? CallLimits.GRACE : CallLimits.SET_UP);
            if (pair.limit().filter(limit -> limit.until().isBefore(until)).isPresent()) {
                events.add(new NegotiationRenewed(
                        pair.low(), pair.high(), pair.generation(), Renewal.RESTARTED, until, Optional.empty(), now));
            }
        }
        return new Accepted(events);
    }

    private static boolean isAway(CallFacts facts, PartyId who) {
        return facts.party(who)
                .filter(party -> party.presence() instanceof In in && in.away().isPresent())
                .isPresent();
    }
}
