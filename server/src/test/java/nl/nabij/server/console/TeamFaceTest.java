package nl.nabij.server.console;

import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.WebSocketClient;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.CallId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallState;
import nl.nabij.contract.call.CallTold;
import nl.nabij.contract.home.Person;
import nl.nabij.contract.link.CallUp;
import nl.nabij.contract.link.Down;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.home.HomeConfigs;
import nl.nabij.server.web.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Her own team and the helpdesk on mevrouw Willemse's screen: who is rung, and who after that.
final class TeamFaceTest {

    private final Centre centre = new Centre();
    private final WebSocketClient client = centre.vertx.createWebSocketClient();
    private final CallId call = new CallId(UUID.randomUUID());
    private String team = "";

    @BeforeEach
    void ansIsInTeamOost() {
        // Bas answers too, and is in no team.
        centre.night.fixture.asAdministrator("update person set roles = '{administrator,carer}' where login = 'bas'");
        team = bas("POST", "", "{\"name\":\"Oost\"}").json().get("id").asText();
        bas("PUT", "/members", "{\"members\":[\"" + id("ans") + "\"]}");
    }

    @AfterEach
    void close() {
        client.close().toCompletionStage().toCompletableFuture().join();
        centre.close();
    }

    @Test
    void herOwnTeamIsAFaceAndWhoIsInItIsRungFirst() {
        bas("POST", "/homes", "{\"homes\":[\"" + WILLEMSE + "\"]}");
        assertThat(centre.toldHomes).as("it is on nobody's screen").isEmpty();
        show("own");
        assertThat(centre.toldHomes).contains("all faces");
        assertThat(faces()).singleElement().satisfies(face -> {
            assertThat(face.name()).isEqualTo("Oost");
            assertThat(face.relation()).isEqualTo("team");
            assertThat(face.face()).contains(UUID.fromString(team));
        });
        CallPage ans = page("ans");
        CallPage fatima = page("fatima");
        screen(new CallSaid.CallPerson(call, UUID.fromString(team), CallState.Picture.CLEAR));
        ans.awaitRole(call, CallState.Role.RINGS);
        assertThat(fatima.heard())
                .as("another organisation, before its turn")
                .noneMatch(text -> text.contains(call.toString()));
        centre.night.forward(NightShift.PATIENCE);
        fatima.awaitRole(call, CallState.Role.RINGS);
        fatima.say(new CallSaid.Answer(call));
        fatima.awaitRole(call, CallState.Role.SPEAKS);
    }

    @Test
    void whoAsksToTalkIsAnsweredByHerOwnTeamBeforeTheOthersOfHerOrganisation() {
        bas("POST", "/homes", "{\"homes\":[\"" + WILLEMSE + "\"]}");
        CallPage ans = page("ans");
        CallPage bas = page("bas");
        CallPage fatima = page("fatima");
        screen(CallSaid.AskToTalk.ofHerself(call, CallState.Picture.CLEAR));
        fatima.awaitRole(call, CallState.Role.RINGS);
        centre.night.forward(NightShift.PATIENCE);
        ans.awaitRole(call, CallState.Role.RINGS);
        assertThat(bas.await(call, _ -> true).role()).isNotEqualTo(CallState.Role.RINGS);
        centre.night.forward(NightShift.PATIENCE);
        bas.awaitRole(call, CallState.Role.RINGS);
    }

    @Test
    void byDayHerOwnPeopleAreAskedFirstAndTheNightCentreKnowsNothingUntilItsTurn() {
        bas("POST", "/homes", "{\"homes\":[\"" + WILLEMSE + "\"]}");
        itIsDay();
        CallPage ans = page("ans");
        CallPage bas = page("bas");
        CallPage fatima = page("fatima");
        screen(CallSaid.AskToTalk.ofHerself(call, CallState.Picture.CLEAR));
        ans.awaitRole(call, CallState.Role.RINGS);
        centre.night.forward(NightShift.PATIENCE);
        bas.awaitRole(call, CallState.Role.RINGS);
        fatima.say(new CallSaid.TakeOver(call, "home"));
        fatima.awaitTold(new CallTold.Refused(call, CallTold.Reason.NOT_ALLOWED)::equals);
        assertThat(fatima.heard()).noneMatch(text -> text.contains("mevrouw Willemse"));
        centre.night.forward(NightShift.PATIENCE);
        fatima.awaitRole(call, CallState.Role.RINGS);
    }

    @Test
    void whoWasMissedIsAskedFirstWhenSheCallsBack() {
        CallPage bas = page("bas");
        CallPage fatima = page("fatima");
        CallId missed = missedOf(bas);
        screen(new CallSaid.AskToTalk(call, CallState.Picture.CLEAR, Optional.of(missed), Optional.empty()));
        bas.awaitRole(call, CallState.Role.RINGS);
        assertThat(fatima.heard()).noneMatch(text -> text.contains(call.toString()));
        bas.say(new CallSaid.Answer(call));
        bas.awaitRole(call, CallState.Role.SPEAKS);
    }

    @Test
    void aCallThatIsNotOfHerHomeIsNoReasonToAskAnybodyFirst() {
        GatewayId neighbour = new GatewayId("gw-neighbour");
        centre.night.fixture.home(neighbour.value(), centre.night.homeCare);
        CallPage bas = page("bas");
        CallId missed = missedOf(bas);
        centre.calls.said(neighbour, new CallUp("screen", new CallSaid.Here()));
        centre.calls.said(
                neighbour,
                new CallUp(
                        "screen",
                        new CallSaid.AskToTalk(call, CallState.Picture.CLEAR, Optional.of(missed), Optional.empty())));
        assertThat(bas.await(call, _ -> true).role()).isNotEqualTo(CallState.Role.RINGS);
    }

    @Test
    void whoIsBlockedTakesTheFaceOfHerTeamFromTheScreens() {
        show("all");
        assertThat(faces()).hasSize(1);
        centre.toldHomes.clear();
        assertThat(new Office(centre).change("bas", "ans", true, "carer").status())
                .isBetween(200, 204);
        assertThat(faces()).isEmpty();
        assertThat(centre.toldHomes).contains("all faces");
        asksTheLadder();
    }

    /// Bas rang her, and gave up.
    private CallId missedOf(CallPage bas) {
        screen(new CallSaid.Here());
        CallId missed = new CallId(UUID.randomUUID());
        bas.say(new CallSaid.Knock(
                missed,
                WILLEMSE,
                CallState.Why.TO_TALK,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        bas.awaitRole(missed, CallState.Role.WAITS);
        bas.say(new CallSaid.HangUp(missed));
        bas.await(missed, state -> state.stage() == CallState.Stage.ENDED);
        return missed;
    }

    /// Two minutes of the night that is not now.
    private void itIsDay() {
        String from = centre.night.database.asWorker(tx -> tx.one(
                "select to_char((nabij_now() at time zone 'Europe/Amsterdam') + interval '12 hours', 'HH24:00')",
                row -> row.getString(0)));
        centre.night.fixture.asAdministrator("update night_centre set from_time = '" + from + "', until_time = '"
                + from.replace(":00", ":02") + "'");
    }

    @Test
    void aHelpdeskIsOnTheScreensOfAll() {
        show("all");
        assertThat(faces()).extracting(Person::relation).containsExactly("helpdesk");
        CallPage ans = page("ans");
        screen(new CallSaid.CallPerson(call, UUID.fromString(team), CallState.Picture.CLEAR));
        ans.awaitRole(call, CallState.Role.RINGS);
        ans.say(new CallSaid.Answer(call));
        ans.awaitRole(call, CallState.Role.SPEAKS);
    }

    @Test
    void aTeamThatIsNoFaceHereIsNotRungAndItsPressAsksWhomHerWishWouldAsk() {
        show("own");
        assertThat(faces()).as("her home is not in it").isEmpty();
        asksTheLadder();
        show("all");
        bas("PUT", "/members", "{\"members\":[]}");
        assertThat(faces()).as("nobody in it answers").isEmpty();
        asksTheLadder();
        bas("PUT", "/members", "{\"members\":[\"" + id("ans") + "\"]}");
        assertThat(faces()).hasSize(1);
        bas("DELETE", "", "");
        assertThat(faces()).isEmpty();
        refused(UUID.fromString(team));
        assertThat(centre.as("ans")
                        .with("Content-Type", "application/json")
                        .send("PUT", "/api/v1/teams/" + team + "/screen", Optional.of("{\"screen\":\"all\"}"))
                        .status())
                .isEqualTo(403);
        assertThat(centre.as("xander")
                        .with("Content-Type", "application/json")
                        .send("PUT", "/api/v1/teams/" + team + "/screen", Optional.of("{\"screen\":\"all\"}"))
                        .status())
                .isEqualTo(404);
    }

    /// A screen that was not told yet shows the face for a moment: the press is a wish to talk all the same.
    private void asksTheLadder() {
        CallPage fatima = page("fatima");
        CallId one = new CallId(UUID.randomUUID());
        screen(new CallSaid.CallPerson(one, UUID.fromString(team), CallState.Picture.NONE));
        fatima.awaitRole(one, CallState.Role.RINGS);
        screen(new CallSaid.HangUp(one));
        fatima.await(one, state -> state.stage() == CallState.Stage.ENDED);
    }

    private void refused(UUID face) {
        CallId one = new CallId(UUID.randomUUID());
        screen(new CallSaid.CallPerson(one, face, CallState.Picture.NONE));
        NightShift.await(
                "refused",
                () -> centre.toldOfCalls.stream()
                        .anyMatch(down -> down instanceof Down.Call(var _, CallTold told)
                                && told.equals(new CallTold.Refused(one, CallTold.Reason.UNKNOWN))));
    }

    private void show(String screen) {
        assertThat(bas("PUT", "/screen", "{\"screen\":\"" + screen + "\"}")
                        .json()
                        .get("screen")
                        .asText())
                .isEqualTo(screen);
    }

    private List<Person> faces() {
        return Optional.ofNullable(new HomeConfigs(centre.night.database)
                        .of(List.of(WILLEMSE))
                        .get(WILLEMSE))
                .flatMap(config -> config.home().people())
                .orElse(List.of())
                .stream()
                .filter(person -> person.face().isPresent())
                .toList();
    }

    private Caller.Answer bas(String method, String path, String body) {
        Caller.Answer answer = centre.as("bas")
                .with("Content-Type", "application/json")
                .send(
                        method,
                        "/api/v1/teams" + (team.isEmpty() ? "" : "/" + team) + path,
                        body.isEmpty() ? Optional.empty() : Optional.of(body));
        assertThat(answer.status()).as(answer.response().body()).isBetween(200, 204);
        return answer;
    }

    private String id(String login) {
        return centre.as(login).get("/api/v1/session").json().get("id").asText();
    }

    private void screen(CallSaid said) {
        centre.calls.said(WILLEMSE, new CallUp("screen", new CallSaid.Here()));
        centre.calls.said(WILLEMSE, new CallUp("screen", said));
    }

    private CallPage page(String login) {
        return CallPage.open(
                client,
                centre.port,
                "/api/v1/calls?endpoint=page-" + login,
                "Authorization",
                "Bearer " + centre.token(login));
    }
}
