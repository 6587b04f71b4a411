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

    private static String give(String kind, String caller, String from) {
        return """
                {"callerKind":"%s","caller":"%s","use":"talk","days":["MONDAY"],"from":"%s","until":"06:00",
                "picture":"none","by":"zijzelf"}""".formatted(kind, caller, from);
    }
}
