package nl.nabij.gateway.link;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.gateway.outbox.Outbox;
import nl.nabij.gateway.outbox.OutboxFullException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The link's faults that a person has to look after. They wait in the outbox and are told when the
/// link is back, each once with its end: so the centre learns of a time that it could not see.
final class LinkFaults {

    private static final Logger LOG = LoggerFactory.getLogger(LinkFaults.class);

    private final Outbox outbox;
    private final Set<Cause> standing = EnumSet.noneOf(Cause.class);

    LinkFaults(Outbox outbox) {
        this.outbox = outbox;
    }

    void down(Cause cause) {
        text(cause).filter(text -> standing.add(cause)).ifPresent(text -> {
            LOG.error("Fault raised fault={}: {}", name(cause), text);
            write(new UpMessage.FaultRaised(name(cause), Optional.empty(), text));
        });
    }

    void up() {
        for (Cause cause : standing) {
            write(new UpMessage.FaultCleared(name(cause)));
        }
        standing.clear();
    }

    private void write(UpMessage message) {
        try {
            outbox.append(Stream.OTHER, message);
        } catch (OutboxFullException e) {
            LOG.warn("The fault could not be kept for the centre: {}", e.getMessage());
        }
    }

    private static String name(Cause cause) {
        return "link." + cause.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static Optional<String> text(Cause cause) {
        return switch (cause) {
            case REVOKED -> Optional.of("The centre refuses this box: its certificate was revoked");
            case TAKEN_OVER -> Optional.of("Another box connects with the name of this one");
            case NOT_TRUSTED -> Optional.of("The server showed a certificate that this box does not trust");
            case UNREACHABLE, NO_ANSWER, REFUSED, NO_RECEIPT, CLOSED, NEW_IDENTITY, ALARM_CAME -> Optional.empty();
        };
    }
}
