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
import nl.nabij.server.web.ApiRouter;
import nl.nabij.server.web.BlockingWork;
import nl.nabij.server.web.PublicOrigin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Behind a proxy that ends TLS for `https://centre.example` and speaks plain HTTP with us, as raw
/// requests: a client of the JDK may not set `Host`.
class PublicOriginTest {

    private static final String ORIGIN = "Origin: https://centre.example";
    private static final String BODY = "{\"user\":\"fatima\",\"password\":\"" + People.PASSWORD + "\"}";
    private static final Vertx VERTX = Vertx.vertx();
    private static int port;

    @BeforeAll
    static void start() {
        Passwords passwords = People.passwords();
        MemoryAccessStore store = new MemoryAccessStore();
        store.putAccount(People.account(People.person("fatima", People.NIGHT_CENTRE, Role.OPERATOR), passwords));
        SignInDesk desk = new SignInDesk(
                store, passwords, People.factors(store, Clock.systemUTC()), new SecureRandom(), Clock.systemUTC());
        ApiRouter routes = new ApiRouter(
                VERTX,
                desk,
                new BlockingWork(VERTX),
                _ -> {},
                Optional.of(PublicOrigin.parse("https://centre.example")));
        routes.mount(new SessionRoutes(desk).routes());
        HttpServer server = VERTX.createHttpServer()
                .requestHandler(routes.router())
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        port = server.actualPort();
    }

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private static String signIn(String... headers) throws IOException {
        String request = "POST /api/v1/session HTTP/1.1\r\n" + String.join("\r\n", headers)
                + "\r\nContent-Type: application/json\r\nContent-Length: " + BODY.length()
                + "\r\nConnection: close\r\n\r\n" + BODY;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String status(String answer) {
        return answer.split(" ", 3)[1];
    }

    @Test
    void whoComesThroughTheProxyIsOursAndHerCookiesKeepToTls() throws IOException {
        for (String host : List.of("Host: centre.example", "Host: localhost:" + port)) {
            String answer = signIn(host, ORIGIN);
            assertThat(status(answer)).as(host).isEqualTo("200");
            assertThat(answer.lines()
                            .filter(line ->
                                    line.toLowerCase(java.util.Locale.ROOT).startsWith("set-cookie")))
                    .isNotEmpty()
                    .allMatch(cookie -> cookie.contains("Secure"));
        }
    }

    @Test
    void anotherSiteIsRefusedAsBefore() throws IOException {
        assertThat(status(signIn("Host: centre.example", "Origin: https://evil.example")))
                .isEqualTo("403");
        assertThat(status(signIn("Host: centre.example", "Origin: https://centre.example:444")))
                .isEqualTo("403");
        assertThat(status(signIn("Host: centre.example", "Origin: http://centre.example:80")))
                .isEqualTo("403");
        assertThat(status(signIn("Host: evil.example", ORIGIN))).isEqualTo("403");
        assertThat(status(signIn("Host: centre.example", ORIGIN, "Sec-Fetch-Site: cross-site")))
                .isEqualTo("403");
    }

    @Test
    void whoIsAtThisMachineNeedsNoProxy() throws IOException {
        String answer = signIn("Host: localhost:" + port, "Origin: http://localhost:" + port);
        assertThat(status(answer)).isEqualTo("200");
        assertThat(answer).doesNotContain("Secure");
    }
}
