package nl.nabij.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.HomeView;
import nl.nabij.contract.face.NewHome;
import nl.nabij.contract.face.Staff;
import nl.nabij.contract.link.Enrolment;
import nl.nabij.server.enrolment.Box;
import nl.nabij.server.web.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What an administrator does, over HTTP, on a real database.
class AdministrationApiTest {

    private static final String PASSWORD = "een paard staat op het dak";
    private static final String STAFF = "/api/v1/staff";
    private static final String WELCOME = "/api/v1/staff/welcome";
    private static final String HOMES = "/api/v1/homes";
    private static final String MANAGED = "/api/v1/managed-homes";
    private static final String FIRST_START = "/api/v1/first-start";

    private final Centre centre = new Centre();

    @AfterEach
    void close() {
        centre.close();
    }

    private static NewHome vermeer() {
        return new NewHome(
                " mevrouw Vermeer ",
                Optional.of(1938),
                "3732 ab",
                "12a",
                "Dorpsstraat",
                "De Bilt",
                Optional.empty(),
                List.of("hoort slecht links"),
                Optional.of("sleutelkluis"),
                List.of(new HomeView.Contact("de heer Jansen", "neighbour", "030 555 01 23", Optional.empty())));
    }

    private JsonNode added() {
        Caller.Answer answer = centre.as("bas").post(HOMES, ContractJson.toText(vermeer()));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.json();
    }

    @Test
    void aHomeIsAddedGetsACodeAndABoxAndIsSeenByHerOwnAdministratorsAlone() {
        JsonNode home = added();
        assertThat(home.get("client").asText()).isEqualTo("mevrouw Vermeer");
        assertThat(home.get("address").asText()).isEqualTo("Dorpsstraat 12a");
        assertThat(home.get("postcode").asText()).isEqualTo("3732AB");
        assertThat(home.get("hasBox").asBoolean()).isFalse();
        String id = home.get("id").asText();

        JsonNode code =
                centre.as("bas").post(HOMES + "/" + id + "/enrolment-codes").json();
        assertThat(code.get("qr"))
                .hasSizeGreaterThan(20)
                .allMatch(row -> row.asText().matches("[01]+"));
        Caller.Answer enrolled = centre.anybody()
                .post(
                        "/api/v1/enrolment",
                        ContractJson.toText(new Enrolment.Request(
                                code.get("code").asText().replaceFirst("[.].*", ""), Box.request(Box.newKeys()))));
        assertThat(enrolled.json().get("gateway").asText()).isEqualTo(id);
        assertThat(managed("bas", id).orElseThrow().get("hasBox").asBoolean()).isTrue();
        assertThat(managed("bas", id)).as("read again, and written down once").isPresent();

        for (String other : List.of("nina", "xander")) {
            assertThat(managed(other, id)).as(other).isEmpty();
            assertThat(centre.as(other)
                            .post(HOMES + "/" + id + "/enrolment-codes")
                            .status())
                    .as(other)
                    .isEqualTo(404);
        }
        assertThat(looks(centre.night.nightCentre, id)).containsExactly("Nina enrolment code not-found");
        assertThat(looks(centre.night.homeCare, id))
                .containsExactly("Bas home added done", "Bas enrolment code done", "Bas managed home done");
        assertThat(count("home where id = '" + id + "' and night_centre_id is not null"))
                .as("its alarms go to the night centre that her organisation asked")
                .isEqualTo(1);
    }

    private List<String> looks(OrganisationId reader, String home) {
        return centre.night.database.asOrganisation(
                reader,
                tx -> tx.list(
                        "select actor_name || ' ' || what || ' ' || outcome from look where home_id = $1 order by id",
                        row -> row.getString(0),
                        home));
    }

    private long count(String what) {
        return centre.night.database.asWorker(tx -> tx.one("select count(*) from " + what, row -> row.getLong(0)));
    }

    private Optional<JsonNode> managed(String login, String id) {
        return StreamSupport.stream(centre.as(login).get(MANAGED).json().spliterator(), false)
                .filter(home -> home.get("id").asText().equals(id))
                .findFirst();
    }

    @Test
    void homesWithAFaultComeFirstAndTheLongestLastingBeforeTheOthers() {
        String newer = added().get("id").asText();
        String older = added().get("id").asText();
        added();
        centre.night.fixture.asAdministrator("insert into fault (organisation_id, home_id, fault, text, since) select"
                + " organisation_id, id, 'home.silent', 'silent', now() - case id when '" + older
                + "' then interval '2 days' else interval '1 hour' end from home where id in ('" + newer + "', '"
                + older
                + "')");
        JsonNode all = centre.as("bas").get(MANAGED).json();
        assertThat(all.get(0).get("id").asText()).isEqualTo(older);
        assertThat(all.get(1).get("id").asText()).isEqualTo(newer);
        assertThat(all.get(0).get("faults").get(0).get("fault").asText()).isEqualTo("home.silent");
        assertThat(all).hasSize(4);
    }

    @Test
    void whatIsWrongWithAHomeIsToldAndNothingIsHalfDone() {
        long before = count("home");
        refused("\"postcode\":\"3732AB\"", "\"postcode\":\"0123AB\"", "postcode");
        refused("\"houseNumber\":\"12a\"", "\"houseNumber\":\"a12\"", "houseNumber");
        refused("\"clientName\":\"mevrouw Vermeer\"", "\"clientName\":\"  \"", "clientName");
        refused("\"phone\":\"030 555 01 23\"", "\"phone\":\"geen\"", "phone");
        refused("\"relation\":\"neighbour\"", "\"relation\":\"buur\"", "relation");
        refused("\"birthYear\":1938", "\"birthYear\":38", "birthYear");
        refused("\"town\":\"De Bilt\"", "\"town\":null", "town");
        assertThat(count("home")).isEqualTo(before);
    }

    private void refused(String right, String wrong, String named) {
        String body = ContractJson.toText(vermeer());
        assertThat(body).contains(right);
        Caller.Answer answer = centre.as("bas").post(HOMES, body.replace(right, wrong));
        assertThat(answer.status()).as(wrong).isEqualTo(400);
        assertThat(answer.json().get("message").asText()).contains(named);
    }

    @Test
    void whoIsInvitedChoosesHerPasswordOnceAndSignsIn() {
        Caller bas = centre.as("bas");
        String invite = ContractJson.toText(new Staff.Invite("Ria@Thuiszorg.example", "Ria", List.of("carer")));
        JsonNode invitation = bas.post(STAFF, invite).json();
        String code = invitation.get("code").asText();
        assertThat(code).matches("([0-9A-Z]{5}-){3}[0-9A-Z]{5}");
        JsonNode overview = bas.get(STAFF).json();
        assertThat(overview.get("invitations").get(0).get("user").asText()).isEqualTo("ria@thuiszorg.example");
        assertThat(overview.get("invitations").get(0).has("code"))
                .as("told once")
                .isFalse();
        assertThat(centre.as("xander").get(STAFF).json().get("invitations")).isEmpty();

        assertThat(welcome(code, "kort").error()).isEqualTo("password-too-short");
        assertThat(welcome(code, "wachtwoord123").error()).isEqualTo("password-guessed-soon");
        assertThat(welcome("00000-00000-00000-00000", PASSWORD).status()).isEqualTo(403);
        Caller.Answer welcome = welcome(code.toLowerCase(java.util.Locale.ROOT).replace("-", " "), PASSWORD);
        assertThat(welcome.json().get("user").asText()).isEqualTo("ria@thuiszorg.example");
        assertThat(welcome(code, PASSWORD).status()).as("used").isEqualTo(403);

        Caller.Answer signedIn = centre.anybody()
                .post("/api/v1/session", "{\"user\":\"ria@thuiszorg.example\",\"password\":\"" + PASSWORD + "\"}");
        assertThat(signedIn.json().get("me").get("roles").get(0).asText()).isEqualTo("carer");
        assertThat(bas.post(STAFF, invite).error()).isEqualTo("user-taken");
        assertThat(bas.get(STAFF).json().get("invitations")).isEmpty();
    }

    @Test
    void aNameThatSomebodyElseTookMeanwhileLeavesTheCodeAsItWas() {
        String mine = invited("bas");
        String theirs = invited("xander");
        assertThat(welcome(theirs, PASSWORD).status()).isEqualTo(200);
        assertThat(welcome(mine, PASSWORD).error()).isEqualTo("user-taken");
        assertThat(centre.as("bas").get(STAFF).json().get("invitations")).hasSize(1);
    }

    @Test
    void anInvitationThatIsTooOldIsRefusedAndGuessingIsSlowedDown() {
        String code = invited("bas");
        centre.night.fixture.asAdministrator("update invitation set expires_at = now() - interval '1 second'");
        for (int i = 0; i < 5; i++) {
            assertThat(welcome(code, PASSWORD).status()).isEqualTo(403);
        }
        Caller.Answer slowed = welcome(code, PASSWORD);
        assertThat(slowed.status()).isEqualTo(429);
        assertThat(slowed.header("Retry-After")).isPresent();
    }

    private String invited(String by) {
        return centre.as(by)
                .post(STAFF, ContractJson.toText(new Staff.Invite("sam", "Sam", List.of("operator"))))
                .json()
                .get("code")
                .asText();
    }

    private Caller.Answer welcome(String code, String password) {
        return centre.anybody().post(WELCOME, ContractJson.toText(new Staff.Accept(code, password)));
    }

    @Test
    void theVeryFirstAdministratorComesInByTheServersCodeOnceAndNobodyAfterHer() {
        assertThat(awaited()).isFalse();
        assertThat(begin("00000-00000-00000-00000", PASSWORD).error()).isEqualTo("somebody-is-there");
        centre.night.fixture.asAdministrator("delete from session; delete from person");
        String code = centre.staff.awaitFirst().orElseThrow().text();
        assertThat(awaited()).isTrue();

        assertThat(begin("00000-00000-00000-00000", PASSWORD).status()).isEqualTo(403);
        assertThat(begin(code, "Thuiszorg Baarn").error())
                .as("her own organisation")
                .isEqualTo("password-guessed-soon");
        assertThat(centre.begun).hasValue(0);
        assertThat(begin(code, PASSWORD).status()).isEqualTo(201);
        assertThat(centre.begun).hasValue(1);
        assertThat(centre.begunNames).containsExactly("zorg.example", "192.0.2.7");
        assertThat(awaited()).isFalse();
        assertThat(begin(code, PASSWORD).error()).isEqualTo("somebody-is-there");
        assertThat(centre.staff.awaitFirst()).isEmpty();

        Caller.Answer signedIn =
                centre.anybody().post("/api/v1/session", "{\"user\":\"eerste\",\"password\":\"" + PASSWORD + "\"}");
        JsonNode me = signedIn.json().get("me");
        assertThat(me.get("organisationName").asText()).isEqualTo("Thuiszorg Baarn");
        assertThat(me.get("roles").get(0).asText()).isEqualTo("administrator");
    }

    private boolean awaited() {
        return centre.anybody().get(FIRST_START).json().get("awaited").asBoolean();
    }

    private Caller.Answer begin(String code, String password) {
        return centre.anybody()
                .post(
                        FIRST_START,
                        ContractJson.toText(new Staff.FirstStart(
                                code,
                                "Thuiszorg Baarn",
                                "care",
                                "eerste",
                                "Eva",
                                password,
                                Optional.of(List.of("zorg.example", "192.0.2.7")))));
    }
}
