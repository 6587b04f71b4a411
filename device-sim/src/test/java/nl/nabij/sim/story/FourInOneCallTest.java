package nl.nabij.sim.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// She speaks with the centralist, who adds an interpreter by a link and a carer of her organisation: four,
/// each with each, with real media in Chromium and the real server and gateway between them.
@Story
class FourInOneCallTest {

    @TempDir
    private Path data;

    @Test
    void anInterpreterByALinkAndAColleagueComeInAndLeave() {
        try (WholeSystem system = new WholeSystem("call-of-four", data, Map.of(), List.of()).start();
                Browser browser = Browser.startForCalls("call-of-four")) {
            Face her = new Face(browser, system.gatewayHttp(), 1280, 800, 1);
            Face fatima = desk(system, browser, "centralist", 2);
            her.end().presses(Pattern.compile("^Praten"));
            fatima.end().presses("Beantwoord");
            fatima.end().presses("Camera aan");
            Face.allSeeAndHear(List.of(her, fatima));

            String secret = link(browser, fatima);
            her.end().reads("Tolk Ayşe komt er zo bij.");
            browser.show(her.page(), "resident-who-comes");
            browser.show(fatima.page(), "console-who-comes");
            URI link = system.serverHttp().resolve("/guest#" + secret);
            Face ayse = new Face(browser, link, 412, 915, 4);
            ayse.end().reads("Fatima vraagt u in een gesprek");
            browser.show(ayse.page(), "guest-invited");
            ayse.end().presses("Kom binnen");
            ayse.end().presses("Camera aan");
            Face.allSeeAndHear(List.of(her, fatima, ayse));
            her.end().reads("Fatima en tolk Ayşe zijn bij u.");
            browser.show(her.page(), "resident-three");
            browser.show(fatima.page(), "console-three");
            browser.show(ayse.page(), "guest-three");
            CallEnd second = new CallEnd(browser.open(link, 412, 915));
            second.reads("Deze link is al gebruikt");
            browser.show(second.page(), "guest-used");
            second.page().context().close();

            Face ans = desk(system, browser, "verzorgende", 3);
            colleague(fatima, "Ans");
            ans.end().reads("Fatima vraagt u erbij");
            browser.show(ans.page(), "console-is-asked");
            ans.end().presses("Beantwoord");
            ans.end().presses("Camera aan");
            List<Face> four = List.of(her, fatima, ayse, ans);
            Face.allSeeAndHear(four);
            browser.show(her.page(), "resident-four");
            browser.show(fatima.page(), "console-four");
            browser.show(ayse.page(), "guest-four");

            fatima.end().presses("Iemand erbij");
            fatima.end().reads("Er zijn er vier, of zij komen zo.");
            assertThat(window(fatima).getByRole(AriaRole.BUTTON, named("Maak de link")))
                    .isDisabled();
            fatima.page().keyboard().press("Escape");

            ayse.page().reload();
            ayse.end().presses("Camera aan");
            Face.allSeeAndHear(four);

            ans.end().presses("Ophangen");
            Face.allSeeAndHear(List.of(her, fatima, ayse));
            her.end().presses("Ophangen");
            fatima.end().reads("Zij heeft opgehangen.");
            ayse.end().reads("Het gesprek is voorbij");
            browser.show(ayse.page(), "guest-over");
            ayse.page().reload();
            ayse.end().reads("Het gesprek is voorbij");
        }
    }

    private static Face desk(WholeSystem system, Browser browser, String user, int id) {
        Face face = new Face(browser, system.serverHttp().resolve("/console"), 1440, 900, id);
        ConsolePage desk = new ConsolePage(face.page());
        desk.signsIn(user, WholeSystem.PASSWORD);
        desk.startsShift();
        return face;
    }

    /// @return the part of the link that opens it
    private static String link(Browser browser, Face staff) {
        staff.page().keyboard().press("i");
        Locator window = window(staff);
        window.getByText("Tolk").click();
        window.getByLabel("Naam, zoals zij hem leest").fill("Ayşe");
        browser.show(staff.page(), "console-whom-to-add");
        window.getByRole(AriaRole.BUTTON, named("Maak de link")).click();
        String link = window.getByLabel("Link", new Locator.GetByLabelOptions().setExact(true))
                .inputValue();
        browser.show(staff.page(), "console-the-link");
        window.getByRole(AriaRole.BUTTON, named("Klaar")).click();
        return link.substring(link.indexOf('#') + 1);
    }

    private static void colleague(Face staff, String name) {
        staff.end().presses("Iemand erbij");
        window(staff).getByRole(AriaRole.BUTTON, named("Vraag erbij: " + name)).click();
        assertThat(window(staff)).hasCount(0);
    }

    private static Locator window(Face of) {
        return of.page().getByRole(AriaRole.DIALOG);
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
