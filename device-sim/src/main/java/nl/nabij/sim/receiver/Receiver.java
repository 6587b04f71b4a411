package nl.nabij.sim.receiver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Listens on loopback. `POST /` and any path takes a message: 204 when it is new, 200 when its id
/// came before, 401 with the reason when it is not believed, 400 when it is no JSON.
///
/// What tests ask: `GET /received` gives all that was believed; `POST /fail {"next":3,"status":503}`
/// makes it refuse so many of the next ones, whatever they are.
public final class Receiver implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_BODY = 64 * 1024;
    private static final int BACKLOG = 64;

    /// A centre sends one a minute at most; beyond it the oldest are forgotten.
    private static final int MOST_KEPT = 10_000;

    private static final int LOWEST_STATUS = 300;
    private static final int HIGHEST_STATUS = 599;

    /// One message that was believed.
    ///
    /// @param times how often it came
    private record Kept(String id, JsonNode body, int times) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SignatureCheck check;
    private final Clock clock;
    private final PrintStream out;
    private final List<Kept> kept = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private int failures;
    private int failWith = 503;
    private int refused;

    private Receiver(HttpServer server, SignatureCheck check, int failures, Clock clock, PrintStream out) {
        this.server = server;
        this.check = check;
        this.failures = failures;
        this.clock = clock;
        this.out = out;
    }

    /// @param failures so many of the first messages are refused
    /// @param out one line for each message
    /// @throws IOException when the port is taken
    public static Receiver start(int port, SignatureCheck check, int failures, Clock clock, PrintStream out)
            throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
        Receiver receiver = new Receiver(HttpServer.create(address, BACKLOG), check, failures, clock, out);
        receiver.server.createContext("/", receiver::answer);
        receiver.server.setExecutor(receiver.threads);
        receiver.server.start();
        return receiver;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            byte[] body = call.getRequestBody().readNBytes(LONGEST_BODY + 1);
            if (body.length > LONGEST_BODY) {
                refuse(call, 413, "a message has at most " + LONGEST_BODY + " bytes");
                return;
            }
            String path = call.getRequestURI().getPath();
            switch (call.getRequestMethod() + " " + path) {
                case "GET /received" -> send(call, 200, received());
                case "POST /fail" -> fail(call, body);
                default -> {
                    if (call.getRequestMethod().equals("POST")) {
                        message(call, body);
                    } else {
                        refuse(call, 405, "POST a message, or GET /received");
                    }
                }
            }
        }
    }

    private void message(HttpExchange call, byte[] body) throws IOException {
        int failing = failing();
        if (failing > 0) {
            out.println(clock.instant() + " failed as told, with " + failing);
            refuse(call, failing, "told to fail");
            return;
        }
        String id = call.getRequestHeaders().getFirst("webhook-id");
        Optional<String> refusal = check.refusal(
                id,
                call.getRequestHeaders().getFirst("webhook-timestamp"),
                call.getRequestHeaders().getFirst("webhook-signature"),
                body,
                clock.instant());
        if (refusal.isPresent() || id == null) {
            countRefused();
            out.println(clock.instant() + " refused: " + refusal.orElse(""));
            refuse(call, 401, refusal.orElse(""));
            return;
        }
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            refuse(call, 400, "signed, and no JSON: " + e.getOriginalMessage());
            return;
        }
        boolean isNew = keep(id, json);
        out.println(
                clock.instant() + (isNew ? " " : " again ") + json.path("type").asText() + ": "
                        + json.path("texts").path("nl").asText());
        call.sendResponseHeaders(isNew ? 204 : 200, -1);
    }

    private synchronized int failing() {
        if (failures == 0) {
            return 0;
        }
        failures--;
        return failWith;
    }

    private synchronized void countRefused() {
        refused++;
    }

    /// @return whether it is new
    private synchronized boolean keep(String id, JsonNode body) {
        if (!ids.add(id)) {
            kept.replaceAll(each -> each.id().equals(id) ? new Kept(id, each.body(), each.times() + 1) : each);
            return false;
        }
        kept.add(new Kept(id, body, 1));
        if (kept.size() > MOST_KEPT) {
            ids.remove(kept.removeFirst().id());
        }
        return true;
    }

    private synchronized ObjectNode received() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("refused", refused);
        ArrayNode messages = answer.putArray("messages");
        kept.forEach(each -> messages.addObject()
                .put("id", each.id())
                .put("times", each.times())
                .set("body", each.body()));
        return answer;
    }

    private void fail(HttpExchange call, byte[] body) throws IOException {
        JsonNode wanted;
        try {
            wanted = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            wanted = JsonNodeFactory.instance.objectNode();
        }
        int status = wanted.path("status").asInt(503);
        if (!wanted.path("next").isInt() || status < LOWEST_STATUS || status > HIGHEST_STATUS) {
            refuse(call, 400, "the body has to be like {\"next\":3,\"status\":503}, with a status from 300 to 599");
            return;
        }
        synchronized (this) {
            failures = Math.max(0, wanted.path("next").intValue());
            failWith = status;
        }
        send(call, 200, JsonNodeFactory.instance.objectNode().put("done", true));
    }

    private static void refuse(HttpExchange call, int status, String why) throws IOException {
        send(call, status, JsonNodeFactory.instance.objectNode().put("error", why));
    }

    private static void send(HttpExchange call, int status, ObjectNode answer) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(answer);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
