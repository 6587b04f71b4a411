package nl.nabij.server.console;

import static nl.nabij.server.console.HomeCalls.WILLEMSE;
import static nl.nabij.server.console.HomeCalls.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What she said of each purpose, and what follows from it, over HTTP on a real database.
class HomeConsentApiTest {

    private final Centre centre = new Centre();
    private final HomeCalls home = new HomeCalls(centre);

    @AfterEach
    void close() {
        centre.close();
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
        home.done("POST", "/consents", said("door", false));
        assertThat(home.call("fatima", "POST", "/commands", unlock).error()).isEqualTo("no-consent");
        home.done("POST", "/consents", said("door", true));
        assertThat(home.call("fatima", "POST", "/commands", unlock).status()).isEqualTo(202);
        home.done("POST", "/consents", said("door", true).replace("}", ",\"until\":\"2020-01-01\"}"));
        assertThat(home.call("fatima", "POST", "/commands", unlock).error())
                .as("a yes that is over is no yes")
                .isEqualTo("no-consent");
    }

    @Test
    void eachWordIsKeptAndTheLastOneCountsUntilItsLastDay() {
        JsonNode asked = home.done("GET", "/file", "").get("consents");
        assertThat(asked).hasSize(3).noneMatch(one -> one.has("given"));
        home.done("POST", "/consents", said("contacts", true));
        assertThat(centre.as("ans")
                        .get(WILLEMSE)
                        .json()
                        .get("client")
                        .get("contactsMayKnow")
                        .asBoolean())
                .isTrue();
        home.done("POST", "/consents", said("contacts", false));
        assertThat(consent("contacts").get("given").asBoolean()).isFalse();
        home.done("POST", "/consents", said("contacts", true).replace("}", ",\"until\":\"2020-01-01\"}"));
        assertThat(consent("contacts").has("given")).as("its last day is over").isFalse();
        assertThat(home.done("GET", "/export", "").get("parts").get("consents")).hasSize(3);
        assertThat(home.bas("POST", "/consents", said("door", false).replace("}", ",\"until\":\"2090-01-01\"}"))
                        .status())
                .as("a no has no last day")
                .isEqualTo(400);
        home.done("POST", "/end", "{\"reason\":\"moved\"}");
        home.done("POST", "/consents", said("contacts", false));
        assertThat(home.bas("POST", "/consents", said("contacts", true)).error())
                .isEqualTo("ended");
    }

    private JsonNode consent(String purpose) {
        return StreamSupport.stream(
                        home.done("GET", "/file", "").get("consents").spliterator(), false)
                .filter(one -> one.get("purpose").asText().equals(purpose))
                .findFirst()
                .orElseThrow();
    }
}
