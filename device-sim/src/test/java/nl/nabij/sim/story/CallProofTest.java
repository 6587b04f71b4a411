package nl.nabij.sim.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import nl.nabij.sim.story.CallParty.Joining;
import nl.nabij.sim.story.CallRelay.Letter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A server that alters what the parties of a call say to each other is caught by them, before any picture or voice.
@Story
class CallProofTest {

    private static Browser browser;
    private static CallRelay relay;

    @BeforeAll
    static void start() {
        browser = Browser.startForCalls("call-proof");
        relay = CallRelay.start();
    }

    @AfterAll
    static void stop() {
        browser.close();
        relay.close();
    }

    @AfterEach
    void leave() {
        browser.closeWindows();
    }

    private static CallParty party(String name) {
        return new CallParty(browser, relay, name, 440);
    }

    private static void meet(String call, CallParty willemse, CallParty anja) {
        willemse.joins(Joining.of(call).with(anja, true, false));
        anja.joins(Joining.of(call).with(willemse, false, true));
    }

    private static void isCaught(CallParty by, CallParty other, String refusal) {
        JsonObject seen = by.isWith(other, "ended");
        assertThat(seen.getString("reason") + " " + seen.getString("detail")).isEqualTo("unproved " + refusal);
        assertThat(CallParty.words(seen, "history")).doesNotContain("connected");
    }

    private static boolean is(Letter letter, String type) {
        return letter.type().equals("description")
                && type.equals(letter.envelope().getJsonObject("description").getString("type"));
    }

    private static Letter withFingerprint(Letter letter, String print) {
        JsonObject envelope = letter.envelope().copy();
        JsonObject description = envelope.getJsonObject("description");
        description.put(
                "sdp", description.getString("sdp").replaceAll("a=fingerprint:\\S+ \\S+", "a=fingerprint:" + print));
        return new Letter(letter.from(), letter.to(), envelope);
    }

    private static Letter withStatedFingerprint(Letter letter, String print) {
        Letter altered = withFingerprint(letter, print);
        JsonArray stated = altered.envelope()
                .getJsonObject("statement")
                .getJsonObject("claims")
                .getJsonArray("fingerprints");
        for (int i = 0; i < stated.size(); i++) {
            stated.set(i, print);
        }
        return altered;
    }

    private static Letter underNumberOf(Letter late, Letter earlier) {
        JsonObject envelope = earlier.envelope().copy();
        envelope.put("generation", late.envelope().getInteger("generation"));
        return new Letter(earlier.from(), earlier.to(), envelope);
    }

    @Test
    void anotherFingerprintInTheOfferIsCaughtByWhoGetsIt() {
        CallParty willemse = party("willemse");
        CallParty anja = party("anja");
        relay.meddle(letters -> letters.stream()
                .map(letter ->
                        is(letter, "offer") ? withFingerprint(letter, "sha-256 " + "AB:".repeat(31) + "AB") : letter)
                .toList());
        meet("offer-altered", willemse, anja);
        isCaught(willemse, anja, "other-fingerprint");
        anja.endsWith(willemse, "ended-there");
    }

    /// Who swaps it in both has read our source; her key it has not.
    @Test
    void anotherFingerprintInHerStatementTooIsNotSignedByHer() {
        CallParty willemse = party("willemse");
        CallParty anja = party("anja");
        String print = "sha-256 " + "AB:".repeat(31) + "AB";
        relay.meddle(letters -> letters.stream()
                .map(letter -> is(letter, "offer") ? withStatedFingerprint(letter, print) : letter)
                .toList());
        meet("statement-altered", willemse, anja);
        isCaught(willemse, anja, "bad-signature");
        anja.endsWith(willemse, "ended-there");
    }

    @Test
    void anotherFingerprintInTheAnswerIsCaughtByWhoAsked() {
        CallParty willemse = party("willemse");
        CallParty anja = party("anja");
        relay.meddle(letters -> letters.stream()
                .map(letter ->
                        is(letter, "answer") ? withFingerprint(letter, "sha-256 " + "CD:".repeat(31) + "CD") : letter)
                .toList());
        meet("answer-altered", willemse, anja);
        isCaught(anja, willemse, "other-fingerprint");
    }

    @Test
    void theOfferOfAnEarlierCallIsCaught() {
        CallParty willemse = party("willemse");
        CallParty anja = party("anja");
        List<Letter> earlier = new ArrayList<>();
        relay.watch(letter -> {
            if (is(letter, "offer")) {
                earlier.add(letter);
            }
        });
        meet("first", willemse, anja);
        willemse.isWith(anja, "connected");
        anja.hangsUp();
        willemse.endsWith(anja, "ended-there");

        relay.meddle(letters -> letters.stream()
                .map(letter -> is(letter, "offer")
                        ? new Letter(
                                letter.from(), letter.to(), earlier.getFirst().envelope())
                        : letter)
                .toList());
        meet("second", willemse, anja);
        isCaught(willemse, anja, "other-call");
    }

    /// The number of a negotiation is not signed; when a statement was made is.
    @Test
    void anEarlierOfferOfThisCallUnderANewNumberIsCaught() {
        CallParty willemse = party("willemse");
        CallParty anja = party("anja");
        List<Letter> earlier = new ArrayList<>();
        relay.watch(letter -> {
            if (is(letter, "offer")) {
                earlier.add(letter);
            }
        });
        meet("renumbered", willemse, anja);
        willemse.isWith(anja, "connected");
        anja.isWith(willemse, "connected");

        relay.meddle(letters -> letters.stream()
                .map(letter -> is(letter, "offer") ? underNumberOf(letter, earlier.getFirst()) : letter)
                .toList());
        anja.changesNetwork();
        JsonObject seen = willemse.isWith(anja, "ended");
        assertThat(seen.getString("reason") + " " + seen.getString("detail")).isEqualTo("unproved replayed");
        anja.endsWith(willemse, "ended-there");
    }

    @Test
    void anotherKeyThanAtTheFirstMeetingIsTold() {
        CallParty willemse = party("willemse");
        CallParty anja = party("anja");
        relay.meddle(letters -> letters);
        assertThat(anja.canReadItsPrivateKey())
                .as("the private key can be read out")
                .isFalse();
        meet("known", willemse, anja);
        assertThat(willemse.isWith(anja, "connected").getString("meeting")).isEqualTo("first");
        anja.hangsUp();
        meet("known-again", willemse, anja);
        assertThat(willemse.isWith(anja, "connected").getString("meeting")).isEqualTo("known");
        anja.hangsUp();
        CallParty another = party("anja");
        meet("changed", willemse, another);
        assertThat(willemse.isWith(another, "connected").getString("meeting")).isEqualTo("changed");
    }
}
