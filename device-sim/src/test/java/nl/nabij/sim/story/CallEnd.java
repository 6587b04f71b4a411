package nl.nabij.sim.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;

/// One end of a call as its person has it: what can be read and pressed, and whether a voice and a picture
/// really come out of the page.
final class CallEnd {

    private static final double PATIENCE_MILLIS = 30_000;

    /// The fake microphone of Chromium beeps each second; this long holds two of its beeps. The result is the
    /// loudest of all voices that the page plays, in dB below full.
    private static final String LOUDEST = """
            async () => {
              const context = (window.ear ??= new AudioContext());
              await context.resume();
              const ears = [...document.querySelectorAll('audio')].filter((each) => each.srcObject && !each.paused).map((each) => {
                const analyser = context.createAnalyser();
                context.createMediaStreamSource(each.srcObject).connect(analyser);
                return analyser;
              });
              let loudest = -200;
              const end = performance.now() + 2500;
              while (ears.length > 0 && performance.now() < end) {
                for (const ear of ears) {
                  const wave = new Float32Array(ear.fftSize);
                  ear.getFloatTimeDomainData(wave);
                  loudest = Math.max(loudest, 20 * Math.log10(Math.max(...wave.map(Math.abs), 1e-10)));
                }
                await new Promise((next) => setTimeout(next, 20));
              }
              return Math.round(loudest);
            }
            """;

    /// Frames drawn so far of the pictures of others.
    private static final String FRAMES = """
            () => [...document.querySelectorAll('video:not(.own)')]
                .filter((each) => each.srcObject && each.videoWidth > 0)
                .reduce((sum, each) => sum + each.getVideoPlaybackQuality().totalVideoFrames, 0)
            """;

    private static final String PHOTO =
            "(part) => (document.querySelector(part + ' .portrait img')?.naturalWidth ?? 0) > 0";

    /// Runs before the page: how many locks keep the screen from going dark.
    static final String COUNTS_AWAKE = """
            (() => {
              window.awake = 0;
              if (!navigator.wakeLock) return;
              const ask = navigator.wakeLock.request.bind(navigator.wakeLock);
              navigator.wakeLock.request = async (what) => {
                const lock = await ask(what);
                window.awake++;
                lock.addEventListener('release', () => window.awake--);
                return lock;
              };
            })();
            """;

    /// Runs before the page: the tones that really began to sound, in Hz. Those of a knock are left out.
    static final String NOTES_TONES = """
            (() => {
              window.tones = [];
              const start = OscillatorNode.prototype.start;
              OscillatorNode.prototype.start = function (...when) {
                if (this.context.state === 'running' && ![523, 659].includes(this.frequency.value)) window.tones.push(this.frequency.value);
                return start.apply(this, when);
              };
            })();
            """;

    private static final int HEARD_DB = -50;

    private static final double STEADY_MILLIS = 800;

    private final Page page;

    CallEnd(Page page) {
        this.page = page;
    }

    void hears() {
        Eventually.until("a voice is heard on " + page.title(), () -> loudest() > HEARD_DB);
    }

    void hearsNothing() {
        Eventually.until("no voice is heard on " + page.title(), () -> loudest() < HEARD_DB);
    }

    /// Of a page that was opened with [#COUNTS_AWAKE].
    void staysLit() {
        Eventually.until("the screen of " + page.title() + " stays lit", () -> locks() == 1);
    }

    void mayGoDark() {
        Eventually.until("the screen of " + page.title() + " may go dark", () -> locks() == 0);
    }

    /// Of a page that was opened with [#NOTES_TONES]: these, since it was asked last.
    void sounded(String what, Integer... hertz) {
        Eventually.until(
                what + " is heard on " + page.title(),
                () -> page.evaluate("() => window.tones").equals(List.of(hertz)));
        page.evaluate("() => window.tones.splice(0)");
    }

    private int locks() {
        return ((Number) page.evaluate("() => window.awake")).intValue();
    }

    private int loudest() {
        return ((Number) page.evaluate(LOUDEST)).intValue();
    }

    /// New frames come, so it is no picture that stands still.
    void sees() {
        int before = frames();
        Eventually.until("new frames are seen on " + page.title(), () -> frames() > before + 5);
    }

    /// Whoever is there shows only letters; she speaks with somebody.
    void seesNobodyElse() {
        assertThat(page.locator("video:not(.own)")).hasCount(0);
    }

    /// A photo that the browser could really draw, within this part of the page.
    void seesPhotoIn(String part) {
        Eventually.until("a photo is seen on " + page.title(), () -> (Boolean) page.evaluate(PHOTO, part));
    }

    int frames() {
        return ((Number) page.evaluate(FRAMES)).intValue();
    }

    void presses(String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click();
    }

    void presses(Pattern button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click();
    }

    /// What has just appeared takes no touch for a moment: it is pressed again until it goes.
    void pressesUntilTaken(String button) {
        Locator what = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first();
        visible(what);
        Eventually.until("'" + button + "' is taken", () -> {
            try {
                what.click(new Locator.ClickOptions().setTimeout(1_000));
            } catch (PlaywrightException gone) {
                return !what.isVisible();
            }
            return !what.isVisible();
        });
    }

    /// What appeared under a finger that was on its way takes no touch for 700 ms.
    void pressesOnceSteady(String button) {
        visible(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)));
        page.waitForTimeout(STEADY_MILLIS);
        presses(button);
    }

    void reads(String words) {
        visible(page.getByText(words).first());
    }

    /// Who is gone has 30 s to come back, and only then it is said.
    void readsAfterGrace(String words) {
        assertThat(page.getByText(words).first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(2 * PATIENCE_MILLIS));
    }

    void reads(Pattern words) {
        visible(page.getByText(words).first());
    }

    void noLongerReads(String words) {
        assertThat(page.getByText(words))
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS));
    }

    /// And has not sent it.
    void types(String text) {
        page.getByPlaceholder("Tekst, groot op haar scherm")
                .or(page.getByLabel("Tekst, groot op haar scherm"))
                .first()
                .fill(text);
    }

    void writes(String text) {
        types(text);
        page.keyboard().press("Enter");
    }

    void ticks(String box) {
        page.getByLabel(box).check();
    }

    void fills(String field, String text) {
        page.getByLabel(field).fill(text);
    }

    void playsVoicesTimes(String factor) {
        assertThat(page.locator("audio[data-factor='" + factor + "']"))
                .not()
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS));
    }

    /// `kill -9` of what runs the page.
    void dies() {
        try {
            page.navigate("chrome://crash");
        } catch (PlaywrightException expected) {
            // There is nobody left to answer.
        }
    }

    Page page() {
        return page;
    }

    private static void visible(Locator what) {
        assertThat(what).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
    }
}
