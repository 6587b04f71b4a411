package nl.nabij.sim.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import nl.nabij.sim.program.Box;
import nl.nabij.sim.program.Centre;
import nl.nabij.sim.wire.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a client: her file, what she agrees to, hospital, and the end of care.
@Story
class HomeFileTest {

    @TempDir
    private Path data;

    @Test
    void fromHerFirstConsentToTheEndOfCare() throws IOException, InterruptedException {
        try (Centre centre = Centre.start(data);
                Browser browser = Browser.start("home-file")) {
            URI origin = URI.create("http://localhost:" + centre.port("http"));
            AdminPage bas = new AdminPage(browser.open(origin.resolve("/admin"), 1280, 900));
            bas.signsIn("beheerder", Centre.PASSWORD);
            bas.reads("1 woning");
            bas.presses("Dossier mevrouw Willemse");
            bas.reads("Woont thuis.");
            browser.show(bas.page(), "file");
            bas.page().setViewportSize(390, 844);
            bas.presses("Licht of donker");
            browser.show(bas.page(), "file-on-a-telephone-dark");
            bas.presses("English");
            bas.reads("Lives at home.");
            browser.show(bas.page(), "file-on-a-telephone-dark-in-english");
            bas.presses("Nederlands");
            bas.presses("Licht of donker");
            bas.page().setViewportSize(1280, 900);
            changesHerFile(bas);
            browser.show(bas.page(), "saved");
            asksHer(browser, bas);
            browser.show(bas.page(), "consents");
            asksWhoMayComeIn(browser, bas);
            plansACall(browser, bas);
            moves(browser, bas);

            goesAway(bas);
            browser.show(bas.page(), "away");
            seenByWhoHelps(browser, origin, centre, bas);
            fetchesAll(bas.page());
            endsAndErases(browser, bas, centre);
        }
    }

    private static void changesHerFile(AdminPage bas) {
        bas.fill("Postcode", "37 AB");
        bas.presses("Opslaan");
        bas.reads("De postcode moet vier cijfers en twee letters zijn");
        bas.fill("Postcode", "3732 ab");
        bas.fill("Ruimten", "woonkamer\nslaapkamer\nkeuken");
        bas.fill("Waar de sleutel is", "sleutelkluis links van de deur, 4711");
        bas.presses("Contact 2 eerder");
        bas.presses("Nog een afspraak");
        bas.fill("Wie of wat, zoals zij het leest", "de thuiszorg");
        bas.page()
                .getByLabel("Van", new Page.GetByLabelOptions().setExact(true))
                .fill("08:00");
        bas.presses("Opslaan");
        bas.reads("Een afspraak heeft nog geen dag.");
        for (String day : List.of("ma", "di", "wo", "do", "vr", "za", "zo")) {
            bas.page()
                    .getByLabel(day, new Page.GetByLabelOptions().setExact(true))
                    .check();
        }
        bas.presses("Opslaan");
        bas.reads("Opgeslagen.");
        assertThat(bas.page()
                        .getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Contact 1"))
                        .getByLabel("Naam")
                        .inputValue())
                .isEqualTo("de heer Willemse");
    }

    private static void asksHer(Browser browser, AdminPage bas) {
        bas.reads("Nog niet gevraagd");
        bas.presses("Leg vast Deur");
        browser.show(bas.page(), "asks-her");
        bas.picks("Wat zij zei", "no");
        bas.presses("Opslaan");
        bas.reads("Nee, zei mevrouw Willemse op");
    }

    private static void plansACall(Browser browser, AdminPage bas) {
        bas.reads("Er is nog niets afgesproken.");
        bas.presses("Spreek een gesprek af");
        bas.picks("Hoe vaak", "weekly");
        Locator dialog = bas.page().getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Afspreken"))
                .click();
        bas.reads("Kies minstens één dag.");
        dialog.getByLabel("wo", new Locator.GetByLabelOptions().setExact(true)).check();
        bas.fill("Hoe laat", "10:30");
        bas.fill("Waarover", "medicijnen");
        browser.show(bas.page(), "plans-a-call");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Afspreken"))
                .click();
        bas.reads("wie er dienst heeft · wo om 10:30");
        bas.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Gaat niet door"))
                .first()
                .click();
        bas.reads("· gaat niet door");
        browser.show(bas.page(), "planned-calls");
        bas.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Gaat toch door"))
                .click();
        bas.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Haal weg"))
                .click();
        bas.reads("De afspraak verdwijnt van haar scherm");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Haal weg"))
                .click();
        bas.reads("Er is nog niets afgesproken.");
    }

    private static void asksWhoMayComeIn(Browser browser, AdminPage bas) {
        bas.reads("Niemand mag binnenkomen zonder dat zij ja zegt.");
        bas.presses("Leg vast Na haar alarm");
        bas.picks("Wat men van haar ziet", "veiled");
        bas.presses("Opslaan");
        bas.reads("Onscherp: men ziet dat er iemand is, niet hoe. Zei mevrouw Willemse op");
        bas.presses("Iemand mag zelf binnenkomen");
        bas.picks("Waarvoor", "look");
        browser.show(bas.page(), "who-may-come-in");
        bas.presses("Opslaan");
        Locator dialog = bas.page().getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Wie", new Locator.GetByLabelOptions().setExact(true))
                .selectOption(new SelectOption().setLabel("Iedereen die opneemt bij Thuiszorg De Bilt"));
        bas.presses("Opslaan");
        bas.reads("Elke dag van 22:00 tot 07:00. Zei mevrouw Willemse op");
        browser.show(bas.page(), "comes-in");
        bas.presses("Neem terug Thuiszorg De Bilt");
        bas.reads("Een gesprek dat zo begon houdt nu meteen op.");
        dialog.getByText("Neem terug").last().click();
        bas.reads("Niemand mag binnenkomen zonder dat zij ja zegt.");
    }

    private static void goesAway(AdminPage bas) {
        bas.presses("Zij is weg");
        bas.fill("Wat wie helpt moet weten", "heup gebroken");
        bas.fill("Verwacht terug op", LocalDate.now(ZoneOffset.UTC).plusDays(14).toString());
        bas.presses("Opslaan");
        bas.reads("In het ziekenhuis sinds");
    }

    private static void moves(Browser browser, AdminPage bas) {
        bas.presses("Verhuisd");
        bas.reads("vanaf nu gaat hulp naar het nieuwe adres");
        Locator address = bas.page().getByRole(AriaRole.DIALOG);
        address.getByLabel("Postcode").fill("3732ab");
        address.getByLabel("Postcode").press("Tab");
        bas.reads("zo staat het bij uw andere woningen met deze postcode");
        browser.show(bas.page(), "moves");
        bas.presses("Annuleren");
    }

    private void seenByWhoHelps(Browser browser, URI origin, Centre centre, AdminPage bas)
            throws IOException, InterruptedException {
        Path code = Files.writeString(
                data.resolve("code"), Files.readString(centre.enrolmentCode()).strip());
        ConsolePage fatima = new ConsolePage(browser.open(origin.resolve("/console"), 1440, 900));
        fatima.signsIn("centralist", Centre.PASSWORD);
        fatima.startsShift();
        try (Box box = Box.start(
                        data,
                        centre,
                        Map.of("NABIJ_GATEWAY_ENROLMENT_CODE_FILE", code.toString(), "NABIJ_GATEWAY_CLOCK", "trusted"),
                        List.of());
                WireClient pendant = WireClient.connect(box.port("broker"), "pendant")) {
            AdminPage hers =
                    new AdminPage(browser.open(URI.create("http://localhost:" + box.port("http") + "/"), 1280, 800));
            hers.reads("mevrouw Willemse");
            assertThat(hers.page().getByText("de thuiszorg").count())
                    .as("nobody comes to an empty home")
                    .isZero();
            bas.presses("Zij is terug");
            hers.reads("de thuiszorg");
            browser.show(hers.page(), "her-next-visit");
            hers.page().close();
            goesAway(bas);
            pendant.publish("zigbee2mqtt/halszender", "{\"action\":\"emergency\"}".getBytes(StandardCharsets.UTF_8));
            fatima.seesAlarmFrom("Willemse");
            fatima.picksAlarmFrom("Willemse");
            AdminPage card = new AdminPage(fatima.page());
            card.reads("Is niet thuis.");
            card.reads("sleutelkluis links van de deur, 4711");
            card.reads("Mogen horen wat er aan de hand is.");
            assertThat(card.page().locator(".contacts").innerText()).contains("de heer Willemse · zoon");
            browser.show(fatima.page(), "alarm-of-who-is-away");
            fatima.claims();
            fatima.closes("Vals alarm", "de hulp stootte tegen de knop");
        }
        fatima.page().close();
    }

    private static void fetchesAll(Page page) {
        String file = page.waitForDownload(() -> page.getByText("Haal alles op").click())
                .suggestedFilename();
        assertThat(file).isEqualTo("nabij-gw-willemse.json");
    }

    private static void endsAndErases(Browser browser, AdminPage bas, Centre centre) {
        bas.presses("Zij is terug");
        bas.reads("Woont thuis.");
        bas.presses("Zorg beëindigen");
        bas.reads("Na 30 dagen worden contacten");
        bas.picks("Waarom", "died");
        browser.show(bas.page(), "ends");
        bas.presses("Beëindig de zorg");
        bas.reads("Zorg beëindigd op");
        // What she pressed is gone: the focus went to the head of what is there, not to the top of the window.
        PlaywrightAssertions.assertThat(bas.page().locator("h1")).isFocused();
        browser.show(bas.page(), "ended");
        centre.program().kill();
        centre.startAgain();
        bas.presses("Toch niet: de zorg gaat door");
        bas.reads("Woont thuis.");
        bas.presses("Zorg beëindigen");
        bas.presses("Beëindig de zorg");
        bas.reads("Zorg beëindigd op");
        bas.presses("Wis nu alles");
        bas.fill("Typ ter controle", "mevrouw Jansen");
        bas.presses("Wis voorgoed");
        bas.reads("Dit is niet de naam die in het dossier staat.");
        browser.show(bas.page(), "erases");
        bas.fill("Typ ter controle", "mevrouw Willemse");
        bas.presses("Wis voorgoed");
        // Her box was there a moment ago: somebody may plug it in again, and press.
        bas.reads("of was dat het laatste uur");
        bas.presses("Annuleren");
        bas.presses("Alle woningen");
        bas.reads("0 woningen");
        bas.presses("Beëindigd 1");
        bas.reads("Bewaren na het einde van de zorg");
        bas.reads("mevrouw Willemse");
        bas.page().getByLabel("Jaren").waitFor();
        browser.show(bas.page(), "ended-homes");
    }
}
