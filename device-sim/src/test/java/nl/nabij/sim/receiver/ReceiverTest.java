package nl.nabij.sim.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the receiver believes. The message and its signature are the example of the Standard Webhooks specification,
/// so that this side is held to the same as the centre's, and not to the centre.
class ReceiverTest {

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long SIGNED_AT = 1_614_265_330;
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final String BODY = "{\"test\": 2432232314}";
    private static final SignatureCheck CHECK = new SignatureCheck("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n");

    private final HttpClient http = HttpClient.newHttpClient();
    private Receiver receiver;

    @BeforeEach
    void start() throws IOException {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(SIGNED_AT + 10), ZoneOffset.UTC);
        receiver = Receiver.start(0, CHECK, 0, clock, new PrintStream(OutputStream.nullOutputStream()));
    }

    @AfterEach
    void close() {
        receiver.close();
        http.shutdownNow();
    }

    private static Optional<String> refusal(String id, String timestamp, String signature, String body, long now) {
        return CHECK.refusal(
                id, timestamp, signature, body.getBytes(StandardCharsets.UTF_8), Instant.ofEpochSecond(now));
    }

    @Test
    void whatIsSignedFreshAndWholeIsBelieved() {
        String at = Long.toString(SIGNED_AT);
        assertThat(refusal(ID, at, SIGNATURE, BODY, SIGNED_AT + 299)).isEmpty();
        assertThat(refusal(ID, at, "v1,AAAA v2,x " + SIGNATURE, BODY, SIGNED_AT))
                .as("one of several, while a secret is replaced")
                .isEmpty();
    }

    @Test
    void anythingElseIsNot() {
        String at = Long.toString(SIGNED_AT);
        assertThat(refusal(ID, at, SIGNATURE, BODY, SIGNED_AT + 301)).isPresent();
        assertThat(refusal(ID, at, SIGNATURE, BODY, SIGNED_AT - 301)).isPresent();
        assertThat(refusal(ID, Long.toString(SIGNED_AT + 1), SIGNATURE, BODY, SIGNED_AT))
                .isPresent();
        assertThat(refusal("another", at, SIGNATURE, BODY, SIGNED_AT)).isPresent();
        assertThat(refusal(ID, at, SIGNATURE, BODY + " ", SIGNED_AT)).isPresent();
        assertThat(refusal(ID, at, SIGNATURE.replace("v1,", ""), BODY, SIGNED_AT))
                .isPresent();
        assertThat(refusal(ID, at, "v1,not base64!", BODY, SIGNED_AT)).isPresent();
        assertThat(refusal(ID, "soon", SIGNATURE, BODY, SIGNED_AT)).isPresent();
        assertThat(CHECK.refusal(null, at, SIGNATURE, new byte[0], Instant.ofEpochSecond(SIGNED_AT)))
                .isPresent();
    }

    @Test
    void aRepeatIsTakenAndNotNews() throws Exception {
        assertThat(post(SIGNATURE)).isEqualTo(204);
        assertThat(post(SIGNATURE)).isEqualTo(200);
        assertThat(post("v1,AAAA")).isEqualTo(401);
        assertThat(received()).contains("\"times\":2").contains("\"refused\":1");
    }

    @Test
    void itFailsAsOftenAsItIsTold() throws Exception {
        HttpRequest fail = to("/fail")
                .POST(HttpRequest.BodyPublishers.ofString("{\"next\":2,\"status\":302}"))
                .build();
        assertThat(http.send(fail, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
        assertThat(post(SIGNATURE)).isEqualTo(302);
        assertThat(post(SIGNATURE)).isEqualTo(302);
        assertThat(received()).contains("\"messages\":[]");
        assertThat(post(SIGNATURE)).isEqualTo(204);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + receiver.port() + path));
    }

    private String received() throws Exception {
        return http.send(to("/received").build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private int post(String signature) throws Exception {
        HttpRequest message = to("/").header("webhook-id", ID)
                .header("webhook-timestamp", Long.toString(SIGNED_AT))
                .header("webhook-signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                .build();
        return http.send(message, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
