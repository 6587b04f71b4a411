package nl.nabij.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import nl.nabij.contract.link.Enrolment;
import nl.nabij.server.enrolment.CertificateAuthority;
import nl.nabij.server.enrolment.GivenFiles;
import nl.nabij.server.enrolment.GivenKeys;
import nl.nabij.server.enrolment.ServerKeys;
import nl.nabij.server.settings.ServerConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which certificate HTTPS shows to whom.
class HttpListenersTest {

    private final Clock clock = Clock.systemUTC();

    @TempDir
    private Path folder;

    private Vertx vertx;
    private ServerKeys own;
    private GivenFiles given;

    @BeforeEach
    void prepare() {
        vertx = Vertx.vertx();
        SecureRandom random = new SecureRandom();
        CertificateAuthority authority = CertificateAuthority.open(folder.resolve("ca"), clock, random);
        own = ServerKeys.open(folder.resolve("tls"), authority, () -> List.of("localhost"), clock, random);
        given = new GivenFiles(folder, clock);
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @CsvSource({"RSA, TLSv1.3", "RSA, TLSv1.2", "EC, TLSv1.3", "EC, TLSv1.2"})
    void browsersAreShownTheGivenOneAndBoxesOurs(String algorithm, String protocol) throws Exception {
        X509Certificate first = given.write(algorithm, "zorg.example");
        GivenKeys keys = GivenKeys.open(given.files(), own, List.of("zorg.example"), clock);
        try (HttpListeners listeners = HttpListeners.listen(
                vertx, request -> request.response().end(), new ListenerKeys(own, keys), anyPorts())) {
            int port = listeners.httpsPort();
            assertThat(shown(port, protocol, "zorg.example")).isEqualTo(first);
            assertThat(shown(port, protocol, "other.example")).isEqualTo(first);
            assertThat(shown(port, protocol, "")).as("by its address").isEqualTo(first);
            assertThat(shown(port, protocol, Enrolment.SERVER_NAME)).isEqualTo(own.certificate());

            X509Certificate next = given.write(algorithm, "zorg.example");
            keys.look();
            assertThat(shown(port, protocol, "zorg.example"))
                    .as("without a restart")
                    .isEqualTo(next);
            assertThat(shown(port, protocol, Enrolment.SERVER_NAME)).isEqualTo(own.certificate());
        }
    }

    private ServerConfig anyPorts() {
        return ServerConfig.read(Map.of(
                "NABIJ_DATA", folder.toString(),
                "NABIJ_SERVER_HTTPS_PORT", "0",
                "NABIJ_SERVER_HTTP_PORT", "0",
                "NABIJ_SERVER_UPLINK_PORT", "0"));
    }

    /// @param name that is asked for, or empty
    private static X509Certificate shown(int port, String protocol, String name) throws Exception {
        AtomicReference<@Nullable X509Certificate> certificate = new AtomicReference<>();
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Looking(certificate)}, null);
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(new String[] {protocol});
            parameters.setServerNames(name.isEmpty() ? List.of() : List.of(new SNIHostName(name)));
            socket.setSSLParameters(parameters);
            socket.startHandshake();
        }
        return Objects.requireNonNull(certificate.get());
    }

    private record Looking(AtomicReference<@Nullable X509Certificate> seen) implements X509TrustManager {

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
}
