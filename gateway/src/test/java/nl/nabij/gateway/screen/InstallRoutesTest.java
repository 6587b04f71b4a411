package nl.nabij.gateway.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.face.InstallState;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.gateway.clock.HandClock;
import nl.nabij.gateway.device.HomeForTests;
import nl.nabij.gateway.device.Pairing;
import nl.nabij.gateway.install.InstallationFile;
import nl.nabij.gateway.install.InstallerDesk;
import nl.nabij.gateway.install.Trials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The installer's calls on a real port: what a stranger may not, and what an installer does.
@Timeout(60)
class InstallRoutesTest implements Pairing {

    @TempDir
    private Path folder;

    private final HandClock clock = new HandClock();
    private final HomeForTests house = new HomeForTests();
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> asked = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();
    private Optional<GatewayId> gateway = Optional.of(new GatewayId("gw-1"));
    private InstallerDesk desk;
    private InstallListener listener;
    private ResidentScreen screen;
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
        InstallationFile file = new InstallationFile(folder.resolve("installation.json"));
        desk = new InstallerDesk(house.time.clocks().steady(), new SecureRandom());
        Trials trials = new Trials(house.home, house.reports, house.time.clocks(), file, UUID::randomUUID);
        house.home.listen(trials);
        InstallPage page = new InstallPage(
                house.home,
                this,
                desk,
                trials,
                file,
                screen,
                () -> new InstallPage.Box(gateway, InstallState.Enrolling.NOTHING),
                code -> {
                    codes.add(code);
                    return code.contains(".") ? Optional.empty() : Optional.of("no dot");
                });
        listener = new InstallListener(vertx, 0, page);
        port = listener.start();
    }

    @AfterEach
    void stop() {
        listener.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        http.close();
    }

    @Override
    public State state() {
        return new State(Optional.of(true), Duration.ofSeconds(60), Optional.empty(), Set.of());
    }

    @Override
    public void open(Duration time) {
        asked.add("open");
    }

    @Override
    public void close() {
        asked.add("close");
    }

    @Override
    public void remove(DeviceId device) {
        asked.add("remove " + device);
    }

    private HttpResponse<String> call(String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private String signedIn() throws Exception {
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest("12345678".getBytes(StandardCharsets.UTF_8)));
        desk.access(new Down.InstallerAccess(hash, 60_000));
        HttpResponse<String> in = call("/api/v1/install/session", "{\"name\":\"Kees\",\"code\":\"1234 5678\"}");
        assertThat(in.statusCode()).as(in.body()).isEqualTo(200);
        String cookie = in.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).containsIgnoringCase("HttpOnly").contains("SameSite=Strict");
        return cookie.split(";", 2)[0];
    }

    @Test
    void aStrangerSeesNothingAndDoesNothing() {
        assertThat(call("/api/v1/install", "").body())
                .contains("\"enrolled\":true")
                .contains("\"devices\":[]")
                .doesNotContain("gw-1");
        for (String path :
                List.of("joining", "devices/pendant", "devices/pendant/remove", "devices/pendant/test", "test/stop")) {
            assertThat(call("/api/v1/install/" + path, "{\"open\":true}", "Cookie", "nabij_installer=guess")
                            .statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
        assertThat(asked).isEmpty();
        HttpResponse<String> wrong = call("/api/v1/install/session", "{\"name\":\"Buur\",\"code\":\"00000000\"}");
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(wrong.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void theListenerOfTheNetworkServesThisPageAndNothingElse() {
        assertThat(call("/install", "").body()).contains("<title>Nabij · installeren");
        assertThat(call("/", "").body()).contains("installeren");
        for (String path : List.of("/api/v1/devices", "/api/v1/help", "/metrics", "/health/ready", "/index.html")) {
            assertThat(call(path, "").statusCode()).as(path).isEqualTo(404);
        }
        assertThat(call("/api/v1/install", "", "Origin", "http://evil.example").statusCode())
                .isEqualTo(403);
    }

    @Test
    void anInstallerOpensNamesTriesAndRemoves() throws Exception {
        String cookie = signedIn();
        assertThat(call("/api/v1/install/joining", "{\"open\":true}", "Cookie", cookie)
                        .statusCode())
                .isEqualTo(200);
        assertThat(call("/api/v1/install", "", "Cookie", cookie).body())
                .contains("\"installer\":\"Kees\"")
                .contains("\"openForSeconds\":60")
                .contains("\"id\":\"pendant\"");
        String setting = "{\"name\":\"Halszender\",\"room\":\"gang\"}";
        assertThat(call("/api/v1/install/devices/pendant", setting, "Cookie", cookie)
                        .statusCode())
                .isEqualTo(200);
        assertThat(house.reports.others(UpMessage.DeviceInstalled.class))
                .singleElement()
                .satisfies(told -> assertThat(told.by()).isEqualTo("Kees"));
        String bed = "{\"name\":\"Halszender\",\"purpose\":\"bed\"}";
        assertThat(call("/api/v1/install/devices/pendant", bed, "Cookie", cookie)
                        .statusCode())
                .isEqualTo(400);
        assertThat(call("/api/v1/install/devices/nobody", setting, "Cookie", cookie)
                        .statusCode())
                .isEqualTo(404);
        assertThat(call("/api/v1/install/devices/lamp/test", "{}", "Cookie", cookie)
                        .statusCode())
                .as("it calls for nobody")
                .isEqualTo(400);
        assertThat(call("/api/v1/install/devices/pendant/test", "{}", "Cookie", cookie)
                        .statusCode())
                .isEqualTo(200);
        house.press();
        assertThat(call("/api/v1/install", "", "Cookie", cookie).body()).contains("\"heardAt\"");
        assertThat(house.reports.raised().getLast().test()).isPresent();
        assertThat(screen.state().help()).as("her screen says nothing of it").isEmpty();
        assertThat(call("/api/v1/install/devices/pendant/remove", "{}", "Cookie", cookie)
                        .statusCode())
                .isEqualTo(200);
        assertThat(asked).containsExactly("open", "remove pendant");
        assertThat(call("/api/v1/install/session/end", "{}", "Cookie", cookie).statusCode())
                .isEqualTo(200);
        assertThat(call("/api/v1/install/joining", "{\"open\":true}", "Cookie", cookie)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void atABoxOfNoHomeTheEnrolmentCodeLetsInOnceTheCentreTookIt() {
        gateway = Optional.empty();
        assertThat(call("/api/v1/install/session", "{\"name\":\"Kees\",\"code\":\"nonsense\"}")
                        .body())
                .contains("enrolment-code");
        HttpResponse<String> asking = call("/api/v1/install/session", "{\"name\":\"Kees\",\"code\":\"SECRET.4f\"}");
        assertThat(asking.statusCode()).isEqualTo(202);
        String cookie = asking.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        assertThat(call("/api/v1/install/joining", "{\"open\":true}", "Cookie", cookie)
                        .statusCode())
                .isEqualTo(401);
        desk.enrolled("SECRET");
        assertThat(call("/api/v1/install/joining", "{\"open\":true}", "Cookie", cookie)
                        .statusCode())
                .isEqualTo(200);
        assertThat(codes).containsExactly("nonsense", "SECRET.4f");
        assertThat(Map.of("asked", asked)).containsEntry("asked", List.of("open"));
    }
}
