package nl.nabij.server.console;

import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.WebSocketClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import nl.nabij.contract.CallId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallState;
import nl.nabij.contract.call.CallState.PartyState;
import nl.nabij.contract.call.CallTold;
import nl.nabij.contract.link.CallUp;
import nl.nabij.contract.link.Down;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.web.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whoever knocks at mevrouw Willemse is seen by photo and name, and no home gets a photo of somebody who does not
/// call there.
final class KnockPhotoTest {

    private static final GatewayId ZEIST = new GatewayId("gw-zeist");

    private final Centre centre = new Centre();
    private final HomeCalls home = new HomeCalls(centre);
    private final WebSocketClient client = centre.vertx.createWebSocketClient();
    private final CallId call = new CallId(UUID.randomUUID());

    @AfterEach
    void close() {
        client.close().toCompletionStage().toCompletableFuture().join();
        centre.close();
    }

    private String photo(String login, int seed) {
        Caller.Answer given = centre.as(login)
                .with("Content-Type", "application/json")
                .send("PUT", "/api/v1/account/photo", Optional.of(DrawnPhotos.body(seed)));
        assertThat(given.status()).as(given.toString()).isEqualTo(204);
        return centre.as(login).get("/api/v1/account").json().get("photo").asText();
    }

    private CallPage page(String login) {
        return CallPage.open(
                client,
                centre.port,
                "/api/v1/calls?endpoint=page-" + login,
                "Authorization",
                "Bearer " + centre.token(login));
    }

    private void screen(GatewayId of, CallSaid said) {
        centre.calls.said(of, new CallUp("screen", said));
    }

    private static CallSaid.Knock knock(CallId id) {
        return new CallSaid.Knock(
                id,
                WILLEMSE,
                CallState.Why.TO_TALK,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// The other party as her screen was told it, once it was.
    private PartyState seen(CallId id, String name) {
        NightShift.await("her screen sees " + name, () -> party(id, name).isPresent());
        return party(id, name).orElseThrow();
    }

    private Optional<PartyState> party(CallId id, String name) {
        return centre.toldOfCalls.stream()
                .flatMap(down -> down instanceof Down.Call(var _, CallTold.Changed(var _, CallState state))
                        ? java.util.stream.Stream.of(state)
                        : java.util.stream.Stream.empty())
                .filter(state -> state.call().equals(id))
                .flatMap(state -> state.parties().stream())
                .filter(party -> party.name().equals(name))
                .reduce((_, last) -> last);
    }

    /// What the screen of a home is given for a name.
    private Optional<String> asks(GatewayId of, String name) {
        centre.toldOfCalls.clear();
        screen(of, new CallSaid.Photo(name));
        NightShift.await("an answer about " + name, () -> told(name).isPresent());
        return told(name).orElseThrow().image();
    }

    private Optional<CallTold.PhotoTold> told(String name) {
        return centre.toldOfCalls.stream()
                .flatMap(down -> down instanceof Down.Call(var _, CallTold.PhotoTold photo)
                        ? java.util.stream.Stream.of(photo)
                        : java.util.stream.Stream.empty())
                .filter(photo -> photo.name().equals(name))
                .findFirst();
    }

    private void zeistListens() {
        centre.night.fixture.home(ZEIST.value(), centre.night.stranger);
        screen(ZEIST, new CallSaid.Here());
    }

    @Test
    void whoeverKnocksIsSeenWithHerPhotoAtTheFirstRing() throws IOException {
        String name = photo("ans", 1);
        screen(WILLEMSE, new CallSaid.Here());
        page("ans").say(knock(call));
        PartyState ans = seen(call, "Ans");
        assertThat(ans.photo()).contains(name);
        assertThat(ans.presence()).isEqualTo(CallState.Presence.IN);
        byte[] image = Base64.getDecoder().decode(asks(WILLEMSE, name).orElseThrow());
        assertThat(Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(image)))
                        .getWidth())
                .isEqualTo(256);
    }

    @Test
    void whoHasNoneIsSeenByNameAlone() {
        screen(WILLEMSE, new CallSaid.Here());
        page("ans").say(knock(call));
        assertThat(seen(call, "Ans").photo()).isEmpty();
    }

    @Test
    void theNightCentreIsSeenTooAndSoIsWhoeverTakesOverOrComesLater() {
        String name = photo("fatima", 2);
        String joris = photo("joris", 3);
        CallPage fatima = page("fatima");
        CallPage other = page("joris");
        screen(WILLEMSE, new CallSaid.Here());
        screen(WILLEMSE, CallSaid.AskToTalk.ofHerself(call, CallState.Picture.CLEAR));
        fatima.awaitRole(call, CallState.Role.RINGS);
        fatima.say(new CallSaid.Answer(call));
        fatima.awaitRole(call, CallState.Role.SPEAKS);
        assertThat(seen(call, "Fatima").photo()).contains(name);
        assertThat(asks(WILLEMSE, name)).isPresent();
        other.say(new CallSaid.TakeOver(call, fatima.party(call)));
        assertThat(seen(call, "Joris").photo()).contains(joris);
    }

    @Test
    void onlyHerOwnScreenIsToldOfPhotos() {
        photo("ans", 1);
        CallPage ans = page("ans");
        CallPage fatima = page("fatima");
        screen(WILLEMSE, new CallSaid.Here());
        ans.say(knock(call));
        assertThat(seen(call, "Ans").photo()).isPresent();
        screen(WILLEMSE, new CallSaid.Yes(call, CallState.Picture.CLEAR));
        ans.awaitRole(call, CallState.Role.SPEAKS);
        assertThat(ans.heard()).noneMatch(text -> text.contains("\"photo\""));
        assertThat(fatima.heard()).noneMatch(text -> text.contains("\"photo\""));
        // A page that asks is told nothing at all: what is asked after it is answered.
        ans.say(new CallSaid.Photo(seen(call, "Ans").photo().orElseThrow()));
        ans.say(new CallSaid.Here());
        ans.say(new CallSaid.Relays(call));
        ans.awaitTold(CallTold.RelaysTold.class::isInstance);
        assertThat(ans.heard()).noneMatch(text -> text.contains("image"));
    }

    @Test
    void aScreenOfAnotherOrganisationGetsNoneEvenByItsName() {
        String ans = photo("ans", 1);
        String fatima = photo("fatima", 2);
        String zoe = photo("zoe", 3);
        zeistListens();
        assertThat(asks(ZEIST, ans)).isEmpty();
        assertThat(asks(ZEIST, fatima)).as("no night centre of theirs").isEmpty();
        assertThat(asks(ZEIST, zoe)).as("their own").isPresent();
        assertThat(asks(WILLEMSE, zoe)).isEmpty();
        assertThat(asks(WILLEMSE, ans)).isPresent();
        assertThat(asks(WILLEMSE, fatima)).isPresent();
        assertThat(asks(WILLEMSE, "0".repeat(32))).isEmpty();
        assertThat(asks(WILLEMSE, "")).isEmpty();
    }

    @Test
    void theNightCentreIsSeenWhileItsCallGoesOnAlsoWhereTheHomeAsksAnotherOneMeanwhile() {
        String name = photo("fatima", 2);
        CallPage fatima = page("fatima");
        screen(WILLEMSE, new CallSaid.Here());
        screen(WILLEMSE, CallSaid.AskToTalk.ofHerself(call, CallState.Picture.CLEAR));
        fatima.awaitRole(call, CallState.Role.RINGS);
        fatima.say(new CallSaid.Answer(call));
        fatima.awaitRole(call, CallState.Role.SPEAKS);
        centre.night.database.asWorker(
                tx -> tx.update("update home set night_centre_id = null where id = $1", WILLEMSE.value()));
        assertThat(asks(WILLEMSE, name)).isPresent();
        fatima.say(new CallSaid.HangUp(call));
        fatima.await(call, state -> state.stage() == CallState.Stage.ENDED);
        assertThat(asks(WILLEMSE, name)).isEmpty();
    }

    @Test
    void oneThatWasTakenAwayOrReplacedIsGivenToNobody() {
        String first = photo("ans", 1);
        screen(WILLEMSE, new CallSaid.Here());
        assertThat(asks(WILLEMSE, first)).isPresent();
        String second = photo("ans", 2);
        assertThat(asks(WILLEMSE, first)).isEmpty();
        assertThat(asks(WILLEMSE, second)).isPresent();
        centre.as("ans").send("DELETE", "/api/v1/account/photo", Optional.empty());
        assertThat(asks(WILLEMSE, second)).isEmpty();
        page("ans").say(knock(call));
        assertThat(seen(call, "Ans").photo()).isEmpty();
    }

    @Test
    void aScreenThatComesInTheMiddleOfAKnockSeesThePhotoToo() {
        String name = photo("ans", 1);
        screen(WILLEMSE, new CallSaid.Here());
        page("ans").say(knock(call));
        seen(call, "Ans");
        centre.calls.gone(WILLEMSE);
        centre.toldOfCalls.clear();
        screen(WILLEMSE, new CallSaid.Here());
        NightShift.await(
                "all, with the photo",
                () -> centre.toldOfCalls.stream()
                        .anyMatch(down -> down instanceof Down.Call(var _, CallTold.Whole(var _, List<CallState> calls))
                                && calls.stream()
                                        .filter(state -> state.call().equals(call))
                                        .flatMap(state -> state.parties().stream())
                                        .anyMatch(party -> party.photo().equals(Optional.of(name)))));
    }

    @Test
    void aRelativeIsSeenByPhotoAlsoWithoutAFaceOnHerScreen() throws IOException {
        JsonNode invited = home.done(
                "POST", "/relatives", "{\"name\":\"Anna\",\"relation\":\"daughter\",\"by\":\"mevrouw Willemse\"}");
        FamilyPage anna = FamilyPage.of(
                centre, FamilyPage.opens(centre, invited.get("link").asText()));
        assertThat(anna.send("PUT", "/photo", DrawnPhotos.body(5)).status()).isEqualTo(200);
        String name = anna.me().get("photo").asText();
        home.done(
                "PUT",
                "/relatives/" + invited.get("relative").asText(),
                "{\"mayCall\":true,\"from\":\"00:00\",\"until\":\"00:00\",\"onScreen\":false,\"by\":\"zij\"}");
        zeistListens();
        screen(WILLEMSE, new CallSaid.Here());
        anna.line(client, "phone").say(knock(call));
        assertThat(seen(call, "Anna").photo()).contains(name);
        byte[] image = Base64.getDecoder().decode(asks(WILLEMSE, name).orElseThrow());
        assertThat(ImageIO.read(new ByteArrayInputStream(image))).isNotNull();
        assertThat(asks(ZEIST, name)).isEmpty();
        home.done("DELETE", "/relatives/" + invited.get("relative").asText(), "");
        assertThat(asks(WILLEMSE, name)).isEmpty();
    }

    @Test
    void whatStandsForATeamIsGivenToScreensOnWhichItIsAFace() {
        Office office = new Office(centre);
        String team = "/api/v1/teams/"
                + office.post("bas", "/api/v1/teams", new nl.nabij.contract.face.Teams.Naming("Oost"))
                        .json()
                        .get("id")
                        .asText();
        String name = put(team + "/photo", DrawnPhotos.body(4)).get("photo").asText();
        zeistListens();
        assertThat(asks(WILLEMSE, name)).as("on nobody's screen").isEmpty();
        put(team + "/screen", "{\"screen\":\"own\"}");
        assertThat(asks(WILLEMSE, name)).as("not of her team").isEmpty();
        office.post("bas", team + "/homes", new nl.nabij.contract.face.Teams.Homes(List.of(WILLEMSE)));
        assertThat(asks(WILLEMSE, name)).isPresent();
        put(team + "/screen", "{\"screen\":\"all\"}");
        assertThat(asks(WILLEMSE, name)).isPresent();
        assertThat(asks(ZEIST, name)).isEmpty();
    }

    private JsonNode put(String path, String body) {
        Caller.Answer answer =
                centre.as("bas").with("Content-Type", "application/json").send("PUT", path, Optional.of(body));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }
}
