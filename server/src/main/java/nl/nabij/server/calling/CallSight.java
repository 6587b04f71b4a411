package nl.nabij.server.calling;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.call.CallState;
import nl.nabij.server.call.AnswerPolicy;
import nl.nabij.server.call.Call;
import nl.nabij.server.call.CallFacts;
import nl.nabij.server.call.CallLifeCycle;
import nl.nabij.server.call.DeviceRole;
import nl.nabij.server.call.EndReason;
import nl.nabij.server.call.MediaAllowed;
import nl.nabij.server.call.Offering;
import nl.nabij.server.call.Pair;
import nl.nabij.server.call.Party;
import nl.nabij.server.call.PartyId;
import nl.nabij.server.call.Person;
import nl.nabij.server.call.Picture;

/// One call as one device may see it. A function of both, and nothing else.
final class CallSight {

    private CallSight() {}

    /// @return empty where it is not this device's to know of
    /// @param photos the names of photos of who is in it, which are for her own screen alone
    static Optional<CallState> of(
            Call.Known call, CallPlace place, Map<PartyId, Optional<String>> photos, CallDevice device) {
        CallFacts facts = call.facts();
        boolean sees = switch (device) {
            case CallDevice.OfHome home -> home.home().equals(facts.origin().home());
            case CallDevice.OfStaff staff ->
                (place.isSeenBy(staff.organisation(), facts) && isOfStaff(call))
                        || facts.party(staff.party()).isPresent();
            case CallDevice.OfVisitor visitor ->
                visitor.home().equals(facts.origin().home()) && isPartOf(call, visitor.party());
            default -> false;
        };
        Map<PartyId, Optional<String>> shown = device instanceof CallDevice.OfHome ? photos : Map.of();
        return sees ? Optional.of(shown(state(call, place, shown, device), device)) : Optional.empty();
    }

    private static CallState shown(CallState whole, CallDevice device) {
        return device instanceof CallDevice.OfVisitor visitor && visitor.who() instanceof Person.Guest
                ? GuestSight.of(whole, visitor.clientAs())
                : whole;
    }

    /// With whom of her family she speaks is nothing for staff, until she presses for help in the middle
    /// of it.
    private static boolean isOfStaff(Call.Known call) {
        return MissedBy.relative(call).isEmpty() || call.facts().alarm().isPresent();
    }

    /// Also whom she called and who could not be rung: only the end names her.
    private static boolean isPartOf(Call.Known call, PartyId party) {
        return call.facts().party(party).isPresent()
                || (call instanceof Call.Ended ended
                        && ended.by().filter(party::equals).isPresent());
    }

    private static CallState state(
            Call.Known call, CallPlace place, Map<PartyId, Optional<String>> photos, CallDevice device) {
        CallFacts facts = call.facts();
        DeviceRole role = DeviceRole.of(call, device.party(), device.endpoint(), isOffered(facts, device));
        boolean speaks = role == DeviceRole.SPEAKS;
        return new CallState(
                facts.origin().id(),
                facts.version(),
                facts.origin().home(),
                place.clientName(),
                CallWords.why(facts.origin().why()),
                // What she pressed for is for those who help her.
                device instanceof CallDevice.OfVisitor ? Optional.empty() : CallWords.alarm(facts),
                CallWords.role(role),
                CallWords.stage(call),
                call instanceof Call.Ended ended ? Optional.of(ending(ended, device)) : Optional.empty(),
                facts.origin().begunAt(),
                CallLifeCycle.nextDeadline(call),
                device.party().toString(),
                facts.origin().begunBy().toString(),
                facts.parties().stream()
                        .map(party -> CallWords.party(
                                party, place.clientName(), photos.getOrDefault(party.id(), Optional.empty())))
                        .toList(),
                speaks
                        ? CallWords.open(MediaAllowed.openAt(call, device.party(), device.endpoint()))
                        : CallState.Open.NONE,
                speaks ? peers(facts, device) : List.of(),
                !(device instanceof CallDevice.OfVisitor) && facts.urgent(),
                CallWords.picture(
                        facts.consent().map(consent -> consent.picture()).orElse(Picture.NONE)),
                comesIn(call) ? Optional.of(true) : Optional.empty());
    }

    private static boolean comesIn(Call.Known call) {
        return call instanceof Call.Ringing
                && call.facts().origin().policy() instanceof AnswerPolicy.Recorded
                && call.facts()
                        .party(PartyId.HOME)
                        .filter(her -> her.presence() instanceof Party.Rings)
                        .isPresent();
    }

    private static boolean isOffered(CallFacts facts, CallDevice device) {
        return device instanceof CallDevice.OfStaff staff
                && facts.offering()
                        .map(Offering::offer)
                        .filter(offer -> staff.isAsked(offer.who()))
                        .isPresent();
    }

    private static List<CallState.Peer> peers(CallFacts facts, CallDevice device) {
        return facts.in().stream()
                .map(Party::id)
                .filter(other -> !other.equals(device.party()))
                .flatMap(other -> facts.pair(device.party(), other).stream())
                .map(pair -> peer(pair, device))
                .toList();
    }

    private static CallState.Peer peer(Pair pair, CallDevice device) {
        boolean isLow = pair.low().equals(device.party());
        return new CallState.Peer(
                (isLow ? pair.high() : pair.low()).toString(),
                pair.generation(),
                pair.isPolite(device.party()),
                pair.isConnected());
    }

    private static CallState.Ending ending(Call.Ended ended, CallDevice device) {
        return new CallState.Ending(
                CallWords.reason(device instanceof CallDevice.OfVisitor ? forVisitors(ended.why()) : ended.why()),
                ended.by().map(party -> party.toString()),
                ended.at(),
                MissedBy.of(ended).isPresent());
    }

    /// That nobody is at home, or that she pressed for help, is nothing for them.
    private static EndReason forVisitors(EndReason why) {
        return switch (why) {
            case NOT_HOME -> EndReason.UNREACHABLE;
            case MADE_ROOM -> EndReason.HUNG_UP;
            default -> why;
        };
    }
}
