package nl.nabij.sim.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.nabij.sim.story.CallParty.Joining;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A call of somebody who wants her address hidden: all of it through a real coturn, and a clear end when that does not
/// let her in.
@Story
class CallRelayOnlyTest {

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static CallRelay relay;
    private static Coturn coturn;
    private static Pair pair;

    @BeforeAll
    static void start() {
        coturn = Coturn.start(folder);
        browser = Browser.startForCalls("call-relay-only", "--ignore-certificate-errors");
        relay = CallRelay.start();
        pair = new Pair(new CallParty(browser, relay, "willemse", 440), new CallParty(browser, relay, "anja", 880));
    }

    @AfterAll
    static void stop() {
        browser.close();
        relay.close();
        coturn.close();
    }

    @BeforeEach
    void loadAnew() {
        pair.willemse.loadsAnew();
        pair.anja.loadsAnew();
    }

    /// Two who meet, by the same relay.
    private record Pair(CallParty willemse, CallParty anja) {

        void meet(String call, String transport, Coturn.Credential credential) {
            willemse.joins(Joining.of(call).with(anja, true, false).onlyBy(coturn, transport, credential));
            anja.joins(Joining.of(call).with(willemse, false, true).onlyBy(coturn, transport, credential));
        }
    }

    private static Coturn.Credential good() {
        return coturn.credential(Instant.now().plus(Duration.ofMinutes(5)));
    }

    @ParameterizedTest
    @CsvSource({"udp", "tcp", "tls"})
    void allOfItGoesThroughTheRelay(String transport) {
        pair.meet("relay-" + transport, transport, good());
        pair.willemse.allows("clear");
        pair.anja.allows("clear");
        pair.willemse.sees(pair.anja);
        pair.anja.sees(pair.willemse);
        pair.willemse.hears(pair.anja);
        pair.anja.hears(pair.willemse);
        JsonObject seen = pair.anja.eventually("the way is known", pair.willemse, now -> now.getString("way") != null);
        assertThat(seen.getString("way")).isEqualTo("relay");
        pair.anja.hangsUp();
    }

    @Test
    void whomTheRelayDoesNotKnowIsToldSo() {
        for (String transport : List.of("udp", "tcp", "tls")) {
            isRefused(transport, "wrong", coturn.wrongCredential());
            isRefused(transport, "expired", coturn.credential(Instant.now().minus(Duration.ofMinutes(1))));
        }
    }

    private static void isRefused(String transport, String what, Coturn.Credential credential) {
        pair.meet("relay-%s-%s".formatted(transport, what), transport, credential);
        // Which of the two is refused first is chance; the other hears it from that one.
        for (JsonObject seen :
                List.of(pair.willemse.isWith(pair.anja, "ended"), pair.anja.isWith(pair.willemse, "ended"))) {
            assertThat(seen.getString("reason") + " " + seen.getString("detail"))
                    .as("%s credential over %s", what, transport)
                    .isIn("relay-refused 401", "ended-there relay-refused");
            assertThat(CallParty.words(seen, "history")).doesNotContain("connected");
        }
    }

    @Test
    void aRelayThatDoesNotAnswerIsGivenUpWithinTheLimit() {
        JsonObject limits = new JsonObject().put("setUpWithin", 1_500);
        // Nothing listens at the port of discarding.
        Joining joining = Joining.of("nobody")
                .with(pair.anja, true, true)
                .onlyBy(coturn, "udp", good())
                .saying("limits", limits);
        joining.words().getJsonArray("iceServers").getJsonObject(0).put("urls", "turn:127.0.0.1:9?transport=udp");
        pair.willemse.joins(joining);
        pair.willemse.endsWith(pair.anja, "relay-unreachable");
    }

    @Test
    void aRelayThatFallsAndStandsUpTakesTheCallWithItAndBack() {
        pair.meet("relay-falls", "udp", good());
        pair.willemse.allows("clear");
        pair.anja.allows("clear");
        pair.willemse.sees(pair.anja);
        coturn.kill();
        coturn.startAgain();
        pair.anja.wasWith(pair.willemse, "disturbed");
        pair.anja.isWith(pair.willemse, "connected");
        pair.willemse.isWith(pair.anja, "connected");
        pair.willemse.sees(pair.anja);
        pair.anja.hears(pair.willemse);
    }
}
