package nl.nabij.server.callout;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.server.callout.CalloutStore.Target;
import nl.nabij.server.webhook.Delivery;
import nl.nabij.server.webhook.Inside;
import nl.nabij.server.webhook.Webhook;
import nl.nabij.server.webhook.WebhookAddress;
import nl.nabij.server.webhook.WebhookSecret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One attempt at a stored contact, by the rules for addresses as they are now: what was allowed when it was
/// typed may not be any more.
record Outgate(Webhook webhook, Inside inside, Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(Outgate.class);

    Delivery post(Target target, UUID message, String body) {
        WebhookAddress address;
        try {
            address = WebhookAddress.parse(target.url(), inside);
        } catch (IllegalArgumentException e) {
            LOG.warn("a contact's address is not called any more why={}", e.getMessage());
            return new Delivery(Delivery.Outcome.ADDRESS_NOT_ALLOWED, Optional.empty());
        }
        return webhook.post(
                address,
                WebhookSecret.parse(target.secret()),
                new Webhook.Message(message.toString(), clock.instant(), body));
    }
}
