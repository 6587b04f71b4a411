package nl.nabij.server.call;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import nl.nabij.server.call.Call.Ended;
import nl.nabij.server.call.Call.Live;
import nl.nabij.server.call.CallEvent.AlarmPressed;
import nl.nabij.server.call.CallEvent.CallBegan;
import nl.nabij.server.call.CallEvent.CallEnded;
import nl.nabij.server.call.CallEvent.CallHeld;
import nl.nabij.server.call.CallEvent.CallOffered;
import nl.nabij.server.call.CallEvent.CallResumed;
import nl.nabij.server.call.CallEvent.ClockSetBack;
import nl.nabij.server.call.CallEvent.ConsentGiven;
import nl.nabij.server.call.CallEvent.LinkBack;
import nl.nabij.server.call.CallEvent.LinkLost;
import nl.nabij.server.call.CallEvent.MediaConnected;
import nl.nabij.server.call.CallEvent.NegotiationRenewed;
import nl.nabij.server.call.CallEvent.OfferDeclined;
import nl.nabij.server.call.CallEvent.OpeningLapsed;
import nl.nabij.server.call.CallEvent.PartyAnswered;
import nl.nabij.server.call.CallEvent.PartyLeft;
import nl.nabij.server.call.CallEvent.PartyMoved;
import nl.nabij.server.call.CallEvent.PartyMovedBack;
import nl.nabij.server.call.CallEvent.PartyRung;
import nl.nabij.server.call.CallEvent.PictureChosen;
import nl.nabij.server.call.CallEvent.RingingHeard;
import nl.nabij.server.call.Party.Gone;
import nl.nabij.server.call.Party.In;
import nl.nabij.server.call.Party.Rings;

/// Events become state. It decides nothing: what stands in the history has happened.
final class CallFold {

    private CallFold() {}

    /// @throws IllegalStateException when the history cannot be: a broken invariant, never a refusal
    static Call evolve(Call call, CallEvent event) {
        return switch (call) {
            case Call.NotBegun _ when event instanceof CallBegan began -> Live.of(CallFacts.of(began));
            case Live live
            when event instanceof CallEnded ended ->
                new Ended(live.facts().next(), ended.why(), ended.by(), ended.at());
            case Live live
            when !(event instanceof CallBegan) ->
                Live.of(counted(evolve(live.facts().next(), event), event));
            case Call.NotBegun _, Live _, Ended _ ->
                throw new IllegalStateException(call.getClass().getSimpleName() + " cannot become by "
                        + event.getClass().getSimpleName());
        };
    }

    private static CallFacts counted(CallFacts facts, CallEvent event) {
        return VisitorChanges.by(event)
                .flatMap(facts::party)
                .filter(party -> VisitorChanges.isVisitor(party.who()))
                .map(party -> facts.visitors(facts.visitors().and(party.id())))
                .orElse(facts);
    }

    private static CallFacts evolve(CallFacts facts, CallEvent event) {
        return switch (event) {
            case CallBegan _, CallEnded _ -> facts;
            case CallOffered offered ->
                facts.offered(offered.offer(), new Limit(offered.at(), offered.until()), offered.urgent());
            case OfferDeclined declined ->
                facts.offering(facts.offering().map(offering -> declined(offering, declined.who())));
            case PartyRung rung ->
                facts.last(
                        new Party(rung.who(), new Rings(new Limit(rung.at(), rung.until()), false, Optional.empty())));
            case RingingHeard heard -> rings(facts, heard.who(), heard.opensAt().map(at -> new Limit(heard.at(), at)));
            case OpeningLapsed lapsed -> rings(facts, lapsed.who(), Optional.empty());
            case PartyAnswered answered ->
                facts.offering(Optional.empty())
                        .entered(
                                new Party(
                                        answered.who(),
                                        new In(
                                                answered.device(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                answered.replaces())),
                                new Limit(answered.at(), answered.until()));
            case ConsentGiven given -> facts.consent(given.consent());
            case PictureChosen chosen ->
                facts.consent()
                        .map(given -> facts.consent(given.with(chosen.picture())))
                        .orElse(facts);
            case PartyLeft left -> facts.left(left.who(), new Gone(left.why(), left.at()));
            case MediaConnected media ->
                settled(settled(facts.change(media.one(), media.other(), Pair::connected), media.one()), media.other());
            case NegotiationRenewed renewed ->
                facts.change(
                        renewed.one(),
                        renewed.other(),
                        pair -> pair.renewed(renewed.generation(), new Limit(renewed.at(), renewed.until())));
            case LinkLost lost -> away(facts, lost.who(), Optional.of(new Limit(lost.at(), lost.until())));
            case LinkBack back -> away(facts, back.who(), Optional.empty());
            case PartyMoved moved -> moved(facts, moved);
            case PartyMovedBack back ->
                facts.changeIn(back.who(), in -> new In(back.to(), in.away(), Optional.empty(), in.replaces()))
                        .renewed(back.who(), new Limit(back.at(), back.until()));
            case CallHeld held -> facts.hold(Optional.of(new Limit(held.at(), held.until())));
            case CallResumed _ -> facts.hold(Optional.empty());
            case AlarmPressed pressed -> facts.alarm(pressed.alarm()).hold(Optional.empty());
            case ClockSetBack(Instant at) -> facts.onClock(at);
        };
    }

    /// A new place has a link of its own; where it came from is kept until there is media, also over two moves.
    private static CallFacts moved(CallFacts facts, PartyMoved moved) {
        return facts.changeIn(moved.who(), in -> {
                    Optional<EndpointId> from =
                            in.movedFrom().or(() -> Optional.of(in.at())).filter(each -> !each.equals(moved.to()));
                    return new In(moved.to(), Optional.empty(), from, in.replaces());
                })
                .renewed(moved.who(), new Limit(moved.at(), moved.until()));
    }

    private static CallFacts settled(CallFacts facts, PartyId who) {
        return facts.changeIn(who, in -> new In(in.at(), in.away(), Optional.empty(), in.replaces()));
    }

    private static CallFacts away(CallFacts facts, PartyId who, Optional<Limit> until) {
        return facts.changeIn(who, in -> new In(in.at(), until, in.movedFrom(), in.replaces()));
    }

    private static CallFacts rings(CallFacts facts, PartyId who, Optional<Limit> opens) {
        return facts.change(
                who,
                party -> party.presence() instanceof Rings rings
                        ? party.with(new Rings(rings.limit(), true, opens))
                        : party);
    }

    private static Offering declined(Offering offering, PartyId who) {
        Set<PartyId> all = new HashSet<>(offering.declined());
        all.add(who);
        return new Offering(offering.offer(), offering.limit(), all);
    }
}
