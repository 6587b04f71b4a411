package nl.nabij.sim.house;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/// `nabij sim press`: one press in a home that runs already.
public final class PressCall {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final int WRONG_ARGUMENTS = 2;

    private PressCall() {}

    /// @return the exit code
    public static int run(List<String> arguments, PrintStream out, PrintStream errors) throws InterruptedException {
        String device = "pendant";
        String port = "8090";
        for (int i = 0; i < arguments.size(); i += 2) {
            String value = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
            switch (arguments.get(i)) {
                case "--device" -> device = value;
                case "--http-port" -> port = value;
                default -> {
                    errors.println("nabij sim press: '" + arguments.get(i)
                            + "' is not known; there are --device NAME and --http-port PORT");
                    return WRONG_ARGUMENTS;
                }
            }
        }
        if (device.isBlank() || !port.matches("[1-9][0-9]{0,4}")) {
            errors.println("nabij sim press: --device needs a name and --http-port a port, such as: --http-port 8090");
            return WRONG_ARGUMENTS;
        }
        return call(URI.create("http://127.0.0.1:" + port + "/press"), device, out, errors);
    }

    private static int call(URI address, String device, PrintStream out, PrintStream errors)
            throws InterruptedException {
        String body =
                JsonNodeFactory.instance.objectNode().put("device", device).toString();
        HttpRequest press = HttpRequest.newBuilder(address)
                .timeout(ANSWER_WITHIN)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(press, HttpResponse.BodyHandlers.ofString());
            boolean done = answer.statusCode() == 202;
            (done ? out : errors).println(answer.body());
            return done ? 0 : 1;
        } catch (IOException e) {
            errors.println(
                    "nabij sim press: no simulated home answers at " + address + "; start one with: nabij sim house");
            return 1;
        }
    }
}
