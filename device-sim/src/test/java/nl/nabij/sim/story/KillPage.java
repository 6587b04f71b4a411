package nl.nabij.sim.story;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A face that is looked at from inside (`call-kills.js`), and whose renderer can be killed. Its window, with what the
/// browser keeps, outlives the page.
final class KillPage {

    /// A face is drawn within this, or there is none.
    private static final double SOON_MILLIS = 1_000;

    private final Browser browser;
    private final URI address;
    private final BrowserContext window;
    private Page page;

    /// What of a call is to be read, heard and seen at one side.
    ///
    /// @param standing how it stands there, in one word of the face
    /// @param words what the person reads
    /// @param open devices that are open: `audio`, `video`
    /// @param rangAgo since it was last heard to ring
    /// @param gap the longest time without a voice since [#begins]
    record Look(
            String standing,
            String words,
            String open,
            Duration rangAgo,
            Duration heardAgo,
            Duration seenAgo,
            Duration gap) {

        /// A page that is none.
        static final Look DEAD =
                new Look("dead", "", "", Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1), Duration.ZERO);

        private static final List<String> OVER = List.of("dead", "rest", "ended", "gone", "refused", "taken-over");

        boolean isOver() {
            return OVER.contains(standing);
        }

        boolean rings() {
            return standing.equals("knock") || standing.equals("is-rung");
        }

        boolean hears() {
            return heardAgo.compareTo(Duration.ofMillis(1_500)) < 0;
        }

        boolean sees() {
            return seenAgo.compareTo(Duration.ofMillis(1_500)) < 0;
        }

        boolean reads(String part) {
            return words.contains(part);
        }
    }

    KillPage(Browser browser, URI address, int width, int height) {
        this.browser = browser;
        this.address = address;
        this.page = browser.open(address, width, height, CallWatch.resource("call-kills.js"));
        this.window = page.context();
    }

    Page page() {
        return page;
    }

    void begins() {
        page.evaluate("() => kills.begin()");
    }

    /// As long as it is shut nothing of the other side is taken.
    void shutsGate() {
        page.evaluate("() => kills.shut()");
    }

    void opensGate() {
        page.evaluate("() => kills.open()");
    }

    Look look() {
        try {
            JsonObject told = JsonParser.parseString((String) page.evaluate("() => kills.look()"))
                    .getAsJsonObject();
            return new Look(
                    told.get("standing").getAsString(),
                    told.get("words").getAsString(),
                    told.get("open").getAsString(),
                    millis(told.get("rangAgo")),
                    millis(told.get("heardAgo")),
                    millis(told.get("seenAgo")),
                    millis(told.get("gap")));
        } catch (PlaywrightException gone) {
            return Look.DEAD;
        }
    }

    private static Duration millis(JsonElement value) {
        return Duration.ofMillis(value.getAsLong());
    }

    boolean shows(Pattern button) {
        try {
            return button(button).isVisible();
        } catch (PlaywrightException gone) {
            return false;
        }
    }

    /// Presses it where it is there and takes a touch.
    boolean pressesIfThere(Pattern button) {
        try {
            Locator what = button(button);
            if (!what.isVisible() || !what.isEnabled()) {
                return false;
            }
            what.click(new Locator.ClickOptions().setTimeout(SOON_MILLIS));
            return true;
        } catch (PlaywrightException moved) {
            return false;
        }
    }

    private Locator button(Pattern name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    /// `kill -9` of each renderer of its browser; the browser itself stays, as it does when one page dies.
    void dies() {
        CDPSession tools = browser.tools();
        List<ProcessHandle> renderers = processes(tools).toList();
        if (renderers.isEmpty()) {
            throw new AssertionError("No renderer to kill");
        }
        renderers.forEach(ProcessHandle::destroyForcibly);
        tools.detach();
    }

    private static Stream<ProcessHandle> processes(CDPSession tools) {
        return tools.send("SystemInfo.getProcessInfo").getAsJsonArray("processInfo").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(each -> each.get("type").getAsString().equals("renderer"))
                .flatMap(each -> ProcessHandle.of(each.get("id").getAsLong()).stream());
    }

    /// In the same window, as who restarts a page or opens it again.
    void opensAgain() {
        closes();
        page = window.newPage();
        page.navigate(address.toString());
    }

    void keepsPicture(Path folder, String name) {
        try {
            page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
        } catch (PlaywrightException gone) {
            // A closed page has none.
        }
    }

    void closes() {
        page.close();
    }
}
