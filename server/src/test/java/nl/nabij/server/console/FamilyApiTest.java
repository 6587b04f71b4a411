package nl.nabij.server.console;

import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import nl.nabij.server.web.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Family of a home: let in by a link, allowed more or less, taken back; and what nobody else gets by it.
final class FamilyApiTest {

    private static final String ANNA = "{\"name\":\"Anna\",\"relation\":\"daughter\",\"by\":\"mevrouw Willemse\"}";

    private final Centre centre = new Centre();
    private final HomeCalls home = new HomeCalls(centre);

    @AfterEach
    void close() {
        centre.close();
    }

    private JsonNode invited() {
        return home.done("POST", "/relatives", ANNA);
    }

    private FamilyPage anna() {
        return FamilyPage.of(
                centre, FamilyPage.opens(centre, invited().get("link").asText()));
    }

    private JsonNode one() {
        return home.done("GET", "/relatives", "").get("relatives").get(0);
    }

    @Test
    void aLinkOpensOnceAndTheBrowserStaysIn() {
        String link = invited().get("link").asText();
        assertThat(link).startsWith("https://centre.example/family#");
        assertThat(one().has("linkUntil")).isTrue();
        Caller.Answer opened = FamilyPage.opens(centre, link);
        FamilyPage anna = FamilyPage.of(centre, opened);
        assertThat(opened.json().get("clientName").asText()).isEqualTo("mevrouw Willemse");
        assertThat(anna.me()).isEqualTo(opened.json());
        Caller.Answer again = FamilyPage.opens(centre, link);
        assertThat(again.status()).isEqualTo(410);
        assertThat(again.error()).isEqualTo("link-used");
        assertThat(one().has("linkUntil")).isFalse();
        assertThat(one().get("browsers").get(0).get("device").asText()).isEqualTo("Safari · iPhone");
        assertThat(centre.toldHomes).contains(WILLEMSE + " faces");
    }

    /// What she is told is what she needs, and nothing of the home.
    @Test
    void sheIsToldNothingButTheNameAndWhatSheMay() {
        List<String> fields = new ArrayList<>();
        anna().me().fieldNames().forEachRemaining(fields::add);
        assertThat(fields)
                .containsExactlyInAnyOrder(
                        "me",
                        "name",
                        "home",
                        "clientName",
                        "mayCall",
                        "from",
                        "until",
                        "openNow",
                        "onScreen",
                        "comesIn",
                        "planned",
                        "browsers",
                        "browser",
                        "passkeys");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/homes/gw-willemse",
        "/api/v1/homes",
        "/api/v1/alarms?state=open",
        "/api/v1/homes/gw-willemse/file",
        "/api/v1/homes/gw-willemse/relatives",
        "/api/v1/homes/gw-willemse/events?hours=1",
    })
    void herCookieOpensNothingElse(String path) {
        assertThat(anna().caller().get(path).status()).isEqualTo(401);
    }

    @Test
    void anotherLinkForTheSamePersonTakesTheFirstOneBack() {
        JsonNode first = invited();
        String relative = first.get("relative").asText();
        JsonNode second = home.done("POST", "/relatives/" + relative + "/link", "");
        Caller.Answer old = FamilyPage.opens(centre, first.get("link").asText());
        assertThat(old.error()).isEqualTo("link-taken-back");
        FamilyPage.of(centre, FamilyPage.opens(centre, second.get("link").asText()));
    }

    @Test
    void aLinkOfLastWeekOpensNothing() {
        String link = invited().get("link").asText();
        centre.night.database.asWorker(tx -> tx.update("update relative_link set expires_at = nabij_now()"));
        Caller.Answer late = FamilyPage.opens(centre, link);
        assertThat(late.status()).isEqualTo(410);
        assertThat(late.error()).isEqualTo("link-expired");
    }

    @Test
    void whoGuessesHasToWait() {
        for (int i = 0; i < 5; i++) {
            assertThat(FamilyPage.opens(centre, "#WRONG-" + i).status()).isEqualTo(403);
        }
        Caller.Answer slowed = FamilyPage.opens(centre, invited().get("link").asText());
        assertThat(slowed.status()).isEqualTo(429);
        assertThat(slowed.header("Retry-After")).isPresent();
    }

    @Test
    void aBrowserStaysInNinetyDaysFromTheLastDayOfUse() {
        FamilyPage anna = anna();
        centre.night.database.asWorker(tx -> tx.update("update relative_session set seen_at = nabij_now()"
                + " - interval '2 days', expires_at = nabij_now() + interval '1 hour'"));
        Caller.Answer renewed = anna.caller().get(FamilyPage.FAMILY + "/me");
        assertThat(renewed.cookies()).hasSize(1).first().asString().contains("Max-Age=7776000");
        assertThat(anna.caller().get(FamilyPage.FAMILY + "/me").cookies()).isEmpty();
        centre.night.database.asWorker(
                tx -> tx.update("update relative_session set expires_at = nabij_now() - interval '1 second'"));
        assertThat(anna.statusOfMe()).isEqualTo(401);
    }

    @Test
    void takenBackEverythingIsShutAtOnce() {
        JsonNode invited = invited();
        FamilyPage anna = FamilyPage.of(
                centre, FamilyPage.opens(centre, invited.get("link").asText()));
        String relative = invited.get("relative").asText();
        JsonNode other = home.done("POST", "/relatives/" + relative + "/link", "");
        assertThat(home.done("DELETE", "/relatives/" + relative, "").get("relatives"))
                .isEmpty();
        assertThat(anna.statusOfMe()).isEqualTo(401);
        assertThat(FamilyPage.opens(centre, other.get("link").asText()).error()).isEqualTo("link-taken-back");
        assertThat(home.bas("DELETE", "/relatives/" + relative, "").status()).isEqualTo(404);
    }

    @Test
    void eitherSideSignsABrowserOut() {
        FamilyPage anna = anna();
        String relative = one().get("id").asText();
        String browser = anna.me().get("browser").asText();
        home.done("DELETE", "/relatives/" + relative + "/browsers/" + browser, "");
        assertThat(anna.statusOfMe()).isEqualTo(401);

        JsonNode link = home.done("POST", "/relatives/" + relative + "/link", "");
        FamilyPage again =
                FamilyPage.of(centre, FamilyPage.opens(centre, link.get("link").asText()));
        Caller.Answer out =
                again.send("DELETE", "/browsers/" + again.me().get("browser").asText(), "");
        assertThat(out.status()).isEqualTo(204);
        assertThat(out.cookies().getFirst()).startsWith("nabij_family=;");
        assertThat(again.statusOfMe()).isEqualTo(401);
    }

    @Test
    void whenCareEndsNobodyComesInAndItIsErasedWithTheFile() {
        FamilyPage anna = anna();
        home.done("POST", "/end", "{\"reason\":\"moved\"}");
        assertThat(anna.statusOfMe()).isEqualTo(401);
        assertThat(home.bas("POST", "/relatives", ANNA).status()).isEqualTo(409);
        boolean erased = centre.night.database.asWorker(tx -> tx.one(
                "select erase_of_home($1, 'file', 'ended', null, interval '0')",
                row -> row.getBoolean(0),
                WILLEMSE.value()));
        assertThat(erased).isTrue();
        for (String table : List.of("relative", "relative_link", "relative_session", "relative_event")) {
            int left = centre.night.database.asWorker(
                    tx -> tx.one("select count(*)::integer from " + table, row -> row.getInteger(0)));
            assertThat(left).as(table).isZero();
        }
    }

    @Test
    void hersIsAllOfItInPlainWords() {
        anna();
        JsonNode parts = home.done("GET", "/export", "").get("parts");
        assertThat(parts.get("relatives").get(0).get("name").asText()).isEqualTo("Anna");
        List<String> log = new ArrayList<>();
        parts.get("relativeLog").forEach(each -> log.add(each.get("what").asText()));
        assertThat(log).containsExactly("Bas nodigde Anna uit.", "Anna kwam binnen op een toestel: Safari · iPhone.");
        assertThat(centre.looks()).contains("Bas change relative invited done");
    }

    @Test
    void anotherOrganisationAndTheNightCentreGetNothing() {
        anna();
        String relative = one().get("id").asText();
        for (String login : List.of("xander", "nina")) {
            assertThat(home.call(login, "GET", "/relatives", "").status())
                    .as(login)
                    .isEqualTo(404);
            assertThat(home.call(login, "POST", "/relatives", ANNA).status())
                    .as(login)
                    .isEqualTo(404);
            assertThat(home.call(login, "DELETE", "/relatives/" + relative, "").status())
                    .as(login)
                    .isEqualTo(404);
        }
        assertThat(home.call("ans", "GET", "/relatives", "").status()).isEqualTo(200);
        assertThat(home.call("ans", "POST", "/relatives", ANNA).status()).isEqualTo(403);
        for (String table :
                List.of("relative", "relative_link", "relative_session", "relative_passkey", "relative_event")) {
            int seen = centre.night.database.asOrganisation(
                    centre.night.stranger,
                    tx -> tx.one("select count(home_id)::integer from " + table, row -> row.getInteger(0)));
            assertThat(seen).as(table).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"\",\"relation\":\"son\",\"by\":\"x\"} | name",
                "{\"name\":\"Jan\",\"relation\":\"cousin\",\"by\":\"x\"} | relation",
                "{\"name\":\"Jan\",\"relation\":\"son\",\"by\":\" \"} | by",
            })
    void whatIsWrongIsNamed(String body, String field) {
        Caller.Answer refused = home.bas("POST", "/relatives", body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("message").asText()).contains(field);
    }

    @Test
    void aPhotoIsDrawnAnewAndSmall() throws IOException {
        FamilyPage anna = anna();
        byte[] photo = DrawnPhotos.picture(900, 700, "jpeg", 7);
        assertThat(anna.send("PUT", "/photo", DrawnPhotos.body(photo)).status()).isEqualTo(200);
        byte[] kept = Base64.getDecoder()
                .decode(anna.send("GET", "/photo", "").json().get("image").asText());
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(kept));
        assertThat(read.getWidth()).isEqualTo(256).isEqualTo(read.getHeight());
        assertThat(kept).hasSizeLessThanOrEqualTo(24 * 1024);
        assertThat(one().get("photo").asText()).hasSize(32);
    }

    @Test
    void whatIsNoPhotoIsRefused() {
        FamilyPage anna = anna();
        for (byte[] wrong : List.of(
                "GIF89a".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                DrawnPhotos.picture(40, 40, "png", 7),
                DrawnPhotos.picture(3_000, 64, "png", 7))) {
            assertThat(anna.send("PUT", "/photo", DrawnPhotos.body(wrong)).status())
                    .isEqualTo(400);
        }
        assertThat(anna.send("PUT", "/photo", "{\"image\":\"no base64\"}").status())
                .isEqualTo(400);
        assertThat(one().has("photo")).isFalse();
    }
}
