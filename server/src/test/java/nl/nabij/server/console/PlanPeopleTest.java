package nl.nabij.server.console;

import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.call.CallState;
import nl.nabij.server.alarm.NightShift;
import org.junit.jupiter.api.Test;

/// Who is reminded of planned calls, and what becomes of one whose person is gone.
final class PlanPeopleTest extends PlannedHome {

    @Test
    void aCallWithWhoLeftIsTheTeams() {
        onDuty();
        centre.hire("lotte", "Lotte");
        centre.night.database.asWorker(tx -> tx.update(
                "insert into gateway (home_id, organisation_id) values ($1, $2) on conflict do nothing",
                WILLEMSE.value(),
                centre.night.homeCare.value()));
        home.done("POST", "/call-plans", once("person", lotte(), in(20)));
        assertThat(screen().getFirst().with()).contains("Lotte");
        assertThat(agenda("ans")).isEmpty();
        centre.toldHomes.clear();
        assertThat(new Office(centre).change("bas", "lotte", true, "carer").status())
                .isBetween(200, 204);
        NightShift.await("her screen is told", () -> centre.toldHomes.contains("gw-willemse planned calls"));
        assertThat(screen().getFirst().with()).as("somebody of her care").isEmpty();
        JsonNode entry = agenda("ans").get(0);
        assertThat(entry.get("mine").asBoolean()).isTrue();
        assertThat(entry.get("withKind").asText()).isEqualTo("team");
        assertThat(entry.has("withName")).isFalse();
        forward(Duration.ofMinutes(16));
        NightShift.await("the team is reminded", () -> phone.kindsAt("ans").equals(List.of("planned")));
        speaks("ans", CallState.Why.TO_TALK, CallState.Why.PLANNED);
        forward(Duration.ofSeconds(16));
        awaitState("held");
    }

    @Test
    void whoDoesOtherWorkNowIsOnNoScreen() {
        home.done("POST", "/call-plans", once("person", person("ans"), in(20)));
        assertThat(new Office(centre)
                        .change("bas", "ans", false, "administrator")
                        .status())
                .isBetween(200, 204);
        assertThat(screen().getFirst().with()).isEmpty();
    }

    @Test
    void aDaughterWhoMayNotCallAnyMoreIsNotReminded() {
        JsonNode invited =
                home.done("POST", "/relatives", "{\"name\":\"Anna\",\"relation\":\"daughter\",\"by\":\"zij\"}");
        FamilyPage page = FamilyPage.of(
                centre, FamilyPage.opens(centre, invited.get("link").asText()));
        assertThat(page.send("PUT", "/push/subscription", phone.subscription("anna"))
                        .status())
                .isEqualTo(204);
        String anna = invited.get("relative").asText();
        home.done("POST", "/call-plans", once("relative", anna, in(20)));
        home.done(
                "PUT",
                "/relatives/" + anna,
                "{\"mayCall\":false,\"from\":\"00:00\",\"until\":\"00:00\",\"onScreen\":true,\"by\":\"zij\"}");
        forward(Duration.ofMinutes(21));
        awaitState("skipped");
        assertThat(phone.pushes()).isEmpty();
    }

    @Test
    void theCallsOfOneMinuteAreOneMessage() {
        onDuty();
        GatewayId second = new GatewayId("gw-tweede");
        centre.night.home(second);
        Moment at = in(20);
        String one = planned(once("team", "", at));
        JsonNode other = centre.as("bas")
                .with("Content-Type", "application/json")
                .send("POST", "/api/v1/homes/gw-tweede/call-plans", Optional.of(once("team", "", at)))
                .json();
        forward(Duration.ofMinutes(16));
        NightShift.await("reminded", () -> !phone.kindsAt("ans").isEmpty());
        home.done("DELETE", "/call-plans/" + one, "");
        forward(Duration.ofMinutes(15));
        NightShift.await("late", () -> phone.kindsAt("ans").contains("planned-late"));
        assertThat(phone.kindsAt("ans")).containsExactly("planned", "planned-late");
        assertThat(centre.as("bas")
                        .send(
                                "DELETE",
                                "/api/v1/homes/gw-tweede/call-plans/"
                                        + other.at("/plans/0/id").asText(),
                                Optional.empty())
                        .status())
                .isEqualTo(200);
        watch.wake();
        NightShift.await(
                "none is left", () -> phone.kindsAt("ans").equals(List.of("planned", "planned-late", "planned-over")));
        assertThat(phone.pushes().stream().map(push -> push.subject()).distinct())
                .as("one takes the place of the other")
                .hasSize(1);
    }

    @Test
    void whatIsMovedToLaterTheSameDayRemindsThen() {
        onDuty();
        Moment at = in(20);
        String plan = planned(once("team", "", at));
        forward(Duration.ofMinutes(16));
        NightShift.await("reminded", () -> phone.kindsAt("ans").equals(List.of("planned")));
        home.done("PUT", "/call-plans/" + plan, once("team", "", new Moment(at.day(), in(60).time())));
        watch.wake();
        NightShift.await("not now", () -> phone.kindsAt("ans").equals(List.of("planned", "planned-over")));
        forward(Duration.ofMinutes(56));
        NightShift.await("then", () -> phone.kindsAt("ans").equals(List.of("planned", "planned-over", "planned")));
    }

    private String lotte() {
        return centre.as("lotte").get("/api/v1/session").json().get("id").asText();
    }
}
