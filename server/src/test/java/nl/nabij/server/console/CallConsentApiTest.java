package nl.nabij.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import nl.nabij.server.alarm.NightShift;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What she allowed for calls, as her organisation's people write it down over HTTP.
final class CallConsentApiTest {

    private static final String HOME = "/api/v1/homes/" + NightShift.WILLEMSE;
    private static final String ALLOWANCES = "/api/v1/call-allowances";
    private static final String CONSENTS = HOME + "/call-consents";

    private final Centre centre = new Centre();

    @AfterEach
    void close() {
        centre.close();
    }

    @Test
    void whatSheAllowedIsWrittenDownShownAndTakenBack() {
        JsonNode before = centre.as("ans").get(CONSENTS).json();
        assertThat(before.at("/choice/duringAlarm").asText()).isEqualTo("none");
        assertThat(before.get("given")).isEmpty();

        JsonNode given = centre.as("ans")
                .post(CONSENTS, give("organisation", centre.night.homeCare.toString(), "22:00"))
                .json();
        assertThat(given.at("/given/0/callerName").asText()).isEqualTo("Thuiszorg De Bilt");
        assertThat(given.at("/given/0/recordedBy").asText()).isEqualTo("Ans");
        JsonNode chosen = centre.as("bas")
                .with("Content-Type", "application/json")
                .send(
                        "PUT",
                        HOME + "/call-choice",
                        Optional.of("{\"duringAlarm\":\"veiled\",\"addressHidden\":true,\"by\":\"zijzelf\"}"))
                .json();
        assertThat(chosen.at("/choice/duringAlarm").asText()).isEqualTo("veiled");
        assertThat(chosen.at("/choice/by").asText()).isEqualTo("zijzelf");

        String id = given.at("/given/0/id").asText();
        assertThat(centre.as("ans")
                        .send("DELETE", CONSENTS + "/" + id, Optional.empty())
                        .json()
                        .get("given"))
                .isEmpty();
        assertThat(centre.as("ans")
                        .send("DELETE", CONSENTS + "/" + id, Optional.empty())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatIsWrongIsSaidAndNothingIsWritten() {
        assertThat(centre.as("ans")
                        .post(CONSENTS, give("organisation", centre.night.stranger.toString(), "22:00"))
                        .status())
                .as("an organisation that has nothing to do with her")
                .isEqualTo(400);
        var time = centre.as("ans").post(CONSENTS, give("organisation", centre.night.homeCare.toString(), "26:00"));
        assertThat(time.status()).isEqualTo(400);
        assertThat(time.json().get("message").asText()).contains("such as 22:00");
        assertThat(centre.as("ans").get(CONSENTS).json().get("given")).isEmpty();
    }

    @Test
    void nobodyElseReadsOrWritesIt() {
        assertThat(centre.as("zoe").get(CONSENTS).status()).isEqualTo(404);
        assertThat(centre.as("fatima").get(CONSENTS).status())
                .as("the night centre")
                .isEqualTo(403);
        assertThat(centre.as("zoe")
                        .post(CONSENTS, give("organisation", centre.night.stranger.toString(), "22:00"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whomSheAllowedFindsHerWithoutAnAlarmAndThatIsWrittenDownForHerOwnOrganisation() {
        assertThat(centre.as("fatima").get(ALLOWANCES).json()).isEmpty();
        String night = centre.night.nightCentre.toString();
        centre.as("ans").post(CONSENTS, look(night, "00:00", "00:00"));
        centre.as("ans").post(CONSENTS, give("organisation", centre.night.homeCare.toString(), "22:00"));
        JsonNode found = centre.as("fatima").get(ALLOWANCES).json();
        assertThat(found).hasSize(1);
        assertThat(found.at("/0/home").asText()).isEqualTo(NightShift.WILLEMSE.value());
        assertThat(found.at("/0/clientName").asText()).isEqualTo("mevrouw Willemse");
        assertThat(found.at("/0/use").asText()).isEqualTo("look");
        assertThat(found.at("/0/now").asBoolean()).isTrue();
        assertThat(centre.as("zoe").get(ALLOWANCES).json()).as("a stranger").isEmpty();
        assertThat(centre.as("bas").get(ALLOWANCES).status())
                .as("an administrator calls nobody")
                .isEqualTo(403);
        assertThat(centre.looks())
                .as("her own organisation reads who looked")
                .contains("Fatima read call allowances done");
        String id = centre.as("ans").get(CONSENTS).json().at("/given/0/id").asText();
        centre.as("ans").send("DELETE", CONSENTS + "/" + id, Optional.empty());
        assertThat(centre.as("fatima").get(ALLOWANCES).json()).as("taken back").isEmpty();
    }

    private static String look(String caller, String from, String until) {
        return """
                {"callerKind":"organisation","caller":"%s","use":"look","days":["MONDAY","TUESDAY","WEDNESDAY",
                "THURSDAY","FRIDAY","SATURDAY","SUNDAY"],"from":"%s","until":"%s","picture":"veiled","by":"zijzelf"}""".formatted(caller, from, until);
    }

    private static String give(String kind, String caller, String from) {
        return """
                {"callerKind":"%s","caller":"%s","use":"talk","days":["MONDAY"],"from":"%s","until":"06:00",
                "picture":"none","by":"zijzelf"}""".formatted(kind, caller, from);
    }
}
