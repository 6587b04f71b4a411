package nl.nabij.server.console;

import static nl.nabij.server.console.HomeCalls.WILLEMSE;
import static nl.nabij.server.console.HomeCalls.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final String back = LocalDate.now(ZoneOffset.UTC).plusDays(20).toString();

    private final String away = "{\"reason\":\"hospital\",\"back\":\"" + back + "\"}";

    private final Centre centre = new Centre();
    private final HomeCalls home = new HomeCalls(centre);

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

    @Test
    void aFileIsChangedAsAWholeAndHerScreenAndTheCardSayItAtOnce() {
        JsonNode before = home.done("GET", "/file", "");
        assertThat(before.get("details").get("street").asText())
                .as("of a row without its own street")
                .isEqualTo("Dorpsstraat 1");
        JsonNode after = home.done("PUT", "/file", change(before.get("revision").asLong()));
        assertThat(after.get("details").get("postcode").asText()).isEqualTo("3732AB");
        assertThat(after.get("details").get("residents")).hasSize(2);
        assertThat(after.get("details").get("rooms").get(2).asText()).isEqualTo("keuken");
        assertThat(home.done("GET", "/file", "")).isEqualTo(after);
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
        assertThat(centre.looks())
                .as("read three times, and one look")
                .containsOnlyOnce("Bas read home file done")
                .contains("Bas change home file done");
    }

    @Test
    void whoChangesWhatSomebodyElseChangedMeanwhileIsTold() {
        long revision = home.done("GET", "/file", "").get("revision").asLong();
        home.done("PUT", "/file", change(revision));
        assertThat(home.bas("PUT", "/file", change(revision)).error()).isEqualTo("changed");
        assertThat(centre.looks()).contains("Bas change home file refused");
    }

    @Test
    void whatIsWrongIsToldAndNothingIsHalfDone() {
        long revision = home.done("GET", "/file", "").get("revision").asLong();
        String right = change(revision);
        refused(right, "\"3732 ab\"", "\"0012AB\"", "postcode");
        refused(right, "\"keuken\"", "\"WOONKAMER\"", "stands there twice");
        refused(right, "\"keuken\"", "\" \"", "a room is empty");
        refused(right, "\"030 555 01 25\"", "\"geen\"", "phone");
        refused(right, "\"language\":\"nl\"", "\"language\":\"fr\"", "language");
        refused(right, "\"name\":\"de heer Willemse\"", "\"name\":\"\"", "name of a resident");
        refused(right, "\"birthYear\":1938", "\"birthYear\":3", "birthYear");
        assertThat(home.done("GET", "/file", "").get("revision").asLong()).isEqualTo(revision);
    }

    private void refused(String right, String from, String to, String named) {
        assertThat(right).contains(from);
        Caller.Answer answer = home.bas("PUT", "/file", right.replace(from, to));
        assertThat(answer.status()).as(to).isEqualTo(400);
        assertThat(answer.json().get("message").asText()).contains(named);
    }

    @Test
    void sheIsInHospitalAndTheCardSaysSoUntilSheIsBack() {
        String noted = away.replace("}", ",\"note\":\"heup\"}");
        assertThat(home.call("ans", "PUT", "/away", noted)
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
        assertThat(home.bas("PUT", "/away", away.replace("hospital", "ziek"))
                        .json()
                        .get("message")
                        .asText())
                .contains("hospital, rehabilitation, holiday, other");
        assertThat(home.call("ans", "DELETE", "/away", "")
                        .json()
                        .get("stay")
                        .get("state")
                        .asText())
                .isEqualTo("living");
    }

    @Test
    void whoWasToBeBackIsAskedAfter() {
        home.done("PUT", "/away", away);
        assertThat(home.bas("PUT", "/away", away.replace(back, "2020-01-01"))
                        .json()
                        .get("message")
                        .asText())
                .contains("has to be today");
        assertThat(home.bas("PUT", "/away", away.replace(back, "2062-12-04")).status())
                .as("a year that was mistyped")
                .isEqualTo(400);
        assertThat(home.bas("PUT", "/away", away.replace(back, "+999999999-12-31"))
                        .status())
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
        String code =
                home.bas("POST", "/enrolment-codes", "").json().get("code").asText();
        JsonNode file = home.done("POST", "/end", "{\"reason\":\"moved\",\"note\":\"naar haar dochter\"}");
        assertThat(file.get("erasures")).hasSize(3);
        assertThat(overview("show=all").get("homes")).isEmpty();
        assertThat(overview("show=ended").get("homes").get(0).get("stay").asText())
                .isEqualTo("ended");
        assertThat(overview("").get("ended").asInt()).isOne();
        assertThat(home.bas("POST", "/enrolment-codes", "").error()).isEqualTo("ended");
        assertThat(home.bas("POST", "/replacement", "").error()).isEqualTo("ended");
        assertThat(centre.anybody()
                        .post(
                                "/api/v1/enrolment",
                                ContractJson.toText(new Enrolment.Request(
                                        code.replaceFirst("[.].*", ""), Box.request(Box.newKeys()))))
                        .status())
                .as("a code of before the end")
                .isEqualTo(403);
        assertThat(home.bas("PUT", "/file", change(file.get("revision").asLong()))
                        .error())
                .isEqualTo("ended");
        assertThat(home.bas("PUT", "/away", away).error()).isEqualTo("ended");
        assertThat(home.bas("POST", "/end", "{\"reason\":\"died\"}").error()).isEqualTo("ended");

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
        assertThat(home.done("POST", "/reopen", "").get("stay").get("state").asText())
                .isEqualTo("living");
        assertThat(overview("show=all").get("homes")).hasSize(1);
    }

    @Test
    void anEndedHomeWhoseBoxIsStillThereIsOnTheListOfWhatNeedsSomebody() {
        home.done("POST", "/end", "{\"reason\":\"died\"}");
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
        assertThat(home.bas("POST", "/erasure", "{\"client\":\"mevrouw Willemse\"}")
                        .error())
                .isEqualTo("box-connected");
    }

    @Test
    void allThatIsHersIsHandedOverAndNothingThatIsNot() {
        home.done(
                "PUT",
                "/file",
                change(home.done("GET", "/file", "").get("revision").asLong()));
        centre.night.press();
        Caller.Answer answer = home.bas("GET", "/export", "");
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
        JsonNode moved = home.done(
                "POST",
                "/move",
                change(home.done("GET", "/file", "").get("revision").asLong()));
        assertThat(moved.get("details").get("houseNumber").asText()).isEqualTo("12a");
        assertThat(home.done("GET", "/export", "").get("parts").get("reports")).isEmpty();
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
        String before = home.done("GET", "/file", "").toString();
        List<String> forCarers = List.of("GET /file", "PUT /away", "DELETE /away", "POST /consents");
        centre.night.press();
        calls.forEach((what, body) -> {
            String[] call = what.split(" ", -1);
            assertThat(home.call("fatima", call[0], call[1], body).status())
                    .as(what)
                    .isEqualTo(403);
            assertThat(home.call("nina", call[0], call[1], body).status())
                    .as(what + " with an open alarm")
                    .isEqualTo(404);
            assertThat(home.call("xander", call[0], call[1], body).status())
                    .as(what)
                    .isEqualTo(404);
            assertThat(Caller.at(centre.port)
                            .with("Content-Type", "application/json")
                            .send(call[0], WILLEMSE + call[1], body.isEmpty() ? Optional.empty() : Optional.of(body))
                            .status())
                    .as(what)
                    .isEqualTo(401);
            if (!forCarers.contains(what)) {
                assertThat(home.call("ans", call[0], call[1], body).status())
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
        assertThat(home.done("GET", "/file", "").toString().replace("\"openAlarm\":true", "\"openAlarm\":false"))
                .isEqualTo(before);
    }

    private JsonNode overview(String query) {
        Caller.Answer answer = centre.as("bas").get("/api/v1/homes-overview?" + query);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }
}
