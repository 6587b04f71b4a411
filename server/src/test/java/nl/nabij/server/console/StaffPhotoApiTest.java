package nl.nabij.server.console;

import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import nl.nabij.contract.face.Staff;
import nl.nabij.contract.home.Person;
import nl.nabij.contract.link.Down;
import nl.nabij.server.home.HomeConfigs;
import nl.nabij.server.web.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Photos of people who work here, and what stands for a team: who gives, reads and takes them away.
final class StaffPhotoApiTest {

    private static final String OWN = "/api/v1/account/photo";

    private final Centre centre = new Centre();
    private final Office office = new Office(centre);

    @AfterEach
    void close() {
        centre.close();
    }

    private Caller.Answer send(String login, String method, String path, String body) {
        return centre.as(login)
                .with("Content-Type", "application/json")
                .send(method, path, body.isEmpty() ? Optional.empty() : Optional.of(body));
    }

    private int put(String login, String path, String body) {
        return send(login, "PUT", path, body).status();
    }

    private Optional<String> name(String login) {
        return Optional.ofNullable(
                        centre.as(login).get("/api/v1/account").json().get("photo"))
                .map(name -> name.asText());
    }

    private String one(String administrator, String login) {
        return "/api/v1/staff/" + office.member(administrator, login);
    }

    private List<String> written() {
        return centre.night.database.asOrganisation(
                centre.night.homeCare,
                tx -> tx.list(
                        "select p.login || ' ' || c.what from account_change c join person p on p.id = c.by_id"
                                + " order by c.id",
                        row -> row.getString(0)));
    }

    @Test
    void sheGivesHerOwnAndItIsDrawnAnew() throws IOException {
        assertThat(centre.as("ans").get(OWN).status()).isEqualTo(404);
        assertThat(put("ans", OWN, DrawnPhotos.body(DrawnPhotos.picture(900, 700, "png", 1))))
                .isEqualTo(204);
        byte[] kept = Base64.getDecoder()
                .decode(centre.as("ans").get(OWN).json().get("image").asText());
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(kept));
        assertThat(read.getWidth()).isEqualTo(256).isEqualTo(read.getHeight());
        assertThat(kept).hasSizeLessThanOrEqualTo(24 * 1024);
        assertThat(name("ans").orElseThrow()).matches("[0-9a-f]{32}");
        String first = name("ans").orElseThrow();
        put("ans", OWN, DrawnPhotos.body(2));
        assertThat(name("ans").orElseThrow()).as("another picture").isNotEqualTo(first);
        assertThat(send("ans", "DELETE", OWN, "").status()).isEqualTo(204);
        assertThat(send("ans", "DELETE", OWN, "").status()).as("again").isEqualTo(204);
        assertThat(name("ans")).isEmpty();
        assertThat(written()).containsExactly("ans photo", "ans photo", "ans photo-taken-away");
    }

    @Test
    void whatIsNoPhotoIsRefusedAndNobodyGivesOneUnasked() {
        for (byte[] wrong : List.of(
                new byte[] {1, 2, 3},
                DrawnPhotos.picture(40, 40, "png", 1),
                DrawnPhotos.picture(3_000, 64, "png", 1))) {
            assertThat(put("ans", OWN, DrawnPhotos.body(wrong))).isEqualTo(400);
        }
        assertThat(put("ans", OWN, "{\"image\":\"no base64\"}")).isEqualTo(400);
        assertThat(put("ans", OWN, "{\"image\":\"" + "A".repeat(90_000) + "\"}"))
                .isEqualTo(400);
        assertThat(name("ans")).isEmpty();
        assertThat(centre.anybody()
                        .with("Content-Type", "application/json")
                        .send("PUT", OWN, Optional.of(DrawnPhotos.body(1)))
                        .status())
                .isEqualTo(401);
        // An administrator is no more than herself here: there is no way to give another one's.
        assertThat(put("bas", one("bas", "ans") + "/photo", DrawnPhotos.body(1)))
                .isEqualTo(405);
    }

    @Test
    void herAdministratorSeesItAndTakesItAwayAndNobodyElseDoes() {
        put("ans", OWN, DrawnPhotos.body(1));
        String ans = one("bas", "ans") + "/photo";
        assertThat(centre.as("bas").get(ans).json().get("image").asText()).isNotEmpty();
        assertThat(centre.as("ans").get(ans).status()).as("a carer").isEqualTo(403);
        assertThat(send("ans", "DELETE", ans, "").status()).isEqualTo(403);
        for (String stranger : List.of("xander", "nina", "gijs")) {
            assertThat(centre.as(stranger).get(ans).status()).as(stranger).isEqualTo(404);
            assertThat(send(stranger, "DELETE", ans, "").status()).as(stranger).isEqualTo(404);
        }
        assertThat(name("ans")).isPresent();
        assertThat(send("bas", "DELETE", ans, "").status()).isEqualTo(204);
        assertThat(send("bas", "DELETE", ans, "").status()).as("there is none").isEqualTo(404);
        assertThat(name("ans")).isEmpty();
        assertThat(written()).containsExactly("ans photo", "bas photo-taken-away");
    }

    @Test
    void aPhotoGoesWhenSheLeavesAndStaysWhenHerNameChanges() {
        put("ans", OWN, DrawnPhotos.body(1));
        String ans = one("bas", "ans");
        office.put("bas", ans, new Staff.Change("Ans de Boer", List.of("carer"), false));
        assertThat(name("ans")).isPresent();
        office.put("bas", ans, new Staff.Change("Ans de Boer", List.of("carer"), true));
        assertThat(centre.as("bas").get(ans + "/photo").status()).isEqualTo(404);
        int kept = centre.night.database.asWorker(tx -> tx.one(
                "select count(*)::integer from person where photo is not null or photo_name is not null",
                row -> row.getInteger(0)));
        assertThat(kept).isZero();
    }

    @Test
    void aTeamHasWhatItsAdministratorGivesItAndScreensAreTold() {
        String team = "/api/v1/teams/"
                + office.post("bas", "/api/v1/teams", new nl.nabij.contract.face.Teams.Naming("Oost"))
                        .json()
                        .get("id")
                        .asText();
        put("bas", team + "/members", "{\"members\":[\"" + office.member("bas", "ans") + "\"]}");
        put("bas", team + "/screen", "{\"screen\":\"all\"}");
        assertThat(face().photo()).isEmpty();
        centre.toldHomes.clear();
        assertThat(centre.as("bas").get(team + "/photo").status()).isEqualTo(404);
        assertThat(put("ans", team + "/photo", DrawnPhotos.body(1)))
                .as("a carer")
                .isEqualTo(403);
        assertThat(put("xander", team + "/photo", DrawnPhotos.body(1)))
                .as("of another")
                .isEqualTo(404);
        assertThat(put("bas", team + "/photo", "{\"image\":\"AAAA\"}")).isEqualTo(400);
        assertThat(centre.toldHomes).isEmpty();
        String name = send("bas", "PUT", team + "/photo", DrawnPhotos.body(1))
                .json()
                .get("photo")
                .asText();
        assertThat(face().photo()).contains(name);
        assertThat(centre.toldHomes).containsExactly("all faces");
        assertThat(centre.as("bas").get(team + "/photo").json().get("image").asText())
                .isNotEmpty();
        assertThat(centre.as("xander").get(team + "/photo").status()).isEqualTo(404);
        assertThat(send("xander", "DELETE", team + "/photo", "").status()).isEqualTo(404);
        assertThat(send("bas", "DELETE", team + "/photo", "").status()).isEqualTo(204);
        assertThat(face().photo()).isEmpty();
    }

    private Person face() {
        Down.Config told = Objects.requireNonNull(
                new HomeConfigs(centre.night.database).of(List.of(WILLEMSE)).get(WILLEMSE));
        return told.home().people().orElseThrow().stream()
                .filter(person -> person.face().isPresent())
                .findFirst()
                .orElseThrow();
    }
}
