package nl.nabij.sim.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/// The centralist's console in Dutch, by what she reads and not by how it is built.
final class ConsolePage {

    private static final double PATIENCE_MILLIS = 30_000;

    private final Page page;

    ConsolePage(Page page) {
        this.page = page;
    }

    void signsIn(String user, String password) {
        page.getByLabel("Gebruikersnaam").fill(user);
        page.getByLabel("Wachtwoord").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Aanmelden"))
                .click();
    }

    void startsShift() {
        button("Start dienst").click();
        visible(page.getByText("In dienst · geluid aan"));
    }

    void seesAlarmFrom(String client) {
        visible(queue().getByRole(
                        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("SOS.*" + client))));
    }

    void picksAlarm(Pattern name) {
        queue().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                .first()
                .click();
    }

    void picksAlarmFrom(String client) {
        queue().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("SOS.*" + client)))
                .first()
                .click();
    }

    void seesStep(int number) {
        visible(page.getByText("stap " + number, new Page.GetByTextOptions().setExact(true)));
    }

    /// What belongs to the home whose alarm is picked.
    void seesDevice(String name) {
        visible(page.getByText(name).first());
    }

    void claims() {
        button("Aannemen").click();
        visible(page.getByText("u bent hiermee bezig"));
    }

    /// By the keyboard: a home found by its name, and a knock there.
    void calls(String client) {
        page.keyboard().press("b");
        Locator window = page.getByRole(AriaRole.DIALOG);
        window.getByRole(AriaRole.TEXTBOX).fill(client);
        visible(window.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile(client))));
        page.keyboard().press("Enter");
        assertThat(window).hasCount(0);
    }

    void opensCurtain() {
        button("Open: Gordijn woonkamer").click();
        visible(page.getByText("Open: gevraagd").or(page.getByText("Open: bij het apparaat")));
    }

    void seesCurtainDone() {
        visible(page.getByText("Open: gedaan"));
    }

    void switchesLampOn() {
        button("Aan: Lamp woonkamer").click();
        visible(page.getByText("Aan: gedaan"));
    }

    /// By the keyboard alone: whom she asks, and the first word of when.
    ///
    /// @param key of the minutes in the window
    void notesWhoComes(String name, String key) {
        page.keyboard().press("o");
        Locator window = page.getByRole(AriaRole.DIALOG);
        window.getByRole(AriaRole.COMBOBOX).fill(name);
        page.keyboard().press("Enter");
        visible(window.getByText(name + " komt, over hoeveel minuten?"));
        page.keyboard().press(key);
        assertThat(window).hasCount(0);
    }

    /// By touch: another time, or that she is there.
    void notesOfResponder(String button) {
        button("Opvolger").click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .click();
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    }

    void reads(Pattern words) {
        visible(page.getByRole(AriaRole.MAIN).getByText(words).first());
    }

    void closes(String outcome, String note) {
        button("Afsluiten").click();
        Locator window = page.getByRole(AriaRole.DIALOG);
        window.getByText(outcome, new Locator.GetByTextOptions().setExact(true)).click();
        window.getByRole(AriaRole.TEXTBOX).fill(note);
        window.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Afsluiten"))
                .click();
        assertThat(window).hasCount(0);
    }

    void seesClosed(String outcome, String note) {
        visible(page.getByText("afgesloten: " + outcome).first());
        visible(page.getByText(note).first());
    }

    void seesInHistory(String line) {
        visible(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Verloop"))
                .getByText(line)
                .first());
    }

    private Locator queue() {
        return page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName(Pattern.compile("Wachtrij")));
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    private static void visible(Locator what) {
        assertThat(what).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
    }

    Page page() {
        return page;
    }
}
