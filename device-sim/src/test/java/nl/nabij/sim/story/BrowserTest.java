package nl.nabij.sim.story;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import java.net.URI;
import org.junit.jupiter.api.Test;

/// The check of each story's pictures can fail.
@Story
class BrowserTest {

    @Test
    void whatNotEverybodyCanReadIsFound() {
        try (Browser browser = Browser.start("browser")) {
            Page page = browser.open(URI.create("about:blank"), 400, 300);
            page.setContent("""
                    <!doctype html><html lang="nl"><head><title>Proef</title></head><body>
                    <img src="data:,"><p style="color: #aaa">Bleek</p><input></body></html>
                    """);
            assertThatThrownBy(() -> browser.show(page, "unreadable"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("image-alt")
                    .hasMessageContaining("color-contrast")
                    .hasMessageContaining("label");
        }
    }
}
