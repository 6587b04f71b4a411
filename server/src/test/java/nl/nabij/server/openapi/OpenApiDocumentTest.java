package nl.nabij.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.face.CloseAlarm;
import nl.nabij.contract.face.HomeView;
import nl.nabij.server.access.Role;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;
import org.junit.jupiter.api.Test;

class OpenApiDocumentTest {

    private final JsonNode document = OpenApiDocument.of(List.of(
            ApiRoute.get(
                            "/api/v1/alarms",
                            Allowed.only(Role.OPERATOR),
                            "Alarms",
                            AnswerType.listOf(AlarmView.class),
                            request -> ApiAnswer.nothing())
                    .withQuery("state"),
            ApiRoute.post(
                            "/api/v1/alarms/{id}/close",
                            Allowed.only(Role.OPERATOR),
                            "Close",
                            AnswerType.one(200, HomeView.class),
                            request -> ApiAnswer.nothing())
                    .withBody(CloseAlarm.class)
                    .refusing(409)));

    @Test
    void aPathSaysWhatItTakesAndGives() {
        JsonNode get = document.at("/paths/~1api~1v1~1alarms/get");
        assertThat(get.at("/parameters/0/name").asText()).isEqualTo("state");
        assertThat(get.at("/responses/200/content/application~1json/schema/items/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/AlarmView");
        assertThat(get.at("/x-roles/0").asText()).isEqualTo("operator");
        JsonNode close = document.at("/paths/~1api~1v1~1alarms~1{id}~1close/post");
        assertThat(close.at("/parameters/0/in").asText()).isEqualTo("path");
        assertThat(close.at("/responses").has("409")).isTrue();
        assertThat(close.at("/responses").has("401")).isTrue();
    }

    @Test
    void aSchemaIsWhatTheCodecWrites() {
        JsonNode alarm = document.at("/components/schemas/AlarmView");
        assertThat(alarm.at("/properties/id/format").asText()).isEqualTo("uuid");
        assertThat(alarm.at("/properties/home/type").asText()).isEqualTo("string");
        assertThat(alarm.at("/properties/state/enum/0").asText()).isEqualTo("offered");
        assertThat(alarm.at("/properties/receivedAt/format").asText()).isEqualTo("date-time");
        assertThat(alarm.get("required").toString()).contains("\"urgency\"").doesNotContain("\"room\"");
        assertThat(document.at("/components/schemas/HomeView/properties/devices/items/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Device");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = document.findValuesAsText("$ref");
        assertThat(references).isNotEmpty();
        for (String reference : references) {
            assertThat(document.at(reference.substring(1)).isObject())
                    .as(reference)
                    .isTrue();
        }
    }
}
