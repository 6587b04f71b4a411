package nl.nabij.server.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A program that calls the API over a real socket. Each `with` gives a new caller.
public final class Caller {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final int port;
    private final List<String> headers;

    private Caller(HttpClient client, int port, List<String> headers) {
        this.client = client;
        this.port = port;
        this.headers = headers;
    }

    public static Caller at(int port) {
        return new Caller(HttpClient.newHttpClient(), port, List.of());
    }

    public Caller with(String header, String value) {
        List<String> more = new ArrayList<>(headers);
        more.addAll(List.of(header, value));
        return new Caller(client, port, more);
    }

    public Caller signedIn(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /// Signs in and gives the caller that carries the token.
    public Caller signIn(String user, String password) {
        Answer answer = post("/api/v1/session", "{\"user\":\"" + user + "\",\"password\":\"" + password + "\"}");
        if (answer.status() != 200) {
            throw new AssertionError("Sign-in of " + user + " gave " + answer);
        }
        return signedIn(answer.json().get("token").asText());
    }

    public Answer get(String path) {
        return send("GET", path, Optional.empty());
    }

    public Answer post(String path, String json) {
        return with("Content-Type", "application/json").send("POST", path, Optional.of(json));
    }

    public Answer post(String path) {
        return send("POST", path, Optional.empty());
    }

    public Answer send(String method, String path, Optional<String> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(LIMIT)
                .method(
                        method,
                        body.map(HttpRequest.BodyPublishers::ofString).orElse(HttpRequest.BodyPublishers.noBody()));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// What came back.
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new AssertionError("Not JSON: " + response.body(), e);
            }
        }

        /// The one word of an ApiError; every refusal has one, with a message.
        public String error() {
            JsonNode json = json();
            if (!json.path("message").isTextual()
                    || json.path("message").asText().isBlank()) {
                throw new AssertionError("A refusal without a message: " + this);
            }
            return json.path("error").asText();
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        public List<String> cookies() {
            return response.headers().allValues("Set-Cookie");
        }

        @Override
        public String toString() {
            return status() + " " + response.body();
        }
    }
}
