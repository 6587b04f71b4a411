package nl.nabij.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.face.HomeFile.HomeDetails;
import nl.nabij.contract.face.HomeFile.Resident;
import nl.nabij.contract.face.HomeView.Contact;
import nl.nabij.contract.home.WeekEntry;
import nl.nabij.contract.link.Enrolment;
import nl.nabij.server.enrolment.Box;
import nl.nabij.server.web.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The file of a home, over HTTP, on a real database.
class HomeFileApiTest {

    private static final String WILLEMSE = "/api/v1/homes/gw-willemse";

    private final String back = LocalDate.now(ZoneOffset.UTC).plusDays(20).toString();

    private final String away = "{\"reason\":\"hospital\",\"back\":\"" + back + "\"}";

    private final Centre centre = new Centre();

    @AfterEach
    void close() {
        centre.close();
    }

    private static HomeDetails details() {
        return new HomeDetails(
                List.of(
                        new Resident("mevrouw Willemse", Optional.of(1940)),
                        new Resident("de heer Willemse", Optional.of(1938))),
                Optional.of("3732 ab"),
                Optional.of("12a"),
                "Dorpsstraat",
                "De Bilt",
                "nl",
                List.of("hoort slecht links"),
                Optional.of("achterom"),
                Optional.of("sleutelkluis, 4711"),
                List.of(
                        new Contact("Anna", "daughter", "030 555 01 25", Optional.empty()),
                        new Contact("Kees", "neighbour", "030 555 01 23", Optional.of("heeft een sleutel"))),
                List.of("woonkamer", "slaapkamer", "keuken"),
                List.of(new WeekEntry(
                        WeekEntry.Kind.VISIT,
                        "de thuiszorg",
                        Optional.empty(),
                        List.of(DayOfWeek.values()),
                        "08:00",
                        Optional.of("08:45"))));
    }

    private static String change(long revision) {
        return ContractJson.toText(Map.of("revision", revision, "details", details()));
    }

    private Caller.Answer call(String login, String method, String path, String body) {
        return centre.as(login)
                .with("Content-Type", "application/json")
                .send(method, WILLEMSE + path, body.isEmpty() ? Optional.empty() : Optional.of(body));
    }

    private Caller.Answer bas(String method, String path, String body) {
        return call("bas", method, path, body);
    }

    private JsonNode done(String method, String path, String body) {
        Caller.Answer answer = bas(method, path, body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void aFileIsChangedAsAWholeAndHerScreenAndTheCardSayItAtOnce() {
        JsonNode before = done("GET", "/file", "");
        assertThat(before.get("details").get("street").asText())
                .as("of a row without its own street")
                .isEqualTo("Dorpsstraat 1");
        JsonNode after = done("PUT", "/file", change(before.get("revision").asLong()));
        assertThat(after.get("details").get("postcode").asText()).isEqualTo("3732AB");
        assertThat(after.get("details").get("residents")).hasSize(2);
        assertThat(after.get("details").get("rooms").get(2).asText()).isEqualTo("keuken");
        assertThat(done("GET", "/file", "")).isEqualTo(after);
        assertThat(centre.toldHomes).contains("gw-willemse config");

        JsonNode card = centre.as("ans").get(WILLEMSE).json();
        assertThat(card.get("rooms").get(0).asText()).isEqualTo("woonkamer");
        JsonNode client = card.get("client");
        assertThat(client.get("name").asText()).isEqualTo("mevrouw Willemse, de heer Willemse");
        assertThat(client.get("key").asText()).isEqualTo("sleutelkluis, 4711");
        assertThat(client.get("contacts").get(0).get("name").asText()).isEqualTo("Anna");
        assertThat(client.has("stay")).isFalse();
        assertThat(client.get("nextVisit").get("who").asText()).isEqualTo("de thuiszorg");
        assertThat(after.get("details").get("week")).hasSize(1);
        assertThat(centre.looks()).contains("Bas read home file done", "Bas change home file done");
    }

    @Test
    void whoChangesWhatSomebodyElseChangedMeanwhileIsTold() {
        long revision = done("GET", "/file", "").get("revision").asLong();
        done("PUT", "/file", change(revision));
        assertThat(bas("PUT", "/file", change(revision)).error()).isEqualTo("changed");
        assertThat(centre.looks()).contains("Bas change home file refused");
    }

    @Test
    void whatIsWrongIsToldAndNothingIsHalfDone() {
        long revision = done("GET", "/file", "").get("revision").asLong();
        String right = change(revision);
        refused(right, "\"3732 ab\"", "\"0012AB\"", "postcode");
        refused(right, "\"keuken\"", "\"WOONKAMER\"", "stands there twice");
        refused(right, "\"keuken\"", "\" \"", "a room is empty");
        refused(right, "\"030 555 01 25\"", "\"geen\"", "phone");
        refused(right, "\"language\":\"nl\"", "\"language\":\"fr\"", "language");
        refused(right, "\"name\":\"de heer Willemse\"", "\"name\":\"\"", "name of a resident");
        refused(right, "\"birthYear\":1938", "\"birthYear\":3", "birthYear");
        assertThat(done("GET", "/file", "").get("revision").asLong()).isEqualTo(revision);
    }

    private void refused(String right, String from, String to, String named) {
        assertThat(right).contains(from);
        Caller.Answer answer = bas("PUT", "/file", right.replace(from, to));
        assertThat(answer.status()).as(to).isEqualTo(400);
        assertThat(answer.json().get("message").asText()).contains(named);
    }

    @Test
    void sheIsInHospitalAndTheCardSaysSoUntilSheIsBack() {
        String noted = away.replace("}", ",\"note\":\"heup\"}");
        assertThat(call("ans", "PUT", "/away", noted)
                        .json()
                        .get("stay")
                        .get("state")
                        .asText())
                .as("her carer hears it first")
                .isEqualTo("away");
        JsonNode stay = centre.as("ans").get(WILLEMSE).json().get("client").get("stay");
        assertThat(stay.get("reason").asText()).isEqualTo("hospital");
        assertThat(stay.get("back").asText()).isEqualTo(back);
        assertThat(stay.get("by").asText()).isEqualTo("Ans");
        assertThat(centre.as("ans").get(WILLEMSE).json().get("client").has("nextVisit"))
                .as("nobody comes to an empty home")
                .isFalse();
        assertThat(bas("PUT", "/away", away.replace("hospital", "ziek"))
                        .json()
                        .get("message")
                        .asText())
                .contains("hospital, rehabilitation, holiday, other");
        assertThat(call("ans", "DELETE", "/away", "")
                        .json()
                        .get("stay")
                        .get("state")
                        .asText())
                .isEqualTo("living");
    }

    @Test
    void whoWasToBeBackIsAskedAfter() {
        done("PUT", "/away", away);
        assertThat(bas("PUT", "/away", away.replace(back, "2020-01-01"))
                        .json()
                        .get("message")
                        .asText())
                .contains("has to be today");
        assertThat(bas("PUT", "/away", away.replace(back, "2062-12-04")).status())
                .as("a year that was mistyped")
                .isEqualTo(400);
        assertThat(bas("PUT", "/away", away.replace(back, "+999999999-12-31")).status())
                .isEqualTo(400);
        centre.night.fixture.asAdministrator("update home set stay_back = '2020-01-01'");
        assertThat(overview("show=care")
                        .get("homes")
                        .get(0)
                        .get("faults")
                        .get(0)
                        .get("fault")
                        .asText())
                .isEqualTo("home.back-awaited");
    }

    @Test
    void anEndedHomeIsHeardAndSaysSoButGetsNoBoxAndStandsInAListOfItsOwn() {
        String code = bas("POST", "/enrolment-codes", "").json().get("code").asText();
        JsonNode file = done("POST", "/end", "{\"reason\":\"moved\",\"note\":\"naar haar dochter\"}");
        assertThat(file.get("erasures")).hasSize(3);
        assertThat(overview("show=all").get("homes")).isEmpty();
        assertThat(overview("show=ended").get("homes").get(0).get("stay").asText())
                .isEqualTo("ended");
        assertThat(overview("").get("ended").asInt()).isOne();
        assertThat(bas("POST", "/enrolment-codes", "").error()).isEqualTo("ended");
        assertThat(bas("POST", "/replacement", "").error()).isEqualTo("ended");
        assertThat(centre.anybody()
                        .post(
                                "/api/v1/enrolment",
                                ContractJson.toText(new Enrolment.Request(
                                        code.replaceFirst("[.].*", ""), Box.request(Box.newKeys()))))
                        .status())
                .as("a code of before the end")
                .isEqualTo(403);
        assertThat(bas("PUT", "/file", change(file.get("revision").asLong())).error())
                .isEqualTo("ended");
        assertThat(bas("PUT", "/away", away).error()).isEqualTo("ended");
        assertThat(bas("POST", "/end", "{\"reason\":\"died\"}").error()).isEqualTo("ended");

        centre.night.press();
        JsonNode alarms = centre.as("fatima").get("/api/v1/alarms?state=open").json();
        assertThat(alarms).as("somebody may still press there").hasSize(1);
        assertThat(centre.as("fatima")
                        .get(WILLEMSE)
                        .json()
                        .get("client")
                        .get("stay")
                        .get("state")
                        .asText())
                .isEqualTo("ended");
        assertThat(done("POST", "/reopen", "").get("stay").get("state").asText())
                .isEqualTo("living");
        assertThat(overview("show=all").get("homes")).hasSize(1);
    }

    @Test
    void anEndedHomeWhoseBoxIsStillThereIsOnTheListOfWhatNeedsSomebody() {
        done("POST", "/end", "{\"reason\":\"died\"}");
        centre.night.fixture.asAdministrator("insert into gateway (home_id, organisation_id, connected)"
                + " select id, organisation_id, true from home where id = 'gw-willemse'");
        assertThat(overview("show=care").get("homes")).hasSize(1);
        assertThat(overview("").get("needCare").asInt()).isOne();
        assertThat(overview("show=ended")
                        .get("homes")
                        .get(0)
                        .get("faults")
                        .get(0)
                        .get("fault")
                        .asText())
                .isEqualTo("home.ended-connected");
        assertThat(bas("POST", "/erasure", "{\"client\":\"mevrouw Willemse\"}").error())
                .isEqualTo("box-connected");
    }

    @Test
    void sheSaidNoToADoorThatIsUnlockedFromAfarAndNobodyUnlocksIt() {
        centre.night.fixture.asAdministrator(
                "insert into device (home_id, id, organisation_id, name, vendor, model, kinds)"
                        + " select id, 'lock', organisation_id, 'slot', 'v', 'm', '{lock}' from home where id = 'gw-willemse'");
        String alarm = centre.night.press().toString();
        assertThat(centre.as("fatima")
                        .post("/api/v1/alarms/" + alarm + "/claim")
                        .status())
                .isEqualTo(200);
        String unlock = "{\"device\":\"lock\",\"kind\":\"lock\",\"action\":\"unlock\",\"alarm\":\"" + alarm + "\"}";
        done("POST", "/consents", said("door", false));
        assertThat(call("fatima", "POST", "/commands", unlock).error()).isEqualTo("no-consent");
        done("POST", "/consents", said("door", true));
        assertThat(call("fatima", "POST", "/commands", unlock).status()).isEqualTo(202);
        done("POST", "/consents", said("door", true).replace("}", ",\"until\":\"2020-01-01\"}"));
        assertThat(call("fatima", "POST", "/commands", unlock).error())
                .as("a yes that is over is no yes")
                .isEqualTo("no-consent");
    }

    private static String said(String purpose, boolean given) {
        return "{\"purpose\":\"" + purpose + "\",\"given\":" + given + ",\"by\":\"mevrouw Willemse\"}";
    }

    @Test
    void eachWordIsKeptAndTheLastOneCountsUntilItsLastDay() {
        JsonNode asked = done("GET", "/file", "").get("consents");
        assertThat(asked).hasSize(3).noneMatch(one -> one.has("given"));
        done("POST", "/consents", said("contacts", true));
        assertThat(centre.as("ans")
                        .get(WILLEMSE)
                        .json()
                        .get("client")
                        .get("contactsMayKnow")
                        .asBoolean())
                .isTrue();
        done("POST", "/consents", said("contacts", false));
        assertThat(consent("contacts").get("given").asBoolean()).isFalse();
        done("POST", "/consents", said("contacts", true).replace("}", ",\"until\":\"2020-01-01\"}"));
        assertThat(consent("contacts").has("given")).as("its last day is over").isFalse();
        assertThat(done("GET", "/export", "").get("parts").get("consents")).hasSize(3);
        assertThat(bas("POST", "/consents", said("door", false).replace("}", ",\"until\":\"2090-01-01\"}"))
                        .status())
                .as("a no has no last day")
                .isEqualTo(400);
        done("POST", "/end", "{\"reason\":\"moved\"}");
        done("POST", "/consents", said("contacts", false));
        assertThat(bas("POST", "/consents", said("contacts", true)).error()).isEqualTo("ended");
    }

    private JsonNode consent(String purpose) {
        return StreamSupport.stream(done("GET", "/file", "").get("consents").spliterator(), false)
                .filter(one -> one.get("purpose").asText().equals(purpose))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void allThatIsHersIsHandedOverAndNothingThatIsNot() {
        done("PUT", "/file", change(done("GET", "/file", "").get("revision").asLong()));
        centre.night.press();
        Caller.Answer answer = bas("GET", "/export", "");
        JsonNode parts = answer.json().get("parts");
        assertThat(parts.get("residents").get(0).get("name").asText()).isEqualTo("mevrouw Willemse");
        assertThat(parts.get("contacts")).hasSize(2);
        assertThat(parts.get("rooms")).hasSize(3);
        assertThat(parts.get("devices")).hasSize(1);
        assertThat(parts.get("alarms")).hasSize(1);
        assertThat(parts.get("alarmEvents")).hasSize(2);
        assertThat(parts.get("looks").get(0).get("actor_name").asText()).isEqualTo("Bas");
        assertThat(answer.json().get("readme")).hasSize(parts.size());
        assertThat(answer.response().body()).doesNotContain("hash").doesNotContain("organisation_id");
        assertThat(answer.header("Content-Disposition")).hasValue("attachment; filename=\"nabij-gw-willemse.json\"");
        assertThat(centre.looks()).contains("Bas read export done");
    }

    @Test
    void aMoveErasesWhatWasReportedAndHasToBeCheckedAgain() {
        centre.night.fixture.asAdministrator(
                "insert into home_event (home_id, organisation_id, device_id, kind, at, value,"
                        + " keep_until) select id, organisation_id, 'd', 'contact', now(), '\"open\"', now() + interval '1 day' from home");
        String before = installation().get("version").asText();
        JsonNode moved = done(
                "POST", "/move", change(done("GET", "/file", "").get("revision").asLong()));
        assertThat(moved.get("details").get("houseNumber").asText()).isEqualTo("12a");
        assertThat(done("GET", "/export", "").get("parts").get("reports")).isEmpty();
        assertThat(installation().get("version").asText()).isNotEqualTo(before);
    }

    private JsonNode installation() {
        return centre.as("bas").get(WILLEMSE + "/installation").json();
    }

    @Test
    void noRoleAndNoOtherOrganisationComesNearer() {
        Map<String, String> calls = Map.ofEntries(
                Map.entry("GET /file", ""),
                Map.entry("PUT /file", change(1)),
                Map.entry("POST /move", change(1)),
                Map.entry("PUT /away", away),
                Map.entry("DELETE /away", ""),
                Map.entry("POST /end", "{\"reason\":\"died\"}"),
                Map.entry("POST /reopen", ""),
                Map.entry("POST /erasure", "{\"client\":\"mevrouw Willemse\"}"),
                Map.entry("POST /consents", said("door", true)),
                Map.entry("GET /export", ""));
        String before = done("GET", "/file", "").toString();
        List<String> forCarers = List.of("GET /file", "PUT /away", "DELETE /away", "POST /consents");
        centre.night.press();
        calls.forEach((what, body) -> {
            String[] call = what.split(" ", -1);
            assertThat(call("fatima", call[0], call[1], body).status()).as(what).isEqualTo(403);
            assertThat(call("nina", call[0], call[1], body).status())
                    .as(what + " with an open alarm")
                    .isEqualTo(404);
            assertThat(call("xander", call[0], call[1], body).status()).as(what).isEqualTo(404);
            assertThat(Caller.at(centre.port)
                            .with("Content-Type", "application/json")
                            .send(call[0], WILLEMSE + call[1], body.isEmpty() ? Optional.empty() : Optional.of(body))
                            .status())
                    .as(what)
                    .isEqualTo(401);
            if (!forCarers.contains(what)) {
                assertThat(call("ans", call[0], call[1], body).status())
                        .as(what)
                        .isEqualTo(403);
            }
        });
        for (String path : List.of("/api/v1/keeping", "/api/v1/erasures", "/api/v1/homes-overview")) {
            assertThat(centre.as("ans").get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(centre.as("xander")
                        .get("/api/v1/homes-overview")
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(done("GET", "/file", "").toString().replace("\"openAlarm\":true", "\"openAlarm\":false"))
                .isEqualTo(before);
    }

    private JsonNode overview(String query) {
        Caller.Answer answer = centre.as("bas").get("/api/v1/homes-overview?" + query);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }
}
