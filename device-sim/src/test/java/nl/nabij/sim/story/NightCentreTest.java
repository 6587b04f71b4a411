package nl.nabij.sim.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.nabij.sim.program.Centre;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The host of a new centre adds a night centre; a provider asks it, it accepts, and later it stops; and the provider
/// makes a team. No demo, no row by hand.
@Story
class NightCentreTest {

    private static final String PASSWORD = "een paard staat op het dak";
    private static final String CENTRE = "Nachtzorgcentrale Utrecht";
    private static final String PROVIDER = "Thuiszorg De Bilt";

    @TempDir
    private Path data;

    @Test
    void fromTheFirstAdministratorToANightCentreThatAnswersAndStops() throws IOException, InterruptedException {
        try (Centre centre = Centre.start(data, Map.of("NABIJ_DEMO", "false"), List.of());
                Browser browser = Browser.start("night-centre")) {
            URI origin = URI.create("http://localhost:" + centre.port("http"));
            AdminPage bas = new AdminPage(browser.open(origin.resolve("/admin"), 1280, 900));
            String code = Files.readString(centre.folder().resolve("first-start-code"));
            bas.begins(code.strip(), PROVIDER, "Bas", "bas", PASSWORD);
            bas.reads("0 woningen");
            bas.presses("Nachtzorg");
            bas.reads("Op deze server is geen andere nachtzorgcentrale.");
            show(browser, bas, "no-night-centre");

            AdminPage nina = comesIn(browser, addsTheNightCentre(browser, bas));
            asksAndIsAccepted(browser, bas, nina);
            makesATeam(browser, bas);
            ends(browser, bas, nina);
        }
    }

    /// At a desk and on a telephone.
    private static void show(Browser browser, AdminPage who, String moment) {
        browser.show(who.page(), moment);
        who.page().setViewportSize(390, 844);
        browser.show(who.page(), moment + "-on-a-telephone");
        who.page().setViewportSize(1280, 900);
    }

    /// @return the link for its first administrator
    private static String addsTheNightCentre(Browser browser, AdminPage bas) {
        bas.presses("Organisaties");
        bas.reads("1 organisatie op deze server");
        bas.presses("Organisatie toevoegen");
        bas.fill("Naam van de organisatie", PROVIDER.toUpperCase(Locale.ROOT));
        bas.chooses("Wat voor organisatie", "Nachtzorgcentrale");
        bas.fill("Naam, zoals collega", "Nina");
        bas.fill("Gebruikersnaam", "nina@nacht.example");
        bas.presses("Toevoegen");
        bas.reads("Een andere organisatie op deze server heet al zo.");
        show(browser, bas, "organisation-refused");
        bas.fill("Naam van de organisatie", CENTRE);
        bas.presses("Toevoegen");
        bas.reads("Nina is uitgenodigd");
        String link = bas.readsInvitationLink();
        browser.show(bas.page(), "organisation-added");
        bas.presses("Sluiten");
        bas.reads("beheerder uitgenodigd");
        show(browser, bas, "organisations");
        return link;
    }

    private static AdminPage comesIn(Browser browser, String link) {
        AdminPage nina = new AdminPage(browser.open(URI.create(link), 1280, 900));
        nina.choosesPassword(PASSWORD);
        nina.presses("Wachtwoord instellen");
        nina.reads("Uw wachtwoord is ingesteld");
        nina.signsIn("nina@nacht.example", PASSWORD);
        nina.reads("0 woningen");
        assertThat(nina.page().getByText("Organisaties").count())
                .as("she is no host")
                .isZero();
        return nina;
    }

    private static void asksAndIsAccepted(Browser browser, AdminPage bas, AdminPage nina) {
        bas.presses("Organisaties");
        bas.reads("2 organisaties op deze server");
        bas.presses("Nachtzorg");
        bas.presses("Een nachtzorgcentrale vragen");
        bas.chooses("Nachtzorgcentrale", CENTRE);
        browser.show(bas.page(), "ask");
        bas.presses("Vraag");
        bas.reads("U vroeg " + CENTRE);
        show(browser, bas, "asked");

        nina.presses("Nachtzorg");
        nina.reads("Wie u vraagt");
        show(browser, nina, "request");
        nina.presses("Zeg ja " + PROVIDER);
        nina.reads("Vanaf dat moment gaan de alarmen van alle woningen van " + PROVIDER + " naar uw centralisten");
        show(browser, nina, "accept-question");
        nina.presses("Zeg ja");
        nina.reads("Voor wie u opneemt");
        show(browser, nina, "accepted");

        bas.presses("Nachtzorg");
        bas.reads(CENTRE + " neemt uw alarmen op");
        show(browser, bas, "answering");
    }

    private static void makesATeam(Browser browser, AdminPage bas) {
        bas.presses("Woningen");
        bas.presses("Woning toevoegen");
        bas.fillsHome("mevrouw Willemse", "3732 AB");
        bas.presses("Toevoegen");
        bas.reads("Kastje voor mevrouw Willemse");
        bas.presses("Sluiten");
        bas.presses("Teams");
        bas.reads("Bij een alarm verandert een team nog niet wie er wordt opgeroepen");
        show(browser, bas, "no-teams");
        bas.presses("Team toevoegen");
        bas.fill("Naam van het team", "Oost");
        bas.presses("Team toevoegen");
        bas.reads("Woningen van dit team");
        bas.ticks("Bas");
        bas.picks("Als gezicht op het scherm", "own");
        bas.presses("Opslaan");
        bas.reads("Opgeslagen.");
        bas.presses("Zet erin mevrouw Willemse");
        bas.reads("Geen andere woning gevonden.");
        show(browser, bas, "team");
        bas.page().keyboard().press("Escape");
        bas.reads("1 woning");
        show(browser, bas, "teams");
        bas.presses("Medewerkers");
        bas.reads("· Oost");
        show(browser, bas, "staff-with-teams");
        bas.presses("Teams");
        bas.presses("Open Oost");
        bas.presses("Team opheffen");
        bas.reads("De medewerkers en woningen blijven");
        show(browser, bas, "team-removed-question");
        bas.presses("Team opheffen");
        bas.reads("Nog geen team. Voeg het eerste toe.");
    }

    private static void ends(Browser browser, AdminPage bas, AdminPage nina) {
        nina.presses("Beëindig " + PROVIDER);
        nina.reads("alleen naar haar eigen medewerkers");
        show(browser, nina, "stop-question");
        nina.presses("Beëindig");
        nina.reads("U stopte met opnemen voor " + PROVIDER);
        bas.presses("Nachtzorg");
        bas.reads(CENTRE + " stopte met opnemen voor u");
        bas.reads("Geen nachtzorgcentrale neemt uw alarmen op.");
        show(browser, bas, "stopped");
        bas.presses("English");
        bas.reads("No night centre answers your alarms.");
        bas.presses("Light or dark");
        show(browser, bas, "stopped-in-english-dark");
    }
}
