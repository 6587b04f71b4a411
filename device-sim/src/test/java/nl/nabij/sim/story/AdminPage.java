package nl.nabij.sim.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// The administrator's office in Dutch, by what she reads and not by how it is built.
final class AdminPage {

    private static final double PATIENCE_MILLIS = 30_000;

    private final Page page;

    AdminPage(Page page) {
        this.page = page;
    }

    Page page() {
        return page;
    }

    void begins(String code, String organisation, String shownName, String user, String password) {
        reads("Een nieuwe centrale");
        fill("Code van de server", code);
        fill("Naam van uw organisatie", organisation);
        fill("Uw naam, zoals", shownName);
        fill("Uw gebruikersnaam", user);
        choosesPassword(password);
        presses("Begin");
    }

    void choosesPassword(String password) {
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Wachtwoord"))
                .fill(password);
    }

    void signsIn(String user, String password) {
        fill("Gebruikersnaam", user);
        page.getByLabel("Wachtwoord", new Page.GetByLabelOptions().setExact(true))
                .fill(password);
        presses("Aanmelden");
    }

    void fillsHome(String client, String postcode) {
        fill("Naam, zoals u haar aanspreekt", client);
        fill("Geboortejaar", "1940");
        fill("Postcode", postcode);
        fill("Huisnummer", "12a");
        fill("Straat", "Dorpsstraat");
        fill("Plaats", "De Bilt");
        fill("Wat men moet weten", "loopt met een rollator\nhoort slecht links");
        Locator first = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Contact 1"));
        first.getByLabel("Naam").fill("mevrouw Jansen");
        first.getByLabel("Telefoon").fill("030 555 01 23");
    }

    /// As the installer types it.
    String readsCode() {
        Locator code = page.getByRole(AriaRole.DIALOG).getByText(Pattern.compile("^[0-9A-Z]{20}[.]"));
        visible(code);
        visible(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("QR-code met deze code")));
        return code.textContent();
    }

    /// What she hands to whom she invited.
    String readsInvitationLink() {
        Locator link = page.getByRole(AriaRole.DIALOG).getByText(Pattern.compile("/admin#welcome="));
        visible(link);
        return link.textContent();
    }

    void presses(String button) {
        front().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .last()
                .click();
    }

    /// The file that she chooses.
    void choosesTable(String text) {
        page.getByLabel("Bestand")
                .setInputFiles(new FilePayload("woningen.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)));
    }

    /// In a list of choices.
    void chooses(String label, String option) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .selectOption(new SelectOption().setLabel(option));
    }

    void ticks(String role) {
        page.getByLabel(role).check();
    }

    void fill(String label, String text) {
        front().getByLabel(label).first().fill(text);
    }

    void picks(String label, String value) {
        front().getByLabel(label).selectOption(value);
    }

    /// What can be touched: the open dialog, or the page.
    private Locator front() {
        // Looked for again with each try: a dialog may be closing.
        return page.locator("dialog[open], body:not(:has(dialog[open]))").last();
    }

    void reads(String text) {
        visible(page.getByText(text).first());
    }

    private static void visible(Locator what) {
        assertThat(what).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
    }
}
