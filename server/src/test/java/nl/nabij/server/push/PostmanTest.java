package nl.nabij.server.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.nabij.contract.face.WebPush.PushKind;
import nl.nabij.contract.face.WebPush.PushNote;
import nl.nabij.server.webhook.Delivery;
import nl.nabij.server.webhook.GuardedPost;
import nl.nabij.server.webhook.Inside;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many notes at the same time, as when a whole team is asked: each has to open with its own phone's key.
final class PostmanTest {

    private static final Inside LOOPBACK = new Inside(Set.of("127.0.0.1"));
    private static final int NOTES = 1_000;

    @TempDir
    Path folder;

    @Test
    void notesThatGoAtTheSameTimeAreEachSealedForTheirOwnPhone() throws Exception {
        Vertx vertx = Vertx.vertx();
        try (PushPhone phone = new PushPhone();
                ExecutorService threads = Executors.newFixedThreadPool(8);
                Postman postman = new Postman(
                        PushKeys.open(folder.resolve("push.key"), new SecureRandom(), () -> "https://centre.example"),
                        GuardedPost.guarded(vertx, LOOPBACK, Postman.LIMITS),
                        LOOPBACK,
                        Clock.systemUTC())) {
            JsonNode given = new ObjectMapper().readTree(phone.subscription("ans"));
            Subscription ans = new Subscription(
                    UUID.randomUUID(),
                    given.get("endpoint").asText(),
                    given.get("p256dh").asText(),
                    given.get("auth").asText());
            List<Future<Delivery>> sent = new ArrayList<>();
            for (int note = 0; note < NOTES; note++) {
                sent.add(threads.submit(() -> postman.post(
                        ans, new PushNote(PushKind.CALL, Optional.of(UUID.randomUUID())), Duration.ofSeconds(45))));
            }
            for (Future<Delivery> delivery : sent) {
                assertThat(delivery.get().outcome()).isEqualTo(Delivery.Outcome.ACCEPTED);
            }
            assertThat(phone.pushes()).hasSize(NOTES);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
