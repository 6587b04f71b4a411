package nl.nabij.sim.story;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.face.CallPlans;
import nl.nabij.contract.face.SignIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ans has her telephone with her: mevrouw Willemse asks to talk while its page is open, and while it is closed;
/// a cellar without a network; and Ans calls herself, and is seen with her photo.
@Story
class CarerCallTest {

    @TempDir
    private Path data;

    @Test
    void ansIsReachedWhereverSheIs() {
        // Nobody sits at the night centre: after five seconds her own carers are asked.
        Map<String, String> settings = Map.of("NABIJ_LADDER_STEP_SECONDS", "5", "NABIJ_CALLOUT_INSIDE", "127.0.0.1");
        try (WholeSystem system = new WholeSystem("carer-call", data, settings, List.of()).start();
                Browser browser = Browser.startForCalls("carer-call");
                Phone phone = Phone.ofCarer(browser, system.serverHttp().resolve("/carer"))) {
            planned(system);
            CallEnd her = new CallEnd(browser.open(system.gatewayHttp(), 1280, 800));
            phone.signsIn("verzorgende");
            phone.givesPhoto();
            phone.show("carer-gave-a-photo");
            phone.end().presses("In dienst gaan");
            phone.end().reads("U bent in dienst");
            her.reads(Pattern.compile("Zo dadelijk belt\\s*de zorg, om"));
            phone.end().reads(Pattern.compile("zo dadelijk, om"));
            phone.show("carer-has-a-planned-call");

            her.presses(Pattern.compile("^Praten"));
            phone.end().reads("vraagt te praten");
            phone.show("carer-is-rung");
            phone.end().presses("Aannemen");
            her.hears();
            phone.end().hears();
            phone.end().sees();
            // Her face, without a press: it is what the call is for.
            her.sees();
            phone.show("carer-speaks");
            her.presses("Ophangen");
            phone.end().reads("Zij heeft opgehangen.");
            phone.end().presses("Sluiten");

            phone.offline(true);
            phone.end().presses("Uit dienst gaan");
            phone.end().reads("Wordt verstuurd …");
            phone.reloads();
            phone.end().reads(Pattern.compile("Deze pagina opende zonder verbinding"));
            phone.end().reads("Zodra er verbinding is bent u uit dienst.");
            phone.show("carer-without-a-network");
            phone.offline(false);
            phone.end().reads("U bent niet in dienst");
            phone.end().presses("In dienst gaan");
            phone.end().reads("U bent in dienst");

            phone.subscribes();
            phone.closesPage();
            her.presses(Pattern.compile("^Praten"));
            phone.isPushedTo();
            phone.showsNote("Iemand wil praten");
            CallEnd ans = phone.touchesNote();
            ans.reads("vraagt te praten");
            ans.presses("Aannemen");
            her.hears();
            ans.hears();
            anInterpreterComes(system, browser, ans, her);
            ans.presses("Ophangen");
            her.reads("Het gesprek is klaar.");

            // What was agreed upon for today.
            ans.presses("Bel: mevrouw Willemse");
            ans.reads("Zij ziet u zodra het gesprek begint.");
            ans.presses("Camera uit");
            ans.reads("Zij hoort u straks, maar ziet u niet.");
            her.reads("belt, zoals afgesproken");
            her.seesPhotoIn(".knock");
            browser.show(her.page(), "her-screen-ans-knocks");
            her.pressesUntilTaken("Ja, neem op");
            ans.reads("U spreekt met haar");
            her.hears();
            ans.hears();
            her.seesNobodyElse();
            ans.presses("Camera aan");
            her.sees();
            ans.presses("Ophangen");
            readsHerLog(browser, her);
        }
    }

    /// Added from the phone, by a link that is opened elsewhere.
    private static void anInterpreterComes(WholeSystem system, Browser browser, CallEnd ans, CallEnd her) {
        ans.presses("Erbij");
        ans.page().getByLabel("Naam, zoals zij hem leest").fill("Ali");
        ans.presses("Maak de link");
        ans.reads("De link voor Ali");
        browser.show(ans.page(), "carer-shows-a-link");
        String link = ans.page()
                .getByLabel("Link", new Page.GetByLabelOptions().setExact(true))
                .inputValue();
        ans.presses("Klaar");
        ans.reads("tolk Ali komt zo");
        URI guest = system.serverHttp().resolve("/guest" + link.substring(link.indexOf('#')));
        CallEnd ali = new CallEnd(browser.open(guest, 390, 844));
        ali.presses("Kom binnen");
        her.reads(Pattern.compile("Ali"));
        ali.hears();
        ans.presses("Harder");
        ans.presses("Harder bij haar");
        ans.reads("bij haar 4 van 5");
        browser.show(ans.page(), "carer-with-an-interpreter");
        ans.presses("Uit het gesprek: Ali");
        ans.presses("Ja, eruit");
        ali.reads(Pattern.compile("voorbij|ingetrokken|uit het gesprek"));
    }

    /// On her own screen, in plain words and without anybody's help.
    private static void readsHerLog(Browser browser, CallEnd her) {
        her.reads("Het gesprek is klaar.");
        her.presses("Goed");
        her.presses(Pattern.compile("^Mensen"));
        her.presses("Wie belde of keek");
        her.reads(Pattern.compile(
                "Ans van Thuiszorg De Bilt belde, zoals afgesproken\\s*U nam op\\. Nog geen minuut, u was te zien\\."));
        her.reads(Pattern.compile("U vroeg om te praten\\s*Ans van Thuiszorg De Bilt nam op\\."));
        browser.show(her.page(), "her-log");
        her.presses("Terug");
        her.presses("Terug");
    }

    /// A quarter of an hour ahead at most, so that it can be begun at once, and more than five minutes, so that no
    /// reminder comes between.
    private static void planned(WholeSystem system) {
        ZonedDateTime at = ZonedDateTime.now(ZoneId.of("Europe/Amsterdam")).plusMinutes(13);
        String body = ContractJson.toText(new SignIn.Request("beheerder", WholeSystem.PASSWORD));
        String token = new Http(system.serverHttp(), "")
                .post("/api/v1/session", body, 200, SignIn.Answer.class)
                .token();
        new Http(system.serverHttp(), token)
                .post(
                        "/api/v1/homes/gw-willemse/call-plans",
                        ContractJson.toText(new CallPlans.AgreeCall(
                                CallPlans.WithKind.TEAM,
                                Optional.empty(),
                                List.of(),
                                at.format(DateTimeFormatter.ofPattern("HH:mm")),
                                at.toLocalDate(),
                                Optional.empty(),
                                Optional.empty())),
                        200);
    }
}
