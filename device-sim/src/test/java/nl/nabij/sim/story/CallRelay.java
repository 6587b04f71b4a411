package nl.nabij.sim.story;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Serves the page of the proof and carries what its parties say to each other, as a centre does; a test
/// may have it look into the envelopes, change them or lose them, as a centre must not.
final class CallRelay implements AutoCloseable {

    /// As strict as the programs that serve the faces are.
    private static final String POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private static final Path FILES = Path.of("..", "server", "web", "target", "callproof");

    /// One envelope on its way.
    record Letter(String from, String to, JsonObject envelope) {

        String type() {
            return envelope.getString("type");
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final Map<String, ServerWebSocket> parties = new HashMap<>();
    private final List<Letter> waiting = new ArrayList<>();
    private UnaryOperator<List<Letter>> meddling = letters -> letters;

    private CallRelay() {
        server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(CallRelay::serve)
                .webSocketHandler(this::admit);
    }

    static CallRelay start() {
        CallRelay relay = new CallRelay();
        relay.server.listen().await();
        return relay;
    }

    URI page() {
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/");
    }

    /// Of each letter that comes from now on: what goes on instead of it.
    synchronized void meddle(UnaryOperator<List<Letter>> with) {
        meddling = with;
    }

    /// What does not change it, but wants to know.
    void watch(Consumer<Letter> watcher) {
        meddle(letters -> {
            letters.forEach(watcher);
            return letters;
        });
    }

    private static void serve(HttpServerRequest request) {
        String name = request.path().equals("/") ? "index.html" : request.path().substring(1);
        if (!List.of("index.html", "page.js").contains(name)) {
            request.response().setStatusCode(404).end();
            return;
        }
        request.response()
                .putHeader("content-security-policy", POLICY)
                .putHeader("content-type", name.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8")
                .sendFile(FILES.resolve(name).toString());
    }

    private void admit(ServerWebSocket socket) {
        Map<String, List<String>> asked = new QueryStringDecoder(socket.uri()).parameters();
        String call = Objects.requireNonNull(asked.get("call")).getFirst();
        String me = Objects.requireNonNull(asked.get("me")).getFirst();
        synchronized (this) {
            parties.put(call + "/" + me, socket);
            List<Letter> kept = waiting.stream()
                    .filter(letter -> letter.to().equals(call + "/" + me))
                    .toList();
            waiting.removeAll(kept);
            kept.forEach(this::deliver);
        }
        socket.textMessageHandler(text -> {
            JsonObject said = new JsonObject(text);
            Letter letter =
                    new Letter(call + "/" + me, call + "/" + said.getString("to"), said.getJsonObject("envelope"));
            synchronized (this) {
                meddling.apply(List.of(letter)).forEach(this::deliver);
            }
        });
        socket.closeHandler(gone -> {
            synchronized (this) {
                parties.remove(call + "/" + me, socket);
            }
        });
    }

    private synchronized void deliver(Letter letter) {
        ServerWebSocket to = parties.get(letter.to());
        if (to == null) {
            waiting.add(letter);
            return;
        }
        String from = letter.from().substring(letter.from().indexOf('/') + 1);
        to.writeTextMessage(new JsonObject()
                .put("from", from)
                .put("envelope", letter.envelope())
                .encode());
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
