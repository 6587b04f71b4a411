package nl.nabij.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.nabij.server.web.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who goes there and when, noted over HTTP.
final class ResponderApiTest {

    private final Centre centre = new Centre();

    @AfterEach
    void close() {
        centre.close();
    }

    private String alarm() {
        return "/api/v1/alarms/" + centre.night.press();
    }

    @Test
    void whoGoesThereIsNotedAndWhenSheMayBeThere() {
        String alarm = alarm();
        String responder = alarm + "/responder";
        Caller fatima = centre.as("fatima");
        String ask = "{\"step\":\"asked\",\"name\":\" Anja \"}";
        assertThat(fatima.post(responder, ask).status()).as("not claimed").isEqualTo(409);
        fatima.post(alarm + "/claim");
        Caller.Answer nobody = fatima.post(responder, "{\"step\":\"coming\"}");
        assertThat(nobody.status()).isEqualTo(409);
        assertThat(nobody.json().get("message").asText()).contains("ask somebody first");

        Caller ans = centre.as("ans");
        JsonNode asked = fatima.post(responder, ask).json().get("responder");
        assertThat(asked.get("name").asText()).isEqualTo("Anja");
        assertThat(asked.get("progress").asText()).isEqualTo("asked");
        String in15 = "{\"step\":\"coming\",\"arrivesInMinutes\":15}";
        JsonNode coming = fatima.post(responder, in15).json();
        assertThat(coming.at("/responder/progress").asText()).isEqualTo("accepted");
        Instant expected = Instant.parse(coming.at("/responder/expectedAt").asText());
        Instant received = Instant.parse(coming.get("receivedAt").asText());
        assertThat(Duration.between(received, expected)).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(16));
        assertThat(fatima.post(responder, in15).json())
                .as("the same call again")
                .isEqualTo(coming);

        String later = "{\"step\":\"expected\",\"arrivesInMinutes\":45}";
        JsonNode anew = ans.post(responder, later).json();
        assertThat(Duration.between(
                        expected, Instant.parse(anew.at("/responder/expectedAt").asText())))
                .isBetween(Duration.ofMinutes(30), Duration.ofMinutes(31));
        assertThat(fatima.post(responder, "{\"step\":\"expected\"}")
                        .json()
                        .get("responder")
                        .has("expectedAt"))
                .isFalse();
        assertThat(fatima.post(responder, "{\"step\":\"arrived\"}")
                        .json()
                        .at("/responder/progress")
                        .asText())
                .isEqualTo("arrived");
        assertThat(fatima.post(responder, "{\"step\":\"declined\"}").status()).isEqualTo(409);

        List<String> types = new ArrayList<>();
        fatima.get(alarm + "/events")
                .json()
                .forEach(event -> types.add(event.get("type").asText()));
        assertThat(types)
                .endsWith(
                        "responder-asked",
                        "responder-accepted",
                        "responder-expected",
                        "responder-expected",
                        "responder-arrived");
    }

    @Test
    void aWrongWordAboutWhoGoesThereIsRefusedByItsField() {
        String alarm = alarm();
        Caller fatima = centre.as("fatima");
        fatima.post(alarm + "/claim");
        for (String wrong : List.of("0", "-5", "181")) {
            for (String step : List.of("coming", "expected")) {
                Caller.Answer refused = fatima.post(
                        alarm + "/responder", "{\"step\":\"" + step + "\",\"arrivesInMinutes\":" + wrong + "}");
                assertThat(refused.status()).as(wrong).isEqualTo(400);
                assertThat(refused.json().get("message").asText()).contains("arrivesInMinutes", "from 1 to 180");
            }
        }
        for (String broken : List.of("12.5", "1e300")) {
            Caller.Answer refused =
                    fatima.post(alarm + "/responder", "{\"step\":\"coming\",\"arrivesInMinutes\":" + broken + "}");
            assertThat(refused.status()).as(broken).isEqualTo(400);
            assertThat(refused.json().get("message").asText()).contains("arrivesInMinutes");
        }
        for (String step : List.of("declined", "arrived")) {
            Caller.Answer refused =
                    fatima.post(alarm + "/responder", "{\"step\":\"" + step + "\",\"arrivesInMinutes\":5}");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().get("message").asText()).contains("arrivesInMinutes", "coming or expected");
        }
        for (String name :
                List.of("", ",\"name\":\"  \"", ",\"name\":\"" + "a".repeat(81) + "\"", ",\"name\":\"a\\u0000b\"")) {
            Caller.Answer refused = fatima.post(alarm + "/responder", "{\"step\":\"asked\"" + name + "}");
            assertThat(refused.status()).as(name).isEqualTo(400);
            assertThat(refused.json().get("message").asText()).startsWith("name ");
        }
        assertThat(fatima.post(alarm + "/responder", "{}").status()).isEqualTo(400);
        assertThat(fatima.post(alarm + "/responder", "{\"step\":\"flies\"}").status())
                .isEqualTo(400);
        assertThat(centre.as("zoe")
                        .post(alarm + "/responder", "{\"step\":\"arrived\"}")
                        .status())
                .isEqualTo(404);
    }
}
