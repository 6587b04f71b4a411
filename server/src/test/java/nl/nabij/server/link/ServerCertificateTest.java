package nl.nabij.server.link;

import static nl.nabij.server.link.UplinkFixture.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import nl.nabij.contract.link.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The centre's own certificate is renewed while it runs, on both its listeners.
class ServerCertificateTest {

    @Test
    void the_next_handshake_shows_the_renewed_certificate_and_open_connections_stay() throws Exception {
        try (UplinkFixture link = new UplinkFixture();
                TestBox box = link.home("gw-constant").connect()) {
            HttpServerOptions options = new HttpServerOptions();
            UplinkTls.secure(options, link.keys);
            HttpServer https = link.test
                    .vertx()
                    .createHttpServer(options)
                    .requestHandler(request -> request.response().end())
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();

            X509Certificate first = link.keys.certificate();
            assertThat(shown(link.port)).isEqualTo(first);
            assertThat(shown(https.actualPort())).isEqualTo(first);

            link.clock.forward(Duration.ofDays(336));
            link.keys.look();
            assertThat(shown(link.port)).as("61 days are left").isEqualTo(first);

            link.clock.forward(Duration.ofDays(2));
            link.keys.look();
            assertThat(shown(link.port)).isEqualTo(link.keys.certificate()).isNotEqualTo(first);
            assertThat(shown(https.actualPort())).isEqualTo(link.keys.certificate());
            shown(link.port).verify(link.authority.certificate().getPublicKey());

            box.publishAndWait(TestBox.alarm(1, 1));
            eventually("the connection from before goes on", () -> box.receipt(Stream.ALARM, 1) == 1);
        }
    }

    /// What a listener shows in its handshake; whether the client may go on is not asked here.
    private static X509Certificate shown(int port) throws Exception {
        AtomicReference<@Nullable X509Certificate> certificate = new AtomicReference<>();
        try (SSLSocket socket = (SSLSocket) tls(certificate).getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.startHandshake();
        }
        return Objects.requireNonNull(certificate.get());
    }

    private static SSLContext tls(AtomicReference<@Nullable X509Certificate> seen)
            throws NoSuchAlgorithmException, KeyManagementException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                null,
                new TrustManager[] {
                    new X509TrustManager() {
                        @Override
                        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

                        @Override
                        public void checkServerTrusted(X509Certificate[] chain, String authType) {
                            seen.set(chain[0]);
                        }

                        @Override
                        public X509Certificate[] getAcceptedIssuers() {
                            return new X509Certificate[0];
                        }
                    }
                },
                null);
        return context;
    }
}
