package nl.nabij.server.calling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.WebPush.PushKind;
import nl.nabij.server.call.Call;
import nl.nabij.server.call.CallFacts;
import nl.nabij.server.call.Offering;
import nl.nabij.server.call.Party;
import nl.nabij.server.call.PartyId;
import nl.nabij.server.call.Person;
import nl.nabij.server.escalation.Rung;
import nl.nabij.server.push.Addressee;
import nl.nabij.server.push.Summons;
import nl.nabij.server.push.Summons.Asking;
import nl.nabij.server.push.Summons.Whom;

/// Whom a call rings now, for those whose page is closed. A function of the call alone.
final class CallSummons {

    private static final String STAFF = "staff-";

    private CallSummons() {}

    static Summons of(Call.Known call) {
        CallFacts facts = call.facts();
        List<Asking> askings = new ArrayList<>();
        if (call instanceof Call.Live) {
            facts.offering().ifPresent(offering -> askings.add(asking(offering)));
            facts.parties().forEach(party -> named(party).ifPresent(askings::add));
        }
        return Summons.ofCall(facts.origin().id().value(), askings);
    }

    private static Asking asking(Offering offering) {
        Rung rung = offering.offer().rung();
        Set<UserId> not = offering.declined().stream()
                .flatMap(party -> user(party).stream())
                .collect(Collectors.toSet());
        return new Asking(
                PushKind.CALL,
                "step " + rung.round() + "." + rung.step(),
                new Whom.Step(offering.offer().who()),
                not,
                offering.limit().from(),
                offering.limit().until());
    }

    /// As who comes by a page is called in a call.
    static PartyId party(Addressee who) {
        return switch (who) {
            case Addressee.Staff(UserId user) -> new PartyId(STAFF + user);
            case Addressee.Relative(UUID relative) -> new PartyId("relative-" + relative);
        };
    }

    private static Optional<UserId> user(PartyId party) {
        return party.value().startsWith(STAFF)
                ? Optional.of(new UserId(UUID.fromString(party.value().substring(STAFF.length()))))
                : Optional.empty();
    }

    private static Optional<Asking> named(Party party) {
        if (!(party.presence() instanceof Party.Rings rings)) {
            return Optional.empty();
        }
        return switch (party.who()) {
            case Person.Staff(UserId user, var _) ->
                Optional.of(asking(PushKind.INVITED, new Addressee.Staff(user), rings));
            case Person.Relative(UUID relative, var _) ->
                Optional.of(asking(PushKind.CALL, new Addressee.Relative(relative), rings));
            case Person.Resident _, Person.Guest _ -> Optional.empty();
        };
    }

    private static Asking asking(PushKind kind, Addressee who, Party.Rings rings) {
        return new Asking(
                kind,
                // Asked again after she left is another turn.
                "named " + rings.limit().from().toEpochMilli(),
                new Whom.Named(who),
                Set.of(),
                rings.limit().from(),
                rings.limit().until());
    }
}
