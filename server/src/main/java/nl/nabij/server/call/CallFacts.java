package nl.nabij.server.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.CallId;
import nl.nabij.contract.GatewayId;
import nl.nabij.server.call.Party.Gone;
import nl.nabij.server.call.Party.In;
import nl.nabij.server.escalation.Ladder;
import nl.nabij.server.escalation.LadderStep;
import nl.nabij.server.escalation.Offer;

/// What is known of a call in each of its states.
///
/// @param version how many events it has
/// @param lasts the longest that it may take
/// @param offering empty once somebody of the ladder answered, and where she called a person
/// @param parties all that were ever asked, in the order in which they came in
/// @param pairs between all that are in
/// @param urgent she asked to talk, nobody answered, or she pressed for an alarm meanwhile
/// @param alarm what she pressed for during this call
/// @param hold until when it may be on hold
/// @param visitors how often guests and relatives changed it
/// @param stepsAsked how many steps of the ladder had their turn
public record CallFacts(
        Origin origin,
        int version,
        Limit lasts,
        Optional<Offering> offering,
        Optional<Consent> consent,
        List<Party> parties,
        List<Pair> pairs,
        boolean urgent,
        Optional<AlarmId> alarm,
        Optional<Limit> hold,
        VisitorChanges visitors,
        int stepsAsked) {

    /// What never changes.
    public record Origin(
            CallId id,
            GatewayId home,
            Why why,
            PartyId begunBy,
            AnswerPolicy policy,
            Optional<Ladder> ladder,
            Instant begunAt) {}

    public CallFacts {
        parties = List.copyOf(parties);
        pairs = List.copyOf(pairs);
    }

    static CallFacts of(CallEvent.CallBegan began) {
        return new CallFacts(
                new Origin(
                        began.call(),
                        began.home(),
                        began.why(),
                        began.by(),
                        began.policy(),
                        began.ladder(),
                        began.at()),
                1,
                new Limit(began.at(), began.until()),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                false,
                Optional.empty(),
                Optional.empty(),
                VisitorChanges.NONE,
                0);
    }

    public Optional<Ladder> ladder() {
        return origin.ladder();
    }

    /// The steps of the ladder that had their turn, whoever answered.
    public List<LadderStep> asked() {
        return ladder().map(whole -> whole.steps().stream().limit(stepsAsked).toList())
                .orElseGet(List::of);
    }

    public boolean isLook() {
        return origin.why() instanceof Why.Look;
    }

    public Optional<Party> party(PartyId id) {
        return parties.stream().filter(party -> party.id().equals(id)).findFirst();
    }

    public List<Party> in() {
        return parties.stream().filter(Party::isIn).toList();
    }

    /// In, or asked to come.
    public List<Party> present() {
        return parties.stream().filter(party -> !party.isGone()).toList();
    }

    public Optional<Pair> pair(PartyId one, PartyId other) {
        return pairs.stream().filter(pair -> pair.isOf(one, other)).findFirst();
    }

    /// Whether this guest or relative may not change it any more.
    boolean isSpent(PartyId who) {
        return party(who)
                .filter(party -> VisitorChanges.isVisitor(party.who()) && visitors.isSpent(party.id()))
                .isPresent();
    }

    CallFacts next() {
        return new CallFacts(
                origin,
                version + 1,
                lasts,
                offering,
                consent,
                parties,
                pairs,
                urgent,
                alarm,
                hold,
                visitors,
                stepsAsked);
    }

    CallFacts offered(Offer offer, Limit limit, boolean nowUrgent) {
        Offering next = new Offering(offer, limit, Set.of());
        int steps = Math.max(stepsAsked, offer.rung().step() + 1);
        return new CallFacts(
                origin,
                version,
                lasts,
                Optional.of(next),
                consent,
                parties,
                pairs,
                nowUrgent,
                alarm,
                hold,
                visitors,
                steps);
    }

    CallFacts offering(Optional<Offering> next) {
        return new CallFacts(
                origin, version, lasts, next, consent, parties, pairs, urgent, alarm, hold, visitors, stepsAsked);
    }

    CallFacts consent(Consent next) {
        return new CallFacts(
                origin,
                version,
                lasts,
                offering,
                Optional.of(next),
                parties,
                pairs,
                urgent,
                alarm,
                hold,
                visitors,
                stepsAsked);
    }

    CallFacts alarm(AlarmId pressed) {
        return new CallFacts(
                origin,
                version,
                lasts,
                offering,
                consent,
                parties,
                pairs,
                true,
                Optional.of(pressed),
                hold,
                visitors,
                stepsAsked);
    }

    CallFacts hold(Optional<Limit> next) {
        return new CallFacts(
                origin, version, lasts, offering, consent, parties, pairs, urgent, alarm, next, visitors, stepsAsked);
    }

    CallFacts visitors(VisitorChanges next) {
        return new CallFacts(
                origin, version, lasts, offering, consent, parties, pairs, urgent, alarm, hold, next, stepsAsked);
    }

    CallFacts parties(List<Party> next) {
        return new CallFacts(
                origin, version, lasts, offering, consent, next, pairs, urgent, alarm, hold, visitors, stepsAsked);
    }

    CallFacts pairs(List<Pair> next) {
        return new CallFacts(
                origin, version, lasts, offering, consent, parties, next, urgent, alarm, hold, visitors, stepsAsked);
    }

    /// Puts a party last: in the order in which they come in.
    CallFacts last(Party party) {
        List<Party> next = new ArrayList<>(parties);
        next.removeIf(each -> each.id().equals(party.id()));
        next.add(party);
        return parties(next);
    }

    /// A party answered: a pair with everybody who is in already.
    CallFacts entered(Party party, Limit setUp) {
        List<Pair> next = new ArrayList<>(pairs);
        for (Party each : in()) {
            next.add(Pair.of(each.id(), party.id(), setUp));
        }
        return last(party).pairs(next);
    }

    /// A party left, and whoever was taking over from it need not any more.
    CallFacts left(PartyId who, Gone gone) {
        return change(who, party -> party.with(gone))
                .pairs(pairs.stream().filter(pair -> !pair.has(who)).toList())
                .changeIn(in -> in.replaces().filter(who::equals).isPresent()
                        ? new In(in.at(), in.away(), in.movedFrom(), Optional.empty())
                        : in);
    }

    CallFacts change(PartyId who, UnaryOperator<Party> change) {
        return parties(parties.stream()
                .map(party -> party.id().equals(who) ? change.apply(party) : party)
                .toList());
    }

    CallFacts changeIn(PartyId who, UnaryOperator<In> change) {
        return change(who, party -> party.presence() instanceof In in ? party.with(change.apply(in)) : party);
    }

    private CallFacts changeIn(UnaryOperator<In> change) {
        CallFacts next = this;
        for (Party party : in()) {
            next = next.changeIn(party.id(), change);
        }
        return next;
    }

    CallFacts change(PartyId one, PartyId other, UnaryOperator<Pair> change) {
        return pairs(pairs.stream()
                .map(pair -> pair.isOf(one, other) ? change.apply(pair) : pair)
                .toList());
    }

    /// All that this party negotiates begins anew.
    CallFacts renewed(PartyId who, Limit until) {
        return pairs(pairs.stream()
                .map(pair -> pair.has(who) ? pair.renewed(pair.generation() + 1, until) : pair)
                .toList());
    }

    /// The clock was set back: what it then cannot measure any more begins anew.
    CallFacts onClock(Instant now) {
        return new CallFacts(
                origin,
                version,
                lasts.onClock(now),
                offering.map(each -> new Offering(each.offer(), each.limit().onClock(now), each.declined())),
                consent,
                parties.stream().map(party -> party.onClock(now)).toList(),
                pairs.stream().map(pair -> pair.onClock(now)).toList(),
                urgent,
                alarm,
                hold.map(each -> each.onClock(now)),
                visitors,
                stepsAsked);
    }
}
