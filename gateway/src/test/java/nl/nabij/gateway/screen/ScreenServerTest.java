package nl.nabij.gateway.screen;

import static nl.nabij.gateway.device.HomeForTests.CURTAIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.face.ResidentState;
import nl.nabij.contract.face.ResidentState.HelpStage;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.gateway.clock.HandClock;
import nl.nabij.gateway.device.HomeForTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The real server on a real port, spoken to with bytes.
@Timeout(60)
class ScreenServerTest {

    @TempDir
    private Path folder;

    private final HandClock clock = new HandClock();
    private final HomeForTests house = new HomeForTests();
    private final Vertx vertx = Vertx.vertx();
    private ResidentScreen screen;
    private ScreenServer server;
    private int port;

    @BeforeEach
    void start() {
        screen = new ResidentScreen(
                house.home,
                house.commands,
                house.reports,
                house.time.clocks(),
                new ScreenMemory(folder.resolve("screen.json"), clock),
                Runnable::run);
        screen.start();
        ScreenHealth health = new ScreenHealth(() -> true, Map.of("nabij_gateway_malformed_messages", () -> 3));
        server = new ScreenServer(vertx, 0, house.home, house.commands, screen, health);
        port = server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void listsTheDevicesWithTheirStates() {
        house.curtainAt(40);

        assertThat(get("/api/v1/devices"))
                .startsWith("HTTP/1.1 200")
                .contains("\"id\":\"curtain\"")
                .contains("\"kinds\":[\"curtain\"]")
                .contains("\"state\":{\"curtain\":{\"moving\":false,\"positionPercent\":40,\"state\":\"partly\"}}");
    }

    @Test
    void aCommandIsAskedAndRefusalsSayWhatWouldBeRight() {
        assertThat(post("/api/v1/devices/curtain/commands", "{\"kind\":\"curtain\",\"action\":\"open\"}"))
                .startsWith("HTTP/1.1 202")
                .contains("\"state\":\"asked\"");
        house.work();
        assertThat(house.sent).hasSize(1);

        assertThat(post("/api/v1/devices/lamp/commands", "{\"kind\":\"curtain\",\"action\":\"open\"}"))
                .startsWith("HTTP/1.1 400")
                .contains("light: brightness, colorTemperature, off, on");
        assertThat(post("/api/v1/devices/nothing/commands", "{\"kind\":\"light\",\"action\":\"on\"}"))
                .startsWith("HTTP/1.1 404");
        assertThat(post("/api/v1/devices/lock/commands", "{\"kind\":\"lock\",\"action\":\"unlock\"}"))
                .startsWith("HTTP/1.1 403")
                .contains("not-allowed");
        for (String wrong :
                List.of("", "{", "null", "[]", "{}", "{\"kind\":\"light\"}", "{\"kind\":5,\"action\":[]}")) {
            assertThat(post("/api/v1/devices/lamp/commands", wrong))
                    .as(wrong)
                    .startsWith("HTTP/1.1 400")
                    .contains("bad-request");
        }
    }

    @Test
    void helpIsAnsweredWhenItIsOnDiskAndADoubleTapIsOnePress() {
        assertThat(post("/api/v1/help", "{}")).startsWith("HTTP/1.1 202");
        assertThat(post("/api/v1/help", "{}")).startsWith("HTTP/1.1 202");

        assertThat(house.reports.raised()).singleElement().satisfies(alarm -> {
            assertThat(alarm.device()).isEqualTo(ResidentScreen.SCREEN);
            assertThat(alarm.kind()).isEqualTo(Kind.SOS);
        });
        assertThat(post("/api/v1/help/cancel", "{}")).startsWith("HTTP/1.1 202");
        assertThat(house.reports.alarms).last().isInstanceOf(UpMessage.AlarmCancelled.class);
    }

    @Test
    void helpThatCannotBeWrittenIsNotAnsweredAsTaken() {
        house.reports.full = true;

        assertThat(post("/api/v1/help", "{}")).startsWith("HTTP/1.1 503").contains("\"error\":\"busy\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: localhost",
                "Host: localhost:1",
                "Host: localhost.evil.example:PORT",
                "Host: 192.168.1.9:PORT",
                "X: no host at all",
                "Host: localhost:PORT\r\nOrigin: https://evil.example",
                "Host: localhost:PORT\r\nOrigin: null",
                "Host: localhost:PORT\r\nOrigin: http://localhost:1",
                "Host: localhost:PORT\r\nOrigin: https://localhost:PORT",
                "Host: localhost:PORT\r\nSec-Fetch-Site: cross-site",
                "Host: localhost:PORT\r\nSec-Fetch-Site: same-site",
            })
    void strangersPagesAreRefused(String headers) {
        String own = headers.replace("PORT", String.valueOf(port));
        String json = "Content-Type: application/json\r\nContent-Length: 2\r\n";
        String upgrade = String.join(
                "\r\n",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "");

        for (String request : List.of(
                "GET /api/v1/devices HTTP/1.1\r\n" + own + "\r\n\r\n",
                "GET / HTTP/1.1\r\n" + own + "\r\n\r\n",
                "POST /api/v1/help HTTP/1.1\r\n" + own + "\r\n" + json + "\r\n{}",
                "GET /api/v1/screen HTTP/1.1\r\n" + own + "\r\n" + upgrade + "\r\n")) {
            assertThat(answer(request)).as(request).matches("(?s)HTTP/1.1 (403|400).*");
        }
        assertThat(house.reports.alarms).isEmpty();
    }

    @Test
    void ownPagesByAnyLoopbackNameAreServed() {
        for (String host : List.of("localhost", "127.0.0.1", "[::1]", "LOCALHOST")) {
            String name = host + ":" + port;
            assertThat(answer("GET /api/v1/devices HTTP/1.1\r\nHost: " + name + "\r\nOrigin: http://" + name
                            + "\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void writesNeedJsonOfAModestSize() {
        assertThat(answer("POST /api/v1/help HTTP/1.1\r\nHost: localhost:" + port
                        + "\r\nContent-Type: text/plain\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"))
                .startsWith("HTTP/1.1 415");
        assertThat(post("/api/v1/help", "x".repeat(20_000))).startsWith("HTTP/1.1 413");
        assertThat(house.reports.alarms).isEmpty();
    }

    @Test
    void healthAndFiguresAreTold() {
        assertThat(get("/health/live")).startsWith("HTTP/1.1 200").contains("live");
        assertThat(get("/health/ready")).contains("\"status\":\"ready\"").contains("\"uplink\":\"down\"");
        screen.uplink(true);
        assertThat(get("/health/ready")).contains("\"uplink\":\"up\"");
        assertThat(get("/metrics"))
                .contains("nabij_gateway_malformed_messages 3")
                .contains("nabij_gateway_devices 5");
    }

    @Test
    void pathsDoNotClimbOutOfTheFaces() {
        for (String path :
                List.of("/../../etc/passwd", "/%2e%2e/x.html", "/assets/..%2f..%2fx.js", "/nl", "/a//b.js")) {
            assertThat(get(path)).as(path).startsWith("HTTP/1.1 404");
        }
        assertThat(get("/probe.html"))
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("content-security-policy: default-src 'self'")
                .containsIgnoringCase("cache-control: no-store")
                .containsIgnoringCase("content-type: text/html; charset=utf-8");
    }

    @Test
    void theScreenTellsTheWholeStoryOfHelp() throws Exception {
        Frames frames = new Frames();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + port + "/api/v1/screen"), frames)
                .join();
        assertThat(frames.until(_ -> true).help()).isEmpty();

        house.press();
        frames.untilHelp(HelpStage.CALLING_OFFLINE);
        screen.uplink(true);
        frames.untilHelp(HelpStage.CALLING);
        screen.waitingAlarms(0);
        screen.notice(new Down.Notice(1, List.of(alarm(Down.Stage.HEARD, Optional.empty()))));
        frames.untilHelp(HelpStage.HEARD);
        screen.notice(new Down.Notice(2, List.of(alarm(Down.Stage.CLAIMED, Optional.of("Fatima")))));
        assertThat(frames.untilHelp(HelpStage.CLAIMED).help().orElseThrow().with())
                .contains("Fatima");
        screen.notice(new Down.Notice(3, List.of()));
        frames.untilHelp(HelpStage.OVER);
        house.time.forward(HelpStory.OVER_IS_SHOWN);
        frames.until(state -> state.help().isEmpty());
        socket.abort();
    }

    @Test
    void programsOnTheBoxHearAlarmsAndChanges() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET /api/v1/events HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            readUntil(socket, ": open");
            house.curtainAt(40);
            house.press();

            assertThat(readUntil(socket, "event: alarm"))
                    .contains("event: change\ndata: {\"at\":\"2026-03-01T20:00:00Z\",\"device\":\"curtain\"");
            assertThat(readUntil(socket, "\n\n"))
                    .contains("\"device\":\"pendant\"")
                    .contains("\"kind\":\"sos.alarm\"");
        }
    }

    @Test
    void aRestartWithoutTheCentreStillGreetsHerAndKnowsHerAlarm() {
        screen.config(new Down.Config(
                1,
                new Down.HomeConfig(
                        "mevrouw Willemse", "nl", "Europe/Amsterdam", Optional.of("Jan"), Optional.of("030"))));
        house.press();
        ResidentScreen again = new ResidentScreen(
                house.home,
                house.commands,
                house.reports,
                house.time.clocks(),
                new ScreenMemory(folder.resolve("screen.json"), clock),
                Runnable::run);

        assertThat(again.state().clientName()).contains("mevrouw Willemse");
        assertThat(again.state().neighbour()).isPresent();
        assertThat(again.state().help())
                .hasValueSatisfying(help -> assertThat(help.stage()).isEqualTo(HelpStage.CALLING_OFFLINE));
        assertThat(again.state().tiles().getFirst().device()).isEqualTo(CURTAIN);
    }

    private static Down.OpenAlarm alarm(Down.Stage stage, Optional<String> with) {
        return new Down.OpenAlarm(
                AlarmId.of("00000000-0000-0000-0000-000000000001"),
                HomeForTests.PENDANT,
                Kind.SOS,
                Instant.parse("2026-03-01T20:00:00Z"),
                stage,
                with,
                false);
    }

    private String get(String path) {
        return answer("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n\r\n");
    }

    private String post(String path, String body) {
        return answer("POST " + path + " HTTP/1.1\r\nHost: localhost:" + port
                + "\r\nContent-Type: application/json; charset=utf-8\r\nConnection: close\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);
    }

    private String answer(String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return request.contains("Connection: close")
                    ? new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    : readUntil(socket, "\r\n");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String readUntil(Socket socket, String end) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(end) < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                break;
            }
            read.append((char) next);
        }
        return read.toString();
    }

    /// Frames as they come.
    private static final class Frames implements WebSocket.Listener {

        private final BlockingQueue<ResidentState> states = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    states.add(ContractJson.read(text.toString(), ResidentState.class));
                } catch (ContractException e) {
                    throw new IllegalStateException(e);
                }
                text.setLength(0);
            }
            socket.request(1);
            return java.util.concurrent.CompletableFuture.completedStage(null);
        }

        ResidentState untilHelp(HelpStage stage) throws InterruptedException {
            return until(state -> state.help()
                    .map(ResidentState.Help::stage)
                    .filter(stage::equals)
                    .isPresent());
        }

        ResidentState until(Predicate<ResidentState> wanted) throws InterruptedException {
            for (int i = 0; i < 100; i++) {
                ResidentState state = states.poll(10, TimeUnit.SECONDS);
                if (state != null && wanted.test(state)) {
                    return state;
                }
            }
            throw new AssertionError("the screen never showed it");
        }
    }
}
