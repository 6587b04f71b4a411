package nl.nabij.sim.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// One party of a call in a window of its own: what it gives, sees and hears.
final class CallParty {

    /// The engine's own limits are made for people who wait. A machine that does other things too takes longer, and
    /// who comes last may come late: longer than all that [Eventually] waits for, where no limit is looked at.
    /// Who is connected counts as spoken with at once.
    private static final JsonObject UNHURRIED = new JsonObject()
            .put("setUpWithin", Eventually.LIMIT.multipliedBy(4).toMillis())
            .put("graceTime", Eventually.LIMIT.multipliedBy(4).toMillis())
            .put("spokenAfter", 0);

    /// The ear's steps are 6 Hz wide, and an encoder is no tuning fork.
    private static final double HERTZ_APART = 15;

    private final Page page;
    private final String name;
    private final int toneHertz;

    CallParty(Browser browser, CallRelay relay, String name, int toneHertz) {
        this(browser.open(relay.page(), 700, 520), name, toneHertz);
    }

    /// One whose voice is sounds that can be counted.
    CallParty(Page page, String name) {
        this(page, name, 0);
    }

    private CallParty(Page page, String name, int toneHertz) {
        this.page = page;
        this.name = name;
        this.toneHertz = toneHertz;
    }

    Page page() {
        return page;
    }

    /// How a party comes into a call; all but the first two have a usual answer.
    record Joining(JsonObject words) {

        static Joining of(String call) {
            return new Joining(new JsonObject()
                    .put("call", call)
                    .put("others", new JsonArray())
                    .put("limits", UNHURRIED.copy()));
        }

        Joining with(CallParty other, boolean polite, boolean offers) {
            words.getJsonArray("others")
                    .add(new JsonObject()
                            .put("party", other.name)
                            .put("polite", polite)
                            .put("offers", offers));
            return this;
        }

        Joining onlyBy(Coturn relay, String transport, Coturn.Credential credential) {
            words.put("relayOnly", true)
                    .put(
                            "iceServers",
                            new JsonArray()
                                    .add(new JsonObject()
                                            .put("urls", relay.url(transport))
                                            .put("username", credential.user())
                                            .put("credential", credential.password())));
            return this;
        }

        /// With both ways open: right across, or through a relay that is found there.
        Joining helpedBy(String relayUrl, Coturn.Credential credential) {
            words.put(
                    "iceServers",
                    new JsonArray()
                            .add(new JsonObject()
                                    .put(
                                            "urls",
                                            relayUrl.replace("turn:", "stun:").replaceAll("\\?.*", "")))
                            .add(new JsonObject()
                                    .put("urls", relayUrl)
                                    .put("username", credential.user())
                                    .put("credential", credential.password())));
            return this;
        }

        Joining saying(String key, Object value) {
            words.put(key, value);
            return this;
        }
    }

    void joins(Joining joining) {
        page.evaluate(
                "joining => proof.join(JSON.parse(joining))",
                joining.words().put("me", name).put("tone", toneHertz).encode());
    }

    /// @return what became of voice and picture
    JsonObject allows(String look) {
        return json(page.evaluate("async look => JSON.stringify(await proof.allow(look))", look));
    }

    JsonObject looksAt(CallParty other) {
        return json(page.evaluate("other => JSON.stringify(proof.seen(other))", other.name));
    }

    JsonObject isWith(CallParty other, String state) {
        return eventually(
                "'%s' of %s with %s".formatted(state, name, other.name),
                other,
                seen -> seen.getString("state").equals(state));
    }

    /// Its key is one of those from now on by which the other is known here.
    void spokeWith(CallParty other) {
        eventually(name + " spoke with " + other.name, other, seen -> seen.getBoolean("spoken"));
    }

    /// This browser met the other last with an earlier version.
    void metAsBefore(CallParty other) {
        page.evaluate("other => proof.keepAsBefore(other)", other.name);
    }

    /// Once: what lasts a second or two may begin and be over between two looks.
    void wasWith(CallParty other, String state) {
        eventually(
                "'%s' once of %s with %s".formatted(state, name, other.name),
                other,
                seen -> words(seen, "history").contains(state));
    }

    /// The counter in the picture goes on: frames of this call, not one that stands still.
    void sees(CallParty other) {
        int first = eventually(name + " sees " + other.name, other, seen -> seen.getInteger("code") >= 0)
                .getInteger("code");
        eventually(name + " sees the counter of " + other.name + " go on", other, seen -> {
            int code = seen.getInteger("code");
            return code >= 0 && code != first;
        });
    }

    void hears(CallParty other) {
        eventually(
                "%s hears %d Hz of %s".formatted(name, other.toneHertz, other.name),
                other,
                seen -> Math.abs(seen.getDouble("hertz") - other.toneHertz) < HERTZ_APART
                        && seen.getDouble("loudness") > -60);
    }

    JsonObject eventually(String what, CallParty other, Predicate<JsonObject> condition) {
        JsonObject[] last = new JsonObject[1];
        try {
            return Eventually.some(what, () -> {
                last[0] = looksAt(other);
                return condition.test(last[0]) ? Optional.of(last[0]) : Optional.empty();
            });
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + "; last " + last[0], late);
        }
    }

    void endsWith(CallParty other, String reason) {
        JsonObject seen = isWith(other, "ended");
        assertThat(seen.getString("reason")).as("why %s ended: %s", name, seen).isEqualTo(reason);
    }

    /// What comes of the other is written down from now on.
    void watches(CallParty other) {
        page.evaluate("other => proof.watch(other)", other.name);
    }

    /// @param kept where it is kept as it is, for who wants to look closer
    Witnessed witnessed(Path kept) {
        String told = (String) page.evaluate("() => proof.witnessed()");
        try {
            Files.writeString(kept, told);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Witnessed.of(told);
    }

    void says(String text) {
        page.evaluate("text => proof.say(text)", text);
    }

    void hangsUp() {
        page.evaluate("() => proof.hangUp()");
    }

    void changesNetwork() {
        page.evaluate("() => proof.renew()");
    }

    /// Its window is gone, and the drawing and hearing in it.
    void closesItsWindow() {
        page.context().close();
    }

    void loadsAnew() {
        page.reload();
    }

    boolean canReadItsPrivateKey() {
        return (boolean) page.evaluate("() => proof.keyCanBeRead()");
    }

    static List<String> words(JsonObject seen, String key) {
        return seen.getJsonArray(key).stream().map(String::valueOf).toList();
    }

    private static JsonObject json(Object text) {
        return new JsonObject((String) text);
    }
}
