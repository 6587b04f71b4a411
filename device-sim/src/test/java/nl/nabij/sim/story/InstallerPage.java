package nl.nabij.sim.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;

/// The installer's page on the box in Dutch, by what she reads and not by how it is built.
final class InstallerPage {

    private static final double PATIENCE_MILLIS = 60_000;

    private final Page page;

    InstallerPage(Page page) {
        this.page = page;
    }

    Page page() {
        return page;
    }

    void comesIn(String name, String label, String code) {
        page.getByLabel("Uw naam").fill(name);
        page.getByLabel(label).fill(code);
        presses("Verder");
    }

    void presses(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .last()
                .click();
    }

    void names(String device, String as, String room) {
        page.getByLabel("Naam, zoals de centralist").fill(as);
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Ruimte"))
                .fill(room);
    }

    void picks(String purpose) {
        page.getByLabel(purpose).check();
    }

    void saves() {
        presses("Opslaan");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    }

    void reads(String text) {
        visible(page.getByText(text).first());
    }

    void readsNoMore(String text) {
        assertThat(page.getByText(text).first())
                .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(PATIENCE_MILLIS));
    }

    private static void visible(Locator what) {
        assertThat(what).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
    }
}
