package nl.nabij.sim.story;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A daughter with a telephone: let in by the office, calls and is called, and is out at once when it is
/// taken
/// back. Server, box and browsers are real, and so are the voices between them.
@Story
class DaughterCallsTest {

    @TempDir
    private Path data;

    @Test
    void sheIsLetInCallsIsCalledAndIsOutAtOnce() {
        try (WholeSystem system = new WholeSystem(
                                "daughter", data, Map.of("NABIJ_CALLOUT_INSIDE", "127.0.0.1"), List.of())
                        .start();
                Browser browser = Browser.startForCalls("daughter")) {
            AdminPage bas = new AdminPage(browser.open(system.serverHttp().resolve("/admin"), 1280, 900));
            CallEnd anna = new CallEnd(browser.open(URI.create(invites(browser, bas)), 390, 844, CallEnd.COUNTS_AWAKE));
            comesIn(browser, anna);
            CallEnd her = new CallEnd(browser.open(system.gatewayHttp(), 1280, 800));
            her.reads("Praten");

            anna.mayGoDark();
            anna.presses("Bel mevrouw Willemse");
            her.reads("Anna belt");
            anna.staysLit();
            browser.show(her.page(), "her-screen-anna-knocks");
            browser.show(anna.page(), "anna-calls");
            pressesUntilTaken(her, "Ja, neem op");
            her.hears();
            anna.hears();
            anna.sees();
            her.sees();
            browser.show(her.page(), "her-screen-she-sees-anna");
            browser.show(anna.page(), "anna-sees-her");
            anna.staysLit();
            anna.presses("Ophangen");
            her.reads("Anna heeft opgehangen.");
            anna.mayGoDark();
            her.presses("Goed");

            her.presses(Pattern.compile("^Mensen"));
            browser.show(her.page(), "her-screen-faces");
            her.presses(Pattern.compile("Bel Anna"));
            anna.reads("mevrouw Willemse belt u");
            anna.staysLit();
            browser.show(anna.page(), "anna-is-called");
            her.reads("Wij bellen Anna");
            browser.show(her.page(), "her-screen-calls-anna");
            anna.presses("Camera uit");
            anna.reads("Zij hoort u straks, maar ziet u niet.");
            anna.presses("Neem op");
            her.hears();
            anna.hears();
            her.seesNobodyElse();
            her.presses("Ophangen");
            anna.reads("Het gesprek is klaar.");
            anna.presses("Goed");

            isCalledWithHerPageClosed(browser, her, anna);
            isMissedAndCalledBack(browser, her, anna);
            bas.presses("Trek in Anna");
            bas.presses("Trek de toegang in");
            anna.reads("U bent afgemeld");
            her.reads("Het gesprek is gestopt.");
            browser.show(anna.page(), "anna-is-out");
            anna.presses("Kom binnen met uw passkey");
            anna.reads("Het lukte niet met een passkey.");
        }
    }

    /// @return the link that she is given
    private static String invites(Browser browser, AdminPage bas) {
        bas.signsIn("beheerder", WholeSystem.PASSWORD);
        bas.presses("Dossier mevrouw Willemse");
        bas.reads("Nog niemand uitgenodigd.");
        bas.presses("Nodig iemand uit");
        bas.chooses("Wie", "Iemand anders");
        bas.fill("Naam, zoals zij die kent", "Anna");
        browser.show(bas.page(), "office-invites");
        bas.presses("Maak een link");
        bas.reads("Link voor Anna");
        browser.show(bas.page(), "office-link-told-once");
        String link = bas.page()
                .getByRole(AriaRole.DIALOG)
                .getByText(Pattern.compile("/family#"))
                .textContent();
        bas.presses("Sluiten");
        bas.reads("Link nog niet geopend");
        return link;
    }

    /// By the link, and then by the passkey that she made.
    private static void comesIn(Browser browser, CallEnd anna) {
        CDPSession session = anna.page().context().newCDPSession(anna.page());
        session.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        for (String able :
                List.of("hasResidentKey", "hasUserVerification", "isUserVerified", "automaticPresenceSimulation")) {
            options.addProperty(able, true);
        }
        JsonObject authenticator = new JsonObject();
        authenticator.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", authenticator);
        anna.presses("Ga verder");
        anna.presses("Maak een passkey");
        anna.reads("U kunt bellen.");
        browser.show(anna.page(), "anna-is-in");
        anna.presses("Meld dit toestel af");
        anna.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Meld dit toestel af"))
                .click();
        anna.reads("U bent afgemeld");
        anna.presses("Kom binnen met uw passkey");
        anna.reads("U kunt bellen.");
    }

    private static void isCalledWithHerPageClosed(Browser browser, CallEnd her, CallEnd anna) {
        String page = anna.page().url();
        browser.show(anna.page(), "anna-messages");
        try (Phone phone = Phone.ofFamily(browser, anna.page(), URI.create(page))) {
            phone.subscribes();
            phone.leavesPage();
            her.presses(Pattern.compile("Bel Anna"));
            her.reads("Wij bellen Anna");
            phone.isPushedTo();
            phone.showsNote("U wordt gebeld");
            CallEnd opened = phone.touchesNote();
            opened.reads("mevrouw Willemse belt u");
            opened.presses("Neem op");
            her.hears();
            opened.hears();
            opened.presses("Ophangen");
            her.reads("Anna heeft opgehangen.");
            her.presses("Goed");
            opened.page().close();
        }
        anna.page().navigate(page);
        // For two minutes also another page of hers says what became of the call.
        anna.reads(Pattern.compile("U kunt bellen\\.|Het gesprek is klaar\\."));
    }

    private static void isMissedAndCalledBack(Browser browser, CallEnd her, CallEnd anna) {
        her.presses(Pattern.compile("Bel Anna"));
        anna.reads("mevrouw Willemse belt u");
        pressesUntilTaken(her, "Toch niet");
        anna.reads(Pattern.compile("mevrouw Willemse belde u"));
        browser.show(anna.page(), "anna-missed-her");
        anna.presses("Bel terug");
        her.reads("Anna belt");
        pressesUntilTaken(her, "Ja, neem op");
        her.hears();
        anna.hears();
    }

    /// What appears under a finger takes no touch at first.
    private static void pressesUntilTaken(CallEnd her, String button) {
        Locator key = her.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button));
        Eventually.until("'" + button + "' is taken", () -> {
            if (key.count() > 0) {
                key.first().click();
            }
            return key.count() == 0;
        });
    }
}
