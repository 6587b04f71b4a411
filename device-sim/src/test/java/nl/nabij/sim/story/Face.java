package nl.nabij.sim.story;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// One party of a call on the product's own page, with a picture and a voice by which the others know whom
/// they see and hear (`mouth.js`).
final class Face {

    /// The ear's steps are 6 Hz wide, and an encoder is no tuning fork.
    private static final double HERTZ_APART = 20;

    private final CallEnd end;
    private final int id;
    private final int hertz;

    /// @param id from 1 to 7
    Face(Browser browser, URI address, int width, int height, int id) {
        this.id = id;
        this.hertz = 300 + 200 * id;
        this.end = new CallEnd(browser.open(address, width, height, script(id, hertz)));
    }

    private static String script(int id, int hertz) {
        try (InputStream file = Face.class.getResourceAsStream("mouth.js")) {
            if (file == null) {
                throw new AssertionError("mouth.js is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("__ID__", Integer.toString(id))
                    .replace("__HERTZ__", Integer.toString(hertz));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CallEnd end() {
        return end;
    }

    Page page() {
        return end.page();
    }

    /// Exactly these: the counter in each one's picture goes on, and each one's tone is heard.
    static void allSeeAndHear(List<Face> all) {
        for (Face one : all) {
            List<Face> others = all.stream().filter(other -> other != one).toList();
            one.sees(others);
            one.hears(others);
        }
    }

    void sees(List<Face> others) {
        Map<Integer, Set<Integer>> counts = new HashMap<>();
        Eventually.until("%s sees the counters of %d others go on".formatted(page().title(), others.size()), () -> {
            Set<Integer> now = new HashSet<>();
            for (Object seen : list("() => facesSeen()")) {
                List<?> face = (List<?>) seen;
                int who = ((Number) face.get(0)).intValue();
                now.add(who);
                counts.computeIfAbsent(who, _ -> new HashSet<>()).add(((Number) face.get(1)).intValue());
            }
            return now.equals(ids(others))
                    && now.stream()
                            .allMatch(who -> counts.getOrDefault(who, Set.of()).size() >= 3);
        });
    }

    private static Set<Integer> ids(List<Face> faces) {
        return faces.stream().map(face -> face.id).collect(Collectors.toSet());
    }

    void hears(List<Face> others) {
        Eventually.until("%s hears the tones of %d others".formatted(page().title(), others.size()), () -> {
            List<?> heard = list("async () => await tonesHeard()");
            return heard.size() == others.size()
                    && others.stream()
                            .allMatch(other -> heard.stream()
                                    .anyMatch(hz -> Math.abs(((Number) hz).doubleValue() - other.hertz) < HERTZ_APART));
        });
    }

    private List<?> list(String script) {
        try {
            return (List<?>) page().evaluate(script);
        } catch (PlaywrightException loadsAnew) {
            return List.of();
        }
    }
}
