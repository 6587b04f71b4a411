package nl.nabij.server.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Map;

/// Posts signed messages over HTTP.
public final class VertxWebhook implements Webhook, AutoCloseable {

    /// A receiver only has to put it down; who sends an SMS first and answers then is too slow.
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    /// Whatever else hangs, the attempt ends.
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final GuardedPost posts;

    private VertxWebhook(GuardedPost posts) {
        this.posts = posts;
    }

    /// For addresses that somebody types who may not reach our own network.
    public static VertxWebhook guarded(Vertx vertx, Inside inside) {
        return guarded(vertx, inside, ANSWER_LIMIT);
    }

    static VertxWebhook guarded(Vertx vertx, Inside inside, Duration answerWithin) {
        return new VertxWebhook(GuardedPost.guarded(vertx, inside, new GuardedPost.Limits(answerWithin, LIMIT)));
    }

    /// For an address that whoever runs the program gives on its command line.
    public static VertxWebhook anywhere(Vertx vertx) {
        return new VertxWebhook(GuardedPost.anywhere(vertx, new GuardedPost.Limits(ANSWER_LIMIT, LIMIT)));
    }

    @Override
    public Delivery post(WebhookAddress to, WebhookSecret secret, Message message) {
        return posts.post(
                to,
                Map.of(
                        "Content-Type",
                        "application/json",
                        "webhook-id",
                        message.id(),
                        "webhook-timestamp",
                        Long.toString(message.at().getEpochSecond()),
                        "webhook-signature",
                        secret.sign(message.id(), message.at(), message.body())),
                Buffer.buffer(message.body()));
    }

    @Override
    public void close() {
        posts.close();
    }
}
