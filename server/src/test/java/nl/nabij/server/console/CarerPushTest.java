package nl.nabij.server.console;

import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import nl.nabij.contract.CallId;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.UserId;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallState;
import nl.nabij.contract.call.CallTold;
import nl.nabij.contract.link.CallUp;
import nl.nabij.contract.link.Down;
import nl.nabij.server.access.SessionToken;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.push.Addressee;
import nl.nabij.server.push.Pages;
import nl.nabij.server.push.PushPhone;
import nl.nabij.server.web.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Ans has her phone with her: what reaches it when mevrouw Willemse asks to talk, and what ends that. The push
/// service decrypts what comes and checks who signed it.
final class CarerPushTest {

    private static final String DUTY = "/api/v1/carer-duty";
    private static final String SUBSCRIPTION = "/api/v1/push/subscription";

    private final Centre centre = new Centre();
    private final PushPhone phone = new PushPhone();
    private final WebSocketClient sockets = centre.vertx.createWebSocketClient();
    private final CallId call = new CallId(UUID.randomUUID());

    @AfterEach
    void close() {
        sockets.close().toCompletionStage().toCompletableFuture().join();
        centre.close();
        phone.close();
    }

    @Test
    void sheAsksToTalkAndThePhoneOfWhoIsOnDutyIsToldAndToldThatItIsOver() {
        onDuty("ans");
        subscribed(centre.as("ans"), "ans");
        subscribed(centre.as("zoe"), "zoe");
        sheAsks();
        assertThat(phone.pushes()).as("the night centre is asked first").isEmpty();
        centre.night.forward(NightShift.PATIENCE);
        NightShift.await("the phone is told", () -> !phone.kindsAt("ans").isEmpty());
        PushPhone.Push push = phone.pushes().getFirst();
        assertThat(push.kind()).isEqualTo("call");
        assertThat(push.subject()).isEqualTo(call.toString());
        assertThat(push.ttl()).isBetween(20, 30);
        assertThat(push.urgency()).isEqualTo("high");
        assertThat(push.topic()).hasSize(22);
        assertThat(push.token().get("sub").asText()).isEqualTo("https://centre.example");
        assertThat(push.token().get("k").asText())
                .isEqualTo(centre.as("ans")
                        .get("/api/v1/push")
                        .json()
                        .get("publicKey")
                        .asText());

        centre.calls.said(WILLEMSE, new CallUp("screen", new CallSaid.HangUp(call)));
        NightShift.await("taken back", () -> phone.kindsAt("ans").equals(List.of("call", "over")));
        assertThat(phone.kindsAt("zoe")).as("another organisation").isEmpty();
    }

    @Test
    void aPageThatRingsIsEnoughAndOneThatIsOnlyConnectedIsNot() {
        onDuty("ans");
        subscribed(centre.as("ans"), "ans");
        Page page = open("ans");
        sheAsks();
        centre.night.forward(NightShift.PATIENCE);
        page.await(CallState.Role.RINGS);
        NightShift.await(
                "the phone too, since the page says nothing",
                () -> !phone.kindsAt("ans").isEmpty());
    }

    @Test
    void aPageThatSaysThatItRingsLeavesThePhoneAlone() {
        onDuty("ans");
        subscribed(centre.as("ans"), "ans");
        Page page = open("ans");
        sheAsks();
        centre.night.forward(NightShift.PATIENCE);
        page.await(CallState.Role.RINGS);
        Addressee ans = new Addressee.Staff(UserId.of(
                centre.as("ans").get("/api/v1/session").json().get("id").asText()));
        assertThat(centre.calls.hear(ans, call.value())).isEqualTo(Pages.Hear.CONNECTED);
        page.socket.writeTextMessage(ContractJson.toText(new CallSaid.Ringing(call)));
        NightShift.await("rings", () -> centre.calls.hear(ans, call.value()) == Pages.Hear.RINGS);
        centre.calls.said(WILLEMSE, new CallUp("screen", new CallSaid.HangUp(call)));
        page.awaitEnd();
        page.socket.close();
        NightShift.await("gone", () -> centre.calls.hear(ans, call.value()) == Pages.Hear.NOBODY);
        assertThat(phone.pushes()).isEmpty();
    }

    @Test
    void whoIsNotOnDutyIsLeftAlone() {
        subscribed(centre.as("ans"), "ans");
        onDuty("ans");
        assertThat(say("ans", false, 0).get("onDuty").asBoolean()).isFalse();
        sheAsks();
        centre.night.forward(NightShift.PATIENCE);
        awaitUrgentRound();
        assertThat(phone.pushes()).isEmpty();
    }

    @Test
    void aPhoneThatIsGoneIsForgotten() {
        onDuty("ans");
        subscribed(centre.as("ans"), "ans");
        phone.answer = 410;
        sheAsks();
        centre.night.forward(NightShift.PATIENCE);
        NightShift.await(
                "forgotten",
                () -> !centre.as("ans")
                        .get("/api/v1/push")
                        .json()
                        .get("subscribed")
                        .asBoolean());
    }

    @Test
    void aServiceThatAnswersBadlyIsAskedAgainWhileItRings() {
        onDuty("ans");
        subscribed(centre.as("ans"), "ans");
        phone.answer = 503;
        sheAsks();
        centre.night.forward(NightShift.PATIENCE);
        NightShift.await("twice", () -> phone.kindsAt("ans").size() >= 2);
    }

    @Test
    void aServiceThatHangsHoldsUpNoCall() {
        onDuty("ans");
        subscribed(centre.as("ans"), "ans");
        phone.hangs = new CountDownLatch(1);
        sheAsks();
        centre.night.forward(NightShift.PATIENCE);
        awaitUrgentRound();
        Page page = open("ans");
        page.await(CallState.Role.RINGS);
        page.socket.writeTextMessage(ContractJson.toText(new CallSaid.Answer(call)));
        page.await(CallState.Role.SPEAKS);
    }

    @Test
    void signingOutEndsDutyAndTakesThePhoneAlong() {
        String token = centre.freshToken("ans");
        Caller ans = Caller.at(centre.port).signedIn(token);
        say(ans, true, 0);
        subscribed(ans, "ans");
        SessionToken session = SessionToken.parse(token).orElseThrow();
        centre.desk.signOut(centre.desk.recognise(session).orElseThrow());
        assertThat(centre.as("ans").get(DUTY).json().get("onDuty").asBoolean()).isFalse();
        assertThat(rows("push_subscription")).isZero();
    }

    @Test
    void dutyEndsByItselfAndAPressThatIsOlderThanWhatIsKnownChangesNothing() {
        JsonNode on = onDuty("ans");
        assertThat(Duration.between(
                        java.time.Instant.parse(on.get("since").asText()),
                        java.time.Instant.parse(on.get("until").asText())))
                .isBetween(Duration.ofHours(11), Duration.ofHours(12));
        assertThat(say("ans", false, 60).get("onDuty").asBoolean())
                .as("pressed before, said later")
                .isTrue();
        JsonNode again = say("ans", true, 0);
        assertThat(again.get("since").asText()).isEqualTo(on.get("since").asText());
        centre.night.forward(Duration.ofHours(12));
        assertThat(centre.as("ans").get(DUTY).json().has("since")).isFalse();
    }

    @Test
    void onlyWhoAnswersMaySubscribeAndOnlyWithWhatABrowserGives() {
        assertThat(put(centre.as("bas"), SUBSCRIPTION, phone.subscription("bas"))
                        .status())
                .isEqualTo(403);
        assertThat(put(centre.as("fatima"), DUTY, "{\"onDuty\":true,\"agoSeconds\":0}")
                        .status())
                .as("an operator's shift is at the console")
                .isEqualTo(403);
        assertThat(put(centre.anybody(), SUBSCRIPTION, phone.subscription("x")).status())
                .isEqualTo(401);
        Caller ans = centre.as("ans");
        for (String endpoint : List.of(
                "http://push.example/x",
                "https://10.0.0.1/x",
                "https://localhost:5432/x/" + "y".repeat(1_000),
                "ftp://push.example/x",
                "")) {
            Caller.Answer answer =
                    put(ans, SUBSCRIPTION, phone.subscription("x").replace(phone.endpoint("x"), endpoint));
            assertThat(answer.status()).as(endpoint).isEqualTo(400);
            assertThat(answer.json().get("message").asText()).contains("endpoint");
        }
        assertThat(put(
                                ans,
                                SUBSCRIPTION,
                                "{\"endpoint\":\"" + phone.endpoint("x") + "\",\"p256dh\":\"AA\",\"auth\":\"AA\"}")
                        .json()
                        .get("message")
                        .asText())
                .contains("p256dh");
        assertThat(put(ans, SUBSCRIPTION, "{\"endpoint\":\"" + phone.endpoint("x") + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(rows("push_subscription")).isZero();
    }

    @Test
    void theAppIsServedWithAWorkerThatLooksAfterThePageItself() {
        assertThat(centre.anybody().get("/carer").header("Content-Type")).hasValue("text/html; charset=utf-8");
        Caller.Answer worker = centre.anybody().get("/carer/worker.js");
        assertThat(worker.header("Service-Worker-Allowed")).hasValue("/carer");
        assertThat(worker.header("Cache-Control")).hasValue("no-cache");
        JsonNode manifest = centre.anybody().get("/carer/manifest.webmanifest").json();
        assertThat(manifest.get("scope").asText()).isEqualTo("/carer");
        assertThat(centre.anybody().get(manifest.at("/icons/0/src").asText()).header("Content-Type"))
                .hasValue("image/png");
    }

    @Test
    void aTestComesAtOnceAndNotOverAndOver() {
        Caller ans = centre.as("ans");
        assertThat(ans.post("/api/v1/push/test").error()).isEqualTo("not-subscribed");
        subscribed(ans, "ans");
        assertThat(ans.post("/api/v1/push/test").json().get("outcome").asText()).isEqualTo("accepted");
        assertThat(phone.kindsAt("ans")).containsExactly("test");
        assertThat(ans.post("/api/v1/push/test").status()).isEqualTo(429);
        centre.night.forward(Duration.ofSeconds(10));
        phone.answer = 404;
        assertThat(ans.post("/api/v1/push/test").json().get("outcome").asText()).isEqualTo("gone");
        assertThat(rows("push_subscription")).isZero();
    }

    @Test
    void aPersonHasTenAndABrowserIsOfWhoUsedItLast() {
        for (int i = 0; i < 11; i++) {
            subscribed(Caller.at(centre.port).signedIn(centre.freshToken("ans")), "ans-" + i);
        }
        assertThat(rows("push_subscription")).isEqualTo(10);
        subscribed(centre.as("zoe"), "ans-10");
        assertThat(rows("push_subscription")).isEqualTo(10);
        assertThat(centre.as("zoe")
                        .send("DELETE", SUBSCRIPTION, Optional.empty())
                        .status())
                .isEqualTo(204);
        assertThat(rows("push_subscription")).isEqualTo(9);
    }

    private long rows(String table) {
        return centre.night.database.asWorker(tx -> tx.one("select count(*) from " + table, row -> row.getLong(0)));
    }

    private JsonNode onDuty(String login) {
        JsonNode duty = say(login, true, 0);
        assertThat(duty.get("onDuty").asBoolean()).isTrue();
        return duty;
    }

    private JsonNode say(String login, boolean onDuty, int ago) {
        return say(centre.as(login), onDuty, ago);
    }

    private static JsonNode say(Caller who, boolean onDuty, int ago) {
        return put(who, DUTY, "{\"onDuty\":" + onDuty + ",\"agoSeconds\":" + ago + "}")
                .json();
    }

    private void subscribed(Caller who, String place) {
        assertThat(put(who, SUBSCRIPTION, phone.subscription(place)).status()).isEqualTo(204);
    }

    private static Caller.Answer put(Caller who, String path, String body) {
        return who.with("Content-Type", "application/json").send("PUT", path, Optional.of(body));
    }

    private void sheAsks() {
        centre.calls.said(WILLEMSE, new CallUp("screen", new CallSaid.Here()));
        centre.calls.said(WILLEMSE, new CallUp("screen", CallSaid.AskToTalk.ofHerself(call, CallState.Picture.NONE)));
        NightShift.await("it rings", () -> stateAtHome().isPresent());
    }

    /// Her ladder has three steps; after them all are asked once more.
    private void awaitUrgentRound() {
        NightShift.await(
                "the second step",
                () -> stateAtHome().filter(state -> state.version() >= 3).isPresent());
    }

    private Optional<CallState> stateAtHome() {
        return centre.toldOfCalls.stream()
                .filter(Down.Call.class::isInstance)
                .map(down -> ((Down.Call) down).told())
                .filter(CallTold.Changed.class::isInstance)
                .map(told -> ((CallTold.Changed) told).call())
                .filter(state -> state.call().equals(call))
                .reduce((_, last) -> last);
    }

    private Page open(String login) {
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(centre.port)
                .setURI("/api/v1/calls?endpoint=carer-page")
                .addHeader("Authorization", "Bearer " + centre.token(login));
        Page page = new Page(sockets.connect(options)
                .toCompletionStage()
                .toCompletableFuture()
                .join());
        page.socket.writeTextMessage(ContractJson.toText(new CallSaid.Here()));
        NightShift.await("here", () -> page.here);
        return page;
    }

    private final class Page {
        private final WebSocket socket;
        private volatile boolean here;
        private volatile Optional<CallState> state = Optional.empty();

        private Page(WebSocket socket) {
            this.socket = socket;
            socket.textMessageHandler(this::hear);
        }

        private void hear(String text) {
            try {
                switch (ContractJson.read(text, CallTold.class)) {
                    case CallTold.Whole whole -> {
                        here = true;
                        whole.calls().forEach(this::take);
                    }
                    case CallTold.Changed changed -> take(changed.call());
                    default -> {}
                }
            } catch (nl.nabij.contract.ContractException e) {
                throw new AssertionError(e);
            }
        }

        private void take(CallState told) {
            if (told.call().equals(call)) {
                state = Optional.of(told);
            }
        }

        private void await(CallState.Role role) {
            NightShift.await(
                    role + " of " + state,
                    () -> state.filter(known -> known.role() == role).isPresent());
        }

        private void awaitEnd() {
            NightShift.await(
                    "the end",
                    () -> state.filter(known -> known.stage() == CallState.Stage.ENDED)
                            .isPresent());
        }
    }
}
