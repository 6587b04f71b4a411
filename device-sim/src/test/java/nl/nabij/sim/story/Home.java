package nl.nabij.sim.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The simulated home, through its HTTP API.
final class Home {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern ADDRESS = Pattern.compile("HTTP API on (http://127\\.0\\.0\\.1:[0-9]+)");

    private final Http http;

    private Home(Http http) {
        this.http = http;
    }

    static Home of(Child house) {
        String address = Eventually.some("the house says its address", () -> {
            house.requireAlive();
            Matcher said = ADDRESS.matcher(house.log());
            return said.find() ? Optional.of(said.group(1)) : Optional.empty();
        });
        return new Home(new Http(URI.create(address), ""));
    }

    /// @return the ledger's number of the press
    long press() {
        return press("pendant");
    }

    long press(String pendant) {
        return json(http.post("/press", "{\"device\":\"" + pendant + "\"}", 202))
                .path("press")
                .asLong();
    }

    void wish(String path, String body) {
        http.post(path, body, 202);
    }

    JsonNode state() {
        return json(http.get("/state", JsonNode.class).toString());
    }

    /// What the device itself knows.
    JsonNode device(String name) {
        for (JsonNode device : state().path("devices")) {
            if (device.path("name").asText().equals(name)) {
                return device;
            }
        }
        throw new AssertionError("No device " + name);
    }

    String id(String name) {
        return device(name).path("id").asText();
    }

    void awaitsBroker() {
        Eventually.until("the house is at its broker and said all", () -> {
            JsonNode broker = state().path("broker");
            return broker.path("connected").asBoolean()
                    && broker.path("waiting").asInt() == 0;
        });
    }

    void awaitsNothingWaiting() {
        awaitsBroker();
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}
