package nl.nabij.server.console;

import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.WebSocketClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import nl.nabij.contract.CallId;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallState;
import nl.nabij.contract.call.CallTold;
import nl.nabij.contract.link.CallUp;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.calling.Calls;
import nl.nabij.server.web.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who is added to a call while it goes on: the life of a guest's link, what a guest sees, and colleagues.
final class GuestApiTest {

    private static final String OPEN = "/api/v1/guest-calls/open";
    private static final String MINE = "/api/v1/guest-calls/mine";
    private static final String SOCKET = "/api/v1/guest-calls?endpoint=guest";
    private static final String ATTEMPT = "attempt-of-one-page";

    private final Centre centre = new Centre();
    private final WebSocketClient client = centre.vertx.createWebSocketClient();
    private final CallId call = new CallId(UUID.randomUUID());
    private final String guests = "/api/v1/calls/" + call + "/guests";
    private final String colleagues = "/api/v1/calls/" + call + "/colleagues";
    private CallPage ans;

    @BeforeEach
    void speak() {
        centre.calls.said(WILLEMSE, new CallUp("screen", new CallSaid.Here()));
        ans = staff("ans");
        ans.say(new CallSaid.Knock(
                call,
                WILLEMSE,
                CallState.Why.TO_TALK,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        ans.awaitRole(call, CallState.Role.WAITS);
        centre.calls.said(WILLEMSE, new CallUp("screen", new CallSaid.Yes(call, CallState.Picture.CLEAR)));
        ans.awaitRole(call, CallState.Role.SPEAKS);
        centre.calls.said(WILLEMSE, new CallUp("screen", new CallSaid.Connected(call, ans.party(call), 1)));
        ans.await(call, state -> state.stage() == CallState.Stage.CONNECTED);
    }

    @AfterEach
    void close() {
        client.close().toCompletionStage().toCompletableFuture().join();
        centre.close();
    }

    @Test
    void aGuestComesInOnceByItsLinkAndSeesNoMoreThanWhoIsThere() {
        JsonNode link = invite("Ayşe", ",\"clientAs\":\"mevrouw W.\"");
        assertThat(link.get("link").asText()).startsWith("https://centre.example/guest#");
        assertThat(link.get("qr")).hasSizeGreaterThan(20);
        CallState told = ans.await(call, state -> party(state, "Ayşe").isPresent());
        assertThat(party(told, "Ayşe").orElseThrow().presence()).isEqualTo(CallState.Presence.RINGS);
        assertThat(party(told, "Ayşe").orElseThrow().guest()).contains(CallState.GuestKind.INTERPRETER);
        assertThat(centre.night.database.<List<String>>asWorker(
                        tx -> tx.list("select g::text from guest_link g", row -> row.getString(0))))
                .as("only a hash is kept")
                .noneMatch(row -> row.contains(secret(link)));

        Caller.Answer opened = open(link, ATTEMPT);
        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.json().get("invitedBy").asText()).isEqualTo("Ans");
        assertThat(opened.json().get("clientName").asText()).isEqualTo("mevrouw W.");
        assertThat(opened.cookies().getFirst()).containsIgnoringCase("HttpOnly").contains("SameSite=Strict");
        String cookie = cookie(opened);

        CallPage guest = guest(cookie);
        CallState before = guest.await(call, _ -> true);
        assertThat(before.role()).isEqualTo(CallState.Role.NONE);
        assertThat(before.open()).isEqualTo(CallState.Open.NONE);
        guest.say(new CallSaid.Answer(call));
        CallState in = guest.awaitRole(call, CallState.Role.SPEAKS);
        assertThat(in.peers()).extracting(CallState.Peer::party).contains("home", ans.party(call));
        assertThat(in.parties())
                .extracting(CallState.PartyState::name)
                .containsExactlyInAnyOrder("mevrouw W.", "Ans", "Ayşe");
        assertThat(guest.heard())
                .as("nothing of her home, her name, her street or why")
                .noneMatch(text -> text.contains(WILLEMSE.value())
                        || text.contains("Willemse")
                        || text.contains("Dorpsstraat")
                        || text.contains("alarm"));
        assertThat(centre.looks()).anyMatch(look -> look.equals("Ans change guest added to a call done"));
        assertThat(event("rung", "Ayşe")).contains(ans.party(call));
    }

    @Test
    void whatHerAlarmIsAboutIsNotForGuests() {
        CallPage guest = come("Ayşe");
        centre.night.press();
        centre.night.hints.alarmStored();
        ans.await(call, CallState::urgent);
        guest.await(call, state -> state.parties().size() == 3);
        assertThat(guest.heard()).noneMatch(text -> text.contains("\"urgent\":true") || text.contains("\"alarm\""));
        guest.say(new CallSaid.Knock(
                new CallId(UUID.randomUUID()),
                WILLEMSE,
                CallState.Why.TO_TALK,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        guest.awaitTold(
                told -> told instanceof CallTold.Refused refused && refused.reason() == CallTold.Reason.NOT_ALLOWED);
    }

    @Test
    void aSecondOpenerIsToldAndTheSamePageMayAskAgain() {
        JsonNode link = invite("Ayşe", "");
        String first = cookie(open(link, ATTEMPT));
        assertThat(refusal(open(link, "attempt-of-another"))).isEqualTo("409 link-used");
        String second = cookie(open(link, ATTEMPT));
        assertThat(mine(first)).as("its answer was lost, so nobody has it").isEqualTo("404 link-unknown");
        assertThat(mine(second)).isEqualTo("200");
    }

    @Test
    void aLinkThatNobodyOpensExpires() {
        JsonNode link = invite("Ayşe", "");
        centre.night.forward(Duration.ofMinutes(11));
        assertThat(refusal(open(link, ATTEMPT))).isEqualTo("410 link-expired");
        ans.await(call, state -> party(state, "Ayşe").orElseThrow().presence() == CallState.Presence.GONE);
    }

    @Test
    void takenBackItIsWorthNothingAndWhoIsInIsOut() {
        JsonNode unopened = invite("Ayşe", "");
        assertThat(takeBack("ans", unopened.get("party").asText()).status()).isEqualTo(204);
        assertThat(refusal(open(unopened, ATTEMPT))).isEqualTo("410 link-taken-back");

        JsonNode link = invite("dokter Smit", "");
        String cookie = cookie(open(link, ATTEMPT));
        CallPage guest = guest(cookie);
        guest.await(call, _ -> true);
        guest.say(new CallSaid.Answer(call));
        guest.awaitRole(call, CallState.Role.SPEAKS);
        assertThat(takeBack("ans", link.get("party").asText()).status()).isEqualTo(204);
        NightShift.await("the guest's page is closed", () -> guest.code() == 1008);
        assertThat(mine(cookie)).isEqualTo("410 link-taken-back");
        ans.await(call, state -> party(state, "dokter Smit").orElseThrow().presence() == CallState.Presence.GONE);
        assertThat(event("left", "dismissed")).contains(ans.party(call));
        assertThat(takeBack("ans", "home").error()).isEqualTo("not-speaking");
    }

    @Test
    void itEndsWithTheCall() {
        JsonNode unopened = invite("dokter Smit", "");
        JsonNode link = invite("Ayşe", "");
        String cookie = cookie(open(link, ATTEMPT));
        CallPage guest = guest(cookie);
        guest.await(call, _ -> true);
        guest.say(new CallSaid.Answer(call));
        guest.awaitRole(call, CallState.Role.SPEAKS);
        centre.calls.said(WILLEMSE, new CallUp("screen", new CallSaid.HangUp(call)));
        CallState end = guest.await(call, state -> state.stage() == CallState.Stage.ENDED);
        assertThat(end.ended().orElseThrow().why()).isEqualTo("hung-up");
        assertThat(end.open()).isEqualTo(CallState.Open.NONE);
        assertThat(mine(cookie)).isEqualTo("410 call-over");
        assertThat(refusal(open(unopened, "attempt-of-another"))).isEqualTo("410 call-over");
        assertThatThrownBy(() -> guest(cookie))
                .isInstanceOf(CompletionException.class)
                .cause()
                .hasMessageContaining("404");
        assertThat(refusal(centre.as("ans").post(guests, ask("Ayşe", "")))).isEqualTo("410 call-over");
    }

    @Test
    void aRestartOfTheServerEndsNeitherLinkNorCookie() {
        JsonNode unopened = invite("dokter Smit", "");
        String cookie = cookie(open(invite("Ayşe", ""), ATTEMPT));
        CallPage guest = guest(cookie);
        guest.await(call, _ -> true);
        guest.say(new CallSaid.Answer(call));
        guest.awaitRole(call, CallState.Role.SPEAKS);

        int port = RestartedCalls.of(centre);
        NightShift.await("the old page is closed", () -> guest.code() == 1013);
        CallPage back = CallPage.open(client, port, SOCKET, "Cookie", cookie);
        assertThat(back.awaitRole(call, CallState.Role.SPEAKS).open()).isEqualTo(CallState.Open.AUDIO_CLEAR);
        assertThat(Caller.at(port)
                        .post(OPEN, openBody(secret(unopened), "attempt-of-another"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoGuessesIsSlowedDown() {
        for (int guess = 0; guess < 5; guess++) {
            assertThat(refusal(centre.anybody().post(OPEN, openBody("guess" + guess, ATTEMPT))))
                    .isEqualTo("404 link-unknown");
        }
        assertThat(centre.anybody().post(OPEN, openBody("guess", ATTEMPT)).status())
                .isEqualTo(429);
        assertThat(centre.anybody()
                        .post(OPEN, "{\"secret\":\"\",\"attempt\":\"x\"}")
                        .status())
                .isEqualTo(429);
    }

    @Test
    void onlyWhoSpeaksInItAddsAndOfWhatIsNotTheirsOthersLearnNothing() {
        assertThat(refusal(centre.as("zoe").post(guests, ask("Ayşe", "")))).isEqualTo("404 not-found");
        assertThat(refusal(centre.as("zoe").get(colleagues))).isEqualTo("404 not-found");
        CallPage fatima = staff("fatima");
        assertThat(refusal(centre.as("fatima").post(guests, ask("Ayşe", ""))))
                .as("a call of another organisation, as long as she is not asked")
                .isEqualTo("404 not-found");
        assertThat(refusal(centre.as("bas").post(guests, ask("Ayşe", "")))).isEqualTo("403 not-allowed");
        assertThat(centre.anybody().post(guests, ask("Ayşe", "")).status()).isEqualTo(401);
        assertThat(centre.as("ans")
                        .post(guests, "{\"name\":\" \",\"kind\":\"doctor\"}")
                        .status())
                .isEqualTo(400);
        JsonNode link = invite("Ayşe", "");
        assertThat(takeBack("fatima", link.get("party").asText()).status()).isEqualTo(404);
        assertThat(fatima.calls()).doesNotContainKey(call);
    }

    @Test
    void aFifthIsRefusedInWords() {
        come("Ayşe");
        JsonNode fourth = invite("dokter Smit", "");
        assertThat(refusal(centre.as("ans").post(guests, ask("Els", "")))).isEqualTo("409 full");
        assertThat(takeBack("ans", fourth.get("party").asText()).status()).isEqualTo(204);
        invite("Els", "");
        assertThat(centre.looks()).anyMatch(look -> look.equals("Ans change guest added to a call refused"));
    }

    @Test
    void aColleagueWhoListensIsRungAndComesIn() {
        assertThat(centre.as("ans").get(colleagues).json()).isEmpty();
        centre.hire("anneke", "Anneke");
        CallPage other = staff("anneke");
        JsonNode listed = centre.as("ans").get(colleagues).json();
        assertThat(listed).hasSize(1);
        assertThat(listed.at("/0/name").asText()).isEqualTo("Anneke");
        String user = listed.at("/0/user").asText();
        assertThat(centre.as("ans")
                        .post(colleagues, "{\"user\":\"" + user + "\"}")
                        .status())
                .isEqualTo(204);
        other.awaitRole(call, CallState.Role.RINGS);
        assertThat(centre.as("ans").get(colleagues).json())
                .as("she is asked already")
                .isEmpty();
        other.say(new CallSaid.Answer(call));
        CallState in = other.awaitRole(call, CallState.Role.SPEAKS);
        assertThat(in.peers()).hasSize(2);
        assertThat(refusal(takeBack("ans", in.me())))
                .as("nobody throws a colleague out")
                .isEqualTo("403 not-speaking");
        assertThat(centre.as("ans")
                        .post(colleagues, "{\"user\":\"" + UUID.randomUUID() + "\"}")
                        .status())
                .isEqualTo(404);
    }

    private CallPage come(String name) {
        CallPage guest = guest(cookie(open(invite(name, ""), ATTEMPT)));
        guest.await(call, _ -> true);
        guest.say(new CallSaid.Answer(call));
        guest.awaitRole(call, CallState.Role.SPEAKS);
        return guest;
    }

    private JsonNode invite(String name, String more) {
        Caller.Answer answer = centre.as("ans").post(guests, ask(name, more));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json();
    }

    private static String ask(String name, String more) {
        return "{\"name\":\"" + name + "\",\"kind\":\"interpreter\"" + more + "}";
    }

    private Caller.Answer open(JsonNode link, String attempt) {
        return centre.anybody().post(OPEN, openBody(secret(link), attempt));
    }

    private static String openBody(String secret, String attempt) {
        return "{\"secret\":\"" + secret + "\",\"attempt\":\"" + attempt + "\"}";
    }

    private static String secret(JsonNode link) {
        return link.get("link").asText().replaceFirst(".*#", "");
    }

    private static String cookie(Caller.Answer opened) {
        assertThat(opened.status()).as(opened.toString()).isEqualTo(200);
        return opened.cookies().getFirst().replaceFirst(";.*", "");
    }

    private String mine(String cookie) {
        Caller.Answer answer = centre.anybody().with("Cookie", cookie).get(MINE);
        return answer.status() == 200 ? "200" : refusal(answer);
    }

    private Caller.Answer takeBack(String login, String party) {
        return centre.as(login).send("DELETE", "/api/v1/calls/" + call + "/parties/" + party, Optional.empty());
    }

    private static String refusal(Caller.Answer answer) {
        return answer.status() + " " + answer.error();
    }

    /// What stands in the call's history of this kind and has this in it.
    private String event(String type, String with) {
        return centre.night.database.asWorker(tx -> tx.one(
                "select body::text from call_event where call_id = $1 and type = $2 and body::text like $3",
                row -> row.getString(0),
                call.value(),
                type,
                "%" + with + "%"));
    }

    private static Optional<CallState.PartyState> party(CallState state, String name) {
        return state.parties().stream()
                .filter(party -> party.name().equals(name))
                .findFirst();
    }

    private CallPage staff(String login) {
        return CallPage.open(
                client,
                centre.port,
                Calls.SOCKET + "?endpoint=" + login,
                "Authorization",
                "Bearer " + centre.token(login));
    }

    private CallPage guest(String cookie) {
        return CallPage.open(client, centre.port, SOCKET, "Cookie", cookie);
    }
}
