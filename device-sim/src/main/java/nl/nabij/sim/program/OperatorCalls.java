package nl.nabij.sim.program;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.face.CloseAlarm;
import nl.nabij.contract.face.SignIn;

/// One of the centre's people, through the API that the faces use.
public final class OperatorCalls implements AutoCloseable {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI centre;
    private final String token;

    private OperatorCalls(URI centre, String user, String password) throws InterruptedException {
        this.centre = centre;
        this.token = signIn(user, password);
    }

    /// @param user such as `centralist`
    public static OperatorCalls signIn(Centre centre, String user) throws InterruptedException {
        return new OperatorCalls(URI.create("http://localhost:" + centre.port("http")), user, Centre.PASSWORD);
    }

    private String signIn(String user, String password) throws InterruptedException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(centre.resolve("/api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(ContractJson.toText(new SignIn.Request(user, password)))));
        if (answer.statusCode() != 200) {
            throw new ProgramException("signing in as " + user + " gave " + answer.statusCode());
        }
        return read(answer, SignIn.Answer.class).token();
    }

    /// Those that are not closed.
    public List<AlarmView> openAlarms() throws InterruptedException {
        return List.of(read(
                send(HttpRequest.newBuilder(centre.resolve("/api/v1/alarms?state=open"))
                        .header("Authorization", "Bearer " + token)),
                AlarmView[].class));
    }

    /// Takes the alarm and closes it.
    ///
    /// @return whether it was closed; false when somebody else has it or it is closed already
    public boolean takeAndClose(AlarmId alarm, CloseAlarm close) throws InterruptedException {
        String path = "/api/v1/alarms/" + alarm.value();
        return post(path + "/claim", "{}") == 200 && post(path + "/close", ContractJson.toText(close)) == 200;
    }

    private int post(String path, String body) throws InterruptedException {
        return send(HttpRequest.newBuilder(centre.resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .statusCode();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
        try {
            return http.send(request.timeout(ANSWER_WITHIN).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new ProgramException("the centre does not answer: " + e, e);
        }
    }

    private static <T> T read(HttpResponse<String> answer, Class<T> type) {
        try {
            return ContractJson.read(answer.body(), type);
        } catch (ContractException e) {
            throw new ProgramException("the centre's answer cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
