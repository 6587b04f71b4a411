package nl.nabij.sim.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.nabij.contract.face.AlarmEventView;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.sim.program.Box;
import nl.nabij.sim.program.Centre;
import nl.nabij.sim.program.CentreDatabase;
import nl.nabij.sim.program.Program;
import nl.nabij.sim.receiver.Receiver;
import nl.nabij.sim.receiver.SignatureCheck;
import nl.nabij.sim.wire.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// An alarm at night, nobody at any console, and a centre that dies: somebody outside hears of both.
@Story
class NobodyThereTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path data;

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aCallThatWasDecidedIsMadeAlthoughTheServerIsKilledBeforeIt() throws IOException, InterruptedException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
                Centre centre = Centre.start(data, Map.of("NABIJ_CALLOUT_INSIDE", "localhost"), List.of());
                Box box = Box.start(data, centre);
                Browser browser = Browser.start("nobody-there")) {
            CentreDatabase database = new CentreDatabase(centre.folder());
            URI origin = URI.create("http://localhost:" + centre.port("http"));
            AdminPage bas = new AdminPage(browser.open(origin.resolve("/admin"), 1280, 900));
            bas.signsIn("beheerder", Centre.PASSWORD);
            String secret = sets(bas, browser, "http://localhost:" + silent.getLocalPort() + "/");

            try (WireClient pendant = WireClient.connect(box.port("broker"), "pendant")) {
                pendant.publish(
                        "zigbee2mqtt/halszender", "{\"action\":\"emergency\"}".getBytes(StandardCharsets.UTF_8));
            }
            // It connects there, and nobody reads: decided, committed and not delivered.
            Eventually.until("a call is under way", () -> number(database, "outcome = 'under-way' and not test") == 1);
            centre.program().kill();
            leaves(silent);

            try (Receiver sms =
                    Receiver.start(silent.getLocalPort(), new SignatureCheck(secret), 1, Clock.systemUTC(), NOWHERE)) {
                centre.startAgain();
                JsonNode told = Eventually.some("told after the restart", () -> first(sms, "callout"));
                assertThat(told.at("/body/reason").asText()).isEqualTo("nobody-there");
                assertThat(told.toString()).doesNotContain("Willemse").doesNotContain("Bilt 1");
                assertThat(number(
                                database,
                                "outcome = 'unknown' and message_id = '"
                                        + told.get("id").asText() + "'"))
                        .as("the same message as before the kill")
                        .isEqualTo(1);
                try (Operator fatima = Operator.signIn(origin, "centralist", Centre.PASSWORD)) {
                    AlarmView alarm = Eventually.some(
                            "the alarm", () -> fatima.openAlarms().stream().findFirst());
                    AlarmEventView line = Eventually.some(
                            "in its history",
                            () -> fatima.history(alarm).stream()
                                    .filter(event -> event.type().equals("outside-called")
                                            && "told".equals(event.details().get("why")))
                                    .findFirst());
                    assertThat(line.details()).containsEntry("to", "SMS-dienst");
                }
                bas.page().reload();
                bas.presses("Als er niemand is");
                bas.reads("Aangekomen");
                browser.show(bas.page(), "calls");
            }
        }
    }

    /// So that another can listen there.
    private static void leaves(ServerSocket listener) throws IOException {
        listener.close();
    }

    /// As the administrator does, with the mistakes that she makes on the way.
    ///
    /// @return the secret, as she hands it to who sets up the service
    private static String sets(AdminPage bas, Browser browser, String url) {
        bas.presses("Als er niemand is");
        bas.reads("Nu wordt buiten niemand gewaarschuwd");
        browser.show(bas.page(), "nobody");
        bas.presses("Voeg een adres toe");
        bas.fill("Naam, zoals centralisten", "SMS-dienst");
        bas.fill("Webadres van de dienst", "https://10.0.0.1/");
        bas.presses("Opslaan");
        bas.reads("Een webadres ligt in het netwerk van de server zelf");
        browser.show(bas.page(), "refused");
        bas.fill("Webadres van de dienst", url);
        bas.fill("Niemand is aangemeld", "10");
        bas.presses("Opslaan");
        bas.reads("Geheim voor de ontvanger");
        browser.show(bas.page(), "secret");
        String secret = bas.page().getByText(Pattern.compile("^whsec_")).first().textContent();
        bas.presses("Sluiten");
        bas.reads("Stuur een proef: dan weet u");
        browser.show(bas.page(), "saved");
        bas.page().setViewportSize(390, 844);
        browser.show(bas.page(), "saved-on-a-telephone");
        bas.page().setViewportSize(1280, 900);
        bas.presses("Licht of donker");
        browser.show(bas.page(), "saved-dark");
        return secret;
    }

    private static long number(CentreDatabase database, String where) {
        return database.number("select count(*) from nabij.callout_try where " + where)
                .orElse(0L);
    }

    private static Optional<JsonNode> first(Receiver receiver, String type) {
        return received(receiver).stream()
                .filter(message -> message.at("/body/type").asText().equals(type))
                .findFirst();
    }

    private static List<JsonNode> received(Receiver receiver) {
        try {
            URI address = URI.create("http://localhost:" + receiver.port() + "/received");
            List<JsonNode> messages = new ArrayList<>();
            JSON.readTree(address.toURL()).get("messages").forEach(messages::add);
            return messages;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aWatchdogNoticesADeadServerAndASilentDatabaseAndSaysWhenItIsOver() throws IOException {
        Path secret = Files.writeString(data.resolve("secret"), SECRET + "\n");
        try (Receiver sms = Receiver.start(0, new SignatureCheck(SECRET), 1, Clock.systemUTC(), NOWHERE);
                Centre centre = Centre.start(data, Map.of(), List.of())) {
            Program watch = watch(centre, sms, secret);
            try {
                centre.program().kill();
                JsonNode dead = Eventually.some("told that it is dead", () -> first(sms, "centre.unwell"));
                assertThat(dead.at("/body/problems/0").asText()).contains("cannot be reached");
                // The database of the killed one lives on, until the next start ends it.
                centre.startAgain();
                Eventually.some("told that it is back", () -> first(sms, "centre.well"));

                List<ProcessHandle> postgres = new ArrayList<>(
                        centre.postmaster().orElseThrow().descendants().toList());
                postgres.add(centre.postmaster().orElseThrow());
                postgres.forEach(each -> Program.signal(each.pid(), "STOP"));
                JsonNode silent = Eventually.some(
                        "told that the database is silent",
                        () -> received(sms).stream()
                                .filter(message -> message.toString().contains("The database does not answer"))
                                .findFirst());
                assertThat(silent.at("/body/type").asText()).isEqualTo("centre.unwell");
                postgres.forEach(each -> Program.signal(each.pid(), "CONT"));
                Eventually.until(
                        "told that it is well again",
                        () -> received(sms).stream()
                                        .filter(message -> message.at("/body/type")
                                                .asText()
                                                .equals("centre.well"))
                                        .count()
                                == 2);
            } finally {
                watch.stop();
            }
            assertThat(Files.readString(data.resolve("watch.log")))
                    .as("the first message was refused, and it noticed")
                    .contains("COULD NOT TELL")
                    .contains("refused 503");
        }
    }

    private Program watch(Centre centre, Receiver sms, Path secret) {
        Path server = Program.module("server");
        return Program.start(
                "watch",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + server.resolve("src/main/dist/watch.options"),
                        "-cp",
                        server.resolve("target/server.jar").toString(),
                        "nl.nabij.server.watch.WatchMain",
                        "--url",
                        "https://localhost:" + centre.port("https"),
                        "--ca",
                        centre.folder().resolve("ca/authority.crt").toString(),
                        "--uplink",
                        "localhost:" + centre.port("uplink"),
                        "--every",
                        "5s",
                        "--after",
                        "2",
                        "--webhook",
                        "http://localhost:" + sms.port() + "/",
                        "--secret-file",
                        secret.toString()),
                Map.of(),
                data.resolve("watch.log"));
    }
}
