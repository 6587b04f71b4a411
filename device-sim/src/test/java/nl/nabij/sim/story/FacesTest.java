package nl.nabij.sim.story;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main job as people see it, in two browsers, with a picture and a WCAG check of each moment.
@Story
class FacesTest {

    /// All that Zigbee2MQTT published of this home.
    private static final List<String> DEVICES = List.of(
            "Noodknop",
            "Gordijn woonkamer",
            "Rookmelder gang",
            "Voordeur",
            "Beweging gang",
            "Lamp woonkamer",
            "Stekker gang");

    @TempDir
    private Path data;

    @Test
    void fromThePressToTheClosedAlarmOnBothScreens() {
        try (WholeSystem system = new WholeSystem("faces", data, Map.of(), List.of("--curtain-seconds", "6")).start();
                Browser browser = Browser.start("faces")) {
            ResidentPage willemse = new ResidentPage(browser.open(system.gatewayHttp(), 1280, 800));
            URI address = system.serverHttp().resolve("/console");
            ConsolePage fatima = new ConsolePage(browser.open(address, 1440, 900));
            browser.show(fatima.page(), "console-sign-in");
            fatima.signsIn("centralist", WholeSystem.PASSWORD);
            fatima.startsShift();
            browser.show(fatima.page(), "console-quiet");
            browser.show(willemse.page(), "resident-quiet");

            system.home().press();
            fatima.seesAlarmFrom("Willemse");
            willemse.reads("Wij hebben u gehoord.");
            browser.show(fatima.page(), "console-alarm");
            browser.show(willemse.page(), "resident-heard");

            fatima.picksAlarmFrom("Willemse");
            fatima.claims();
            for (String device : DEVICES) {
                fatima.seesDevice(device);
            }
            willemse.reads("Fatima is bij u.");
            browser.show(fatima.page(), "console-claimed");
            browser.show(willemse.page(), "resident-claimed");

            fatima.opensCurtain();
            browser.show(fatima.page(), "console-curtain-asked");
            fatima.seesCurtainDone();
            fatima.switchesLampOn();
            browser.show(fatima.page(), "console-curtain-and-lamp-done");

            ResidentPage television = new ResidentPage(browser.open(system.gatewayHttp(), 1920, 1080));
            fatima.notesWhoComes("Anja", "3");
            willemse.reads("Anja komt naar u toe, over ongeveer 15 minuten.");
            television.reads("Anja komt naar u toe, over ongeveer 15 minuten.");
            fatima.reads(Pattern.compile("Anja komt, rond \\d+:\\d\\d"));
            browser.show(fatima.page(), "console-somebody-comes");
            browser.show(willemse.page(), "resident-somebody-comes");
            browser.show(television.page(), "television-somebody-comes");
            fatima.notesOfResponder("30 min");
            willemse.reads("Anja komt naar u toe, over ongeveer 30 minuten.");
            fatima.notesOfResponder("niet bekend");
            willemse.reads("Anja komt naar u toe.");
            fatima.reads(Pattern.compile("Anja komt, niet bekend wanneer"));
            fatima.notesOfResponder("Is er");
            willemse.reads("Anja is bij u.");
            browser.show(willemse.page(), "resident-somebody-is-there");

            fatima.closes("Hulp verleend", "Was duizelig, gaat weer goed.");
            fatima.seesClosed("Hulp verleend", "Was duizelig, gaat weer goed.");
            fatima.seesInHistory("Alarm ontvangen");
            fatima.seesInHistory("Aangenomen");
            fatima.seesInHistory("Opvolger komt: Anja, rond");
            fatima.seesInHistory("Opvolger is er: Anja");
            browser.show(fatima.page(), "console-closed");
            browser.show(willemse.page(), "resident-over");
        }
    }

    @Test
    void sheOpensAndClosesHerCurtainWithTheServerStopped() {
        try (WholeSystem system =
                        new WholeSystem("faces-alone", data, Map.of(), List.of("--curtain-seconds", "3")).start();
                Browser browser = Browser.start("faces-alone")) {
            ResidentPage willemse = new ResidentPage(browser.open(system.gatewayHttp(), 1280, 800));
            willemse.readsOn("Gordijn woonkamer", "dicht");
            system.server().stop();
            willemse.touches("Open: Gordijn woonkamer");
            willemse.readsOn("Gordijn woonkamer", "Gaat open");
            browser.show(willemse.page(), "resident-curtain-opens");
            willemse.readsOn("Gordijn woonkamer", "s open");
            browser.show(willemse.page(), "resident-curtain-open");
            willemse.touches("Dicht: Gordijn woonkamer");
            willemse.readsOn("Gordijn woonkamer", "s dicht");
            browser.show(willemse.page(), "resident-curtain-closed");
        }
    }
}
