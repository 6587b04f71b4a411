package nl.nabij.gateway.outbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.contract.link.UpMessage.FaultCleared;
import nl.nabij.contract.link.UpMessage.FaultRaised;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The outbox's own faults, told once at the change. They travel in the other stream and wait here
/// while not even that can be written.
final class OutboxFaults {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxFaults.class);

    enum Fault {
        DISK_FULL("outbox.disk-full", "The box's disk is full; alarms are kept in a reserve, other reports wait"),
        REPORTS_DROPPED("outbox.reports-dropped", "Reports waited too long and are dropped, oldest first"),
        ALARMS_FULL("outbox.alarms-full", "The box can keep no further alarm until the centre takes some"),
        SOURCE_FULL("outbox.alarms-of-one-source", "One detector raises alarms without end; its repeats are folded"),
        FILE_LOST("outbox.lost", "The box's outbox could not be read and was made anew; messages may be lost");

        final String id;
        final String text;

        Fault(String id, String text) {
            this.id = id;
            this.text = text;
        }
    }

    private final Set<Fault> standing = EnumSet.noneOf(Fault.class);

    /// At most one message a fault and change of it; a fault that ends before it was told leaves none.
    private final Deque<UpMessage> untold = new ArrayDeque<>();

    void raise(Fault fault) {
        if (standing.add(fault)) {
            LOG.warn("Fault raised fault={}", fault.id);
            untold.add(new FaultRaised(fault.id, Optional.empty(), fault.text));
        }
    }

    void clear(Fault fault) {
        if (standing.remove(fault)) {
            LOG.info("Fault cleared fault={}", fault.id);
            boolean neverTold = untold.removeIf(
                    each -> each instanceof FaultRaised raised && raised.fault().equals(fault.id));
            if (!neverTold) {
                untold.add(new FaultCleared(fault.id));
            }
        }
    }

    boolean stands(Fault fault) {
        return standing.contains(fault);
    }

    @Nullable
    UpMessage nextUntold() {
        return untold.peek();
    }

    void told() {
        untold.remove();
    }
}
