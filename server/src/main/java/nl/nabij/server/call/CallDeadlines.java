package nl.nabij.server.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.nabij.server.call.Call.Live;
import nl.nabij.server.call.CallDecision.Accepted;
import nl.nabij.server.call.CallEvent.CallEnded;
import nl.nabij.server.call.CallEvent.ClockSetBack;
import nl.nabij.server.call.CallEvent.OpeningLapsed;
import nl.nabij.server.call.CallEvent.PartyMovedBack;
import nl.nabij.server.call.Party.Gone;
import nl.nabij.server.call.Party.In;
import nl.nabij.server.call.Party.Rings;
import nl.nabij.server.escalation.Escalation;
import nl.nabij.server.escalation.Ladder;
import nl.nabij.server.escalation.OfferReason;
import nl.nabij.server.escalation.Rung;

/// What the clock does to a call. Each limit that runs is one deadline with what follows.
final class CallDeadlines {

    /// What follows when a limit is over.
    @FunctionalInterface
    private interface Following {
        List<CallEvent> events(Instant now);
    }

    private record Deadline(Limit limit, Following then) {}

    private CallDeadlines() {}

    static Instant next(CallFacts facts) {
        return first(facts).limit().until();
    }

    static boolean isDue(CallFacts facts, Instant now) {
        return !now.isBefore(next(facts)) || isClockBehind(facts, now);
    }

    /// All that is due by now, one after the other: a server that was away for a minute catches up at once.
    static CallDecision tick(Live call, Instant now) {
        List<CallEvent> events = new ArrayList<>();
        Call reached = call;
        if (isClockBehind(call.facts(), now)) {
            reached = add(events, reached, List.of(new ClockSetBack(now)));
        }
        while (reached instanceof Live live && first(live.facts()).limit().isOver(now)) {
            reached = add(events, reached, first(live.facts()).then().events(now));
        }
        return events.isEmpty() ? CallLifeCycle.refused(CallRefusal.NOT_DUE) : new Accepted(events);
    }

    private static Call add(List<CallEvent> events, Call call, List<CallEvent> next) {
        Call reached = call;
        for (CallEvent event : next) {
            events.add(event);
            reached = CallFold.evolve(reached, event);
        }
        return reached;
    }

    private static boolean isClockBehind(CallFacts facts, Instant now) {
        return all(facts).stream().anyMatch(deadline -> deadline.limit().isAheadOf(now));
    }

    private static Deadline first(CallFacts facts) {
        return all(facts).stream()
                .min(Comparator.comparing(deadline -> deadline.limit().until()))
                .orElseThrow();
    }

    private static List<Deadline> all(CallFacts facts) {
        List<Deadline> all = new ArrayList<>();
        all.add(new Deadline(facts.lasts(), now -> List.of(ended(EndReason.TIME_OVER, now))));
        facts.hold()
                .ifPresent(limit -> all.add(new Deadline(limit, now -> List.of(ended(EndReason.HELD_TOO_LONG, now)))));
        facts.offering()
                .ifPresent(offering ->
                        all.add(new Deadline(offering.limit(), now -> List.of(unanswered(facts, offering, now)))));
        facts.parties().forEach(party -> addOf(all, facts, party));
        for (Pair pair : facts.pairs()) {
            pair.limit().ifPresent(limit -> all.add(new Deadline(limit, now -> withoutMedia(facts, pair, now))));
        }
        return all;
    }

    private static void addOf(List<Deadline> all, CallFacts facts, Party party) {
        switch (party.presence()) {
            case Rings rings -> {
                all.add(new Deadline(rings.limit(), now -> CallLeaving.leave(facts, party, EndReason.NO_ANSWER, now)));
                rings.opens().ifPresent(limit -> all.add(new Deadline(limit, now -> opens(facts, rings, now))));
            }
            case In in ->
                in.away()
                        .ifPresent(limit -> all.add(
                                new Deadline(limit, now -> CallLeaving.leave(facts, party, EndReason.LOST, now))));
            case Gone _ -> {}
        }
    }

    /// Nobody of this step answered. A second round is urgent; after it she has to hear that nobody comes,
    /// and people have to hear of her ([Call.Ended#needsPeople]).
    private static CallEvent unanswered(CallFacts facts, Offering offering, Instant now) {
        Ladder ladder = facts.ladder().orElseThrow();
        Rung next = Escalation.after(ladder, offering.offer().rung());
        Instant begunAt = facts.origin().begunAt();
        boolean over = next.round() >= CallLimits.MOST_ROUNDS || !now.isBefore(begunAt.plus(CallLimits.LONGEST_ASKING));
        return over
                ? ended(EndReason.NO_ANSWER, now)
                : CallBeginning.offered(ladder, next, OfferReason.NO_ANSWER, begunAt, now);
    }

    /// It knocked long enough. The hours of her consent are looked at again at the moment of opening, and a
    /// server that comes to it when the ringing is over opens nothing any more.
    private static List<CallEvent> opens(CallFacts facts, Rings rings, Instant now) {
        AnswerPolicy policy = facts.origin().policy();
        boolean stillAllowed = policy instanceof AnswerPolicy.Recorded recorded
                && recorded.hours().contain(now)
                && !rings.limit().isOver(now);
        return stillAllowed ? CallBeginning.opened(policy, now) : List.of(new OpeningLapsed(PartyId.HOME, now));
    }

    /// Two cannot hear each other. Who moved goes back to where it worked. Else who came later leaves, never
    /// she: nobody may be with her whom she cannot hear, however well others do.
    private static List<CallEvent> withoutMedia(CallFacts facts, Pair pair, Instant now) {
        List<Party> both =
                facts.in().stream().filter(party -> pair.has(party.id())).toList();
        for (Party party : both) {
            Optional<EndpointId> from =
                    party.presence() instanceof In in ? in.movedFrom() : Optional.<EndpointId>empty();
            if (from.isPresent()) {
                return List.of(new PartyMovedBack(party.id(), from.get(), now.plus(CallLimits.SET_UP), now));
            }
        }
        Party later = both.getLast().isHome() ? both.getFirst() : both.getLast();
        EndReason why = pair.wasConnected() ? EndReason.LOST : EndReason.SET_UP_FAILED;
        return CallLeaving.leave(facts, later, why, now);
    }

    private static CallEnded ended(EndReason why, Instant now) {
        return new CallEnded(why, Optional.empty(), now);
    }
}
