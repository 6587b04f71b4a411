package nl.nabij.server.calling;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import nl.nabij.contract.CallId;
import nl.nabij.contract.GatewayId;
import nl.nabij.server.call.PartyId;
import nl.nabij.server.push.Pages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The devices that listen to this node now, and what each of them said and was not heard yet.
final class CallSeats {

    private static final Logger LOG = LoggerFactory.getLogger(CallSeats.class);

    /// Who is in a call says each 10 s that it is here.
    static final Duration SILENT_IN_CALL = Duration.ofSeconds(25);

    /// Who is in none says so each minute.
    static final Duration SILENT = Duration.ofSeconds(150);

    /// All candidates of four devices of a machine with many networks come at once; more is a fault, and
    /// what
    /// comes beyond it is lost as on a bad network.
    static final int MOST_WAITING = 256;

    /// A page asks each two seconds at most, and each time up to 40 histories are read.
    static final Duration LOG_EACH = Duration.ofSeconds(1);

    private final Map<CallDevice.Key, Seat> seats = new ConcurrentHashMap<>();
    private final Map<GatewayId, Map<CallDevice.Key, Seat>> homes = new ConcurrentHashMap<>();
    private final Executor threads;
    private final LongSupplier nanoTime;

    /// @param threads runs what blocks, each on a thread of its own
    CallSeats(Executor threads, LongSupplier nanoTime) {
        this.threads = threads;
        this.nanoTime = nanoTime;
    }

    /// One device's place: what it says is heard one after the other.
    final class Seat {
        final CallDevice device;
        private final Deque<Runnable> waiting = new ArrayDeque<>();
        private boolean working;
        private boolean overheard;
        private volatile long heardNanos = nanoTime.getAsLong();

        /// What it missed has to be read anew.
        volatile boolean stale = true;

        /// Its page is gone, as the box says; the place is kept, so that what it says next is heard after that.
        volatile boolean dark;

        /// The call of which it said last that it rings here.
        volatile @Nullable CallId rang;

        /// As read the last time; used on its own turn alone.
        List<nl.nabij.contract.call.CallState> missed = List.of();

        /// Used on its own turn alone.
        private long logNanos = nanoTime.getAsLong() - LOG_EACH.toNanos();

        Seat(CallDevice device) {
            this.device = device;
        }

        /// Whether the log of its home was not read a moment ago; it is from now on.
        boolean mayReadLog() {
            long now = nanoTime.getAsLong();
            boolean may = now - logNanos >= LOG_EACH.toNanos();
            if (may) {
                logNanos = now;
            }
            return may;
        }

        void heard() {
            heardNanos = nanoTime.getAsLong();
        }

        boolean isSilent(boolean inCall) {
            Duration patience = inCall ? SILENT_IN_CALL : SILENT;
            return nanoTime.getAsLong() - heardNanos > patience.toNanos();
        }

        /// Never blocks.
        void later(Runnable work) {
            synchronized (waiting) {
                if (waiting.size() >= MOST_WAITING) {
                    tooMuch();
                    return;
                }
                waiting.add(work);
                if (working) {
                    return;
                }
                working = true;
            }
            threads.execute(this::work);
        }

        /// Told once for each device. Who has no account here is not let say so much: its page comes again.
        private void tooMuch() {
            if (!overheard) {
                overheard = true;
                LOG.warn("a device says more of calls than can be heard device={}", device.key());
            }
            if (device instanceof CallDevice.OfVisitor) {
                device.drop("too much at once; connect again");
            }
        }

        /// One word, and then it stands in line again: who says a lot must not keep the others waiting.
        private void work() {
            Runnable next;
            synchronized (waiting) {
                next = waiting.remove();
            }
            try {
                next.run();
            } catch (RuntimeException e) {
                LOG.warn("what a device said of a call could not be done device={}", device.key(), e);
            }
            synchronized (waiting) {
                if (waiting.isEmpty()) {
                    working = false;
                    return;
                }
            }
            threads.execute(this::work);
        }
    }

    /// The device's place; a newer connection of the same device takes the older one's.
    Seat take(CallDevice device) {
        Seat[] older = new Seat[1];
        Seat seat = seats.compute(device.key(), (_, known) -> {
            if (known != null && known.device.equals(device)) {
                return known;
            }
            older[0] = known;
            return new Seat(device);
        });
        if (older[0] != null) {
            older[0].device.replaced();
        }
        if (device instanceof CallDevice.OfHome home) {
            homes.computeIfAbsent(home.home(), _ -> new ConcurrentHashMap<>()).put(device.key(), seat);
        }
        return seat;
    }

    /// @return whether it had a place, and this one
    boolean leave(CallDevice device) {
        boolean[] left = new boolean[1];
        seats.computeIfPresent(device.key(), (_, known) -> {
            left[0] = known.device.equals(device);
            return left[0] ? null : known;
        });
        if (left[0] && device instanceof CallDevice.OfHome home) {
            homes.computeIfPresent(home.home(), (_, here) -> {
                here.remove(device.key());
                return here.isEmpty() ? null : here;
            });
        }
        return left[0];
    }

    Optional<Seat> of(CallDevice.Key key) {
        return Optional.ofNullable(seats.get(key));
    }

    List<Seat> ofHome(GatewayId home) {
        Map<CallDevice.Key, Seat> here = homes.get(home);
        return here == null ? List.of() : List.copyOf(here.values());
    }

    /// Those on which something can be seen.
    List<Seat> screensOf(GatewayId home) {
        return ofHome(home).stream().filter(seat -> !seat.dark).toList();
    }

    Collection<Seat> all() {
        return seats.values();
    }

    /// What the pages of a member of staff do about a call.
    Pages.Hear hear(PartyId who, CallId call) {
        List<Seat> hers = ofPages().stream()
                .filter(seat -> seat.device.party().equals(who))
                .toList();
        if (hers.isEmpty()) {
            return Pages.Hear.NOBODY;
        }
        return hers.stream().anyMatch(seat -> call.equals(seat.rang)) ? Pages.Hear.RINGS : Pages.Hear.CONNECTED;
    }

    /// All that are not of a home: pages of staff and of visitors.
    List<Seat> ofPages() {
        return seats.values().stream()
                .filter(seat -> !(seat.device instanceof CallDevice.OfHome))
                .toList();
    }

    /// Whether a page of this party is open here.
    boolean listens(PartyId party) {
        return ofPages().stream().anyMatch(seat -> seat.device.party().equals(party));
    }

    long nanoTime() {
        return nanoTime.getAsLong();
    }

    int size() {
        return seats.size();
    }
}
