package nl.nabij.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.nabij.server.web.Caller;
import nl.nabij.server.webhook.Delivery;
import nl.nabij.server.webhook.Delivery.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whom outside to call, over HTTP, on a real database.
class EmergencyContactsApiTest {

    private static final String ALL = "/api/v1/emergency-contacts";

    private final Centre centre = new Centre();

    @AfterEach
    void close() {
        centre.close();
    }

    private static String plan(String contacts) {
        return "{\"afterSeconds\":20,\"unansweredAfterSeconds\":120,\"againMinutes\":3,\"contacts\":[" + contacts
                + "]}";
    }

    private static String contact(String name, String url) {
        return "{\"name\":\"" + name + "\",\"url\":\"" + url + "\"}";
    }

    private Caller.Answer put(String body) {
        return centre.as("bas").with("Content-Type", "application/json").send("PUT", ALL, Optional.of(body));
    }

    @Test
    void aPlanIsKeptAndItsSecretsAreToldOnce() {
        JsonNode before = centre.as("bas").get(ALL).json();
        assertThat(before.get("afterSeconds").asInt()).isEqualTo(30);
        assertThat(before.get("contacts")).isEmpty();

        Caller.Answer saved = put(plan(
                contact(" SMS-dienst ", "https://sms.example/nabij") + "," + contact("Mail", "https://mail.example/")));
        assertThat(saved.status()).as(saved.toString()).isEqualTo(200);
        assertThat(saved.json().at("/contacts/0/name").asText()).isEqualTo("SMS-dienst");
        assertThat(saved.json().at("/contacts/0/secret").asText()).matches("whsec_[A-Za-z0-9+/]{43}=");
        JsonNode after = centre.as("bas").get(ALL).json();
        assertThat(after.get("afterSeconds").asInt()).isEqualTo(20);
        assertThat(after.at("/contacts/0").has("secret")).isFalse();

        String sms = after.at("/contacts/0/id").asText();
        String mail = after.at("/contacts/1/id").asText();
        JsonNode moved = put(plan(
                        "{\"id\":\"" + mail + "\",\"name\":\"Mail\",\"url\":\"https://mail.example/\"},{\"id\":\"" + sms
                                + "\",\"name\":\"SMS\",\"url\":\"https://sms.example/2\"}"))
                .json();
        assertThat(moved.at("/contacts/0/id").asText()).isEqualTo(mail);
        assertThat(moved.at("/contacts/1/url").asText()).isEqualTo("https://sms.example/2");
        assertThat(moved.at("/contacts/1").has("secret")).as("kept").isFalse();
        assertThat(put(plan("")).json().get("contacts")).isEmpty();
    }

    @Test
    void whatIsWrongIsToldAndNothingIsHalfDone() {
        put(plan(contact("SMS", "https://sms.example/")));
        assertThat(put(plan(contact("SMS", "http://sms.example/"))).error()).isEqualTo("url-not-https");
        assertThat(put(plan(contact("SMS", "https://10.0.0.1/"))).error()).isEqualTo("url-inside");
        assertThat(put(plan(contact("SMS", "sms"))).error()).isEqualTo("url-wrong");
        assertThat(put(plan(contact(" ", "https://sms.example/")))
                        .json()
                        .get("message")
                        .asText())
                .contains("name has to have 1 to 80 characters");
        assertThat(put(plan("").replace("20", "9")).json().get("message").asText())
                .contains("afterSeconds has to be 10 to 600");
        assertThat(put(plan(
                                "{\"id\":\"00000000-0000-0000-0000-000000000001\",\"name\":\"x\",\"url\":\"https://x.example/\"}"))
                        .json()
                        .get("message")
                        .asText())
                .contains("leave id out for a new one");
        assertThat(put(plan("{\"name\":\"x\",\"url\":\"https://x.example/\",\"secret\":\"short\"}"))
                        .json()
                        .get("message")
                        .asText())
                .contains("whsec_")
                .doesNotContain("short");
        String many = contact("x", "https://x.example/");
        assertThat(put(plan((many + ",").repeat(10) + many)).status()).isEqualTo(400);
        assertThat(centre.as("bas").get(ALL).json().get("contacts")).hasSize(1);
    }

    @Test
    void aTestIsSentOnceInAWhileAndSaysWhatBecameOfIt() {
        String id = put(plan(contact("SMS", "https://sms.example/")))
                .json()
                .at("/contacts/0/id")
                .asText();
        JsonNode arrived = centre.as("bas").post(ALL + "/" + id + "/test").json();
        assertThat(arrived.get("outcome").asText()).isEqualTo("accepted");
        assertThat(arrived.get("test").asBoolean()).isTrue();
        assertThat(centre.told)
                .hasSize(1)
                .first()
                .asString()
                .contains("callout.test")
                .doesNotContain("Willemse");
        assertThat(centre.as("bas").post(ALL + "/" + id + "/test").status()).isEqualTo(429);

        centre.night.forward(Duration.ofSeconds(11));
        centre.outside = new Delivery(Outcome.NO_ANSWER, Optional.empty());
        assertThat(centre.as("bas")
                        .post(ALL + "/" + id + "/test")
                        .json()
                        .get("outcome")
                        .asText())
                .isEqualTo("no-answer");
        JsonNode plan = centre.as("bas").get(ALL).json();
        assertThat(plan.at("/contacts/0/last/outcome").asText()).isEqualTo("no-answer");
        assertThat(plan.get("calls")).hasSize(2);
        List<String> looks = centre.night.database.asOrganisation(
                centre.night.homeCare, tx -> tx.list("select what from look order by id", row -> row.getString(0)));
        assertThat(looks).containsExactly("emergency contacts", "emergency contact tested", "emergency contact tested");
    }

    @Test
    void anotherOrganisationSeesAndTouchesNothing() {
        String id = put(plan(contact("SMS", "https://sms.example/")))
                .json()
                .at("/contacts/0/id")
                .asText();
        for (String other : List.of("nina", "xander")) {
            assertThat(centre.as(other).get(ALL).json().get("contacts")).isEmpty();
            assertThat(centre.as(other).post(ALL + "/" + id + "/test").status()).isEqualTo(404);
            Caller.Answer taken = centre.as(other)
                    .with("Content-Type", "application/json")
                    .send(
                            "PUT",
                            ALL,
                            Optional.of(plan("{\"id\":\"" + id + "\",\"name\":\"x\",\"url\":\"https://x.example/\"}")));
            assertThat(taken.status()).isEqualTo(400);
        }
        assertThat(centre.as("ans").get(ALL).status()).isEqualTo(403);
        assertThat(centre.told).isEmpty();
        assertThat(centre.as("bas").get(ALL).json().at("/contacts/0/name").asText())
                .isEqualTo("SMS");
    }
}
