package nl.nabij.server.console;

import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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

/// A page on a socket of calls: of staff, or of a guest.
final class CallPage {

    private final WebSocket socket;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<CallTold> told = new CopyOnWriteArrayList<>();
    private final Map<CallId, CallState> calls = new ConcurrentHashMap<>();
    private final AtomicInteger code = new AtomicInteger();

    private CallPage(WebSocket socket) {
        this.socket = socket;
        socket.textMessageHandler(this::hear);
        socket.closeHandler(_ -> code.set(socket.closeStatusCode() == null ? 1006 : socket.closeStatusCode()));
    }

    /// Connects and waits for all that it is told at first.
    static CallPage open(WebSocketClient client, int port, String uri, String header, String value) {
        CallPage page = client.connect(new WebSocketConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setURI(uri)
                        .addHeader(header, value))
                .map(CallPage::new)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        page.say(new CallSaid.Here());
        page.awaitTold(CallTold.Whole.class::isInstance);
        return page;
    }

    private void hear(String text) {
        try {
            CallTold news = ContractJson.read(text, CallTold.class);
            switch (news) {
                case CallTold.Whole whole -> whole.calls().forEach(this::take);
                case CallTold.Changed changed -> take(changed.call());
                default -> {}
            }
            told.add(news);
            heard.add(text);
        } catch (ContractException e) {
            throw new AssertionError(e);
        }
    }

    private void take(CallState state) {
        calls.merge(state.call(), state, (old, next) -> next.version() >= old.version() ? next : old);
    }

    void say(CallSaid said) {
        socket.writeTextMessage(ContractJson.toText(said));
    }

    CallState await(CallId call, Predicate<CallState> so) {
        NightShift.await(
                "of " + calls.get(call),
                () -> Optional.ofNullable(calls.get(call)).filter(so).isPresent());
        return Objects.requireNonNull(calls.get(call));
    }

    CallState awaitRole(CallId call, CallState.Role role) {
        return await(call, state -> state.role() == role);
    }

    void awaitTold(Predicate<CallTold> so) {
        NightShift.await("a word " + told, () -> told.stream().anyMatch(so));
    }

    String party(CallId call) {
        return await(call, _ -> true).me();
    }

    Map<CallId, CallState> calls() {
        return Map.copyOf(calls);
    }

    /// Each frame as it came.
    List<String> heard() {
        return List.copyOf(heard);
    }

    /// With which it was closed; 0 while it stands.
    int code() {
        return code.get();
    }
}
