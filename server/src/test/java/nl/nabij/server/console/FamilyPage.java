package nl.nabij.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import nl.nabij.contract.CallId;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallState;
import nl.nabij.contract.call.CallTold;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.family.FamilyRoutes;
import nl.nabij.server.web.Caller;

/// A browser in which a relative is let in, by the cookie that it keeps.
final class FamilyPage {

    static final String FAMILY = "/api/v1/family";

    private final Centre centre;
    private final String cookie;

    private FamilyPage(Centre centre, String cookie) {
        this.centre = centre;
        this.cookie = cookie;
    }

    static Caller.Answer opens(Centre centre, String link) {
        return centre.anybody()
                .post(
                        FAMILY + "/open",
                        "{\"secret\":\"" + link.substring(link.indexOf('#') + 1)
                                + "\",\"device\":\"Safari · iPhone\"}");
    }

    /// Of an answer that let somebody in.
    static FamilyPage of(Centre centre, Caller.Answer letIn) {
        assertThat(letIn.status()).as(letIn.toString()).isEqualTo(200);
        String set = letIn.cookies().getFirst();
        assertThat(set)
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Strict")
                .contains("Path=/api/v1/family");
        return new FamilyPage(centre, set.substring(0, set.indexOf(';')));
    }

    Caller caller() {
        return centre.anybody().with("Cookie", cookie);
    }

    Caller.Answer send(String method, String path, String body) {
        return caller().with("Content-Type", "application/json")
                .with("Origin", "http://127.0.0.1:" + centre.port)
                .send(method, FAMILY + path, body.isEmpty() ? Optional.empty() : Optional.of(body));
    }

    JsonNode me() {
        Caller.Answer answer = caller().get(FAMILY + "/me");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    int statusOfMe() {
        return caller().get(FAMILY + "/me").status();
    }

    Line line(WebSocketClient client, String endpoint) {
        Line line = opens(client, endpoint);
        line.await("all", CallTold.Whole.class::isInstance);
        return line;
    }

    /// It may be closed at once.
    Line opens(WebSocketClient client, String endpoint) {
        Line line = client.connect(new WebSocketConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(centre.port)
                        .addHeader("Cookie", cookie)
                        .setURI(FamilyRoutes.SOCKET + "?endpoint=" + endpoint))
                .map(Line::new)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        line.say(new CallSaid.Here());
        return line;
    }

    /// Its socket for calls.
    static final class Line {
        final List<CallTold> told = new CopyOnWriteArrayList<>();
        final AtomicInteger code = new AtomicInteger();
        private final WebSocket socket;

        private Line(WebSocket socket) {
            this.socket = socket;
            socket.textMessageHandler(this::hear);
            socket.closeHandler(_ -> code.set(socket.closeStatusCode() == null ? 1006 : socket.closeStatusCode()));
        }

        private void hear(String text) {
            try {
                told.add(ContractJson.read(text, CallTold.class));
            } catch (ContractException e) {
                throw new AssertionError(e);
            }
        }

        void say(CallSaid said) {
            socket.writeTextMessage(ContractJson.toText(said));
        }

        void close() {
            socket.close();
        }

        /// With which the centre closed it.
        int awaitCode() {
            NightShift.await("closed", () -> code.get() != 0);
            return code.get();
        }

        /// Whether it is told all, and not sent away.
        boolean isTold() {
            NightShift.await("all, or the end", () -> code.get() != 0 || !told.isEmpty());
            return !told.isEmpty();
        }

        void await(String what, Predicate<CallTold> so) {
            NightShift.await(what + " " + told, () -> told.stream().anyMatch(so));
        }

        void awaitCall(CallId call, Predicate<CallState> so) {
            await(
                    "call",
                    told -> told instanceof CallTold.Changed(var _, CallState state)
                            && state.call().equals(call)
                            && so.test(state));
        }

        void awaitRefusal(CallId call, CallTold.Reason reason) {
            await("refusal", new CallTold.Refused(call, reason)::equals);
        }
    }
}
