package nl.nabij.sim.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.face.ResidentState.HelpStage;
import nl.nabij.sim.program.Box;
import nl.nabij.sim.program.Centre;
import nl.nabij.sim.program.SimulatedHouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kees installs a home with his telephone, the centre sees his test, a second person checks it; and a
/// box takes the place of a broken one while her alarm is open.
@Story
class InstallerTest {

    /// The button that Kees brings; the simulator gives the first from the shelf this address.
    private static final String BUTTON = "0x00124b0025aa0000";

    @TempDir
    private Path data;

    private Box box(Centre centre, String folder, String codeFile) throws IOException {
        Path own = Files.createDirectories(data.resolve(folder));
        return Box.start(
                own,
                centre,
                Map.of(
                        "NABIJ_GATEWAY_ENROLMENT_CODE_FILE",
                        data.resolve(codeFile).toString()),
                List.of());
    }

    private SimulatedHouse house(Box box) {
        return SimulatedHouse.start(data, List.of("--broker", "tcp://127.0.0.1:" + box.port("broker"), "--qos", "1"));
    }

    private static URI install(Box box) {
        return URI.create("http://localhost:" + box.port("http") + "/install");
    }

    private static URI http(Centre centre, String path) {
        return URI.create("http://localhost:" + centre.port("http") + path);
    }

    private static void installs(InstallerPage kees, SimulatedHouse house) throws InterruptedException {
        kees.presses("Zet open");
        kees.reads("Open voor nieuwe apparaten");
        assertThat(house.pair("button")).isTrue();
        kees.reads("Nieuw: geef het een naam");
        kees.presses("Instellen " + BUTTON);
        kees.names(BUTTON, "Knop bij het bed", "slaapkamer");
        kees.picks("Haar hulpknop");
    }

    @Test
    void aHomeIsInstalledTriedAndChecked() throws Exception {
        try (Centre centre = Centre.start(data);
                Box box = box(centre, "box", "no-code");
                Browser browser = Browser.start("installer")) {
            InstallerPage kees = new InstallerPage(browser.open(install(box), 360, 740));
            kees.reads("Een nieuw kastje");
            browser.show(kees.page(), "new-box");
            kees.comesIn("Kees", "Code van de woning", "12345");
            kees.reads("Dit is geen code van een woning");
            String right = Files.readString(centre.enrolmentCode()).strip();
            kees.comesIn("Kees", "Code van de woning", "00000000000000000000" + right.substring(right.indexOf('.')));
            kees.reads("De centrale kent deze code niet");
            browser.show(kees.page(), "code-refused");
            kees.comesIn("Kees", "Code van de woning", right);
            kees.reads("Woning van mevrouw Willemse");
            kees.reads("Verbonden met de centrale");
            browser.show(kees.page(), "empty-home");

            try (SimulatedHouse house = house(box)) {
                kees.reads("Zigbee werkt");
                kees.reads("Noodknop");
                assertThat(house.pair("button")).as("closed").isFalse();
                installs(kees, house);
                browser.show(kees.page(), "what-is-it-for");
                kees.saves();
                kees.presses("Sluit");
                kees.readsNoMore("Open voor nieuwe apparaten");
                kees.presses("Weghalen Rookmelder gang");
                browser.show(kees.page(), "remove-asked");
                kees.presses("Ja, haal het weg");
                kees.readsNoMore("Rookmelder gang");

                kees.presses("Beproeven Knop bij het bed");
                kees.reads("Druk nu op Knop bij het bed");
                browser.show(kees.page(), "press-now");
                ConsolePage fatima = new ConsolePage(browser.open(http(centre, "/console"), 1440, 900));
                fatima.signsIn("centralist", Centre.PASSWORD);
                fatima.startsShift();
                assertThat(house.press("button")).isTrue();
                kees.reads("Knop bij het bed werkt: de centrale ziet de proef");
                browser.show(kees.page(), "seen-at-the-centre");
                fatima.picksAlarm(Pattern.compile("Proef.*Willemse"));
                fatima.claims();
                browser.show(fatima.page(), "test-at-the-centre");
                kees.reads("Aangenomen door Fatima");
                browser.show(kees.page(), "answered");
                kees.page().setViewportSize(1280, 800);
                browser.show(kees.page(), "answered-on-the-touch-screen");

                // The next press is hers.
                assertThat(house.press("button")).isTrue();
                fatima.seesAlarmFrom("Willemse");

                checked(browser, centre, kees, house);
                stranger(browser, centre, box);
            }
        }
    }

    /// The pendant that was there already is tried too; then a second person says that it is right.
    private static void checked(Browser browser, Centre centre, InstallerPage kees, SimulatedHouse house)
            throws InterruptedException {
        AdminPage bas = new AdminPage(browser.open(http(centre, "/admin"), 1280, 900));
        bas.signsIn("beheerder", Centre.PASSWORD);
        bas.reads("Nog niet beproefd: Noodknop");
        bas.presses("Installatie mevrouw Willemse");
        bas.reads("niet elk alarmapparaat is beproefd");
        browser.show(bas.page(), "not-yet-checked");
        bas.presses("Sluiten");

        kees.presses("Instellen Noodknop");
        kees.names("Noodknop", "Halszender", "woonkamer");
        kees.saves();
        kees.presses("Beproeven Halszender");
        kees.reads("Druk nu op Halszender");
        assertThat(house.press("pendant")).isTrue();
        kees.reads("Halszender werkt: de centrale ziet de proef");
        kees.reads("Alle 2 alarmapparaten zijn beproefd");
        browser.show(kees.page(), "all-tried");

        bas.presses("Installatie mevrouw Willemse");
        bas.reads("beproefd door Kees");
        bas.presses("Ik heb het nagekeken: het klopt");
        bas.reads("Nagekeken door");
        browser.show(bas.page(), "checked");
    }

    /// Who has no code learns nothing; an administrator lets an installer in.
    private static void stranger(Browser browser, Centre centre, Box box) {
        InstallerPage neighbour = new InstallerPage(browser.open(install(box), 360, 740));
        neighbour.reads("Dit kastje hoort bij een woning");
        assertThat(neighbour.page().content()).doesNotContain("Willemse").doesNotContain("Halszender");
        neighbour.comesIn("Buur", "Acht cijfers", "12345678");
        neighbour.reads("Deze code klopt niet");
        browser.show(neighbour.page(), "neighbour-refused");

        AdminPage bas = new AdminPage(browser.open(http(centre, "/admin"), 1280, 900));
        bas.signsIn("beheerder", Centre.PASSWORD);
        bas.presses("Installatie mevrouw Willemse");
        bas.presses("Code voor de installateur");
        bas.reads("Het kastje kent ze al");
        browser.show(bas.page(), "installer-code");
        String digits = bas.page().locator(".notice code").textContent();
        neighbour.comesIn("Ria", "Acht cijfers", digits);
        neighbour.reads("Woning van mevrouw Willemse");
        neighbour.presses("English");
        neighbour.reads("Devices in this home");
        browser.show(neighbour.page(), "in-english");
    }

    @Test
    void aBrokenBoxIsReplacedWhileHerAlarmIsOpen() throws Exception {
        try (Centre centre = Centre.start(data);
                Browser browser = Browser.start("replacement")) {
            Files.copy(centre.enrolmentCode(), data.resolve("first-code"));
            Operator fatima = Operator.signIn(http(centre, "/"), "centralist", Centre.PASSWORD)
                    .startShift();
            AlarmView alarm;
            try (Box old = box(centre, "old", "no-code")) {
                InstallerPage kees = new InstallerPage(browser.open(install(old), 360, 740));
                kees.comesIn("Kees", "Code van de woning", Files.readString(data.resolve("first-code")));
                kees.reads("Verbonden met de centrale");
                try (SimulatedHouse house = house(old)) {
                    kees.reads("Noodknop");
                    installs(kees, house);
                    kees.saves();
                    assertThat(house.press("button")).isTrue();
                    alarm = fatima.claims(fatima.seesAlarm(BUTTON));
                    assertThat(alarm.deviceName()).isEqualTo("Knop bij het bed");
                }

                AdminPage bas = new AdminPage(browser.open(http(centre, "/admin"), 1280, 900));
                bas.signsIn("beheerder", Centre.PASSWORD);
                bas.presses("Nieuw kastje mevrouw Willemse");
                Files.writeString(data.resolve("second-code"), bas.readsCode());
                browser.show(bas.page(), "replacement-code");
                Resident.at(install(old)).seesUplink(true);

                try (Box fresh = box(centre, "fresh", "second-code")) {
                    Resident willemse = Resident.at(install(fresh));
                    willemse.seesUplink(true);
                    assertThat(willemse.sees(HelpStage.CLAIMED).with()).contains("Fatima");
                    Resident.at(install(old)).seesUplink(false);

                    // The new stick was paired with the same button, which is all that has to be done again.
                    try (SimulatedHouse house = house(fresh)) {
                        InstallerPage ria = new InstallerPage(browser.open(install(fresh), 360, 740));
                        bas.presses("Sluiten");
                        bas.presses("Installatie mevrouw Willemse");
                        bas.presses("Code voor de installateur");
                        bas.reads("Het kastje kent ze al");
                        ria.comesIn(
                                "Ria",
                                "Acht cijfers",
                                bas.page().locator(".notice code").textContent());
                        ria.reads("Noodknop");
                        ria.presses("Zet open");
                        ria.reads("Open voor nieuwe apparaten");
                        assertThat(house.pair("button")).isTrue();
                        ria.reads("Knop bij het bed");
                        browser.show(ria.page(), "restored");
                        assertThat(house.press("button")).isTrue();
                        fatima.seesAlarmBecome(alarm.id(), "repeated", now -> now.repeats() == 1);
                    }
                    assertThat(fatima.openAlarms()).singleElement().satisfies(open -> {
                        assertThat(open.id()).isEqualTo(alarm.id());
                        assertThat(open.owner()).isPresent();
                    });
                }
            }
        }
    }
}
