package nl.nabij.sim.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.nabij.sim.program.Box;
import nl.nabij.sim.program.Centre;
import nl.nabij.sim.wire.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a server that has nobody to a home whose press is seen: no demo, no row by hand.
@Story
class NewcomerTest {

    private static final String PASSWORD = "een paard staat op het dak";

    @TempDir
    private Path data;

    @Test
    void fromAnEmptyServerToAnAlarmThatIsSeen() throws IOException, InterruptedException {
        try (Centre centre = Centre.start(data, Map.of("NABIJ_DEMO", "false"), List.of());
                Browser browser = Browser.start("newcomer")) {
            URI origin = URI.create("http://localhost:" + centre.port("http"));
            AdminPage bas = new AdminPage(browser.open(origin.resolve("/admin"), 1280, 900));
            bas.reads("Een nieuwe centrale");
            browser.show(bas.page(), "first-start");
            bas.begins("00000-00000-00000-00000", "Thuiszorg De Bilt", "Bas", "bas", PASSWORD);
            bas.reads("Deze code is onbekend");
            Path codeFile = centre.folder().resolve("first-start-code");
            bas.begins(Files.readString(codeFile).strip(), "Thuiszorg De Bilt", "Bas", "bas", PASSWORD);
            bas.reads("0 woningen");
            assertThat(codeFile).as("it is used up").doesNotExist();
            browser.show(bas.page(), "no-homes");

            bas.presses("Woning toevoegen");
            bas.fillsHome("mevrouw Willemse", "12 AB");
            bas.presses("Toevoegen");
            bas.reads("De postcode moet vier cijfers en twee letters zijn");
            browser.show(bas.page(), "add-refused");
            bas.fill("Postcode", "3732 ab");
            bas.presses("Toevoegen");
            Path code = Files.writeString(data.resolve("code"), bas.readsCode());
            browser.show(bas.page(), "code");

            try (Box box =
                    Box.start(data, centre, Map.of("NABIJ_GATEWAY_ENROLMENT_CODE_FILE", code.toString()), List.of())) {
                bas.presses("Sluiten");
                bas.reads("Dorpsstraat 12a, 3732AB, De Bilt");
                bas.reads("Verbonden");
                bas.reads("1 woning · alles in orde");
                browser.show(bas.page(), "connected");
                bas.page().setViewportSize(390, 844);
                browser.show(bas.page(), "connected-on-a-telephone");
                bas.presses("Licht of donker");
                bas.page().setViewportSize(1280, 900);
                browser.show(bas.page(), "connected-dark");
                assertThat(seenBy(browser, origin, bas, box)).isNotBlank();
            }
        }
    }

    /// @return the invitation's link
    private static String seenBy(Browser browser, URI origin, AdminPage bas, Box box) throws InterruptedException {
        bas.presses("Medewerkers");
        bas.presses("Uitnodigen");
        bas.fill("Naam, zoals collega", "Fatima");
        bas.fill("Gebruikersnaam", "fatima@thuiszorg.example");
        bas.presses("Uitnodigen");
        bas.reads("Kies minstens één rol.");
        bas.ticks("centralist");
        bas.presses("Uitnodigen");
        String link = bas.readsInvitationLink();
        browser.show(bas.page(), "invited");

        AdminPage welcome = new AdminPage(browser.open(URI.create(link), 1280, 900));
        welcome.choosesPassword("wachtwoord123");
        welcome.presses("Wachtwoord instellen");
        welcome.reads("Dit wachtwoord is snel te raden");
        browser.show(welcome.page(), "welcome");
        welcome.choosesPassword(PASSWORD);
        welcome.presses("Wachtwoord instellen");
        welcome.reads("Uw wachtwoord is ingesteld");

        ConsolePage fatima = new ConsolePage(browser.open(origin.resolve("/console"), 1440, 900));
        fatima.signsIn("fatima@thuiszorg.example", PASSWORD);
        fatima.startsShift();
        try (WireClient pendant = WireClient.connect(box.port("broker"), "pendant")) {
            pendant.publish("zigbee2mqtt/halszender", "{\"action\":\"emergency\"}".getBytes(StandardCharsets.UTF_8));
            fatima.seesAlarmFrom("Willemse");
        }
        browser.show(fatima.page(), "alarm-seen");
        fatimaLeaves(browser, bas);
        new AdminPage(fatima.page()).reads("Aanmelden");
        browser.show(fatima.page(), "signed-out-since-she-left");
        takesATable(browser, bas);
        return link;
    }

    private static void fatimaLeaves(Browser browser, AdminPage bas) {
        bas.presses("Sluiten");
        bas.presses("Wijzig Fatima");
        bas.reads("Waar aangemeld");
        bas.reads("Meldt zich aan met alleen een wachtwoord.");
        browser.show(bas.page(), "member");
        bas.presses("Gaat weg");
        bas.reads("Fatima wordt overal afgemeld");
        browser.show(bas.page(), "leaves");
        bas.presses("Gaat weg");
        bas.reads("geblokkeerd");
        browser.show(bas.page(), "staff");
        bas.presses("Mijn account");
        bas.reads("Account van Bas");
        browser.show(bas.page(), "account");
        bas.presses("Stel in");
        bas.fill("Uw wachtwoord nu", PASSWORD);
        bas.presses("Verder");
        bas.reads("Scan deze code met de app");
        browser.show(bas.page(), "second-factor");
        bas.fill("Zes cijfers", "000000");
        bas.presses("Controleer");
        bas.reads("Deze code klopt niet");
        bas.presses("Annuleren");
    }

    private static void takesATable(Browser browser, AdminPage bas) {
        bas.presses("Woningen");
        bas.presses("Uit een tabel");
        bas.choosesTable("""
                naam;postcode;huisnummer;straat;plaats;kleur
                mevrouw José;3732 AB;1;Dorpsstraat;De Bilt;rood
                de heer Bos;geen;2;Laan;;blauw
                MEVROUW JOSÉ;3732AB;1;Dorpsstraat;De Bilt;groen
                """);
        bas.reads("1 nieuwe woning · 1 fout · 1 dubbel");
        bas.reads("Staat ook op regel 2.");
        bas.reads("plaats is leeg.");
        browser.show(bas.page(), "table-judged");
        bas.ticks("Sla deze 2 regels over");
        bas.presses("Voeg 1 woning toe");
        bas.reads("1 woning is toegevoegd.");
        bas.presses("Sluiten");
        bas.reads("mevrouw José");
        browser.show(bas.page(), "table-written");
    }
}
