package nl.nabij.sim.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import nl.nabij.sim.story.CallParty.Joining;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The faces' engine for calls with real media between windows of Chromium: what one gives is seen and heard by the
/// other, whoever offers; nothing is opened before it is allowed, and all of it ends with the call.
@Story
class CallMediaTest {

    private static Browser browser;
    private static CallRelay relay;
    private static CallParty willemse;
    private static CallParty anja;
    private String call = "";

    @BeforeAll
    static void start() {
        browser = Browser.startForCalls("call-media");
        relay = CallRelay.start();
        willemse = new CallParty(browser, relay, "willemse", 440);
        anja = new CallParty(browser, relay, "anja", 880);
    }

    @AfterAll
    static void stop() {
        browser.close();
        relay.close();
    }

    @BeforeEach
    void name(TestInfo test) {
        // Each test a call of its own; letters to who is gone wait under its name.
        call = Integer.toHexString((test.getTestMethod() + test.getDisplayName()).hashCode());
        relay.meddle(letters -> letters);
        willemse.loadsAnew();
        anja.loadsAnew();
    }

    @AfterEach
    void noPageFailed() {
        assertThat(browser.errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true", "true, true"})
    void whatOneGivesTheOtherSeesAndHears(boolean politeOffers, boolean impoliteOffers) {
        willemse.joins(Joining.of(call).with(anja, true, politeOffers));
        anja.joins(Joining.of(call).with(willemse, false, impoliteOffers));
        willemse.isWith(anja, "connected");
        anja.isWith(willemse, "connected");
        assertThat(CallParty.words(willemse.looksAt(anja), "asked"))
                .as("opened before it was allowed")
                .isEmpty();

        assertThat(willemse.allows("clear")).isEqualTo(outcome("given", "given"));
        assertThat(anja.allows("clear")).isEqualTo(outcome("given", "given"));
        willemse.sees(anja);
        anja.sees(willemse);
        willemse.hears(anja);
        anja.hears(willemse);
        anja.says("Goedemorgen");
        willemse.eventually(
                "the text", anja, seen -> CallParty.words(seen, "texts").equals(List.of("anja: Goedemorgen")));

        anja.hangsUp();
        willemse.endsWith(anja, "ended-there");
        anja.endsWith(willemse, "hung-up");
        assertThat(willemse.looksAt(anja).getInteger("live")).as("open tracks").isZero();
        assertThat(anja.looksAt(willemse).getInteger("live")).as("open tracks").isZero();
    }

    @Test
    void aCallWithoutPictureIsACall() {
        willemse.joins(Joining.of(call).with(anja, true, true).saying("source", "no-camera"));
        anja.joins(Joining.of(call).with(willemse, false, false));
        assertThat(willemse.allows("clear")).isEqualTo(outcome("given", "missing"));
        assertThat(anja.allows("audio")).isEqualTo(outcome("given", "not-asked"));
        willemse.hears(anja);
        anja.hears(willemse);
        JsonObject seen = anja.eventually(
                "what comes is told",
                willemse,
                now -> "audio".equals(now.getJsonObject("there").getString("look")));
        assertThat(seen.getInteger("code")).as("picture").isNegative();
        assertThat(CallParty.words(seen, "asked")).containsExactly("voice");
    }

    @Test
    void theCameraAndTheMicrophoneOfTheBrowserAreSeenAndHeard() {
        willemse.joins(Joining.of(call).with(anja, true, true).saying("source", "devices"));
        anja.joins(Joining.of(call).with(willemse, false, false).saying("source", "devices"));
        assertThat(willemse.allows("clear")).isEqualTo(outcome("given", "given"));
        anja.eventually(
                "frames and voice of the browser's camera",
                willemse,
                seen -> seen.getInteger("width") >= 320
                        && figure(seen, "framesPerSecond") > 5
                        && figure(seen, "voice") > 50);
        anja.isWith(willemse, "connected");
        willemse.hangsUp();
        assertThat(willemse.looksAt(anja).getInteger("live")).as("open tracks").isZero();
    }

    @Test
    void threeAreAllConnectedToEachOther() {
        CallParty dochter = new CallParty(browser, relay, "dochter", 1320);
        willemse.joins(Joining.of(call).with(anja, true, false).with(dochter, true, false));
        anja.joins(Joining.of(call).with(willemse, false, true).with(dochter, true, true));
        willemse.allows("clear");
        anja.allows("clear");
        willemse.sees(anja);
        dochter.joins(Joining.of(call).with(willemse, false, true).with(anja, false, true));
        dochter.allows("clear");
        List<CallParty> all = List.of(willemse, anja, dochter);
        for (CallParty one : all) {
            for (CallParty other : all) {
                if (one != other) {
                    one.sees(other);
                    one.hears(other);
                }
            }
        }
        dochter.hangsUp();
        willemse.endsWith(dochter, "ended-there");
        anja.endsWith(dochter, "ended-there");
        willemse.sees(anja);
        anja.hears(willemse);
        dochter.closesItsWindow();
    }

    @Test
    void behindAVeilSomebodyIsSeenAndNoFace() {
        List<Integer> contrasts = new ArrayList<>();
        willemse.joins(Joining.of(call).with(anja, true, true));
        anja.joins(Joining.of(call).with(willemse, false, false));
        anja.isWith(willemse, "connected");
        assertThat(willemse.allows("veiled")).isEqualTo(outcome("given", "given"));
        anja.eventually("ten frames behind the veil", willemse, seen -> {
            if (seen.getInteger("width") > 0) {
                contrasts.add(seen.getInteger("contrast"));
            }
            return contrasts.size() >= 10;
        });
        assertThat(contrasts).as("lines as fine as a mouth, of 255").allMatch(each -> each < 40);
        assertThat(anja.looksAt(willemse).getJsonObject("there").getString("look"))
                .isEqualTo("veiled");

        willemse.allows("clear");
        anja.eventually("the same lines without a veil", willemse, seen -> seen.getInteger("contrast") > 150);
        willemse.allows("audio");
        anja.eventually(
                "the picture is taken back",
                willemse,
                seen -> "audio".equals(seen.getJsonObject("there").getString("look")) && seen.getInteger("live") == 0);
        assertThat(willemse.looksAt(anja).getInteger("live")).as("open tracks").isEqualTo(1);
        anja.hears(willemse);
    }

    @Test
    void itGoesOnOverAChangedNetworkAndAPageThatIsLoadedAnew() {
        willemse.joins(Joining.of(call).with(anja, true, false));
        anja.joins(Joining.of(call).with(willemse, false, true));
        willemse.allows("clear");
        anja.allows("clear");
        anja.sees(willemse);
        AtomicInteger offers = new AtomicInteger();
        relay.watch(letter -> {
            if (letter.type().equals("description")) {
                offers.incrementAndGet();
            }
        });
        // Both at once: their offers cross.
        willemse.changesNetwork();
        anja.changesNetwork();
        Eventually.until("new addresses were agreed upon", () -> offers.get() >= 3);
        willemse.sees(anja);
        anja.sees(willemse);
        assertThat(CallParty.words(anja.looksAt(willemse), "history")).doesNotContain("ended");

        willemse.loadsAnew();
        willemse.joins(Joining.of(call).with(anja, true, false));
        willemse.allows("clear");
        willemse.sees(anja);
        anja.sees(willemse);
        anja.hears(willemse);
        assertThat(anja.looksAt(willemse).getString("meeting"))
                .as("the key outlives the page")
                .isEqualTo("known");
    }

    @Test
    void whoDoesNotAnswerIsGivenUpWithinTheLimit() {
        willemse.joins(
                Joining.of(call).with(anja, true, true).saying("limits", new JsonObject().put("setUpWithin", 1_500)));
        willemse.endsWith(anja, "no-answer");
    }

    private static double figure(JsonObject seen, String name) {
        JsonObject figures = seen.getJsonObject("figures");
        return figures == null ? 0 : figures.getDouble(name);
    }

    private static JsonObject outcome(String voice, String picture) {
        return new JsonObject().put("voice", voice).put("picture", picture);
    }
}
