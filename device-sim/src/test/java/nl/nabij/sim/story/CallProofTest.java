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
        willemse.endsWith(anja, "ended-there");
        assertThat(willemse.looksAt(anja).getString("detail")).isEqualTo("unproved");
    }

    /// A centre that makes keys and certificates of its own for both directions: to each of the two it is the other.
    /// It signs what it says, so nothing is refused; but it is a device that neither of them spoke with.
    @Test
    void aCentreInTheMiddleIsToldAtBothEndsInItsFirstCallAndNotInItsSecond() {
        CallParty willemse = party("willemse");
        CallParty anja = party("anja");
        relay.meddle(letters -> letters);
        assertThat(toldOf(anja, "before", willemse)).isEqualTo("first");
        assertThat(toldOf(anja, "before-again", willemse)).isEqualTo("known");

        Middle middle = new Middle();
        middle.standsBetween("between", willemse, anja);
        assertThat(willemse.isWith(anja, "connected").getString("meeting")).isEqualTo("changed");
        assertThat(anja.isWith(willemse, "connected").getString("meeting")).isEqualTo("changed");
        middle.hearsBoth(willemse, anja);
        willemse.spokeWith(anja);
        anja.spokeWith(willemse);
        assertThat(willemse.looksAt(anja).getString("meeting"))
                .as("all through that call")
                .isEqualTo("changed");
        anja.hangsUp();
        willemse.hangsUp();

        // What the decision costs: it was spoken with, and nobody asked.
        middle.standsBetween("between-again", willemse, anja);
        assertThat(willemse.isWith(anja, "connected").getString("meeting")).isEqualTo("known");
        assertThat(anja.isWith(willemse, "connected").getString("meeting")).isEqualTo("known");
        anja.hangsUp();
        willemse.hangsUp();

        // The keys of before are still known.
        relay.meddle(letters -> letters);
        assertThat(toldOf(anja, "after", willemse)).isEqualTo("known");
    }

    @Test
    void aCentreInTheMiddleFromTheVeryFirstCallIsToldNowhere() {
        CallParty willemse = party("willemse");
        CallParty anja = party("anja");
        Middle middle = new Middle();
        middle.standsBetween("first-between", willemse, anja);
        assertThat(willemse.isWith(anja, "connected").getString("meeting")).isEqualTo("first");
        assertThat(anja.isWith(willemse, "connected").getString("meeting")).isEqualTo("first");
        middle.hearsBoth(willemse, anja);
        willemse.spokeWith(anja);
        anja.spokeWith(willemse);
        anja.hangsUp();
        willemse.hangsUp();

        // Only when it goes away is anything told.
        relay.meddle(letters -> letters);
        assertThat(toldOf(anja, "alone", willemse)).isEqualTo("changed");
    }

    /// Two pages of the centre: the one is Anja to her, the other is her to Anja.
    private static final class Middle {

        private static final String ASIDE = "@middle";

        private final CallParty asAnja = party("anja");
        private final CallParty asHer = party("willemse");

        void standsBetween(String call, CallParty willemse, CallParty anja) {
            relay.meddle(letters -> letters.stream().map(Middle::passes).toList());
            asAnja.joins(Joining.of(call).with(willemse, false, true).saying("at", "anja" + ASIDE));
            asHer.joins(Joining.of(call).with(anja, true, false).saying("at", "willemse" + ASIDE));
            meet(call, willemse, anja);
        }

        /// What comes of one of the two goes to the page that plays the other, and what that page says comes from the
        /// other.
        private static Letter passes(Letter letter) {
            return letter.from().endsWith(ASIDE)
                    ? new Letter(letter.from().replace(ASIDE, ""), letter.to(), letter.envelope())
                    : new Letter(letter.from(), letter.to() + ASIDE, letter.envelope());
        }

        void hearsBoth(CallParty willemse, CallParty anja) {
            willemse.allows("audio");
            anja.allows("audio");
            asAnja.hears(willemse);
            asHer.hears(anja);
        }
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

    /// A person has several devices, each with a key of its own.
    @Test
    void anotherDeviceIsToldInTheFirstCallWithItAndKnownFromThenOn() {
        CallParty willemse = party("willemse");
        CallParty anja = party("anja");
        CallParty onHerTablet = party("anja");
        relay.meddle(letters -> letters);
        assertThat(anja.canReadItsPrivateKey())
                .as("the private key can be read out")
                .isFalse();
        assertThat(toldOf(anja, "her-desk", willemse)).isEqualTo("first");
        assertThat(toldOf(anja, "her-desk-again", willemse)).isEqualTo("known");
        assertThat(toldOf(onHerTablet, "her-tablet", willemse)).isEqualTo("changed");
        assertThat(toldOf(onHerTablet, "her-tablet-again", willemse)).isEqualTo("known");
        assertThat(toldOf(anja, "her-desk-at-last", willemse)).isEqualTo("known");
    }

    @Test
    void whoWasKnownToAnEarlierVersionIsKnown() {
        CallParty willemse = party("willemse");
        CallParty anja = party("anja");
        CallParty onHerTablet = party("anja");
        relay.meddle(letters -> letters);
        assertThat(toldOf(anja, "earlier", willemse)).isEqualTo("first");
        willemse.metAsBefore(anja);
        assertThat(toldOf(anja, "now", willemse)).isEqualTo("known");
        willemse.metAsBefore(anja);
        assertThat(toldOf(onHerTablet, "now-by-tablet", willemse)).isEqualTo("changed");
    }

    @Test
    void aCallTooShortToSpeakInMakesNobodyKnown() {
        CallParty willemse = party("willemse");
        CallParty anja = party("anja");
        relay.meddle(letters -> letters);
        for (String call : List.of("short", "short-again")) {
            JsonObject limits = new JsonObject().put("spokenAfter", 3_600_000);
            willemse.joins(Joining.of(call).with(anja, true, false).saying("limits", limits));
            anja.joins(Joining.of(call).with(willemse, false, true).saying("limits", limits.copy()));
            assertThat(willemse.isWith(anja, "connected").getString("meeting"))
                    .as(call)
                    .isEqualTo("first");
            anja.hangsUp();
            willemse.endsWith(anja, "ended-there");
        }
    }

    /// They speak, and hang up.
    ///
    /// @return how the one was told to the other
    private static String toldOf(CallParty anja, String call, CallParty willemse) {
        meet(call, willemse, anja);
        String told = willemse.isWith(anja, "connected").getString("meeting");
        willemse.spokeWith(anja);
        anja.spokeWith(willemse);
        anja.hangsUp();
        willemse.endsWith(anja, "ended-there");
        return told;
    }
}
