package nl.nabij.sim.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import nl.nabij.sim.program.Mosquitto;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A home on a real broker of another make, over real sockets.
class HouseOnMosquittoTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder;

    private Mosquitto broker;
    private HouseLoop home;
    private HouseHttp http;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws Exception {
        broker = Mosquitto.start(folder, "mosquitto", Mosquitto.freePort(), "");
        SplittableRandom chance = new SplittableRandom(1);
        House house =
                new House(HomePlan.of(chance.split(), 1, Duration.ofMillis(500)), 1, new Air(Map.of(), chance.split()));
        home = new HouseLoop(
                house, FileLedger.open(folder.resolve("ledger")), Clock.systemUTC(), broker.uri(), "mqttjs_test");
        http = HouseHttp.start(0, home);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        http.close();
        home.close();
        broker.close();
    }

    @Test
    void aClientThatComesLaterFindsTheBridgeTheDevicesAndWhoIsThere() throws Exception {
        home.start();
        Await.until(
                "connected", () -> home.state().path("broker").path("connected").asBoolean());
        Await.until(
                "all said", () -> home.state().path("broker").path("waiting").asInt() == 0);
        try (Listener late = new Listener(broker.uri(), "late")) {
            late.awaits("zigbee2mqtt/bridge/state", "{\"state\":\"online\"}");
            late.awaits("zigbee2mqtt/Noodknop/availability", "{\"state\":\"online\"}");
            Await.until(
                    "devices", () -> !late.heard("zigbee2mqtt/bridge/devices").isEmpty());
            assertThat(late.heard("zigbee2mqtt/bridge/devices").getFirst().retained())
                    .isTrue();
            assertThat(late.heard("zigbee2mqtt/Noodknop")).isEmpty();
        }
    }

    @Test
    void aPressByHttpIsHeardAndItsAcknowledgementIsInTheLedger() throws Exception {
        home.start();
        try (Listener listener = new Listener(broker.uri(), "listener")) {
            listener.awaits("zigbee2mqtt/bridge/state", "{\"state\":\"online\"}");
            HttpResponse<String> answer = post("/press", "");
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(json(answer).path("press").asLong()).isEqualTo(1);
            listener.awaits("zigbee2mqtt/Noodknop", "{\"action\":\"emergency\",\"battery\":93,\"linkquality\":112}");
            listener.awaits("zigbee2mqtt/Noodknop/action", "emergency");
            Await.until("acknowledged", () -> ledger().contains("\"mark\":\"acknowledged\",\"seq\":1"));
        }
    }

    @Test
    void theCurtainObeysASetAndTellsWhereItIs() throws Exception {
        home.start();
        try (Listener listener = new Listener(broker.uri(), "listener")) {
            listener.awaits("zigbee2mqtt/bridge/state", "{\"state\":\"online\"}");
            Await.until(
                    "all said",
                    () -> home.state().path("broker").path("waiting").asInt() == 0);
            listener.say("zigbee2mqtt/Gordijn woonkamer/set", "{\"state\":\"OPEN\"}");
            listener.awaits(
                    "zigbee2mqtt/Gordijn woonkamer",
                    "{\"battery\":80,\"linkquality\":112,\"position\":100,\"state\":\"OPEN\"}");
            listener.say("zigbee2mqtt/Lamp woonkamer/set", "ON");
            Await.until(
                    "lamp on",
                    () -> listener.heard("zigbee2mqtt/Lamp woonkamer").stream()
                            .anyMatch(h -> h.payload().contains("\"state\":\"ON\"")));
        }
    }

    @Test
    void aPressWhileTheBrokerIsAwayArrivesAfterwardsAndTheBridgeIsSaidAgain() throws Exception {
        home.start();
        Await.until(
                "connected", () -> home.state().path("broker").path("connected").asBoolean());
        int port = broker.port();
        broker.close();
        Await.until("away", () -> !home.state().path("broker").path("connected").asBoolean());
        assertThat(post("/press", "").statusCode()).isEqualTo(202);
        assertThat(ledger()).contains("\"mark\":\"pressed\",\"seq\":1").doesNotContain("acknowledged");
        broker = Mosquitto.start(folder, "mosquitto", port, "");
        Await.until("acknowledged", () -> ledger().contains("\"mark\":\"acknowledged\",\"seq\":1"));
        try (Listener late = new Listener(broker.uri(), "late")) {
            late.awaits("zigbee2mqtt/bridge/state", "{\"state\":\"online\"}");
            Await.until(
                    "devices said again",
                    () -> !late.heard("zigbee2mqtt/bridge/devices").isEmpty());
        }
    }

    @Test
    void aGoodbyeTellsThatTheBridgeIsGone() throws Exception {
        try (Listener listener = new Listener(broker.uri(), "listener")) {
            SplittableRandom chance = new SplittableRandom(2);
            House house = new House(
                    HomePlan.of(chance.split(), 1, Duration.ofSeconds(1)), 0, new Air(Map.of(), chance.split()));
            HouseLoop second = new HouseLoop(house, Ledger.none(), Clock.systemUTC(), broker.uri(), "mqttjs_second");
            second.start();
            listener.awaits("zigbee2mqtt/bridge/state", "{\"state\":\"online\"}");
            second.close();
            listener.awaits("zigbee2mqtt/bridge/state", "{\"state\":\"offline\"}");
        }
    }

    @Test
    void wrongCallsAreRefusedWithAReason() throws Exception {
        home.start();
        assertThat(post("/smoke", "{\"on\":\"maybe\"}").statusCode()).isEqualTo(400);
        assertThat(post("/smoke", "{").statusCode()).isEqualTo(400);
        assertThat(post("/battery", "{\"device\":\"pendant\",\"percent\":101}").body())
                .contains("0 to 100");
        assertThat(post("/press", "{\"device\":\"fridge\"}").statusCode()).isEqualTo(409);
        assertThat(post("/dance", "").statusCode()).isEqualTo(404);
        assertThat(post("/move", "x".repeat(5_000)).statusCode()).isEqualTo(413);
        HttpRequest foreign = HttpRequest.newBuilder(uri("/press"))
                .header("Origin", "https://evil.example")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(client.send(foreign, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
        assertThat(home.state().path("presses").path("pressed").asInt()).isZero();
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        HttpRequest call = HttpRequest.newBuilder(uri(path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(call, HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + http.port() + path);
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return MAPPER.readTree(answer.body());
    }

    private String ledger() {
        try {
            return Files.readString(folder.resolve("ledger"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
