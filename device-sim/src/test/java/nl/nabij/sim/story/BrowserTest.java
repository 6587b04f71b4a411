package nl.nabij.sim.story;

import static org.assertj.core.api.Assertions.assertThat;
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

    @Test
    void whatNotEverybodyCanReachIsFound() {
        try (Browser browser = Browser.start("browser-reach")) {
            Page page = browser.open(URI.create("about:blank"), 800, 600);
            page.setContent("""
                    <!doctype html><html lang="nl"><head><title>Proef</title><style>
                    #bare { outline: none } #wide { width: 500px } #row { display: flex } #row :first-child { order: 1 }
                    #glides { scroll-behavior: smooth } #spills { width: 60px }
                    @keyframes turn { to { rotate: 1turn } } #turns { animation: turn 1s infinite }
                    </style></head><body><main>
                    <p id="glides">Glijdt</p><p id="spills">Onafgebroken</p><p id="wide">Breed</p><p id="turns">Draait</p><button id="bare">Kaal</button>
                    <button id="skipped" tabindex="-1">Overgeslagen</button><button id="pushes" tabindex="3">Dringt voor</button>
                    <p id="row"><button>Eerste</button><button>Tweede</button></p>
                    </main></body></html>
                    """);
            assertThatThrownBy(() -> browser.show(page, "unreachable"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("at 200 %: html is 508 wide in 400")
                    .hasMessageContaining("p#spills 'Onafgebroken' has words wider than itself")
                    .hasMessageContaining("p#glides 'Glijdt' scrolls smoothly")
                    .hasMessageContaining("button#bare 'Kaal' does not show that it has the focus")
                    .hasMessageContaining("button#skipped 'Overgeslagen' is not reached by Tab")
                    .hasMessageContaining("button#pushes 'Dringt voor' has a place of its own")
                    .hasMessageContaining("button 'Tweede' is drawn before button 'Eerste'")
                    .hasMessageContaining("p#turns 'Draait' moves: turn");
        }
    }

    @Test
    void whatIsLookedAtStaysAsItWas() {
        try (Browser browser = Browser.start("browser-stays")) {
            Page page = browser.open(URI.create("about:blank"), 800, 600);
            page.setContent("""
                    <!doctype html><html lang="nl"><head><title>Proef</title></head><body><main>
                    <button>Eerste</button><button>Tweede</button></main></body></html>
                    """);
            // Touched, not reached by keys: then a browser shows no focus of its own accord.
            page.getByText("Tweede").click();
            browser.show(page, "touched");
            assertThat(page.evaluate("[document.activeElement.textContent, innerWidth, innerHeight].join()"))
                    .isEqualTo("Tweede,800,600");
        }
    }
}
