package nl.nabij.server.calling;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nl.nabij.contract.CallId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.call.CallQuality;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallTold;
import nl.nabij.server.call.AnswerPolicy;
import nl.nabij.server.call.Call;
import nl.nabij.server.call.CallCommand;
import nl.nabij.server.call.Consent;
import nl.nabij.server.call.EndpointId;
import nl.nabij.server.call.Offering;
import nl.nabij.server.call.Party;
import nl.nabij.server.call.PartyId;
import nl.nabij.server.call.Reach;
import nl.nabij.server.calling.CallSeats.Seat;
import nl.nabij.server.push.Addressee;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What devices say, made into commands of the core: who says it and where follows from the way it came,
/// never from what it says.
final class CallHearing {

    private static final Logger LOG = LoggerFactory.getLogger(CallHearing.class);

    private final CallExchange exchange;
    private final CallService service;
    private final CallDesk desk;
    private final CallQualityBook qualities;
    private final RelativeDesk relatives;
    private final CallPhotos photos;
    private final CallHistory history;
    private final Optional<CallRelay> relay;
    private final UnprovedCalls unproved = new UnprovedCalls();

    CallHearing(
            CallExchange exchange,
            CallService service,
            CallDesk desk,
            CallQualityBook qualities,
            RelativeDesk relatives,
            CallPhotos photos,
            CallHistory history,
            Optional<CallRelay> relay) {
        this.exchange = exchange;
        this.service = service;
        this.desk = desk;
        this.qualities = qualities;
        this.relatives = relatives;
        this.photos = photos;
        this.history = history;
        this.relay = relay;
    }

    /// Never blocks: it is done on the device's own turn.
    void said(CallDevice device, CallSaid said) {
        Seat seat = exchange.seats().take(device);
        seat.heard();
        seat.later(() -> hear(seat, said));
    }

    /// The device's connection is gone. Never blocks.
    void gone(CallDevice device) {
        exchange.seats()
                .of(device.key())
                .filter(seat -> seat.device.equals(device))
                .ifPresent(seat -> {
                    exchange.seats().leave(device);
                    seat.later(() -> link(device, false));
                });
    }

    /// A home's link is gone, and with it all its devices.
    void homeGone(GatewayId home) {
        exchange.seats().ofHome(home).forEach(seat -> gone(seat.device));
    }

    /// Who has said nothing for too long.
    void dropSilent() {
        for (Seat seat : List.copyOf(exchange.seats().all())) {
            if (seat.isSilent(exchange.isInCall(seat.device))) {
                seat.device.drop("silent");
                gone(seat.device);
            }
        }
    }

    /// She took back what she had allowed. Blocks.
    void withdrawn(GatewayId home) {
        service.liveOf(home)
                .filter(call -> call.facts().consent().orElse(null) instanceof Consent.ByRecord
                        || (call instanceof Call.Ringing
                                && call.facts().origin().policy() instanceof AnswerPolicy.Recorded))
                .ifPresent(call -> service.handle(call.facts().origin().id(), new CallCommand.WithdrawConsent()));
    }

    /// She took back what this relative might: with nobody else there the call is over, else this one
    /// leaves. Blocks.
    void mayNotCall(Visitor visitor) {
        service.liveOf(visitor.home())
                .filter(call -> call.facts().present().stream()
                        .anyMatch(party -> party.id().equals(visitor.who().party())))
                .ifPresent(call -> service.handle(
                        call.facts().origin().id(),
                        call.facts().present().size() > 2
                                ? new CallCommand.HangUp(visitor.who().party())
                                : new CallCommand.WithdrawConsent()));
    }

    private void hear(Seat seat, CallSaid said) {
        CallDevice device = seat.device;
        switch (said) {
            case CallSaid.Here _ -> {
                seat.dark = false;
                link(device, true);
                exchange.whole(seat);
            }
            case CallSaid.Left _ -> {
                seat.dark = true;
                link(device, false);
            }
            case CallSaid.Envelope envelope -> exchange.carry(device, envelope);
            case CallSaid.Relays(CallId call) -> relays(device, call);
            case CallSaid.Knock knock -> knock(device, knock);
            case CallSaid.AskToTalk ask -> ask(device, ask);
            case CallSaid.CallPerson call -> callPerson(device, call);
            case CallSaid.Photo(String name) -> photo(device, name);
            case CallSaid.Log _ -> log(seat);
            case CallSaid.UnknownSaid(String type) -> LOG.debug("a device said what is not known type={}", type);
            case CallSaid.Ringing(CallId call) -> {
                seat.rang = call;
                report(device, call, new CallCommand.ReportRinging(device.party(), device.endpoint()));
            }
            case CallSaid.Yes(CallId call, var picture) -> {
                if (device instanceof CallDevice.OfHome) {
                    act(device, call, new CallCommand.SayYes(device.endpoint(), CallWords.picture(picture)));
                } else {
                    refuse(device, call, CallTold.Reason.NOT_ALLOWED);
                }
            }
            case CallSaid.Answer(CallId call) -> answer(device, call);
            case CallSaid.Decline(CallId call) -> decline(device, call);
            case CallSaid.HangUp(CallId call) -> act(device, call, new CallCommand.HangUp(device.party()));
            case CallSaid.Show(CallId call, var picture) -> {
                if (device instanceof CallDevice.OfHome) {
                    act(device, call, new CallCommand.ChoosePicture(device.endpoint(), CallWords.picture(picture)));
                } else {
                    refuse(device, call, CallTold.Reason.NOT_ALLOWED);
                }
            }
            case CallSaid.Hold(CallId call) -> act(device, call, new CallCommand.Hold(device.party()));
            case CallSaid.Resume(CallId call) -> act(device, call, new CallCommand.Resume(device.party()));
            case CallSaid.TakeOver(CallId call, String from) -> takeOver(device, call, from);
            case CallSaid.MoveHere(CallId call) ->
                act(device, call, new CallCommand.MoveTo(device.party(), device.endpoint()));
            case CallSaid.Connected(CallId call, String with, int generation) ->
                CallWords.party(with)
                        .ifPresent(other ->
                                act(device, call, new CallCommand.ReportConnected(device.party(), other, generation)));
            case CallSaid.MediaLost(CallId call, String with, int generation) ->
                CallWords.party(with)
                        .ifPresent(other ->
                                act(device, call, new CallCommand.ReportMediaLost(device.party(), other, generation)));
            case CallSaid.Quality(CallId call, String from, var heard) -> quality(device, call, from, heard);
            case CallSaid.Unproved(CallId call, String with, String why) -> unproved(device, call, with, why);
            case CallSaid.Renew(CallId call, String with, int generation) ->
                CallWords.party(with)
                        .ifPresent(other ->
                                report(device, call, new CallCommand.Renegotiate(device.party(), other, generation)));
        }
    }

    private void link(CallDevice device, boolean back) {
        exchange.linkOf(device, back).forEach(service::handle);
    }

    private void knock(CallDevice device, CallSaid.Knock knock) {
        List<EndpointId> screens = exchange.seats().screensOf(knock.home()).stream()
                .map(seat -> seat.device.endpoint())
                .toList();
        switch (device) {
            case CallDevice.OfStaff staff -> begin(device, knock.call(), () -> desk.knock(staff, knock, screens));
            case CallDevice.OfVisitor visitor ->
                begin(device, knock.call(), () -> relatives.knock(visitor, knock, screens));
            default -> refuse(device, knock.call(), CallTold.Reason.NOT_ALLOWED);
        }
    }

    private void callPerson(CallDevice device, CallSaid.CallPerson call) {
        if (device instanceof CallDevice.OfHome home) {
            begin(
                    device,
                    call.call(),
                    () -> desk.askTeam(home, call)
                            .orElseGet(() -> relatives.call(
                                    home, call, exchange.reaches(new Addressee.Relative(call.person())))));
        } else {
            refuse(device, call.call(), CallTold.Reason.NOT_ALLOWED);
        }
    }

    /// What only a home's own screen shows.
    private void photo(CallDevice device, String name) {
        if (device instanceof CallDevice.OfHome home) {
            device.tell(photos.photo(home.home(), name));
        }
    }

    /// Her own log, told to her own home alone; of what is asked too often nothing is read.
    private void log(Seat seat) {
        if (seat.device instanceof CallDevice.OfHome home && seat.mayReadLog()) {
            seat.device.tell(history.hers(home.home()));
        }
    }

    private void ask(CallDevice device, CallSaid.AskToTalk ask) {
        if (device instanceof CallDevice.OfHome home) {
            begin(device, ask.call(), () -> desk.ask(home, ask));
        } else {
            refuse(device, ask.call(), CallTold.Reason.NOT_ALLOWED);
        }
    }

    private void begin(CallDevice device, CallId call, java.util.function.Supplier<CallDesk.Judged> judge) {
        CallService.Outcome outcome;
        try {
            switch (judge.get()) {
                case CallDesk.MayNot(CallTold.Reason reason) -> {
                    refuse(device, call, reason);
                    return;
                }
                case CallDesk.May may -> outcome = service.begin(may.begin(), may.place());
            }
        } catch (RuntimeException e) {
            refuse(device, call, CallTold.Reason.BUSY);
            throw e;
        }
        answered(device, call, outcome);
        if (outcome instanceof CallService.Done(CallId became) && !became.equals(call)) {
            // Her press was the answer to a call that rang already.
            refuse(device, call, CallTold.Reason.ANSWERED_ELSEWHERE);
        }
    }

    /// Who is rung or asked by the present step; the core knows names and no rosters.
    private void answer(CallDevice device, CallId call) {
        if (!(device instanceof CallDevice.OfHome) && isAsked(device, call)) {
            act(device, call, new CallCommand.Answer(device.who(), device.endpoint()));
        } else {
            refuse(device, call, CallTold.Reason.ANSWERED_ELSEWHERE);
        }
    }

    private boolean isAsked(CallDevice device, CallId call) {
        return exchange.known(call)
                .filter(known -> isRung(known, device) || isOffered(known, device))
                .isPresent();
    }

    private static boolean isRung(CallExchange.Known known, CallDevice device) {
        return known.call().facts().party(device.party()).isPresent();
    }

    private static boolean isOffered(CallExchange.Known known, CallDevice device) {
        return device instanceof CallDevice.OfStaff staff
                && known.call()
                        .facts()
                        .offering()
                        .map(Offering::offer)
                        .filter(offer -> staff.isAsked(offer.who()))
                        .isPresent();
    }

    /// The core takes a 'not now' of anybody while a ladder asks; whom it asks is known here.
    private void decline(CallDevice device, CallId call) {
        if (device instanceof CallDevice.OfHome || isAsked(device, call)) {
            act(device, call, new CallCommand.Decline(device.party(), Reach.DECLINED));
        } else {
            refuse(device, call, CallTold.Reason.UNKNOWN);
        }
    }

    /// Of who was in it, about who was in it too; of a visitor while both are. Nobody is told whether it was kept.
    private void quality(CallDevice device, CallId call, String from, CallQuality heard) {
        together(device, call, from).ifPresent(other -> qualities.add(call, device.party(), other, heard));
    }

    /// What the two say to each other passes here unread and unaltered, so whoever runs this centre has to hear
    /// of it. One line for each call, whoever says it how often.
    private void unproved(CallDevice device, CallId call, String with, String why) {
        together(device, call, with)
                .filter(_ -> unproved.isFirst(call))
                .ifPresent(other -> LOG.warn(
                        "call={} not opened: party={} could not prove to party={} who it is why={}",
                        call,
                        other,
                        device.party(),
                        why));
    }

    /// @return the other, where both are in it
    private Optional<PartyId> together(CallDevice device, CallId call, String with) {
        return CallWords.party(with)
                .filter(other -> !other.equals(device.party()))
                .filter(other -> !isForeign(device, call)
                        && exchange.known(call)
                                .filter(known -> isTogether(known, device, other))
                                .isPresent());
    }

    private static boolean isTogether(CallExchange.Known known, CallDevice device, PartyId other) {
        Predicate<PartyId> there = device instanceof CallDevice.OfVisitor
                ? party -> known.isLive()
                        && known.call().facts().party(party).filter(Party::isIn).isPresent()
                : party -> known.call().facts().party(party).isPresent();
        return there.test(device.party()) && there.test(other);
    }

    private void takeOver(CallDevice device, CallId call, String from) {
        Optional<PartyId> whom = CallWords.party(from);
        boolean may = device instanceof CallDevice.OfStaff staff && exchange.isSeenBy(call, staff.organisation());
        if (may && whom.isPresent()) {
            act(device, call, new CallCommand.TakeOver(device.who(), device.endpoint(), whom.get()));
        } else {
            refuse(device, call, CallTold.Reason.NOT_ALLOWED);
        }
    }

    private void relays(CallDevice device, CallId call) {
        Optional<CallExchange.Known> known = exchange.known(call);
        boolean isIn = known.isPresent() && exchange.speaksIn(device).contains(call);
        if (!isIn) {
            refuse(device, call, CallTold.Reason.NOT_ALLOWED);
            return;
        }
        // Hers is the address that is hidden: who speaks with her learns only the relay's.
        boolean relayOnly = device instanceof CallDevice.OfHome home
                && desk.choice(home.home()).relayOnly();
        device.tell(relay.<CallTold>map(open -> open.open(call, device.party(), relayOnly, service.now()))
                .orElseGet(() -> CallRelay.none(call, relayOnly)));
    }

    /// What a device tells of itself. Nobody pressed anything, so nobody is told that it came too late.
    private void report(CallDevice device, CallId call, CallCommand command) {
        if (!isForeign(device, call)) {
            service.handle(call, command);
        }
    }

    /// Whether it is of another home than this call.
    private boolean isForeign(CallDevice device, CallId call) {
        return switch (device) {
            case CallDevice.OfHome home -> !exchange.isOf(call, home.home());
            case CallDevice.OfVisitor visitor -> !exchange.isOf(call, visitor.home());
            default -> false;
        };
    }

    private void act(CallDevice device, CallId call, CallCommand command) {
        if (isForeign(device, call)) {
            refuse(device, call, CallTold.Reason.UNKNOWN);
            return;
        }
        try {
            answered(device, call, service.handle(call, command));
        } catch (RuntimeException e) {
            refuse(device, call, CallTold.Reason.BUSY);
            throw e;
        }
    }

    private static void answered(CallDevice device, CallId call, CallService.Outcome outcome) {
        switch (outcome) {
            case CallService.Done _ -> {}
            case CallService.Refused(var reason) -> refuse(device, call, CallWords.refused(reason));
            case CallService.Busy _ -> refuse(device, call, CallTold.Reason.BUSY);
        }
    }

    private static void refuse(CallDevice device, CallId call, CallTold.Reason reason) {
        device.tell(new CallTold.Refused(call, reason));
    }
}
