package nl.nabij.sim.console;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.face.CloseAlarm;
import nl.nabij.contract.face.SignIn;

/// The centre's HTTP API as one signed-in person.
public final class ConsoleApi implements AutoCloseable {

    /// As many calls under way as a busy night has people; more would only queue in the server.
    private static final int CALLS_UNDER_WAY = 8;

    private static final long CLOSING_LIMIT_SECONDS = 120;

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final String token;

    private ConsoleApi(int port, SignIn.Request person) throws InterruptedException {
        this.port = port;
        this.token = read(call(request("/api/v1/session"), person), SignIn.Answer.class)
                .token();
    }

    /// @param port of the centre's HTTP listener on loopback
    public static ConsoleApi signIn(int port, String user, String password) throws InterruptedException {
        return new ConsoleApi(port, new SignIn.Request(user, password));
    }

    public int port() {
        return port;
    }

    /// For `Authorization: Bearer`.
    public String token() {
        return token;
    }

    public AlarmView claim(AlarmId alarm) throws InterruptedException {
        return read(call(signed("/api/v1/alarms/" + alarm + "/claim"), ""), AlarmView.class);
    }

    public List<AlarmView> open() throws InterruptedException {
        HttpRequest list = signed("/api/v1/alarms?state=open").GET().build();
        try {
            HttpResponse<String> answer = http.send(list, HttpResponse.BodyHandlers.ofString());
            return Stream.of(read(answer, AlarmView[].class)).toList();
        } catch (IOException e) {
            throw new ConsoleException("the centre does not answer: " + e, e);
        }
    }

    /// Claims and closes all that is open.
    ///
    /// @return how many there were
    public int closeAll() throws InterruptedException {
        List<AlarmView> open = open();
        Semaphore turns = new Semaphore(CALLS_UNDER_WAY);
        List<CompletableFuture<HttpResponse<String>>> closing = open.stream()
                .map(alarm -> {
                    turns.acquireUninterruptibly();
                    return post("/api/v1/alarms/" + alarm.id() + "/claim", "")
                            .thenCompose(_ -> post(
                                    "/api/v1/alarms/" + alarm.id() + "/close",
                                    ContractJson.toText(new CloseAlarm(AlarmView.Outcome.TEST, ""))))
                            .whenComplete((_, _) -> turns.release());
                })
                .toList();
        try {
            CompletableFuture.allOf(closing.toArray(CompletableFuture[]::new))
                    .get(CLOSING_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new ConsoleException("the alarms could not be closed: " + e, e);
        }
        return open.size();
    }

    private CompletableFuture<HttpResponse<String>> post(String path, String body) {
        return http.sendAsync(
                signed(path).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json");
    }

    private HttpRequest.Builder signed(String path) {
        return request(path).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> call(HttpRequest.Builder to, Object body) throws InterruptedException {
        String text = body instanceof String plain ? plain : ContractJson.toText(body);
        try {
            return http.send(
                    to.POST(HttpRequest.BodyPublishers.ofString(text)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new ConsoleException("the centre does not answer: " + e, e);
        }
    }

    private static <T> T read(HttpResponse<String> answer, Class<T> type) {
        try {
            if (answer.statusCode() != 200) {
                throw new ConsoleException(answer.uri().getPath() + " gave " + answer.statusCode(), null);
            }
            return ContractJson.read(answer.body(), type);
        } catch (ContractException e) {
            throw new ConsoleException(answer.uri().getPath() + " gave what cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
