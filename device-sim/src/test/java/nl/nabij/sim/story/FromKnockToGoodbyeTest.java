package nl.nabij.sim.story;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Screen to screen: her touch-screen and the centralist's console, with the real server and gateway between
/// them and real media in Chromium. Whatever dies in the middle, she is not left with a screen that pretends.
@Story
class FromKnockToGoodbyeTest {

    @TempDir
    private Path data;

    @Test
    void forHerAlarmTheySpeakAtOnceAndSheChoosesHowSheIsSeen() {
        try (WholeSystem system = new WholeSystem("call-alarm", data, Map.of(), List.of()).start();
                Browser browser = Browser.startForCalls("call-alarm")) {
            CallEnd her = screen(system, browser);
            ConsolePage desk = desk(system, browser);
            CallEnd fatima = new CallEnd(desk.page());
            system.home().press();
            desk.picksAlarmFrom("Willemse");
            desk.claims();
            fatima.presses("Spreek");
            fatima.reads("U spreekt met haar");
            her.hears();
            fatima.hears();
            fatima.reads("Zij laat geen beeld zien");
            her.reads("Uw microfoon is aan, uw camera is uit");
            browser.show(her.page(), "resident-speech-for-her-alarm");
            browser.show(fatima.page(), "console-speech-for-her-alarm");

            her.presses("Gewoon");
            her.reads("Uw camera en microfoon zijn aan");
            fatima.sees();
            fatima.presses("Camera aan");
            her.sees();
            fatima.writes("Ik stuur Anja naar u toe.");
            her.reads("Ik stuur Anja naar u toe.");
            browser.show(her.page(), "resident-sees-and-is-seen");
            browser.show(fatima.page(), "console-sees-and-is-seen");

            fatima.presses("In de wacht");
            her.reads("Het gesprek staat even stil.");
            her.hearsNothing();
            browser.show(her.page(), "resident-held");
            fatima.presses("Verder praten");
            her.hears();

            her.presses("Ophangen");
            fatima.reads("Zij heeft opgehangen.");
            her.noLongerReads("Uw camera en microfoon zijn aan");
            browser.show(fatima.page(), "console-she-hung-up");
        }
    }

    @Test
    void sheAsksToTalkAndIsAnswered() {
        try (WholeSystem system = new WholeSystem("call-asks", data, Map.of(), List.of()).start();
                Browser browser = Browser.startForCalls("call-asks")) {
            CallEnd her = screen(system, browser);
            ConsolePage desk = desk(system, browser);
            CallEnd fatima = new CallEnd(desk.page());
            her.presses(Pattern.compile("^Praten"));
            her.reads("Wij zoeken iemand voor u.");
            fatima.reads("Vraagt te praten");
            browser.show(her.page(), "resident-asks");
            browser.show(fatima.page(), "console-she-asks");
            fatima.presses("Beantwoord");
            her.reads(Pattern.compile("is bij u\\."));
            her.hears();
            fatima.hears();
            fatima.sees();
            browser.show(fatima.page(), "console-answered");
            fatima.presses("Ophangen");
            her.reads("Het gesprek is klaar.");
            browser.show(her.page(), "resident-over");
        }
    }

    @Test
    void theServerDiesInTheMiddleAndTheyGoOnTalking() {
        try (WholeSystem system = new WholeSystem("call-killed-server", data, Map.of(), List.of()).start();
                Browser browser = Browser.startForCalls("call-killed-server")) {
            CallEnd her = screen(system, browser);
            CallEnd fatima = speaking(system, browser, her);
            system.server().kill();
            fatima.reads(Pattern.compile("^Geen verbinding met de centrale\\. Het gesprek loopt nog even door"));
            her.hears();
            fatima.sees();
            browser.show(fatima.page(), "console-without-the-centre");
            browser.show(her.page(), "resident-without-the-centre");
            system.startServer();
            fatima.noLongerReads("Geen verbinding met de centrale");
            her.hears();
            fatima.sees();
            her.presses("Ophangen");
            fatima.reads("Zij heeft opgehangen.");
        }
    }

    @Test
    void theBoxDiesInTheMiddleAndTheyGoOnTalking() {
        try (WholeSystem system = new WholeSystem("call-killed-gateway", data, Map.of(), List.of()).start();
                Browser browser = Browser.startForCalls("call-killed-gateway")) {
            CallEnd her = screen(system, browser);
            CallEnd fatima = speaking(system, browser, her);
            system.gateway().kill();
            her.hears();
            fatima.sees();
            system.startGateway();
            fatima.sees();
            fatima.presses("Ophangen");
            her.reads("Het gesprek is klaar.");
        }
    }

    @Test
    void thePageOfWhoSpeaksWithHerDiesAndSheIsToldWithinItsLimit() {
        try (WholeSystem system = new WholeSystem("call-killed-page", data, Map.of(), List.of()).start();
                Browser browser = Browser.startForCalls("call-killed-page")) {
            CallEnd her = screen(system, browser);
            speaking(system, browser, her).dies();
            her.reads("De verbinding is even weg. Blijf gerust wachten.");
            browser.show(her.page(), "resident-waits-for-who-is-gone");
            her.reads("De verbinding viel weg.");
            browser.show(her.page(), "resident-lost");
        }
    }

    private static CallEnd screen(WholeSystem system, Browser browser) {
        CallEnd her = new CallEnd(browser.open(system.gatewayHttp(), 1280, 800));
        her.reads("Praten");
        return her;
    }

    private static ConsolePage desk(WholeSystem system, Browser browser) {
        ConsolePage desk = new ConsolePage(browser.open(system.serverHttp().resolve("/console"), 1440, 900));
        desk.signsIn("centralist", WholeSystem.PASSWORD);
        desk.startsShift();
        return desk;
    }

    private static CallEnd speaking(WholeSystem system, Browser browser, CallEnd her) {
        CallEnd fatima = new CallEnd(desk(system, browser).page());
        her.presses(Pattern.compile("^Praten"));
        fatima.presses("Beantwoord");
        her.hears();
        fatima.sees();
        return fatima;
    }
}
