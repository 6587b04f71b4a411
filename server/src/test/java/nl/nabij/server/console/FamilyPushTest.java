package nl.nabij.server.console;

import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.WebSocketClient;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import nl.nabij.contract.CallId;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallState;
import nl.nabij.contract.call.CallTold;
import nl.nabij.contract.link.CallUp;
import nl.nabij.contract.link.Down;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.push.Addressee;
import nl.nabij.server.push.Pages;
import nl.nabij.server.push.PushPhone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Anna has her telephone in her pocket: her mother presses her face, and it rings. The push service opens what comes
/// and checks who signed it.
final class FamilyPushTest {

    private static final String SUBSCRIPTION = "/push/subscription";

    private final Centre centre = new Centre();
    private final HomeCalls home = new HomeCalls(centre);
    private final PushPhone phone = new PushPhone();
    private final WebSocketClient client = centre.vertx.createWebSocketClient();
    private final CallId call = new CallId(UUID.randomUUID());
    private JsonNode invited;
    private FamilyPage anna;

    @BeforeEach
    void annaIsIn() {
        invited = invite("Anna");
        anna = comesIn(invited);
    }

    @AfterEach
    void close() {
        client.close().toCompletionStage().toCompletableFuture().join();
        centre.close();
        phone.close();
    }

    private JsonNode invite(String name) {
        return home.done(
                "POST",
                "/relatives",
                "{\"name\":\"" + name + "\",\"relation\":\"daughter\",\"by\":\"mevrouw Willemse\"}");
    }

    private FamilyPage comesIn(JsonNode invitation) {
        return FamilyPage.of(
                centre, FamilyPage.opens(centre, invitation.get("link").asText()));
    }

    private void subscribed(FamilyPage who, String place) {
        assertThat(who.send("PUT", SUBSCRIPTION, phone.subscription(place)).status())
                .isEqualTo(204);
    }

    private void shePressesHerFace() {
        screen(new CallSaid.CallPerson(
                call, UUID.fromString(invited.get("relative").asText()), CallState.Picture.NONE));
    }

    private void screen(CallSaid said) {
        centre.calls.said(WILLEMSE, new CallUp("screen", said));
    }

    private void screenSees(Predicate<CallState> so) {
        NightShift.await(
                "her screen sees it",
                () -> centre.toldOfCalls.stream()
                        .anyMatch(down -> down instanceof Down.Call(var _, CallTold.Changed(var _, CallState state))
                                && state.call().equals(call)
                                && so.test(state)));
    }

    private long subscriptions() {
        return centre.night.database.asWorker(
                tx -> tx.one("select count(*) from push_subscription", row -> row.getLong(0)));
    }

    @Test
    void aClosedPageIsRungByItsTelephoneAndAnswersFromThere() {
        subscribed(anna, "anna");
        shePressesHerFace();
        NightShift.await("her phone rings", () -> phone.kindsAt("anna").equals(List.of("call")));
        PushPhone.Push push = phone.pushes().getFirst();
        assertThat(push.subject()).isEqualTo(call.toString());
        assertThat(push.ttl()).isBetween(35, 45);
        assertThat(push.urgency()).isEqualTo("high");
        screenSees(state -> state.stage() == CallState.Stage.RINGING);

        FamilyPage.Line opened = anna.line(client, "phone");
        opened.await(
                "it rings at the page that she opened",
                told -> told instanceof CallTold.Whole(var _, List<CallState> calls)
                        && calls.stream()
                                .anyMatch(state -> state.call().equals(call) && state.role() == CallState.Role.RINGS));
        opened.say(new CallSaid.Answer(call));
        screenSees(state -> state.role() == CallState.Role.SPEAKS);
        NightShift.await("taken back", () -> phone.kindsAt("anna").equals(List.of("call", "over")));
    }

    @Test
    void aPageThatRingsIsEnough() {
        subscribed(anna, "anna");
        FamilyPage.Line page = anna.line(client, "phone");
        shePressesHerFace();
        page.awaitCall(call, state -> state.role() == CallState.Role.RINGS);
        page.say(new CallSaid.Ringing(call));
        NightShift.await(
                "rings",
                () -> centre.calls.hear(
                                new Addressee.Relative(
                                        UUID.fromString(invited.get("relative").asText())),
                                call.value())
                        == Pages.Hear.RINGS);
        screen(new CallSaid.HangUp(call));
        page.awaitCall(call, state -> state.ended().isPresent());
        assertThat(phone.pushes()).isEmpty();
    }

    @Test
    void whoHasNoPhoneAndNoPageIsToldAtOnceAsBefore() {
        shePressesHerFace();
        screenSees(state ->
                state.ended().filter(end -> end.why().equals("unreachable")).isPresent());
    }

    @Test
    void herPhoneAloneRingsAndNotThatOfAnotherRelative() {
        subscribed(anna, "anna");
        subscribed(comesIn(invite("Bert")), "bert");
        shePressesHerFace();
        NightShift.await("anna's", () -> !phone.kindsAt("anna").isEmpty());
        screen(new CallSaid.HangUp(call));
        NightShift.await("over", () -> phone.kindsAt("anna").contains("over"));
        assertThat(phone.kindsAt("bert")).isEmpty();
    }

    @Test
    void whateverEndsTheBrowserEndsTheSubscription() {
        subscribed(anna, "anna");
        FamilyPage bert = comesIn(invite("Bert"));
        subscribed(bert, "bert");
        assertThat(subscriptions()).isEqualTo(2);
        assertThat(bert.send("DELETE", "/browsers/" + bert.me().get("browser").asText(), "")
                        .status())
                .isEqualTo(204);
        assertThat(subscriptions()).isEqualTo(1);
        home.done("DELETE", "/relatives/" + invited.get("relative").asText(), "");
        assertThat(subscriptions()).isZero();
        assertThat(anna.send("PUT", SUBSCRIPTION, phone.subscription("anna")).status())
                .isEqualTo(401);
    }

    @Test
    void sheSeesWhetherItWorksAndNobodyElseSubscribesHere() {
        assertThat(anna.send("POST", "/push/test", "{}").error()).isEqualTo("not-subscribed");
        assertThat(anna.caller()
                        .get(FamilyPage.FAMILY + "/push")
                        .json()
                        .get("subscribed")
                        .asBoolean())
                .isFalse();
        subscribed(anna, "anna");
        assertThat(anna.caller()
                        .get(FamilyPage.FAMILY + "/push")
                        .json()
                        .get("subscribed")
                        .asBoolean())
                .isTrue();
        assertThat(anna.send("POST", "/push/test", "{}").json().get("outcome").asText())
                .isEqualTo("accepted");
        assertThat(phone.kindsAt("anna")).containsExactly("test");
        assertThat(anna.send("POST", "/push/test", "{}").status()).isEqualTo(429);
        assertThat(anna.send(
                                "PUT",
                                SUBSCRIPTION,
                                "{\"endpoint\":\"https://10.0.0.1/x\",\"p256dh\":\"a\",\"auth\":\"b\"}")
                        .json()
                        .get("message")
                        .asText())
                .contains("endpoint");
        assertThat(centre.anybody().get(FamilyPage.FAMILY + "/push").status()).isEqualTo(401);
        assertThat(anna.send("DELETE", SUBSCRIPTION, "").status()).isEqualTo(204);
        assertThat(subscriptions()).isZero();
    }

    @Test
    void theFamilyPageIsAnAppWithAWorkerOfItsOwn() {
        assertThat(centre.anybody().get("/family/worker.js").header("Service-Worker-Allowed"))
                .hasValue("/family");
        assertThat(centre.anybody()
                        .get("/family/manifest.webmanifest")
                        .json()
                        .get("scope")
                        .asText())
                .isEqualTo("/family");
    }
}
