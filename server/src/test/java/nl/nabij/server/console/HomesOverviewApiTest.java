package nl.nabij.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import nl.nabij.server.web.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An organisation's homes in parts, and how long it keeps what ended, over HTTP on a real database.
class HomesOverviewApiTest {

    private final Centre centre = new Centre();

    @AfterEach
    void close() {
        centre.close();
    }

    @Test
    void theYearsAreTheOrganisationsOwn() {
        assertThat(centre.as("bas").get("/api/v1/keeping").json().get("years").asInt())
                .isEqualTo(20);
        assertThat(centre.as("bas")
                        .with("Content-Type", "application/json")
                        .send("PUT", "/api/v1/keeping", Optional.of("{\"years\":0}"))
                        .status())
                .isEqualTo(400);
        assertThat(centre.as("bas")
                        .with("Content-Type", "application/json")
                        .send("PUT", "/api/v1/keeping", Optional.of("{\"years\":7}"))
                        .status())
                .isEqualTo(200);
        assertThat(centre.as("bas").get("/api/v1/keeping").json().get("years").asInt())
                .isEqualTo(7);
        assertThat(centre.as("xander")
                        .get("/api/v1/keeping")
                        .json()
                        .get("years")
                        .asInt())
                .isEqualTo(20);
    }

    @Test
    void aStreetFollowsFromThePostcodeOfOnesOwnHomes() {
        centre.night.fixture.asAdministrator("insert into home (id, organisation_id) select 'gw-' || n,"
                + " (select organisation_id from home where id = 'gw-willemse') from generate_series(1001, 1003) n");
        centre.night.fixture.asAdministrator(
                "insert into client (id, home_id, organisation_id, name, address, postcode, street, town)"
                        + " select gen_random_uuid(), id, organisation_id, 'mevrouw Smit', 'x', '3701AB',"
                        + " case id when 'gw-1002' then 'Slottlaan' else 'Slotlaan' end, 'Zeist'"
                        + " from home where id <> 'gw-willemse'");
        assertThat(centre.as("bas").get("/api/v1/streets?postcode=3701%20ab").json())
                .hasToString(
                        "[{\"street\":\"Slotlaan\",\"town\":\"Zeist\"},{\"street\":\"Slottlaan\",\"town\":\"Zeist\"}]");
        assertThat(centre.as("bas").get("/api/v1/streets?postcode=9999ZZ").json())
                .isEmpty();
        assertThat(centre.as("xander").get("/api/v1/streets?postcode=3701AB").json())
                .as("another organisation")
                .isEmpty();
        assertThat(centre.as("bas").get("/api/v1/streets?postcode=37").status()).isEqualTo(400);
    }

    private JsonNode overview(String query) {
        Caller.Answer answer = centre.as("bas").get("/api/v1/homes-overview?" + query);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void thousandsAreReadInPartsAndFoundByWords() {
        centre.night.fixture.asAdministrator("insert into home (id, organisation_id) select 'gw-' || n,"
                + " (select organisation_id from home where id = 'gw-willemse') from generate_series(1000, 1249) n");
        centre.night.fixture.asAdministrator(
                "insert into client (id, home_id, organisation_id, name, address, postcode, town)"
                        + " select gen_random_uuid(), id, organisation_id, 'mevrouw José ' || right(id, 4), 'Laan 1', '3732AB', 'Zeist'"
                        + " from home where id <> 'gw-willemse'");
        centre.night.fixture.asAdministrator("insert into fault (home_id, organisation_id, fault, text)"
                + " select id, organisation_id, 'home.silent', 't' from home where id = 'gw-1249'");
        JsonNode first = overview("");
        assertThat(first.get("total").asInt()).isEqualTo(251);
        assertThat(first.get("found").asInt()).isEqualTo(251);
        assertThat(first.get("needCare").asInt()).isOne();
        assertThat(first.get("homes")).hasSize(100);
        assertThat(first.get("homes").get(0).get("id").asText()).isEqualTo("gw-1249");
        assertThat(overview("from=200").get("homes")).hasSize(51);
        assertThat(overview("from=300").get("homes")).isEmpty();
        assertThat(overview("q=jose%201111").get("homes").get(0).get("id").asText())
                .isEqualTo("gw-1111");
        assertThat(overview("q=JOS%C3%89%201111").get("found").asInt())
                .as("with its accent too")
                .isOne();
        assertThat(overview("q=3732%20AB%20zeist").get("found").asInt()).isEqualTo(250);
        assertThat(overview("q=%25").get("found").asInt())
                .as("a word, not a pattern")
                .isZero();
        assertThat(overview("show=care").get("homes")).hasSize(1);
        assertThat(overview("show=without-box").get("found").asInt()).isEqualTo(251);
        for (String wrong : List.of("from=-1", "from=x", "show=some")) {
            assertThat(centre.as("bas").get("/api/v1/homes-overview?" + wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }
}
