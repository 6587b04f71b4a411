package nl.nabij.sim.story;

import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Moments in a face, told by the page itself: what was pressed, said and told, and what came out of it.
record CallWatch(Page page) {

    /// One moment, in ms since 1970: two pages of one machine share that clock.
    record Mark(String what, long atMillis) {}

    /// What has to be in the page before its own scripts.
    ///
    /// @param ownHertz the tone that its microphone hears
    /// @param theirHertz the tone that is looked for in what comes
    static String script(int ownHertz, int theirHertz) {
        JsonObject words = new JsonObject().put("ownHertz", ownHertz).put("theirHertz", theirHertz);
        return resource("call-watch.js").strip() + "(" + words.encode() + ")";
    }

    static String resource(String name) {
        try (InputStream text = Objects.requireNonNull(CallWatch.class.getResourceAsStream(name), name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void begins() {
        page.evaluate("() => watch.begin()");
    }

    List<Mark> marks() {
        return new JsonArray((String) page.evaluate("() => watch.marks()"))
                .stream()
                        .map(JsonObject.class::cast)
                        .map(mark -> new Mark(mark.getString("what"), mark.getLong("at")))
                        .toList();
    }

    /// When it happened first.
    Optional<Long> first(String what) {
        return marks().stream()
                .filter(mark -> mark.what().startsWith(what))
                .map(Mark::atMillis)
                .findFirst();
    }

    /// Waits for it.
    long at(String what) {
        return Eventually.some("'" + what + "' on " + page.url() + " of " + marks(), () -> first(what));
    }
}
