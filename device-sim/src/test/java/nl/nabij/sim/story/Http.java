package nl.nabij.sim.story;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;

/// Calls of one HTTP API with JSON both ways; a refusal fails the test with its words.
final class Http {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String bearer;

    /// @param bearer the session's token, or empty
    Http(URI base, String bearer) {
        this.base = base;
        this.bearer = bearer;
    }

    <T> T get(String path, Class<T> type) {
        return read(call(request(path).GET().build(), 200), type);
    }

    String get(String path) {
        return call(request(path).GET().build(), 200);
    }

    <T> T post(String path, String body, int status, Class<T> type) {
        return read(post(path, body, status), type);
    }

    String post(String path, String body, int status) {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return call(request, status);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(base.resolve(path)).timeout(ANSWER_WITHIN);
        return bearer.isEmpty() ? builder : builder.header("Authorization", "Bearer " + bearer);
    }

    private String call(HttpRequest request, int status) {
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            // 2xx are one family: 200, 202 and 204 differ only in what the body says.
            boolean right = answer.statusCode() == status || (status / 100 == 2 && answer.statusCode() / 100 == 2);
            if (!right) {
                throw new AssertionError(request.method() + " " + request.uri().getPath() + " answered "
                        + answer.statusCode() + " and not " + status + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new AssertionError(request.method() + " " + request.uri() + " failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return ContractJson.read(json, type);
        } catch (ContractException e) {
            throw new AssertionError("Not the contract's " + type.getSimpleName() + ": " + json, e);
        }
    }

    HttpClient client() {
        return client;
    }

    URI socket(String path) {
        return URI.create("ws://" + base.getAuthority() + path);
    }
}
