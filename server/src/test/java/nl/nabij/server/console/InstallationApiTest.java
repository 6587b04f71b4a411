package nl.nabij.server.console;

import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.face.HomeInstallation;
import nl.nabij.contract.link.Enrolment;
import nl.nabij.server.enrolment.Box;
import nl.nabij.server.web.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How a home was installed, who checks it, and the box that takes another's place, over HTTP on a real
/// database.
class InstallationApiTest {

    private static final String HOME = "/api/v1/homes/" + WILLEMSE;
    private static final String INSTALLATION = HOME + "/installation";

    private final Centre centre = new Centre();

    @AfterEach
    void close() {
        centre.close();
    }

    private JsonNode installation() {
        Caller.Answer answer = centre.as("bas").get(INSTALLATION);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    private List<String> missing() {
        return each(installation().get("missing")).map(JsonNode::asText).toList();
    }

    private void sql(String statement) {
        centre.night.fixture.asAdministrator(statement
                .replace("HOME", "'" + WILLEMSE + "'")
                .replace("ORGANISATION", "'" + centre.night.homeCare.value() + "'"));
    }

    private String enrol(String codePath) {
        String code = centre.as("bas").post(HOME + codePath).json().get("code").asText();
        Caller.Answer enrolled = centre.anybody()
                .post(
                        "/api/v1/enrolment",
                        ContractJson.toText(
                                new Enrolment.Request(code.replaceFirst("[.].*", ""), Box.request(Box.newKeys()))));
        assertThat(enrolled.status()).as(enrolled.response().body()).isEqualTo(200);
        return code;
    }

    private Caller.Answer checks(String who, String version) {
        return centre.as(who)
                .post(INSTALLATION + "/check", ContractJson.toText(new HomeInstallation.CheckInstallation(version)));
    }

    private String version() {
        return installation().get("version").asText();
    }

    private void deviceWithRoomAndTest() {
        sql("update device set listed = false where home_id = HOME");
        sql("insert into device (home_id, id, organisation_id, name, room, vendor, model, kinds) values (HOME, '0x9',"
                + " ORGANISATION, 'knop', 'slaapkamer', '', '', '{sos.alarm}')");
        sql("insert into installed_device (home_id, device_id, organisation_id, name, room, purpose, installed_by)"
                + " values (HOME, '0x9', ORGANISATION, 'knop', 'slaapkamer', 'sos', 'Kees')");
    }

    private void tried() {
        sql("insert into installation_test (home_id, test_id, organisation_id, press_id, device_id, kind, tested_by,"
                + " back_ms) values (HOME, gen_random_uuid(), ORGANISATION, gen_random_uuid(), '0x9', 'sos.alarm',"
                + " 'Kees', 310)");
    }

    @Test
    void aSecondPersonConfirmsOnceEverythingIsThereAndAChangeAsksForAnother() {
        deviceWithRoomAndTest();
        assertThat(missing()).contains("box", "test");
        assertThat(checks("bas", version()).error()).isEqualTo("not-complete");
        enrol("/enrolment-codes");
        assertThat(missing()).contains("test").doesNotContain("box", "room", "alarm-device");
        assertThat(attention()).contains("device.not-tested knop");
        tried();
        assertThat(attention()).doesNotContain("device.not-tested knop");
        if (missing().contains("contact")) {
            sql("insert into contact (id, client_id, home_id, organisation_id, position, name, relation, phone)"
                    + " select gen_random_uuid(), id, home_id, organisation_id, 1, 'Jansen', 'neighbour', '030 1'"
                    + " from client where home_id = HOME");
        }
        assertThat(missing()).isEmpty();

        assertThat(checks("bas", "another").error()).isEqualTo("changed");
        Caller.Answer checked = checks("bas", version());
        assertThat(checked.status()).as(checked.response().body()).isEqualTo(201);
        JsonNode now = installation();
        assertThat(now.at("/check/by").asText()).isEqualTo("Bas");
        assertThat(now.at("/check/current").asBoolean()).isTrue();
        assertThat(now.at("/installedBy").asText()).isEqualTo("Kees");
        assertThat(now.at("/devices/0/proof/backMillis").asLong()).isEqualTo(310);
        assertThat(now.at("/devices/0/purpose").asText()).isEqualTo("sos");

        sql("update device set room = 'gang' where home_id = HOME and id = '0x9'");
        assertThat(installation().at("/check/current").asBoolean()).isFalse();
    }

    @Test
    void whoInstalledItCannotCheckIt() {
        deviceWithRoomAndTest();
        enrol("/enrolment-codes");
        tried();
        sql("update installed_device set installed_by = 'bas' where home_id = HOME");
        sql("insert into contact (id, client_id, home_id, organisation_id, position, name, relation, phone)"
                + " select gen_random_uuid(), id, home_id, organisation_id, 9, 'Jansen', 'neighbour', '030 1'"
                + " from client where home_id = HOME");
        assertThat(checks("bas", version()).error()).isEqualTo("same-person");
    }

    @Test
    void theOldBoxGoesOnUntilTheNewOneIsThereAndItsTestsCountNoLonger() {
        deviceWithRoomAndTest();
        enrol("/enrolment-codes");
        tried();
        assertThat(missing()).doesNotContain("test");
        centre.as("bas").post(HOME + "/replacement");
        assertThat(valid()).as("the code alone changes nothing").isEqualTo(1);
        enrol("/replacement");
        assertThat(valid()).as("only the new box").isEqualTo(1);
        assertThat(missing()).as("it was never tried with this box").contains("test");
        enrol("/enrolment-codes");
        assertThat(valid()).as("an ordinary code revokes nothing").isEqualTo(2);
    }

    private long valid() {
        return each(centre.as("bas").get(HOME + "/certificates").json())
                .filter(certificate -> !certificate.has("revokedAt"))
                .count();
    }

    @Test
    void anInstallersCodeIsToldToTheBoxAndShownOnce() {
        JsonNode code = centre.as("bas").post(HOME + "/installer-codes").json();
        assertThat(code.get("code").asText()).matches("[0-9]{8}");
        assertThat(code.get("toldToBox").asBoolean()).isTrue();
        assertThat(centre.toldHomes)
                .singleElement()
                .satisfies(told -> assertThat(told)
                        .startsWith(WILLEMSE + " InstallerAccess")
                        .doesNotContain(code.get("code").asText()));
    }

    @Test
    void anotherOrganisationLearnsNothing() {
        for (String other : List.of("nina", "xander")) {
            assertThat(centre.as(other).get(INSTALLATION).status()).as(other).isEqualTo(404);
            assertThat(centre.as(other).post(HOME + "/installer-codes").status())
                    .isEqualTo(404);
            assertThat(centre.as(other).post(HOME + "/replacement").status()).isEqualTo(404);
            assertThat(checks(other, "x").status()).isEqualTo(404);
        }
        assertThat(centre.as("fatima").get(INSTALLATION).status()).isEqualTo(403);
        assertThat(centre.as("ans").post(HOME + "/replacement").status()).isEqualTo(403);
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private List<String> attention() {
        return each(centre.as("bas").get("/api/v1/managed-homes").json())
                .flatMap(home -> each(home.get("faults")))
                .map(fault ->
                        fault.get("fault").asText() + " " + fault.get("text").asText())
                .toList();
    }
}
