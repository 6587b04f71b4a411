package nl.nabij.server.calling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.nabij.contract.CallId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallState;
import nl.nabij.contract.call.CallTold;
import nl.nabij.server.call.Call;
import nl.nabij.server.call.CallCommand;
import nl.nabij.server.call.Party;
import nl.nabij.server.call.PartyId;
import nl.nabij.server.call.Passage;
import nl.nabij.server.call.Person;
import nl.nabij.server.calling.CallSeats.Seat;
import nl.nabij.server.calling.CallStore.Stored;
import nl.nabij.server.push.Addressee;
import nl.nabij.server.push.Phones;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells each device of its calls, and carries envelopes between those who are in one. It keeps in memory
/// what it told last; what counts is in the store.
final class CallExchange {

    private static final Logger LOG = LoggerFactory.getLogger(CallExchange.class);

    /// A shift and a half: who comes in the evening still sees who wanted to talk at noon.
    static final Duration MISSED_IS_TOLD = Duration.ofHours(12);

    /// A daughter who was on holiday still sees that her mother called.
    static final Duration FAMILY_MISSED_IS_TOLD = Duration.ofDays(7);

    /// More stand on no list that anybody reads.
    private static final int MOST_MISSED = 20;

    /// So long a call that ended is still told to a device that comes back: how it ended.
    static final Duration END_IS_TOLD = Duration.ofMinutes(1);

    private final CallStore store;
    private final CallSeats seats;
    private final CallPhotos photos;
    private final Map<CallId, Known> calls = new ConcurrentHashMap<>();

    private volatile @Nullable Reading reading;

    private volatile Phones phones = Phones.NONE;

    private record Reading(Instant at, long nanos) {}

    /// @param photos the names of photos of who is in it; looked up only where the home's screen listens here
    record Known(Call.Known call, CallPlace place, Map<PartyId, Optional<String>> photos) {
        boolean isLive() {
            return call instanceof Call.Live;
        }

        int version() {
            return call.facts().version();
        }

        GatewayId home() {
            return call.facts().origin().home();
        }

        Known with(Map<PartyId, Optional<String>> named) {
            return new Known(call, place, named);
        }

        Optional<CallState> seenBy(CallDevice device) {
            return CallSight.of(call, place, photos, device);
        }
    }

    CallExchange(CallStore store, CallSeats seats, CallPhotos photos) {
        this.store = store;
        this.seats = seats;
        this.photos = photos;
    }

    CallSeats seats() {
        return seats;
    }

    void reachBy(Phones phones) {
        this.phones = phones;
    }

    /// Whether a page of this relative is open here, or a phone of hers can be told that it rings. Blocks.
    boolean reaches(Addressee.Relative relative) {
        return seats.listens(CallSummons.party(relative)) || phones.reaches(relative);
    }

    /// A call as it became, and when. Tells whoever it concerns. Blocks where the photo of somebody has to be looked
    /// up.
    void changed(Stored stored) {
        if (!(stored.call() instanceof Call.Known call)) {
            return;
        }
        Known came = new Known(call, stored.place(), Map.of());
        Optional<Known> before = put(came);
        boolean isNews = before.isEmpty() || before.get().version() < came.version();
        if (!isNews) {
            return;
        }
        phones.told(CallSummons.of(call));
        Known now = withPhotos(before.map(known -> came.with(known.photos())).orElse(came));
        List<Seat> concerned = concerned(now);
        concerned.forEach(seat -> now.seenBy(seat.device)
                .ifPresent(state -> seat.device.tell(new CallTold.Changed(stored.now(), state))));
        boolean spokenWith = call instanceof Call.Connected
                && before.filter(known -> known.call() instanceof Call.Connected)
                        .isEmpty();
        if (spokenWith || call instanceof Call.Ended) {
            concerned.forEach(seat -> seat.stale = true);
        }
        if (spokenWith) {
            // What was missed of that home is over.
            concerned.forEach(seat -> seat.later(() -> whole(seat)));
        }
    }

    /// @return what was known before
    private Optional<Known> put(Known now) {
        List<Known> before = new ArrayList<>();
        calls.compute(now.call().facts().origin().id(), (_, known) -> {
            if (known == null) {
                return now;
            }
            before.add(known);
            return known.version() < now.version() ? now.with(known.photos()) : known;
        });
        return before.stream().findFirst();
    }

    /// Looked up before the screen is told of who knocks: it asks for the photo with the first ring.
    private Known withPhotos(Known known) {
        if (seats.ofHome(known.home()).isEmpty()) {
            return known;
        }
        Map<PartyId, Optional<String>> named =
                photos.named(known.home(), known.call().facts().parties(), known.photos());
        if (named.equals(known.photos())) {
            return known;
        }
        calls.computeIfPresent(
                known.call().facts().origin().id(),
                (_, here) -> here.version() == known.version() ? here.with(named) : here);
        return known.with(named);
    }

    private List<Seat> concerned(Known known) {
        List<Seat> concerned = new ArrayList<>(seats.ofHome(known.home()));
        concerned.addAll(seats.ofPages());
        return concerned;
    }

    /// All that the device has to do with: what is live, what ended a moment ago, what was missed. Blocks
    /// when
    /// what it missed has to be read.
    void whole(Seat seat) {
        Instant now = now();
        if (seat.stale) {
            seat.stale = false;
            try {
                seat.missed = missed(seat.device);
            } catch (RuntimeException e) {
                seat.stale = true;
                throw e;
            }
        }
        Map<CallId, CallState> told = new HashMap<>();
        seat.missed.forEach(state -> told.put(state.call(), state));
        calls.values()
                .forEach(known -> knownTo(known, seat.device)
                        .seenBy(seat.device)
                        .ifPresent(state -> told.put(state.call(), state)));
        seat.device.tell(new CallTold.Whole(now, List.copyOf(told.values())));
    }

    /// A screen that came in the middle of a call sees who it is too.
    private Known knownTo(Known known, CallDevice device) {
        return device instanceof CallDevice.OfHome home && home.home().equals(known.home()) ? withPhotos(known) : known;
    }

    /// The database's clock as it was read last, and what passed since: thousands of screens ask for it.
    private Instant now() {
        Reading read = reading;
        return read == null ? store.now() : read.at().plusNanos(seats.nanoTime() - read.nanos());
    }

    private List<CallState> missed(CallDevice device) {
        List<CallId> ids = switch (device) {
            case CallDevice.OfHome home ->
                store.missedByHome(home.home(), MISSED_IS_TOLD, FAMILY_MISSED_IS_TOLD, MOST_MISSED);
            case CallDevice.OfStaff staff -> store.missedByStaff(staff.organisation(), MISSED_IS_TOLD, MOST_MISSED);
            case CallDevice.OfVisitor visitor
            when visitor.who() instanceof Person.Relative(UUID relative, var _) ->
                store.missedWithRelative(relative, FAMILY_MISSED_IS_TOLD, MOST_MISSED);
            default -> List.of();
        };
        return ids.stream()
                .flatMap(id -> store.load(id).stream())
                .filter(stored -> stored.call() instanceof Call.Known)
                .flatMap(stored ->
                        new Known((Call.Known) stored.call(), stored.place(), Map.of()).seenBy(device).stream())
                .toList();
    }

    /// To the one party it is for, and unread.
    void carry(CallDevice from, CallSaid.Envelope envelope) {
        Optional<Known> known = known(envelope.call());
        Passage passage =
                known.map(call -> passage(call.call(), from, envelope)).orElse(Passage.NOT_TOGETHER);
        if (passage != Passage.PASSES) {
            LOG.debug("call={} envelope dropped from={} why={}", envelope.call(), from.party(), passage);
            return;
        }
        Call.Known call = known.orElseThrow().call();
        deviceOf(call, envelope.to())
                .ifPresent(seat -> seat.device.tell(new CallTold.EnvelopeTold(
                        envelope.call(), from.party().toString(), envelope.generation(), envelope.text())));
    }

    private static Passage passage(Call.Known call, CallDevice from, CallSaid.Envelope envelope) {
        boolean foreign = from instanceof CallDevice.OfHome home
                && !home.home().equals(call.facts().origin().home());
        return CallWords.party(envelope.to())
                .filter(_ -> !foreign)
                .map(to -> Passage.of(call, from.party(), from.endpoint(), to, envelope.generation()))
                .orElse(Passage.NOT_TOGETHER);
    }

    /// The device through which a party speaks, where it listens to this node.
    private Optional<Seat> deviceOf(Call.Known call, String party) {
        return CallWords.party(party)
                .flatMap(id -> call.facts().party(id))
                .filter(each -> each.presence() instanceof Party.In)
                .flatMap(each -> seats.of(new CallDevice.Key(
                        each.isHome() ? Optional.of(call.facts().origin().home()) : Optional.empty(),
                        each.id(),
                        ((Party.In) each.presence()).at())));
    }

    /// What is known of a call here; read where this node was not told yet. May block.
    Optional<Known> known(CallId call) {
        Known here = calls.get(call);
        if (here != null) {
            return Optional.of(here);
        }
        Optional<Stored> stored = store.load(call);
        stored.filter(found -> found.call() instanceof Call.Live).ifPresent(this::changed);
        return stored.filter(found -> found.call() instanceof Call.Known)
                .map(found -> new Known((Call.Known) found.call(), found.place(), Map.of()));
    }

    /// Calls in which this very device speaks.
    List<CallId> speaksIn(CallDevice device) {
        return calls.values().stream()
                .filter(Known::isLive)
                .filter(known -> isAt(known, device))
                .map(known -> known.call().facts().origin().id())
                .toList();
    }

    private static boolean isAt(Known known, CallDevice device) {
        boolean ofTheHome = !(device instanceof CallDevice.OfHome home)
                || home.home().equals(known.call().facts().origin().home());
        return ofTheHome
                && known.call()
                        .facts()
                        .party(device.party())
                        .filter(party -> party.isAt(device.endpoint()))
                        .isPresent();
    }

    /// What is said of a device's link, for each call in which it speaks.
    ///
    /// @param back whether it is there again, and not lost
    Map<CallId, CallCommand> linkOf(CallDevice device, boolean back) {
        Map<CallId, CallCommand> commands = new HashMap<>();
        for (CallId call : speaksIn(device)) {
            boolean away = Optional.ofNullable(calls.get(call))
                    .flatMap(known -> known.call().facts().party(device.party()))
                    .filter(party ->
                            party.presence() instanceof Party.In in && in.away().isPresent())
                    .isPresent();
            if (away == back) {
                commands.put(
                        call,
                        back
                                ? new CallCommand.ReportLinkBack(device.party(), device.endpoint())
                                : new CallCommand.ReportLinkLost(device.party(), device.endpoint()));
            }
        }
        return commands;
    }

    /// What another node changed, and what is long over.
    void refresh() {
        reading = new Reading(store.now(), seats.nanoTime());
        Map<CallId, Integer> stored = new HashMap<>();
        store.versions(END_IS_TOLD).forEach(each -> stored.put(each.call(), each.version()));
        stored.forEach((call, version) -> {
            Known here = calls.get(call);
            if (here == null || here.version() < version) {
                store.load(call).ifPresent(this::changed);
            }
        });
        calls.values()
                .removeIf(known -> !known.isLive()
                        && !stored.containsKey(known.call().facts().origin().id()));
    }

    int live() {
        return (int) calls.values().stream().filter(Known::isLive).count();
    }

    boolean isInCall(CallDevice device) {
        return calls.values().stream()
                .filter(Known::isLive)
                .anyMatch(known -> known.call().facts().present().stream()
                        .anyMatch(party -> party.id().equals(device.party())
                                && (!(device instanceof CallDevice.OfHome home)
                                        || home.home()
                                                .equals(known.call()
                                                        .facts()
                                                        .origin()
                                                        .home()))));
    }

    /// Whether this organisation's people may take part in it.
    boolean isSeenBy(CallId call, OrganisationId organisation) {
        return known(call)
                .filter(known ->
                        known.place().isSeenBy(organisation, known.call().facts()))
                .isPresent();
    }

    boolean isOf(CallId call, GatewayId home) {
        return known(call)
                .filter(known -> known.call().facts().origin().home().equals(home))
                .isPresent();
    }
}
