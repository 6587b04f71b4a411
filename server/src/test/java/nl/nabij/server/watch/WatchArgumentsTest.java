package nl.nabij.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchArgumentsTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @TempDir
    private Path folder;

    private static List<String> mistakes(String... arguments) {
        return WatchArguments.read(List.of(arguments)) instanceof WatchArguments.Wrong(List<String> wrong)
                ? wrong
                : List.of();
    }

    @Test
    void whatIsGivenIsTakenAndTheRestIsUsual() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), SECRET + "\n");
        WatchOptions options = ((WatchArguments.Right) WatchArguments.read(List.of(
                        "--url",
                        "https://centre.example:8443",
                        "--every",
                        "10s",
                        "--uplink",
                        "centre.example:8883",
                        "--webhook",
                        "http://10.0.0.5:9090/sms",
                        "--secret-file",
                        secret.toString())))
                .options();
        assertThat(options.every()).isEqualTo(Duration.ofSeconds(10));
        assertThat(options.rules()).isEqualTo(new WatchLifeCycle.Rules(3, Duration.ofHours(1)));
        assertThat(options.uplink().orElseThrow().port()).isEqualTo(8883);
        assertThat(options.webhook().orElseThrow().address().host())
                .as("whoever starts it may reach what it reaches")
                .isEqualTo("10.0.0.5");
    }

    @Test
    void allMistakesAreToldTogether() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong"), "not a secret");
        assertThat(mistakes(
                        "--url",
                        "centre.example",
                        "--every",
                        "1s",
                        "--after",
                        "0",
                        "--uplink",
                        "8883",
                        "--webhook",
                        "https://sms.example/",
                        "--secret-file",
                        wrong.toString(),
                        "--frob"))
                .hasSize(6)
                .allSatisfy(mistake -> assertThat(mistake).doesNotContain("not a secret"));
        assertThat(mistakes("--url", "https://centre.example"))
                .containsExactly("nobody would be told: give --webhook with --secret-file, or --run, or --once");
        assertThat(mistakes("--once")).singleElement().asString().startsWith("--url is missing");
        assertThat(mistakes("--url", "https://centre.example", "--webhook", "https://sms.example/"))
                .containsExactly("--webhook needs --secret-file, so that the receiver can believe it");
        assertThat(mistakes("--url", "https://centre.example/path", "--once")).hasSize(1);
    }

    @Test
    void onlyACentresOwnAnswerCountsAsWell() {
        assertThat(CentreLook.read(200, "{\"status\":\"well\",\"problems\":[]}"))
                .isEmpty();
        assertThat(CentreLook.read(
                        503, "{\"status\":\"unwell\",\"problems\":[{\"code\":\"database\",\"text\":\"away\"}]}"))
                .containsExactly("away");
        assertThat(CentreLook.read(200, "<html>Under construction</html>")).hasSize(1);
        assertThat(CentreLook.read(200, "{}")).hasSize(1);
        assertThat(CentreLook.read(503, "{\"status\":\"well\",\"problems\":[]}"))
                .hasSize(1);
        assertThat(CentreLook.read(404, "{\"error\":\"not-found\"}"))
                .singleElement()
                .asString()
                .contains("--url");
    }
}
