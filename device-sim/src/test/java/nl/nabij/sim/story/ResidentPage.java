package nl.nabij.sim.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;

/// Mrs Willemse's screen in Dutch.
final class ResidentPage {

    private static final double PATIENCE_MILLIS = 30_000;

    private final Page page;

    ResidentPage(Page page) {
        this.page = page;
    }

    void reads(String words) {
        assertThat(page.getByText(words).first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
    }

    void touches(String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click();
    }

    /// What the tile of one device says.
    void readsOn(String device, String words) {
        Locator tile = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(device))
                .first();
        assertThat(tile.getByText(words).first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
    }

    Page page() {
        return page;
    }
}
