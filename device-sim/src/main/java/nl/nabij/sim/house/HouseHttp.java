package nl.nabij.sim.house;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The home's small HTTP API, on loopback only. `device-sim/README.md` has it with examples.
///
/// Writes are wishes: `POST /press`, `/smoke`, `/door`, `/move`, `/battery`, `/unplug`, `/plug-in`,
/// `/router`, `/pair`, with a JSON object or nothing as body. 202 with the press's number, 400 for a body
/// that makes no sense, 409 where the home cannot do it.
final class HouseHttp implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /// Enough for the longest wish a hundred times over.
    private static final int LONGEST_BODY = 4_096;

    /// Connections that wait to be accepted; more are refused by the kernel.
    private static final int BACKLOG = 64;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HouseLoop house;

    private HouseHttp(HttpServer server, HouseLoop house) {
        this.server = server;
        this.house = house;
    }

    /// @throws IOException when the port is taken
    static HouseHttp start(int port, HouseLoop house) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
        HouseHttp http = new HouseHttp(HttpServer.create(address, BACKLOG), house);
        http.server.createContext("/", http::answer);
        http.server.setExecutor(http.threads);
        http.server.start();
        return http;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            if (isForeign(call)) {
                refuse(call, 403, "this API answers only loopback names and no other site's page");
                return;
            }
            String path = call.getRequestURI().getPath();
            switch (call.getRequestMethod()) {
                case "GET" -> {
                    if (path.equals("/state") || path.equals("/")) {
                        send(call, 200, house.state());
                    } else {
                        refuse(call, 404, "GET knows /state");
                    }
                }
                case "POST" -> wish(call, path);
                default -> refuse(call, 405, "GET and POST only");
            }
        } catch (IllegalStateException e) {
            refuse(call, 500, String.valueOf(e.getMessage()));
        }
    }

    /// A page of another site, also one that points a name of its own at this machine.
    private static boolean isForeign(HttpExchange call) {
        String host = String.valueOf(call.getRequestHeaders().getFirst("Host"));
        return !host.matches("(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]+)?")
                || call.getRequestHeaders().containsKey("Origin");
    }

    private void wish(HttpExchange call, String path) throws IOException {
        byte[] body = call.getRequestBody().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            refuse(call, 413, "a wish has at most " + LONGEST_BODY + " bytes");
            return;
        }
        Wish wish;
        try {
            wish = read(path, body);
        } catch (IllegalArgumentException e) {
            refuse(call, 400, String.valueOf(e.getMessage()));
            return;
        }
        if (wish == null) {
            refuse(call, 404, "POST knows /press /smoke /door /move /battery /unplug /plug-in /router /pair");
            return;
        }
        HouseLoop.Answer answer = house.wish(wish);
        if (answer.refused().isPresent()) {
            refuse(call, 409, answer.refused().get());
            return;
        }
        ObjectNode done = JsonNodeFactory.instance.objectNode().put("done", true);
        answer.press().ifPresent(press -> done.put("press", press));
        send(call, 202, done);
    }

    private static @org.jspecify.annotations.Nullable Wish read(String path, byte[] body) {
        JsonNode fields = fields(body);
        return switch (path) {
            case "/press" -> new Wish.Press(fields.path("device").asText("pendant"));
            case "/smoke" -> new Wish.Smoke(flag(fields, "on"));
            case "/door" -> new Wish.Door(flag(fields, "open"));
            case "/move" -> new Wish.Move();
            case "/battery" -> new Wish.Battery(text(fields, "device"), percent(fields));
            case "/unplug" -> new Wish.Unplug(text(fields, "device"));
            case "/plug-in" -> new Wish.PlugIn(text(fields, "device"));
            case "/pair" -> new Wish.Pair(text(fields, "device"));
            case "/router" -> new Wish.Router(flag(fields, "on"));
            default -> null;
        };
    }

    private static JsonNode fields(byte[] body) {
        if (body.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            JsonNode fields = MAPPER.readTree(new String(body, java.nio.charset.StandardCharsets.UTF_8));
            if (fields.isObject()) {
                return fields;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body is no JSON: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException("the body has to be a JSON object");
    }

    private static boolean flag(JsonNode fields, String name) {
        if (!fields.path(name).isBoolean()) {
            throw new IllegalArgumentException("the field " + name + " has to be true or false");
        }
        return fields.path(name).booleanValue();
    }

    private static String text(JsonNode fields, String name) {
        if (!fields.path(name).isTextual()) {
            throw new IllegalArgumentException("the field " + name + " has to name a device, such as \"lamp\"");
        }
        return fields.path(name).textValue();
    }

    private static int percent(JsonNode fields) {
        int percent = fields.path("percent").asInt(-1);
        if (!fields.path("percent").isInt() || percent < 0 || percent > 100) {
            throw new IllegalArgumentException("the field percent has to be 0 to 100");
        }
        return percent;
    }

    private static void refuse(HttpExchange call, int status, String why) throws IOException {
        send(call, status, JsonNodeFactory.instance.objectNode().put("error", why));
    }

    private static void send(HttpExchange call, int status, ObjectNode answer) throws IOException {
        byte[] bytes = MAPPER.writeValueAsBytes(answer);
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
