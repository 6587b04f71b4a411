package nl.nabij.server.calling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.CallId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.server.call.Call;
import nl.nabij.server.call.CallCommand;
import nl.nabij.server.call.CallRefusal;
import nl.nabij.server.call.PartyId;
import nl.nabij.server.call.Person;

/// Who is asked into a call by those who speak in it, and taken out again. Each method blocks.
public final class CallCompany {

    private final CallExchange exchange;
    private final CallService service;

    CallCompany(CallExchange exchange, CallService service) {
        this.exchange = exchange;
        this.service = service;
    }

    /// A call as somebody who works here may know of it.
    ///
    /// @param speaks whether this person does, in it
    /// @param live false once it is over
    public record Seen(CallId call, GatewayId home, CallPlace place, boolean speaks, boolean live) {}

    /// Whose page listens now and who may be asked to come.
    public record Colleague(Person.Staff who, OrganisationId organisation, boolean speaks) {}

    public enum Answer {
        DONE,
        /// The call is over, or there is none.
        OVER,
        /// Only who speaks in a call adds to it; and of those there only guests, and who only rings, are
        /// taken out.
        NOT_YOURS,
        /// Nobody who has this name is in it.
        NOBODY,
        /// Four at once are the most.
        FULL,
        /// Twenty in one call are the most.
        TOO_MANY,
        /// She let one caller in and said no yes yet.
        NO_CONSENT,
        /// Not before two speak, and not during a look.
        NOT_NOW,
        /// Too much at once: try again.
        BUSY
    }

    /// @return empty where it is not this person's to know of
    public Optional<Seen> seen(CallId call, OrganisationId organisation, PartyId who) {
        return exchange.known(call)
                .filter(known ->
                        known.place().isSeenBy(organisation, known.call().facts()) || isParty(known, who))
                .map(known -> new Seen(
                        call,
                        known.call().facts().origin().home(),
                        known.place(),
                        known.call()
                                .facts()
                                .party(who)
                                .filter(party -> party.isIn())
                                .isPresent(),
                        known.isLive()));
    }

    private static boolean isParty(CallExchange.Known known, PartyId who) {
        return known.call().facts().party(who).isPresent();
    }

    public Answer invite(CallId call, PartyId by, Person whom) {
        return answer(service.handle(call, new CallCommand.Invite(by, whom)));
    }

    public Answer dismiss(CallId call, PartyId by, PartyId whom) {
        return answer(service.handle(call, new CallCommand.Dismiss(by, whom)));
    }

    /// Those of this node who listen, may see the call or are of the same organisation as who asks, and
    /// are not in it.
    public List<Colleague> colleagues(CallId call, OrganisationId organisation) {
        Optional<CallExchange.Known> known = exchange.known(call).filter(each -> each.call() instanceof Call.Live);
        if (known.isEmpty()) {
            return List.of();
        }
        Map<PartyId, Colleague> found = new LinkedHashMap<>();
        exchange.seats().ofPages().forEach(seat -> {
            if (seat.device instanceof CallDevice.OfStaff staff
                    && staff.who() instanceof Person.Staff who
                    && (staff.organisation().equals(organisation)
                            || known.get().place().mayHelp(staff.organisation()))
                    && isAbsent(known.get(), staff.party())) {
                found.put(staff.party(), new Colleague(who, staff.organisation(), exchange.isInCall(staff)));
            }
        });
        return List.copyOf(found.values());
    }

    private static boolean isAbsent(CallExchange.Known known, PartyId who) {
        return known.call().facts().present().stream()
                .noneMatch(party -> party.id().equals(who));
    }

    private static Answer answer(CallService.Outcome outcome) {
        return switch (outcome) {
            case CallService.Done _ -> Answer.DONE;
            case CallService.Busy _ -> Answer.BUSY;
            case CallService.Refused(CallRefusal reason) ->
                switch (reason) {
                    case NOT_BEGUN, ENDED -> Answer.OVER;
                    case STAFF_ONLY -> Answer.NOT_YOURS;
                    case NOT_IN -> Answer.NOBODY;
                    case FULL -> Answer.FULL;
                    case TOO_MUCH -> Answer.TOO_MANY;
                    case NOT_COVERED -> Answer.NO_CONSENT;
                    case ALREADY_BEGUN,
                            NO_CONSENT,
                            RING_TIME,
                            ANSWERED_ELSEWHERE,
                            NOT_ASKED,
                            LOOK_ONLY,
                            NOT_ANSWERED,
                            NOT_CONNECTED,
                            NOT_THIS_DEVICE,
                            VISITOR_TOO_MUCH,
                            UNKNOWN_GENERATION,
                            NOT_DUE -> Answer.NOT_NOW;
                };
        };
    }
}
