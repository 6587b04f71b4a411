package nl.nabij.server.push;

import com.zerodeplibs.webpush.EncryptedPushMessage;
import com.zerodeplibs.webpush.MessageEncryptions;
import com.zerodeplibs.webpush.PushMessage;
import com.zerodeplibs.webpush.UserAgentMessageEncryptionKeyInfo;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.face.WebPush.PushKind;
import nl.nabij.contract.face.WebPush.PushNote;
import nl.nabij.server.webhook.Delivery;
import nl.nabij.server.webhook.GuardedPost;
import nl.nabij.server.webhook.Inside;
import nl.nabij.server.webhook.WebhookAddress;

/// One attempt to hand a note to a push service: encrypted for the browser, signed by us. The library does the
/// cryptography; the way out is the guarded one that webhooks take too.
final class Postman implements AutoCloseable {

    /// What has to be answered within a ring must not wait for a service that hangs, nor for its name.
    static final GuardedPost.Limits LIMITS = new GuardedPost.Limits(Duration.ofSeconds(5), Duration.ofSeconds(5));

    private static final int GONE = 410;
    private static final int NOT_FOUND = 404;
    private static final int UUID_BYTES = 16;

    private final PushKeys keys;
    private final GuardedPost posts;
    private final Inside inside;
    private final Clock clock;

    Postman(PushKeys keys, GuardedPost posts, Inside inside, Clock clock) {
        this.keys = keys;
        this.posts = posts;
        this.inside = inside;
        this.clock = clock;
    }

    /// @param lasts how long the push service keeps it for a phone that is off; then it forgets it
    Delivery post(Subscription to, PushNote note, Duration lasts) {
        WebhookAddress address;
        try {
            address = WebhookAddress.parse(to.endpoint(), inside, Subscription.LONGEST_ENDPOINT);
        } catch (IllegalArgumentException e) {
            // What was allowed when it subscribed may not be any more.
            return new Delivery(Delivery.Outcome.ADDRESS_NOT_ALLOWED, Optional.empty());
        }
        // One for each note: it holds a Mac, and notes go out on many threads. Two at once in one were sealed with
        // each other's keys, and the phone threw them away without a word.
        EncryptedPushMessage body = MessageEncryptions.of()
                .encrypt(
                        UserAgentMessageEncryptionKeyInfo.of(to.p256dh(), to.auth()),
                        PushMessage.ofUTF8(ContractJson.toText(note)));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", keys.authorization(to.endpoint(), clock.instant()));
        headers.put("Content-Encoding", body.contentEncoding());
        headers.put("Content-Type", body.mediaType());
        headers.put("TTL", Long.toString(Math.max(1, lasts.toSeconds())));
        headers.put("Urgency", isEnd(note.kind()) ? "normal" : "high");
        // What was not delivered yet of the same subject is replaced: nobody is woken by what is over.
        note.subject().ifPresent(subject -> headers.put("Topic", topic(subject)));
        return posts.post(address, headers, Buffer.buffer(body.toBytes()));
    }

    private static boolean isEnd(PushKind kind) {
        return kind == PushKind.OVER || kind == PushKind.PLANNED_OVER;
    }

    /// At most 32 characters of base64url, and it has to tell the push service nothing (RFC 8030, 5.4): the id is
    /// random, or made of one that is.
    static String topic(java.util.UUID subject) {
        byte[] bytes = ByteBuffer.allocate(UUID_BYTES)
                .putLong(subject.getMostSignificantBits())
                .putLong(subject.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The browser took its subscription back, or it ran out (RFC 8030, 7.3).
    static boolean isGone(Delivery delivery) {
        return delivery.status()
                .filter(status -> status == GONE || status == NOT_FOUND)
                .isPresent();
    }

    /// Whether the same may go through in a moment.
    static boolean isPassing(Delivery delivery) {
        return switch (delivery.outcome()) {
            case NO_ANSWER, UNREACHABLE -> true;
            case REFUSED ->
                delivery.status()
                        .filter(status -> status >= 500 || status == 429)
                        .isPresent();
            case ACCEPTED, REDIRECTED, UNKNOWN_HOST, NOT_TRUSTED, ADDRESS_NOT_ALLOWED -> false;
        };
    }

    @Override
    public void close() {
        posts.close();
    }
}
