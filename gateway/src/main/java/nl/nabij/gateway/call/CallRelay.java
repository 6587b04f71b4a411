package nl.nabij.gateway.call;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import nl.nabij.contract.CallId;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallState;
import nl.nabij.contract.call.CallTold;
import nl.nabij.contract.link.CallUp;
import nl.nabij.contract.link.Down;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passes on what the home's devices and the centre tell each other of calls, and keeps nothing of it.
///
/// A device's connection stands only while the link does: what it says without a link would be lost, and it has
/// to know that. It may come back at once, and is said to be here as soon as the link is back.
public final class CallRelay {

    private static final Logger LOG = LoggerFactory.getLogger(CallRelay.class);

    /// A screen, a television and whoever develops. When it is full a further device is refused.
    public static final int MOST = 16;

    /// Bytes of one message: the longest envelope with its frame, within the link's 64 KiB.
    public static final int LARGEST_BYTES = 48 * 1024;

    /// A device that hears nothing of the centre closes all after 35 s; a little more, and there is no call to
    /// come back for.
    static final Duration CALL_HOLDS = Duration.ofSeconds(40);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Connected> devices = new HashMap<>();

    /// Of each device the calls in which it has a part, as the centre told last.
    private final Map<String, Set<CallId>> partIn = new HashMap<>();

    /// While the link is down: how long what the centre told last still holds.
    private Optional<Instant> holdsUntil = Optional.empty();
    private final Predicate<CallUp> centre;
    private final InstantSource steady;

    private record Connected(CallPage page, Pace pace) {}

    /// @param centre takes what is said, or says that it cannot; returns at once
    /// @param steady a clock that never jumps
    public CallRelay(Predicate<CallUp> centre, InstantSource steady) {
        this.centre = centre;
        this.steady = steady;
    }

    public static boolean isName(String endpoint) {
        return NAME.matcher(endpoint).matches();
    }

    /// Whether there is a place for a device of that name.
    public boolean hasRoom(String endpoint) {
        lock.lock();
        try {
            return devices.containsKey(endpoint) || devices.size() < MOST;
        } finally {
            lock.unlock();
        }
    }

    /// How many devices are connected.
    public int devices() {
        lock.lock();
        try {
            return devices.size();
        } finally {
            lock.unlock();
        }
    }

    /// A device is there. An older connection of the same name is ended: a page that was loaded again must not
    /// wait for its own ghost.
    public void opened(String endpoint, CallPage page) {
        Connected before;
        lock.lock();
        try {
            before = devices.put(endpoint, new Connected(page, new Pace(steady)));
        } finally {
            lock.unlock();
        }
        LOG.info("Device for calls connected endpoint={} instead={}", endpoint, before != null);
        if (before != null) {
            before.page().end(CallEnd.TAKEN_OVER);
        }
    }

    /// The centre is told at once: whoever calls is not to wait for a screen that is dark. Without a link it knows
    /// by that. Said before the name can be taken again, so that it never comes after the next page's 'here'.
    public void closed(String endpoint, CallPage page) {
        lock.lock();
        try {
            Connected current = devices.get(endpoint);
            if (current != null && current.page().equals(page)) {
                devices.remove(endpoint);
                var _ = centre.test(new CallUp(endpoint, new CallSaid.Left()));
            }
        } finally {
            lock.unlock();
        }
    }

    /// A device said something; what is no word of a call is dropped.
    public void said(String endpoint, CallPage page, String frame) {
        Connected current;
        lock.lock();
        try {
            current = devices.get(endpoint);
        } finally {
            lock.unlock();
        }
        if (current == null || !current.page().equals(page)) {
            return;
        }
        if (!current.pace().allows()) {
            LOG.warn("Device says too much and is cut endpoint={}", endpoint);
            end(endpoint, page, CallEnd.TOO_MUCH);
            return;
        }
        CallSaid said;
        try {
            said = ContractJson.read(frame, CallSaid.class);
        } catch (ContractException e) {
            LOG.debug("No word of a call is dropped endpoint={}: {}", endpoint, e.getMessage());
            return;
        }
        if (said instanceof CallSaid.UnknownSaid unknown) {
            LOG.debug("An unknown word of a call is dropped endpoint={} type={}", endpoint, unknown.type());
            return;
        }
        boolean handedOver = centre.test(new CallUp(endpoint, said));
        // Without a link it is said as soon as that is back; of anything else the device has to know.
        if (!handedOver && !(said instanceof CallSaid.Here)) {
            end(endpoint, page, CallEnd.NO_CENTRE);
        }
    }

    /// The centre told something to one device; one that is not there misses it, and is told all when it comes.
    public void told(Down.Call call) {
        Connected current;
        lock.lock();
        try {
            current = devices.get(call.endpoint());
            note(call.endpoint(), call.told());
        } finally {
            lock.unlock();
        }
        if (current != null) {
            current.page().tell(ContractJson.toText(call.told()));
        }
    }

    private void note(String endpoint, CallTold told) {
        Set<CallId> before = partIn.getOrDefault(endpoint, Set.of());
        Set<CallId> now = new HashSet<>(told instanceof CallTold.Whole ? Set.of() : before);
        List<CallState> states = switch (told) {
            case CallTold.Whole whole -> whole.calls();
            case CallTold.Changed changed -> List.of(changed.call());
            case CallTold.RelaysTold _,
                    CallTold.EnvelopeTold _,
                    CallTold.PhotoTold _,
                    CallTold.LogTold _,
                    CallTold.Refused _,
                    CallTold.UnknownTold _ -> List.of();
        };
        for (CallState state : states) {
            boolean part = switch (state.role()) {
                case RINGS, WAITS, SPEAKS -> true;
                case NONE, ELSEWHERE, OVER -> false;
            };
            if (part) {
                now.add(state.call());
            } else {
                now.remove(state.call());
            }
        }
        // Sixteen names at most are connected; that many more can have been.
        if (now.isEmpty() || partIn.size() >= 2 * MOST) {
            partIn.remove(endpoint);
        } else {
            partIn.put(endpoint, now);
        }
    }

    /// Whether a device here has a part in a call that goes on, as far as the box knows.
    public boolean inCall() {
        lock.lock();
        try {
            boolean holds = holdsUntil
                    .filter(until -> !steady.instant().isBefore(until))
                    .isEmpty();
            return holds && !partIn.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /// The centre can be reached, or no longer.
    public void uplink(boolean up) {
        Map<String, Connected> all;
        lock.lock();
        try {
            all = Map.copyOf(devices);
            holdsUntil = up ? Optional.empty() : Optional.of(steady.instant().plus(CALL_HOLDS));
            if (!up) {
                devices.clear();
            }
        } finally {
            lock.unlock();
        }
        all.forEach((endpoint, device) -> {
            if (up) {
                var _ = centre.test(new CallUp(endpoint, new CallSaid.Here()));
            } else {
                device.page().end(CallEnd.NO_CENTRE);
            }
        });
    }

    private void end(String endpoint, CallPage page, CallEnd why) {
        closed(endpoint, page);
        page.end(why);
    }
}
