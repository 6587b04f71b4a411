package nl.nabij.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import nl.nabij.server.web.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A relative's passkey: made once, good for coming in without a link, and for nobody else.
final class FamilyPasskeyTest {

    private static final String RP = "127.0.0.1";

    private final Centre centre = new Centre();
    private final HomeCalls home = new HomeCalls(centre);
    private final String origin = "http://127.0.0.1:" + centre.port;
    private final SoftKey key = new SoftKey();
    private String relative = "";
    private Optional<FamilyPage> in = Optional.empty();

    @BeforeEach
    void annaIsIn() {
        JsonNode invited = home.done(
                "POST", "/relatives", "{\"name\":\"Anna\",\"relation\":\"daughter\",\"by\":\"mevrouw Willemse\"}");
        relative = invited.get("relative").asText();
        in = Optional.of(FamilyPage.of(
                centre, FamilyPage.opens(centre, invited.get("link").asText())));
    }

    @AfterEach
    void close() {
        centre.close();
    }

    private FamilyPage anna() {
        return in.orElseThrow();
    }

    private JsonNode askToMake() {
        Caller.Answer ask = anna().send("POST", "/passkey-ask", "");
        assertThat(ask.status()).as(ask.toString()).isEqualTo(200);
        return ask.json();
    }

    private void make() {
        Caller.Answer made = anna().send(
                        "POST",
                        "/passkeys",
                        key.made(askToMake().get("challenge").asText(), origin, RP));
        assertThat(made.status()).as(made.toString()).isEqualTo(200);
    }

    private Caller.Answer signIn(String body) {
        return centre.anybody()
                .with("Content-Type", "application/json")
                .with("Origin", origin)
                .send("POST", FamilyPage.FAMILY + "/passkey-sign-in", Optional.of(body));
    }

    private String challenge() {
        Caller.Answer ask = centre.anybody()
                .with("Origin", origin)
                .send("POST", FamilyPage.FAMILY + "/passkey-sign-in-ask", Optional.empty());
        assertThat(ask.json().get("rpId").asText()).isEqualTo(RP);
        return ask.json().get("challenge").asText();
    }

    @Test
    void madeOnceItLetsInAgain() {
        make();
        assertThat(askToMake().get("known").get(0).asText()).isEqualTo(key.id());
        FamilyPage again = FamilyPage.of(centre, signIn(key.used(challenge(), origin, RP)));
        assertThat(again.me().get("name").asText()).isEqualTo("Anna");
        assertThat(again.me().get("browsers")).hasSize(2);
        assertThat(again.me().get("passkeys").get(0).has("lastUsed")).isTrue();
    }

    @Test
    void aChallengeWorksOnceAndForFiveMinutes() {
        make();
        String body = key.used(challenge(), origin, RP);
        FamilyPage.of(centre, signIn(body));
        assertThat(signIn(body).status()).as("the same once more").isEqualTo(403);
        String late = challenge();
        centre.clock.forward(Duration.ofMinutes(5));
        assertThat(signIn(key.used(late, origin, RP)).error()).isEqualTo("passkey-refused");
    }

    @Test
    void whoAsksOverAndOverHasToWaitAndWhoIsInTheMiddleOfItComesIn() {
        make();
        String mine = challenge();
        for (int i = 1; i < 50; i++) {
            challenge();
        }
        Caller.Answer slowed = centre.anybody()
                .with("Origin", origin)
                .send("POST", FamilyPage.FAMILY + "/passkey-sign-in-ask", Optional.empty());
        assertThat(slowed.status()).isEqualTo(429);
        assertThat(slowed.header("Retry-After")).isPresent();
        assertThat(anna().send("POST", "/passkey-ask", "").status()).isEqualTo(429);
        FamilyPage.of(centre, signIn(key.used(mine, origin, RP)));
        centre.clock.forward(Duration.ofMinutes(5));
        assertThat(challenge()).isNotEmpty();
    }

    @Test
    void aClonedKeyWhoseCountGoesBackIsRefused() {
        make();
        key.count = 10;
        FamilyPage.of(centre, signIn(key.used(challenge(), origin, RP)));
        key.count = 4;
        assertThat(signIn(key.used(challenge(), origin, RP)).status()).isEqualTo(403);
    }

    @Test
    void whatWasSignedElsewhereOrByAnotherKeyOpensNothing() {
        make();
        assertThat(signIn(key.used(challenge(), "https://evil.example", RP)).status())
                .isEqualTo(403);
        assertThat(signIn(key.used(challenge(), origin, "evil.example")).status())
                .isEqualTo(403);
        String forged = new SoftKey()
                .used(challenge(), origin, RP)
                .replaceAll("\"id\":\"[^\"]*\"", "\"id\":\"" + key.id() + "\"");
        assertThat(signIn(forged).status()).isEqualTo(403);
        assertThat(signIn(new SoftKey().used(challenge(), origin, RP)).status())
                .as("unknown")
                .isEqualTo(403);
    }

    @Test
    void aChallengeToMakeIsOfWhoAskedForIt() {
        String signInChallenge = challenge();
        assertThat(anna().send("POST", "/passkeys", key.made(signInChallenge, origin, RP))
                        .status())
                .isEqualTo(400);
        assertThat(anna().send(
                                "POST",
                                "/passkeys",
                                "{\"attestationObject\":\"x\",\"clientData\":\"?\",\"device\":\"d\"}")
                        .status())
                .isEqualTo(400);
        assertThat(anna().me().get("passkeys")).isEmpty();
    }

    @Test
    void removedOrTakenBackItOpensNothing() {
        make();
        assertThat(anna().send("DELETE", "/passkeys/" + key.id(), "").status()).isEqualTo(204);
        assertThat(signIn(key.used(challenge(), origin, RP)).status()).isEqualTo(403);
        assertThat(anna().send("DELETE", "/passkeys/" + key.id(), "").status()).isEqualTo(404);
        SoftKey second = new SoftKey();
        assertThat(anna().send(
                                "POST",
                                "/passkeys",
                                second.made(askToMake().get("challenge").asText(), origin, RP))
                        .status())
                .isEqualTo(200);
        home.done("DELETE", "/relatives/" + relative, "");
        assertThat(signIn(second.used(challenge(), origin, RP)).status()).isEqualTo(403);
    }
}
