package nl.nabij.gateway;

import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.gateway.device.HomeReports;
import nl.nabij.gateway.outbox.Outbox;
import nl.nabij.gateway.outbox.OutboxFullException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the home tells goes to disk, and from there at once to the link.
final class OutboxReports implements HomeReports {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxReports.class);

    private final Outbox outbox;
    private final Runnable wakeLink;

    /// @param wakeLink returns at once
    OutboxReports(Outbox outbox, Runnable wakeLink) {
        this.outbox = outbox;
        this.wakeLink = wakeLink;
    }

    @Override
    public void alarm(UpMessage message) {
        outbox.append(Stream.ALARM, message);
        wakeLink.run();
    }

    @Override
    public void other(UpMessage message) {
        try {
            outbox.append(Stream.OTHER, message);
        } catch (OutboxFullException e) {
            // The outbox tells it as a fault; a report must not stop the home.
            LOG.warn("A report is dropped: {}", e.getMessage());
        }
        wakeLink.run();
    }
}
