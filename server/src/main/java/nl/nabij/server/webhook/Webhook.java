package nl.nabij.server.webhook;

import java.time.Instant;

/// Where messages go out. One attempt a call; it blocks until it ended, 20 s at most.
@FunctionalInterface
public interface Webhook {

    /// One attempt. `id` stays the same over all attempts of one message, so that a receiver tells a repeat
    /// from news.
    ///
    /// @param at the attempt's own moment, which is signed: an old copy is refused by its age
    record Message(String id, Instant at, String body) {}

    Delivery post(WebhookAddress to, WebhookSecret secret, Message message);
}
