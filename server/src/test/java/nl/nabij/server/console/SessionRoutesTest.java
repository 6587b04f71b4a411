package nl.nabij.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import nl.nabij.server.access.MemoryAccessStore;
import nl.nabij.server.access.Passwords;
import nl.nabij.server.access.People;
import nl.nabij.server.access.Role;
import nl.nabij.server.access.SignInDesk;
import nl.nabij.server.openapi.OpenApiRoute;
import nl.nabij.server.web.ApiRouter;
import nl.nabij.server.web.BlockingWork;
import nl.nabij.server.web.Caller;
import nl.nabij.server.web.Faces;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Signing in over HTTP, and what every route refuses.
class SessionRoutesTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Passwords PASSWORDS = People.passwords();
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        MemoryAccessStore store = new MemoryAccessStore();
        store.putAccount(People.account(People.person("fatima", People.NIGHT_CENTRE, Role.OPERATOR), PASSWORDS));
        SignInDesk desk = new SignInDesk(
                store, PASSWORDS, People.factors(store, Clock.systemUTC()), new SecureRandom(), Clock.systemUTC());
        ApiRouter routes = new ApiRouter(VERTX, desk, new BlockingWork(VERTX), _ -> {}, Optional.empty());
        routes.mount(OpenApiRoute.addedTo(new SessionRoutes(desk).routes()));
        new Faces(SessionRoutesTest.class.getClassLoader()).mount(routes.router());
        HttpServer server = VERTX.createHttpServer()
                .requestHandler(routes.router())
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        port = server.actualPort();
    }

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private static String credentials(String password) {
        return "{\"user\":\"fatima\",\"password\":\"" + password + "\"}";
    }

    @Test
    void theCookieAndTheTokenAreTheSameSession() {
        Caller.Answer in = Caller.at(port).post("/api/v1/session", credentials(People.PASSWORD));
        assertThat(in.status()).isEqualTo(200);
        String token = in.json().get("token").asText();
        String cookie = in.cookies().stream()
                .filter(set -> set.startsWith("nabij_session="))
                .findFirst()
                .orElseThrow();
        assertThat(cookie)
                .startsWith("nabij_session=" + token)
                .contains("HTTPOnly", "SameSite=Strict", "Path=/")
                .doesNotContain("Secure");
        assertThat(in.header("Cache-Control")).contains("no-store");

        Caller byCookie = Caller.at(port).with("Cookie", "nabij_session=" + token);
        assertThat(byCookie.get("/api/v1/session").json().get("user").asText()).isEqualTo("fatima");
        assertThat(Caller.at(port)
                        .signedIn(token)
                        .get("/api/v1/session")
                        .json()
                        .get("roles")
                        .get(0)
                        .asText())
                .isEqualTo("operator");

        assertThat(byCookie.send("DELETE", "/api/v1/session", Optional.empty()).status())
                .isEqualTo(204);
        Caller.Answer after = Caller.at(port).signedIn(token).get("/api/v1/session");
        assertThat(after.status()).isEqualTo(401);
        assertThat(after.error()).isEqualTo("not-signed-in");
    }

    @Test
    void anEndedOrInventedSessionIsTold() {
        for (String token : List.of("", "x", "A".repeat(43), "Ā".repeat(10), "A".repeat(5_000))) {
            Caller.Answer answer = Caller.at(port)
                    .with("Cookie", "nabij_session=" + token.replace("Ā", "%C4%80"))
                    .get("/api/v1/session");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.error()).isEqualTo("not-signed-in");
        }
    }

    @Test
    void aWrongPasswordSaysNothingAboutTheUser() {
        Caller.Answer wrong = Caller.at(port).post("/api/v1/session", "{\"user\":\"a\",\"password\":\"wrong\"}");
        Caller.Answer unknown = Caller.at(port).post("/api/v1/session", "{\"user\":\"b\",\"password\":\"wrong\"}");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.response().body()).isEqualTo(unknown.response().body());
        assertThat(wrong.cookies()).isEmpty();
    }

    @Test
    void guessingIsSlowedAndTheWaitIsNamed() {
        String guess = "{\"user\":\"guessed\",\"password\":\"1\"}";
        for (int i = 0; i < 3; i++) {
            Caller.at(port).post("/api/v1/session", guess);
        }
        Caller.Answer last = Caller.at(port).post("/api/v1/session", guess);
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.error()).isEqualTo("busy");
        assertThat(last.header("Retry-After")).contains("1");
    }

    @Test
    void whatIsNotASignInIsRefusedWithTheReason() {
        for (String body : List.of(
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"user\":\"a\"}",
                "{\"user\":1,\"password\":{}}",
                "{\"user\":\"a\\u0000\",\"password\":\"b\"}",
                "{\"user\":\"" + "a".repeat(300) + "\",\"password\":\"b\"}",
                "{\"user\":\"a\",\"password\":\"" + "b".repeat(300) + "\"}",
                "{\"user\":\"a\",\"password\":\"b\"} and more",
                "[".repeat(20_000))) {
            Caller.Answer answer = Caller.at(port).post("/api/v1/session", body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.error()).isEqualTo("bad-request");
        }
    }

    @Test
    void aBodyThatIsNotJsonOrTooLargeIsRefused() {
        Caller.Answer form = Caller.at(port)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/api/v1/session", Optional.of("user=fatima"));
        assertThat(form.status()).isEqualTo(415);
        assertThat(form.error()).isEqualTo("bad-request");
        Caller.Answer none = Caller.at(port).send("POST", "/api/v1/session", Optional.of(credentials("x")));
        assertThat(none.status()).isEqualTo(415);

        Caller.Answer large = Caller.at(port).post("/api/v1/session", credentials("x".repeat(70_000)));
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.json().get("message").asText()).contains("65536");
    }

    @Test
    void anotherSitesPageGetsNothingDone() {
        for (String origin : List.of(
                "https://evil.example",
                "http://127.0.0.1:1",
                "http://127.0.0.1.evil.example:" + port,
                "https://127.0.0.1:" + port,
                "http://localhost:" + port,
                "null",
                "::")) {
            Caller.Answer answer =
                    Caller.at(port).with("Origin", origin).post("/api/v1/session", credentials(People.PASSWORD));
            assertThat(answer.status()).as(origin).isEqualTo(403);
            assertThat(answer.error()).isEqualTo("not-allowed");
            assertThat(answer.cookies()).isEmpty();
        }
        Caller.Answer own = Caller.at(port)
                .with("Origin", "http://127.0.0.1:" + port)
                .post("/api/v1/session", credentials(People.PASSWORD));
        assertThat(own.status()).isEqualTo(200);
        Caller.Answer byBrowser = Caller.at(port)
                .with("Sec-Fetch-Site", "cross-site")
                .post("/api/v1/session", credentials(People.PASSWORD));
        assertThat(byBrowser.status()).isEqualTo(403);
    }

    @Test
    void aNameThatOnlyResolvesToThisMachineIsRefused() throws IOException {
        assertThat(raw("GET /api/v1/openapi.json HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403")
                .contains("not-allowed");
        assertThat(raw("GET /api/v1/openapi.json HTTP/1.1\r\nHost: localhost:" + port
                        + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(raw("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 400");
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void whatIsNotThereIsAnApiErrorToo() {
        assertThat(Caller.at(port).get("/api/v1/nothing").status()).isEqualTo(404);
        assertThat(Caller.at(port).get("/api/v1/nothing").error()).isEqualTo("not-found");
        assertThat(Caller.at(port)
                        .send("PUT", "/api/v1/session", Optional.empty())
                        .status())
                .isEqualTo(405);
        assertThat(Caller.at(port).get("/api/v1/openapi.json?pretty=1").error()).isEqualTo("bad-request");
        for (String path : List.of(
                "/assets/..%2f..%2fnl/nabij/server/console/ServerRoutes.class",
                "/assets/../console/index.html",
                "/console/%2e%2e/%2e%2e/logback.xml",
                "/assets/.hidden",
                "/assets/a%00.js")) {
            assertThat(Caller.at(port).get(path).status()).as(path).isIn(404, 400, 200);
            assertThat(Caller.at(port).get(path).response().body()).as(path).doesNotContain("ServerRoutes", "logback");
        }
    }

    @Test
    void theRootLeadsToTheConsoleAndEveryAnswerIsGuarded() {
        Caller.Answer root = Caller.at(port).get("/");
        assertThat(root.status()).isEqualTo(303);
        assertThat(root.header("Location")).contains("/console");
        for (String path : List.of("/", "/console", "/api/v1/session", "/nothing")) {
            Caller.Answer answer = Caller.at(port).get(path);
            assertThat(answer.header("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "frame-ancestors 'none'", "script-src 'self'");
            assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
            assertThat(answer.header("Strict-Transport-Security")).isEmpty();
        }
    }
}
