package nl.nabij.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.face.NewHome;
import nl.nabij.contract.face.NightCentres;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.web.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who answers at night: asked, accepted, ended, over HTTP, on a real database. Thuiszorg Zeist (xander) has no night
/// centre and one home; Nachtzorgcentrale Utrecht (nina) answers for De Bilt (bas).
class NightCentresApiTest {

    private static final String MINE = "/api/v1/night-centre";
    private static final String REQUEST = MINE + "/request";
    private static final GatewayId ZEIST = new GatewayId("gw-zeist");

    private final Centre centre = new Centre();
    private final Office office = new Office(centre);

    @BeforeEach
    void furnish() {
        centre.night.fixture.home(ZEIST.value(), centre.night.stranger);
    }

    @AfterEach
    void close() {
        centre.close();
    }

    /// As the link's inbox takes it.
    private String press(GatewayId home, OrganisationId organisation) {
        AlarmId alarm = new AlarmId(UUID.randomUUID());
        UpMessage.AlarmRaised press = new UpMessage.AlarmRaised(
                new PressId(alarm.value()), new DeviceId("0x" + alarm), "halszender", Optional.of("gang"), Kind.SOS);
        centre.night.database.asWorker(tx -> {
            centre.night.intake().raised(tx, organisation, home, press, Optional.empty());
            return alarm;
        });
        return alarm.toString();
    }

    private boolean sees(String login, String alarm) {
        return Office.find(office.get(login, "/api/v1/alarms?state=open").json(), "id", alarm)
                .isPresent();
    }

    private Caller.Answer ask(String login, OrganisationId nightCentre) {
        return office.put(login, REQUEST, new NightCentres.Ask(nightCentre));
    }

    private JsonNode overview(String login) {
        return office.get(login, MINE).json();
    }

    private String onlyRequest() {
        JsonNode requests = overview("nina").get("requests");
        assertThat(requests).hasSize(1);
        return MINE + "/requests/" + requests.get(0).get("id").asText();
    }

    private long homesWith(String centreOrNull) {
        return centre.night.fixture.asAdministratorNumber("select count(*) from nabij.home where organisation_id = '"
                + centre.night.stranger + "' and night_centre_id " + centreOrNull);
    }

    @Test
    void aQuestionChangesNothingUntilItIsAccepted() {
        assertThat(overview("xander").get("choices").get(0).get("name").asText())
                .isEqualTo("Nachtzorgcentrale Utrecht");
        assertThat(ask("xander", centre.night.nightCentre).status()).isEqualTo(204);
        assertThat(ask("xander", centre.night.nightCentre).status()).as("again").isEqualTo(204);
        assertThat(overview("xander").at("/asked/name").asText()).isEqualTo("Nachtzorgcentrale Utrecht");

        JsonNode asks = overview("nina").get("requests").get(0);
        assertThat(asks.fieldNames())
                .toIterable()
                .as("its name and no more")
                .containsExactlyInAnyOrder("id", "name", "at");
        assertThat(asks.get("name").asText()).isEqualTo("Thuiszorg Zeist");
        assertThat(overview("nina").toString()).doesNotContain(centre.night.stranger.toString());
        for (String table : List.of("organisation where name like '%Zeist'", "night_centre_request")) {
            assertThat(centre.night.database.<Long>asOrganisation(
                            centre.night.nightCentre,
                            tx -> tx.one("select count(*) from " + table, row -> row.getLong(0))))
                    .as(table)
                    .isZero();
        }
        String before = press(ZEIST, centre.night.stranger);
        assertThat(sees("zoe", before)).isTrue();
        assertThat(sees("fatima", before)).isFalse();
        assertThat(centre.as("zoe")
                        .get("/api/v1/alarms/" + before)
                        .json()
                        .get("stepName")
                        .asText())
                .isEqualTo("meldkamer");

        assertThat(office.post("nina", onlyRequest() + "/accept").status()).isEqualTo(204);

        assertThat(sees("fatima", before)).as("it was offered to others").isFalse();
        String after = press(ZEIST, centre.night.stranger);
        assertThat(sees("fatima", after)).isTrue();
        assertThat(centre.as("fatima")
                        .get("/api/v1/alarms/" + after)
                        .json()
                        .get("stepName")
                        .asText())
                .isEqualTo("nachtzorgcentrale");
        assertThat(overview("xander").at("/answering/name").asText()).isEqualTo("Nachtzorgcentrale Utrecht");
        assertThat(overview("xander").has("asked")).isFalse();
        assertThat(overview("nina").get("organisations")).hasSize(2);
        assertThat(overview("nina").get("requests")).isEmpty();
        addHome("xander");
        assertThat(homesWith("is not null")).as("also a new one").isEqualTo(2);
        assertThat(ask("xander", centre.night.nightCentre).error()).isEqualTo("answers-already");
        assertThat(office.looks(centre.night.stranger))
                .startsWith(
                        "Xander: night centre asked done",
                        "Xander: night centre asked done",
                        "Nina: night centre accepts done");
    }

    private void addHome(String administrator) {
        NewHome home = new NewHome(
                "mevrouw Vermeer",
                Optional.empty(),
                "3701 AB",
                "1",
                "Slotlaan",
                "Zeist",
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of());
        assertThat(centre.as(administrator)
                        .post("/api/v1/homes", ContractJson.toText(home))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void whatIsDeclinedOrTakenBackIsNeverAccepted() {
        ask("xander", centre.night.nightCentre);
        String request = onlyRequest();
        assertThat(office.post("bas", request + "/accept").status())
                .as("not hers")
                .isEqualTo(404);
        assertThat(office.post("xander", request + "/accept").status())
                .as("the one who asks")
                .isEqualTo(404);
        assertThat(office.post("nina", request + "/decline").status()).isEqualTo(204);
        assertThat(office.post("nina", request + "/accept").status()).isEqualTo(404);
        assertThat(overview("xander").at("/asked/declinedAt").asText()).isNotBlank();
        assertThat(homesWith("is not null")).isZero();

        ask("xander", centre.night.nightCentre);
        String again = onlyRequest();
        assertThat(again).isNotEqualTo(request);
        assertThat(office.delete("xander", REQUEST).status()).isEqualTo(204);
        assertThat(office.delete("xander", REQUEST).status()).isEqualTo(404);
        assertThat(office.post("nina", again + "/accept").status()).isEqualTo(404);
        assertThat(overview("nina").get("requests")).isEmpty();
        assertThat(homesWith("is not null")).isZero();
    }

    @Test
    void theHoursAreTheOrganisationsAndBothSidesReadThem() {
        assertThat(office.put("bas", MINE + "/hours", new NightCentres.Hours("22:30", "07:15"))
                        .status())
                .isEqualTo(204);
        assertThat(overview("bas").at("/answering/hours/from").asText()).isEqualTo("22:30");
        assertThat(Office.find(overview("nina").get("organisations"), "name", "Thuiszorg De Bilt")
                        .orElseThrow()
                        .at("/hours/until")
                        .asText())
                .isEqualTo("07:15");
        for (String[] wrong :
                new String[][] {{"7:00", "23:00"}, {"24:00", "07:00"}, {"", "07:00"}, {"08:00", "08:00"}}) {
            Caller.Answer answer = office.put("bas", MINE + "/hours", new NightCentres.Hours(wrong[0], wrong[1]));
            assertThat(answer.status()).as(wrong[0]).isEqualTo(400);
            assertThat(answer.json().get("message").asText()).containsAnyOf("such as 23:00", "00:00 twice");
        }
        assertThat(centre.as("bas")
                        .with("Content-Type", "application/json")
                        .send("PUT", MINE + "/hours", Optional.of("{\"from\":\"22:00\"}"))
                        .status())
                .isEqualTo(400);
        assertThat(office.put("nina", MINE + "/hours", new NightCentres.Hours("22:00", "07:00"))
                        .status())
                .as("the night centre has none of its own")
                .isEqualTo(404);
        assertThat(office.put("ans", MINE + "/hours", new NightCentres.Hours("22:00", "07:00"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void onlyAnotherNightCentreCanBeAsked() {
        for (OrganisationId wrong :
                List.of(centre.night.homeCare, centre.night.stranger, new OrganisationId(UUID.randomUUID()))) {
            assertThat(ask("xander", wrong).error()).isEqualTo("not-found");
        }
        assertThat(ask("nina", centre.night.nightCentre).error()).as("herself").isEqualTo("not-found");
        assertThat(centre.as("xander")
                        .with("Content-Type", "application/json")
                        .send("PUT", REQUEST, Optional.of("{}"))
                        .error())
                .isEqualTo("bad-request");
        assertThat(office.delete("xander", MINE).error()).isEqualTo("not-found");
        assertThat(office.delete("nina", MINE + "/organisations/" + centre.night.stranger)
                        .error())
                .isEqualTo("not-found");
        assertThat(office.delete("xander", MINE + "/organisations/" + centre.night.homeCare)
                        .error())
                .as("somebody else's")
                .isEqualTo("not-found");
        assertThat(overview("bas").has("answering")).isTrue();
    }

    @Test
    void whatIsOpenStaysWithTheCentreAndWhatComesAfterDoesNot() {
        AlarmId open = centre.night.press();
        assertThat(office.delete("nina", MINE + "/organisations/" + centre.night.homeCare)
                        .status())
                .isEqualTo(204);

        assertThat(overview("bas").has("answering")).isFalse();
        JsonNode ended = overview("bas").get("ended").get(0);
        assertThat(ended.get("name").asText()).isEqualTo("Nachtzorgcentrale Utrecht");
        assertThat(ended.get("byYou").asBoolean()).isFalse();
        assertThat(overview("nina").at("/ended/0/byYou").asBoolean()).isTrue();
        assertThat(overview("nina").at("/ended/0/youAnswered").asBoolean()).isTrue();

        assertThat(sees("fatima", open.toString())).isTrue();
        assertThat(centre.as("fatima").post("/api/v1/alarms/" + open + "/claim").status())
                .isEqualTo(200);
        JsonNode home = centre.as("fatima").get("/api/v1/homes/gw-willemse").json();
        assertThat(home.toString()).contains("mevrouw Willemse", "Thuiszorg De Bilt");
        Caller.Answer command = centre.as("fatima")
                .post(
                        "/api/v1/homes/gw-willemse/commands",
                        "{\"device\":\"curtain\",\"kind\":\"curtain\",\"action\":\"open\",\"alarm\":\"" + open + "\"}");
        assertThat(command.status()).as(command.toString()).isEqualTo(202);

        String after = press(NightShift.WILLEMSE, centre.night.homeCare);
        assertThat(sees("fatima", after)).isFalse();
        assertThat(sees("ans", after)).isTrue();
        assertThat(sees("ans", open.toString())).isTrue();

        assertThat(centre.as("fatima")
                        .post("/api/v1/alarms/" + open + "/close", "{\"outcome\":\"assisted\",\"note\":\"\"}")
                        .status())
                .isEqualTo(200);
        assertThat(centre.as("fatima").get("/api/v1/homes/gw-willemse").status())
                .as("no alarm of hers is open any more")
                .isEqualTo(404);
    }

    @Test
    void theOldCentreStaysUntilTheNewOneAcceptsAndThenLosesWhatComesAfter() {
        OrganisationId other = centre.night.fixture.organisation("Nachtwacht Oost", "night-centre");
        assertThat(ask("bas", other).status()).isEqualTo(204);
        assertThat(sees("fatima", press(NightShift.WILLEMSE, centre.night.homeCare)))
                .isTrue();
        UUID request = centre.night.database.asOrganisation(
                other, tx -> tx.one("select id from night_centre_requests()", row -> row.getUUID(0)));
        centre.night.database.asOrganisation(
                other, tx -> tx.one("select accept_night_centre($1)", row -> row.getUUID(0), request));
        assertThat(sees("fatima", press(NightShift.WILLEMSE, centre.night.homeCare)))
                .isFalse();
        assertThat(overview("bas").at("/answering/name").asText()).isEqualTo("Nachtwacht Oost");
        assertThat(overview("nina").get("organisations")).isEmpty();
        assertThat(overview("nina").at("/ended/0/name").asText()).isEqualTo("Thuiszorg De Bilt");
        assertThat(overview("nina").at("/ended/0/byYou").asBoolean()).isFalse();
    }

    @Test
    void ofAcceptingAndTakingBackAtOnceOneCounts() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(ask("xander", centre.night.nightCentre).status()).isEqualTo(204);
            String request = onlyRequest();
            try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
                var accept = both.submit(
                        () -> office.post("nina", request + "/accept").status());
                var withdraw =
                        both.submit(() -> office.delete("xander", REQUEST).status());
                assertThat(List.of(accept.get(), withdraw.get())).containsExactlyInAnyOrder(204, 404);
                assertThat(overview("xander").has("answering")).isEqualTo(accept.get() == 204);
                assertThat(homesWith("is not null")).isEqualTo(accept.get() == 204 ? 1 : 0);
            }
            office.delete("xander", MINE);
        }
    }

    /// In both orders: whoever adds a home at the moment of acceptance has it in the agreement.
    @Test
    void aHomeThatIsAddedAtThatMomentIsInTheAgreementToo() throws Exception {
        ask("xander", centre.night.nightCentre);
        String request = onlyRequest();
        CountDownLatch added = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var adding = both.submit(() -> centre.night.database.asOrganisation(centre.night.stranger, tx -> {
                int rows = tx.update(
                        "insert into home (id, organisation_id, night_centre_id) values ('gw-late', $1,"
                                + " (select night_centre_id from night_centre where organisation_id = $1))",
                        centre.night.stranger.value());
                added.countDown();
                await(commit);
                return rows;
            }));
            await(added);
            var accepting =
                    both.submit(() -> office.post("nina", request + "/accept").status());
            NightShift.await(
                    "acceptance waits for it",
                    () -> accepting.isDone()
                            || centre.night.fixture.asAdministratorNumber(
                                            "select count(*) from pg_locks where not granted and relation ="
                                                    + " 'nabij.home'::regclass")
                                    > 0);
            commit.countDown();
            assertThat(adding.get()).isEqualTo(1);
            assertThat(accepting.get()).isEqualTo(204);
        }
        assertThat(homesWith("is null")).isZero();
        assertThat(homesWith("is not null")).isEqualTo(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
