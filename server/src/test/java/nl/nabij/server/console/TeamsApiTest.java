package nl.nabij.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.Teams;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.web.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An organisation's teams, over HTTP, on a real database.
class TeamsApiTest {

    private static final String ALL = "/api/v1/teams";
    private static final GatewayId SECOND = new GatewayId("gw-second");

    private final Centre centre = new Centre();
    private final Office office = new Office(centre);

    @AfterEach
    void close() {
        centre.close();
    }

    private String team(String administrator, String name) {
        Caller.Answer made = office.post(administrator, ALL, new Teams.Naming(name));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return ALL + "/" + made.json().get("id").asText();
    }

    private Teams.Members members(String administrator, String... users) {
        List<UserId> ids = new ArrayList<>();
        for (String user : users) {
            ids.add(UserId.of(office.member(administrator, user)));
        }
        return new Teams.Members(ids);
    }

    private static Teams.Homes homes(GatewayId... homes) {
        return new Teams.Homes(List.of(homes));
    }

    private List<String> in(String team, String which) {
        List<String> ids = new ArrayList<>();
        office.get("bas", team + which)
                .json()
                .forEach(home -> ids.add(
                        home.get("id").asText() + " " + home.path("team").asText()));
        return ids;
    }

    @Test
    void whoIsInATeamReadsItsClientsAloneAndNoOthersName() {
        centre.night.home(SECOND);
        String east = team("bas", "Oost");
        office.put("bas", east + "/members", members("bas", "ans"));
        office.post("bas", east + "/homes", homes(SECOND));
        assertThat(ids(office.get("ans", "/api/v1/homes?of=team"))).containsExactly(SECOND.value());
        assertThat(ids(office.get("bas", "/api/v1/homes?of=team"))).isEmpty();
        assertThat(ids(office.get("ans", "/api/v1/homes?of=team&after=" + SECOND)))
                .isEmpty();
        assertThat(centre.looks()).as("of another team's client").isEmpty();
        assertThat(ids(office.get("ans", "/api/v1/homes"))).contains(SECOND.value(), NightShift.WILLEMSE.value());
        assertThat(centre.looks()).isNotEmpty();
        Caller.Answer wrong = office.get("ans", "/api/v1/homes?of=east");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.toString()).contains("of is 'team'");
    }

    private static List<String> ids(Caller.Answer homes) {
        List<String> ids = new ArrayList<>();
        homes.json().forEach(home -> ids.add(home.get("id").asText()));
        return ids;
    }

    @Test
    void peopleCanBeInSeveralTeamsAndAHomeInOne() {
        centre.night.home(SECOND);
        String east = team("bas", " Oost ");
        String west = team("bas", "west");
        assertThat(office.put("bas", east + "/members", members("bas", "ans", "bas"))
                        .status())
                .isEqualTo(200);
        assertThat(office.put("bas", west + "/members", members("bas", "ans")).status())
                .isEqualTo(200);
        assertThat(office.post("bas", east + "/homes", homes(NightShift.WILLEMSE, SECOND))
                        .json()
                        .get("homes")
                        .asInt())
                .isEqualTo(2);
        assertThat(office.post("bas", west + "/homes", homes(SECOND)).status()).isEqualTo(200);

        JsonNode all = office.get("bas", ALL).json();
        assertThat(all).hasSize(2);
        assertThat(all.get(0).get("name").asText()).isEqualTo("Oost");
        assertThat(all.get(0).get("members")).hasSize(2);
        assertThat(all.get(0).get("homes").asInt()).isEqualTo(1);
        assertThat(all.get(1).at("/members/0/shownName").asText()).isEqualTo("Ans");
        assertThat(in(east, "/homes")).containsExactly("gw-willemse Oost");
        assertThat(in(east, "/other-homes")).containsExactly("gw-second west");
        assertThat(in(east, "/homes?search=WILLEM")).hasSize(1);
        assertThat(in(east, "/homes?search=nobody")).isEmpty();

        assertThat(office.put("bas", east + "/members", members("bas", "bas"))
                        .json()
                        .get("members"))
                .hasSize(1);
        assertThat(office.delete("bas", east + "/homes/gw-willemse").status()).isEqualTo(204);
        assertThat(office.delete("bas", east + "/homes/gw-willemse").status()).isEqualTo(404);
        assertThat(in(east, "/other-homes")).containsExactly("gw-willemse ", "gw-second west");

        assertThat(office.delete("bas", west).status()).isEqualTo(204);
        assertThat(office.delete("bas", west).status()).isEqualTo(404);
        assertThat(in(east, "/other-homes")).as("they stay, without a team").hasSize(2);
        assertThat(office.get("bas", "/api/v1/staff").json().get("members")).hasSize(2);
    }

    @Test
    void namesAreToldApartAndWhatIsWrongIsNamed() {
        String east = team("bas", "Oost");
        String west = team("bas", "West");
        assertThat(office.post("bas", ALL, new Teams.Naming("OOST")).error()).isEqualTo("team-name-taken");
        assertThat(office.put("bas", west, new Teams.Naming("oost")).error()).isEqualTo("team-name-taken");
        assertThat(office.put("bas", east, new Teams.Naming("oost")).status()).isEqualTo(200);
        team("xander", "Oost");
        for (String wrong : List.of("{}", "{\"name\":\"  \"}", "{\"name\":\"" + "x".repeat(81) + "\"}")) {
            assertThat(centre.as("bas").post(ALL, wrong).status()).as(wrong).isEqualTo(400);
        }
        assertThat(centre.as("bas").post(east + "/homes", "{\"homes\":[]}").error())
                .isEqualTo("bad-request");
        assertThat(office.get("bas", east + "/homes?search=" + "x".repeat(101)).error())
                .isEqualTo("bad-request");
        assertThat(office.put("bas", ALL + "/" + UUID.randomUUID(), new Teams.Naming("X"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anotherOrganisationReachesNothingByKnowingAnId() {
        String east = team("bas", "Oost");
        String zeist = team("xander", "Zeist");
        office.post("bas", east + "/homes", homes(NightShift.WILLEMSE));
        for (String other : List.of("xander", "nina")) {
            assertThat(office.put(other, east, new Teams.Naming("Mijn")).status())
                    .isEqualTo(404);
            assertThat(office.delete(other, east).status()).isEqualTo(404);
            assertThat(office.put(other, east + "/members", new Teams.Members(List.of()))
                            .status())
                    .isEqualTo(404);
            assertThat(office.get(other, east + "/homes").status()).isEqualTo(404);
            assertThat(office.get(other, east + "/other-homes").status()).isEqualTo(404);
            assertThat(office.post(other, east + "/homes", homes(NightShift.WILLEMSE))
                            .status())
                    .isEqualTo(404);
            assertThat(office.delete(other, east + "/homes/gw-willemse").status())
                    .isEqualTo(404);
        }
        assertThat(office.put("xander", zeist + "/members", members("bas", "ans"))
                        .error())
                .isEqualTo("not-of-yours");
        assertThat(office.post("xander", zeist + "/homes", homes(NightShift.WILLEMSE))
                        .error())
                .isEqualTo("not-of-yours");
        // While there is an alarm the night centre does see the home, and it is still not hers to put anywhere.
        centre.night.press();
        String night = team("nina", "Nacht");
        assertThat(office.post("nina", night + "/homes", homes(NightShift.WILLEMSE))
                        .error())
                .isEqualTo("not-of-yours");
        assertThat(office.get("nina", night + "/other-homes").json()).isEmpty();
        assertThat(office.get("bas", ALL).json().get(0).get("homes").asInt()).isEqualTo(1);
        assertThat(office.get("nina", ALL).json()).hasSize(1);
    }

    @Test
    void whoLeavesLeavesHerTeamsAndIsPutInNoneAtThatMoment() throws Exception {
        String east = team("bas", "Oost");
        Teams.Members ans = members("bas", "ans");
        assertThat(office.put("bas", east + "/members", ans).status()).isEqualTo(200);
        assertThat(office.change("bas", "ans", true, "carer").status()).isEqualTo(204);
        assertThat(office.get("bas", ALL).json().get(0).get("members")).isEmpty();
        assertThat(office.put("bas", east + "/members", ans).error()).isEqualTo("not-of-yours");

        for (int i = 0; i < 5; i++) {
            assertThat(office.change("bas", "ans", false, "carer").status()).isEqualTo(204);
            try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
                var put = both.submit(
                        () -> office.put("bas", east + "/members", ans).status());
                var leave = both.submit(
                        () -> office.change("bas", "ans", true, "carer").status());
                assertThat(leave.get()).isEqualTo(204);
                assertThat(put.get()).isIn(200, 409);
            }
            assertThat(office.get("bas", ALL).json().get(0).get("members")).isEmpty();
        }
    }

    @Test
    void whatIsDoneAndSeenIsWrittenDownOnceASession() {
        String east = team("bas", "Oost");
        office.post("bas", east + "/homes", homes(NightShift.WILLEMSE));
        in(east, "/homes");
        in(east, "/homes");
        office.delete("bas", east);
        assertThat(office.looks(centre.night.homeCare))
                .containsExactly(
                        "Bas: team added done",
                        "Bas: home put in a team done",
                        "Bas: home of a team done",
                        "Bas: team removed done");
        assertThat(office.looks(centre.night.stranger)).isEmpty();
        assertThat(office.get("xander", ALL).json()).isEmpty();
    }
}
