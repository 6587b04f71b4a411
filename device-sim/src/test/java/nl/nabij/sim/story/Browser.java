package nl.nabij.sim.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Chromium of the operating system, with pictures and WCAG checks of what is shown.
final class Browser implements AutoCloseable {

    private static final double PATIENCE_MILLIS = 30_000;

    private static final List<String> FLAGS =
            List.of("--no-sandbox", "--disable-background-networking", "--autoplay-policy=no-user-gesture-required");

    static final List<String> FLAGS_FOR_CALLS = Stream.concat(
                    FLAGS.stream(),
                    Stream.of(
                            "--use-fake-ui-for-media-stream",
                            "--use-fake-device-for-media-stream",
                            // Its names for addresses (mDNS) are heard by nobody in a machine without multicast.
                            "--disable-features=WebRtcHideLocalIpsWithMdns"))
            .toList();

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final Path pictures;
    private final List<String> errors = new ArrayList<>();
    private int shown;
    private boolean killed;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium, Path pictures) {
        this.playwright = playwright;
        this.chromium = chromium;
        this.pictures = pictures;
    }

    static Browser start(String story) {
        return start(story, FLAGS);
    }

    /// With cameras and microphones that are none, in a network that may be this machine's own.
    static Browser startForCalls(String story, String... more) {
        return start(
                story,
                Stream.of(
                                FLAGS_FOR_CALLS.stream(),
                                Stream.of("--allow-loopback-in-peer-connection"),
                                Arrays.stream(more))
                        .flatMap(each -> each)
                        .toList());
    }

    private static Browser start(String story, List<String> flags) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        com.microsoft.playwright.Browser chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program())
                        .setArgs(flags));
        return new Browser(playwright, chromium, Path.of("target", "stories", story));
    }

    static Path program() {
        return Arrays.stream(Optional.ofNullable(System.getenv("PATH"))
                        .orElse("/usr/bin")
                        .split(File.pathSeparator))
                .flatMap(folder -> List.of(Path.of(folder, "chromium"), Path.of(folder, "chromium-browser")).stream())
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("This story needs Chromium; install it: apt-get install -y chromium"));
    }

    /// A window of its own, as on another machine.
    Page open(URI address, int width, int height) {
        return open(address, width, height, "");
    }

    /// @param before what each page of this window runs before its own scripts
    Page open(URI address, int width, int height, String before) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale("nl-NL")
                .setViewportSize(width, height));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.addInitScript(before);
        Page page = context.newPage();
        page.onPageError(error -> errors.add(page.url() + ": " + error));
        page.navigate(address.toString());
        return page;
    }

    /// What the browser itself can be asked, beside its pages.
    CDPSession tools() {
        return chromium.newBrowserCDPSession();
    }

    /// All windows, so that the next test has the machine for itself.
    void closeWindows() {
        List.copyOf(chromium.contexts()).forEach(BrowserContext::close);
    }

    /// What went wrong in the pages so far.
    List<String> errors() {
        return List.copyOf(errors);
    }

    /// Keeps a picture of this moment, and holds it against the rules of WCAG and to [Reach].
    void show(Page page, String moment) {
        shown++;
        page.screenshot(new Page.ScreenshotOptions().setPath(pictures.resolve("%02d-%s.png".formatted(shown, moment))));
        // Else axe opens a further page for each look, to put the results of all frames together.
        assertThat(page.frames()).as("frames: axe looks at one").hasSize(1);
        var found = new AxeBuilder(page)
                .setLegacyMode(true)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze()
                .getViolations();
        assertThat(found.stream().map(rule -> rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes()))
                .as("axe at '%s'", moment)
                .isEmpty();
        assertThat(Reach.faults(page)).as("reach of '%s'", moment).isEmpty();
        assertThat(errors).as("errors of the pages until '%s'", moment).isEmpty();
    }

    /// Without a goodbye to anybody: `kill -9` of all its processes.
    void kill() {
        List<ProcessHandle> all = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.contains("chromium"))
                        .isPresent())
                .toList();
        assertThat(all).as("processes of the browser").isNotEmpty();
        all.forEach(ProcessHandle::destroyForcibly);
        killed = true;
    }

    @Override
    public void close() {
        if (!killed) {
            chromium.close();
        }
        playwright.close();
    }
}
