package nl.nabij.gateway.device;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.link.UpMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What does not work now. The centre hears each beginning and each end once, also over restarts.
public final class Faults {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    /// More names than this would be a mistake of ours: a fault has one name per device at most.
    /// When it is full, new ones are still logged.
    private static final int MOST = 5_000;

    private final HomeMemory memory;
    private final HomeReports reports;
    private final Map<String, Fault> open = new LinkedHashMap<>();

    Faults(HomeMemory memory, HomeReports reports, Map<String, Fault> remembered) {
        this.memory = memory;
        this.reports = reports;
        open.putAll(remembered);
    }

    /// @param name stable over repeats: `bridge.offline`, `device.battery:0x…`
    public synchronized void raise(String name, Optional<DeviceId> device, String text) {
        Fault fault = new Fault(device, text);
        if (fault.equals(open.get(name))) {
            return;
        }
        LOG.info("fault raised fault={}", name);
        if (open.size() < MOST) {
            open.put(name, fault);
        }
        attempt(() -> memory.fault(name, Optional.of(fault)));
        attempt(() -> reports.other(new UpMessage.FaultRaised(name, device, text)));
    }

    public synchronized void clear(String name) {
        if (open.remove(name) == null) {
            return;
        }
        LOG.info("fault cleared fault={}", name);
        attempt(() -> memory.fault(name, Optional.empty()));
        attempt(() -> reports.other(new UpMessage.FaultCleared(name)));
    }

    public synchronized Map<String, Fault> open() {
        return Map.copyOf(open);
    }

    /// A fault that cannot be told must not stop what found it.
    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("fault could not be kept or told", e);
        }
    }
}
