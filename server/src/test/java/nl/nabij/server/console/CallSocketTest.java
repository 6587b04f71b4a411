package nl.nabij.server.console;

import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import nl.nabij.contract.CallId;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallState;
import nl.nabij.contract.call.CallTold;
import nl.nabij.contract.link.CallUp;
import nl.nabij.contract.link.Down;
import nl.nabij.server.access.SessionToken;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.calling.Calls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The socket of calls over real connections: who may open one, and what becomes of it.
final class CallSocketTest {

    private final Centre centre = new Centre();
    private final WebSocketClient client = centre.vertx.createWebSocketClient();
    private final CallId call = new CallId(UUID.randomUUID());

    @AfterEach
    void close() {
        client.close().toCompletionStage().toCompletableFuture().join();
        centre.close();
    }

    @Test
    void aPageIsToldAllAtOnceAndTheHomeHearsItsKnock() {
        centre.calls.said(WILLEMSE, new CallUp("screen", new CallSaid.Here()));
        Page ans = open("ans", "page-1");
        ans.say(new CallSaid.Here());
        ans.await("all", told -> told instanceof CallTold.Whole(var _, List<CallState> calls) && calls.isEmpty());
        ans.say(new CallSaid.Knock(
                call,
                WILLEMSE,
                CallState.Why.TO_TALK,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        ans.await(
                "the state",
                told -> told instanceof CallTold.Changed changed
                        && changed.call().role() == CallState.Role.WAITS);
        NightShift.await(
                "her screen is told",
                () -> centre.toldOfCalls.stream()
                        .anyMatch(down -> down instanceof Down.Call(String endpoint, CallTold told)
                                && endpoint.equals("screen")
                                && told instanceof CallTold.Changed changed
                                && changed.call().role() == CallState.Role.RINGS));
        ans.socket.close();
        NightShift.await(
                "who called is away",
                () -> centre.toldOfCalls.stream()
                        .anyMatch(down -> down instanceof Down.Call(var _, CallTold.Changed(var _, CallState state))
                                && state.parties().stream()
                                        .anyMatch(party -> party.presence() == CallState.Presence.AWAY)));
    }

    @Test
    void nobodyComesInWithoutBeingOneOfThoseWhoAnswer() {
        assertThatThrownBy(() -> open("bas", "page-1"))
                .as("an administrator")
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(UpgradeRejectedException.class)
                .hasMessageContaining("403");
        assertThatThrownBy(() -> connect("", Calls.SOCKET + "?endpoint=page-1"))
                .as("nobody")
                .cause()
                .hasMessageContaining("401");
    }

    @Test
    void aPageWithoutANameIsToldWhatItHasToSay() {
        Page nameless = connect(centre.token("ans"), Calls.SOCKET);
        NightShift.await("closed", () -> nameless.code.get() == 1008);
    }

    @Test
    void theSamePageAgainTakesThePlaceOfTheOlderConnection() {
        Page first = open("ans", "page-1");
        first.say(new CallSaid.Here());
        first.await("all", CallTold.Whole.class::isInstance);
        Page second = open("ans", "page-1");
        second.say(new CallSaid.Here());
        second.await("all", CallTold.Whole.class::isInstance);
        NightShift.await("the older one closes", () -> first.code.get() == 4001);
        assertThat(second.code.get()).isZero();
    }

    @Test
    void whoSignsOutIsOutOfHerCallsAtOnce() {
        Page ans = open("ans", "page-1");
        ans.say(new CallSaid.Here());
        ans.await("all", CallTold.Whole.class::isInstance);
        SessionToken token = SessionToken.parse(centre.token("ans")).orElseThrow();
        centre.desk.signOut(centre.desk.recognise(token).orElseThrow());
        NightShift.await("closed", () -> ans.code.get() == 1008);
    }

    @Test
    void whatIsNoWordOfACallCostsNothingAndWhatIsTooLongTheSocket() {
        Page ans = open("ans", "page-1");
        ans.socket.writeTextMessage("{\"type\":\"knock\"}");
        ans.socket.writeTextMessage("no json");
        ans.say(new CallSaid.Here());
        ans.await("all", CallTold.Whole.class::isInstance);
        ans.socket.writeTextMessage("x".repeat(60_001));
        NightShift.await("closed", () -> ans.code.get() == 1013);
    }

    private Page open(String login, String endpoint) {
        return connect(centre.token(login), Calls.SOCKET + "?endpoint=" + endpoint);
    }

    private Page connect(String token, String uri) {
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(centre.port)
                .setURI(uri);
        if (!token.isEmpty()) {
            options.addHeader("Authorization", "Bearer " + token);
        }
        return client.connect(options)
                .map(socket -> {
                    Page page = new Page(socket);
                    socket.textMessageHandler(page::hear);
                    socket.closeHandler(
                            _ -> page.code.set(socket.closeStatusCode() == null ? 1006 : socket.closeStatusCode()));
                    return page;
                })
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static final class Page {
        private final List<CallTold> told = new CopyOnWriteArrayList<>();
        private final AtomicInteger code = new AtomicInteger();
        private final WebSocket socket;

        private Page(WebSocket socket) {
            this.socket = socket;
        }

        private void hear(String text) {
            try {
                told.add(ContractJson.read(text, CallTold.class));
            } catch (ContractException e) {
                throw new AssertionError(e);
            }
        }

        private void say(CallSaid said) {
            socket.writeTextMessage(ContractJson.toText(said));
        }

        private void await(String what, Predicate<CallTold> so) {
            NightShift.await(what, () -> told.stream().anyMatch(so));
        }
    }
}
