package nl.nabij.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.webhook.Delivery.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Names for which nobody answers.
final class GuardedPostTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Vertx vertx = Vertx.vertx();
    private final CountDownLatch answers = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void close() {
        answers.countDown();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aNameThatNobodyAnswersForCountsIntoTheLimitOfTheAttempt() {
        try (GuardedPost posts =
                GuardedPost.guarded(vertx, hanging(), new GuardedPost.Limits(LONG, SHORT), this::hang)) {
            assertThat(soon(posts)).isEqualTo(Delivery.failed(Outcome.NO_ANSWER));
        }
    }

    @Test
    void thoseWhoAskForTheSameNameWaitForOneLookup() {
        try (GuardedPost posts =
                GuardedPost.guarded(vertx, hanging(), new GuardedPost.Limits(LONG, SHORT), this::hang)) {
            for (int attempt = 1; attempt <= 3; attempt++) {
                assertThat(soon(posts).outcome()).isEqualTo(Outcome.NO_ANSWER);
            }
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void aNameThatIsNotThereIsToldAsSuch() {
        GuardedPost.Limits limits = new GuardedPost.Limits(LONG, LONG);
        try (GuardedPost posts = GuardedPost.guarded(vertx, hanging(), limits, host -> {
            throw new UnknownHostException(host);
        })) {
            assertThat(post(posts).outcome()).isEqualTo(Outcome.UNKNOWN_HOST);
        }
    }

    @Test
    void sixteenAreOnTheirWayAtOnceAndWhatIsGivenUpDoesNotArriveLater() throws IOException {
        List<String> arrived = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            arrived.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            try {
                answers.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        server.start();
        Inside loopback = new Inside(Set.of("127.0.0.1"));
        WebhookAddress to =
                WebhookAddress.parse("http://127.0.0.1:" + server.getAddress().getPort() + "/x", loopback, 1_000);
        GuardedPost.Limits limits = new GuardedPost.Limits(LONG, Duration.ofSeconds(1));
        try (GuardedPost posts = GuardedPost.guarded(vertx, loopback, limits)) {
            for (int i = 0; i < 16; i++) {
                String body = "hangs " + i;
                Thread.startVirtualThread(() -> {
                    while (!arrived.contains(body)) {
                        posts.post(to, Map.of(), Buffer.buffer(body));
                    }
                });
            }
            NightShift.await("all hang there", () -> arrived.size() == 16);
            assertThat(posts.post(to, Map.of(), Buffer.buffer("given up")).outcome())
                    .isEqualTo(Outcome.NO_ANSWER);
            answers.countDown();
            NightShift.await(
                    "the next goes out",
                    () -> posts.post(to, Map.of(), Buffer.buffer("next")).accepted());
            assertThat(arrived).contains("next").doesNotContain("given up");
        } finally {
            server.stop(0);
        }
    }

    private static Inside hanging() {
        return new Inside(Set.of("push.example"));
    }

    private InetAddress[] hang(String host) throws UnknownHostException {
        asked.incrementAndGet();
        try {
            answers.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new UnknownHostException(host);
    }

    /// The name is not known yet when it ends.
    private static Delivery soon(GuardedPost posts) {
        CompletableFuture<Delivery> posted = CompletableFuture.supplyAsync(() -> post(posts));
        NightShift.await("it ended", posted::isDone);
        return posted.join();
    }

    private static Delivery post(GuardedPost posts) {
        WebhookAddress to = WebhookAddress.parse("https://push.example/send/x", hanging(), 1_000);
        return posts.post(to, Map.of(), Buffer.buffer("x"));
    }
}
