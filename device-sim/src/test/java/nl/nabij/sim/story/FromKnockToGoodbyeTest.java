package nl.nabij.sim.story;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.face.NightCentres;
import nl.nabij.contract.face.SignIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Screen to screen: her touch-screen and the centralist's console, with the real server and gateway between
/// them and real media in Chromium. Whatever dies in the middle, she is not left with a screen that pretends.
@Story
class FromKnockToGoodbyeTest {

    private static final String HOME = "gw-willemse";

    /// In Hz: her own press opened her camera; something opened by itself, and closed.
    private static final int HERS = 880;

    private static final int OPENS = 330;
    private static final int CLOSES = 262;

    @TempDir
    private Path data;

    @Test
    void byHerWishByWhatSheAllowedAndForHerAlarm() {
        try (WholeSystem system = new WholeSystem("call", data, Map.of(), List.of()).start();
                Browser browser = Browser.startForCalls("call")) {
            CallEnd her = screen(system, browser);
            ConsolePage desk = desk(system, browser);
            CallEnd fatima = new CallEnd(desk.page());
            sheAsksToTalk(browser, her, fatima);
            fatimaLooks(system, browser, her, fatima);
            system.home().press();
            desk.picksAlarmFrom("Willemse");
            desk.claims();
            theySpeakAtOnceAndSheChoosesHowSheIsSeen(browser, her, fatima);
        }
    }

    private static void theySpeakAtOnceAndSheChoosesHowSheIsSeen(Browser browser, CallEnd her, CallEnd fatima) {
        fatima.presses("Spreek");
        fatima.reads("U spreekt met haar");
        her.hears();
        fatima.hears();
        fatima.reads("Zij laat geen beeld zien");
        her.reads("Uw microfoon is aan, uw camera is uit");
        her.sounded("her microphone", OPENS);
        browser.show(her.page(), "resident-speech-for-her-alarm");
        browser.show(fatima.page(), "console-speech-for-her-alarm");

        fatima.reads("bij haar 3 van 5");
        fatima.presses("Harder bij haar");
        fatima.reads("bij haar 4 van 5");
        her.playsVoicesTimes("2.5");
        her.presses("Gewoon");
        her.reads("Uw camera en microfoon zijn aan");
        her.sounded("her camera", HERS);
        fatima.sees();
        fatima.presses("Camera aan");
        her.sees();
        fatima.types("Ik stuur An");
        her.reads("Ik stuur An");
        fatima.writes("Ik stuur Anja naar u toe.");
        her.reads("Ik stuur Anja naar u toe.");
        browser.show(her.page(), "resident-sees-and-is-seen");
        browser.show(fatima.page(), "console-sees-and-is-seen");

        fatima.presses("In de wacht");
        her.reads("Het gesprek staat even stil.");
        her.hearsNothing();
        her.sounded("that nobody hears her", CLOSES);
        browser.show(her.page(), "resident-held");
        fatima.presses("Verder praten");
        her.hears();
        her.sounded("both again", OPENS, HERS);

        her.presses("Ophangen");
        her.sounded("the end", CLOSES);
        fatima.reads("Zij heeft opgehangen.");
        her.noLongerReads("Uw camera en microfoon zijn aan");
        browser.show(fatima.page(), "console-she-hung-up");
    }

    private static void sheAsksToTalk(Browser browser, CallEnd her, CallEnd fatima) {
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
        her.sounded("her camera, as she pressed", HERS);
        browser.show(fatima.page(), "console-answered");
        fatima.presses("Ophangen");
        her.reads("Het gesprek is klaar.");
        browser.show(her.page(), "resident-over");
        her.presses("Goed");
    }

    /// Without a word and by what she allowed alone; it stands in her log with its reason.
    private static void fatimaLooks(WholeSystem system, Browser browser, CallEnd her, CallEnd fatima) {
        Http bas = administrator(system);
        String night = bas.get("/api/v1/night-centre", NightCentres.Overview.class)
                .answering()
                .orElseThrow()
                .id()
                .toString();
        bas.post("/api/v1/homes/" + HOME + "/call-consents", lookAllowed(night), 200);
        fatima.presses("Bel");
        fatima.ticks("Even kijken, zonder te spreken");
        fatima.fills("Waarom u kijkt; zij kan het lezen", "onrustig volgens de sensor");
        fatima.presses(Pattern.compile("^mevrouw Willemse"));
        her.reads("kijkt even bij u.");
        fatima.reads("U kijkt bij haar. Er gaat geen geluid.");
        fatima.sees();
        her.hearsNothing();
        her.sounded("the look", OPENS);
        browser.show(her.page(), "resident-looked-at");
        browser.show(fatima.page(), "console-looks");
        her.presses("Ophangen");
        her.sounded("the end of the look", CLOSES);
        fatima.reads("Zij heeft opgehangen.");
        Eventually.until(
                "it stands in her log",
                () -> bas.get("/api/v1/homes/" + HOME + "/calls").contains("onrustig volgens de sensor"));
    }

    @Test
    void whateverDiesInTheMiddleTheyGoOnTalkingAndWhoIsGoneIsTold() {
        try (WholeSystem system = new WholeSystem("call-killed", data, Map.of(), List.of()).start();
                Browser browser = Browser.startForCalls("call-killed")) {
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

            system.gateway().kill();
            her.hears();
            fatima.sees();
            system.startGateway();
            her.noLongerReads("De centrale is even weg");
            fatima.sees();

            fatima.dies();
            her.reads("De verbinding is even weg. Blijf gerust wachten.");
            browser.show(her.page(), "resident-waits-for-who-is-gone");
            her.readsAfterGrace("De verbinding viel weg.");
            browser.show(her.page(), "resident-lost");
        }
    }

    /// At all hours and blurred, as she said it.
    private static String lookAllowed(String organisation) {
        return """
            {"callerKind":"organisation","caller":"%s","use":"look","days":["MONDAY","TUESDAY","WEDNESDAY","THURSDAY",
            "FRIDAY","SATURDAY","SUNDAY"],"from":"00:00","until":"00:00","picture":"veiled","by":"mevrouw Willemse"}""".formatted(organisation);
    }

    private static Http administrator(WholeSystem system) {
        SignIn.Answer answer = new Http(system.serverHttp(), "")
                .post(
                        "/api/v1/session",
                        ContractJson.toText(new SignIn.Request("beheerder", WholeSystem.PASSWORD)),
                        200,
                        SignIn.Answer.class);
        return new Http(system.serverHttp(), answer.token());
    }

    private static CallEnd screen(WholeSystem system, Browser browser) {
        CallEnd her = new CallEnd(browser.open(system.gatewayHttp(), 1280, 800, CallEnd.NOTES_TONES));
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
