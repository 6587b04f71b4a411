package nl.nabij.sim.story;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ViewportSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Whether what is shown can be used by who zooms, by who has keys alone and by who bears no movement; axe
/// sees none of the three. `reach.js` looks, in the page.
final class Reach {

    /// CSS pixels: 1280 at 400 %, and the smallest telephone (WCAG 2.2, 1.4.10 Reflow).
    private static final int NARROWEST = 320;

    /// CSS pixels: a telephone on its side.
    private static final int LOWEST = 256;

    private static final String SCRIPT = script();

    private Reach() {}

    /// Leaves the page as it was: its size, its focus and its wish for movement.
    ///
    /// @return one line for each fault
    static List<String> faults(Page page) {
        List<String> found = new ArrayList<>(look(page, "width", "as it is: "));
        // From here on focus counts as that of keys, which is shown.
        page.keyboard().press("Shift");
        found.addAll(look(page, "keys", "by keys: "));
        ViewportSize size = page.viewportSize();
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.setViewportSize(Math.max(NARROWEST, size.width / 2), Math.max(LOWEST, size.height / 2));
        found.addAll(look(page, "width", "at 200 %: "));
        found.addAll(look(page, "motion", "without movement: "));
        page.setViewportSize(size.width, size.height);
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
        return found;
    }

    private static List<String> look(Page page, String what, String where) {
        List<String> found = new ArrayList<>();
        ((List<?>) page.evaluate(SCRIPT, what)).forEach(fault -> found.add(where + fault));
        return found;
    }

    private static String script() {
        try (InputStream file = Reach.class.getResourceAsStream("reach.js")) {
            if (file == null) {
                throw new AssertionError("reach.js is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
