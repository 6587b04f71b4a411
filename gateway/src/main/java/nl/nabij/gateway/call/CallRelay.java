package nl.nabij.gateway.call;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.call.CallSaid;
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

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Connected> devices = new HashMap<>();
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

    public void closed(String endpoint, CallPage page) {
        lock.lock();
        try {
            Connected current = devices.get(endpoint);
            if (current != null && current.page().equals(page)) {
                devices.remove(endpoint);
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
        } finally {
            lock.unlock();
        }
        if (current != null) {
            current.page().tell(ContractJson.toText(call.told()));
        }
    }

    /// The centre can be reached, or no longer.
    public void uplink(boolean up) {
        Map<String, Connected> all;
        lock.lock();
        try {
            all = Map.copyOf(devices);
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
