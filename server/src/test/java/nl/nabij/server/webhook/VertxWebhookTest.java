package nl.nabij.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SelfSignedCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import nl.nabij.server.webhook.Delivery.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Over real sockets on loopback.
class VertxWebhookTest {

    private static final Inside LOOPBACK = new Inside(Set.of("localhost", "127.0.0.1"));
    private static final WebhookSecret SECRET = WebhookSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final Webhook.Message MESSAGE =
            new Webhook.Message("message-1", Instant.ofEpochSecond(1_772_330_530), "{\"type\":\"callout\"}");

    private final Vertx vertx = Vertx.vertx();
    private final VertxWebhook webhook = VertxWebhook.guarded(vertx, LOOPBACK);
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private HttpServer receiver;
    private int status = 204;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 8);
        receiver.createContext("/", call -> {
            heard.add(call.getRequestMethod() + " " + call.getRequestURI() + " "
                    + call.getRequestHeaders().getFirst("webhook-id") + " "
                    + call.getRequestHeaders().getFirst("webhook-timestamp") + " "
                    + call.getRequestHeaders().getFirst("webhook-signature") + " "
                    + new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            call.getResponseHeaders().set("Location", "/elsewhere");
            call.sendResponseHeaders(status, -1);
            call.close();
        });
        receiver.start();
    }

    @AfterEach
    void close() {
        receiver.stop(0);
        webhook.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Delivery post(String url) {
        return webhook.post(WebhookAddress.parse(url, LOOPBACK), SECRET, MESSAGE);
    }

    private String here() {
        return "http://localhost:" + receiver.getAddress().getPort();
    }

    @Test
    void whatIsPostedIsSignedAndAnyTwoHundredIsTaken() {
        assertThat(post(here() + "/sms?to=backup")).isEqualTo(Delivery.answered(204));
        assertThat(heard)
                .containsExactly("POST /sms?to=backup message-1 1772330530 "
                        + SECRET.sign(MESSAGE.id(), MESSAGE.at(), MESSAGE.body()) + " {\"type\":\"callout\"}");
        status = 202;
        assertThat(post(here()).accepted()).isTrue();
    }

    @Test
    void otherAnswersAreNone() {
        status = 503;
        assertThat(post(here())).isEqualTo(Delivery.answered(503));
        assertThat(post(here()).outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aRedirectionIsNotFollowed() {
        status = 302;
        assertThat(post(here()).outcome()).isEqualTo(Outcome.REDIRECTED);
        assertThat(heard).hasSize(1);
    }

    @Test
    void nobodyThereAndNoSuchNameAreTwoThings() {
        int port = receiver.getAddress().getPort();
        receiver.stop(0);
        assertThat(post("http://localhost:" + port).outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(post("https://nobody.invalid/").outcome()).isEqualTo(Outcome.UNKNOWN_HOST);
    }

    @Test
    void aCertificateThatNobodyKnowsIsNotTrusted() {
        io.vertx.core.http.HttpServer secure = vertx.createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(
                                SelfSignedCertificate.create("localhost").keyCertOptions()))
                .requestHandler(call -> {
                    heard.add(call.uri());
                    call.response().end();
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        assertThat(post("https://localhost:" + secure.actualPort() + "/").outcome())
                .isEqualTo(Outcome.NOT_TRUSTED);
        assertThat(heard).isEmpty();
    }

    /// A name of an outside zone that leads to loopback, as an attacker's own DNS can make it.
    @Test
    void aNameThatLeadsInsideIsNotCalled() {
        VertxWebhook strict = VertxWebhook.guarded(vertx, Inside.NOTHING_ALLOWED);
        WebhookAddress rebound =
                new WebhookAddress(false, "localhost", receiver.getAddress().getPort(), "/");
        assertThat(strict.post(rebound, SECRET, MESSAGE).outcome()).isEqualTo(Outcome.ADDRESS_NOT_ALLOWED);
        assertThat(heard).isEmpty();
        strict.close();
    }

    @Test
    void whoNeverAnswersIsNotWaitedForForEver() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread accepting = Thread.startVirtualThread(() -> {
                try {
                    Socket held = silent.accept();
                    heard.add("accepted " + held.isConnected());
                } catch (IOException e) {
                    heard.add(e.toString());
                }
            });
            VertxWebhook hurried = VertxWebhook.guarded(vertx, LOOPBACK, Duration.ofSeconds(2));
            WebhookAddress address = WebhookAddress.parse("http://localhost:" + silent.getLocalPort(), LOOPBACK);
            assertThat(hurried.post(address, SECRET, MESSAGE).outcome()).isEqualTo(Outcome.NO_ANSWER);
            hurried.close();
            assertThat(accepting.isAlive()).isFalse();
        }
    }
}
