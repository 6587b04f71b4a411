package nl.nabij.server.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// Looks at a centre over the network, as a home and a browser do.
final class CentreLook implements AutoCloseable {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

    /// The centre itself waits 10 s for its database.
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);

    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final int WELL = 200;
    private static final int UNWELL = 503;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI service;
    private final WatchOptions options;
    private final SSLContext trust;
    private final HttpClient http;

    /// @throws IOException when the authority's file holds no certificate
    CentreLook(WatchOptions options) throws IOException {
        this.options = options;
        this.service = options.centre().resolve("/health/service");
        this.trust = trust(options);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_LIMIT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(trust)
                .build();
    }

    private static SSLContext trust(WatchOptions options) throws IOException {
        try {
            if (options.authority().isEmpty()) {
                return SSLContext.getDefault();
            }
            Path file = options.authority().get();
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            try (InputStream pem = Files.newInputStream(file)) {
                int number = 0;
                for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                    store.setCertificateEntry("authority-" + number++, each);
                }
            }
            if (store.size() == 0) {
                throw new IOException("--ca " + file + " holds no certificate in PEM");
            }
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trusted.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("--ca cannot be used: " + e.getMessage(), e);
        }
    }

    /// Blocks, some 20 s at most.
    Finding look() throws InterruptedException {
        List<String> problems = new ArrayList<>(service());
        options.uplink().map(this::uplink).ifPresent(problems::addAll);
        return new Finding(problems);
    }

    private List<String> service() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service)
                .timeout(ANSWER_LIMIT)
                .header("User-Agent", "nabij-watch")
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(
                    request,
                    HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LARGEST_ANSWER));
            return read(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
        } catch (HttpTimeoutException e) {
            return List.of("The centre does not answer in time");
        } catch (SSLException e) {
            return List.of("The centre's certificate is not trusted, or it speaks no TLS: " + e.getMessage());
        } catch (IOException e) {
            return List.of("The centre cannot be reached: " + said(e));
        }
    }

    static List<String> read(int status, String body) {
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return List.of("The centre answers " + status + " and not as a centre does");
        }
        List<String> problems = new ArrayList<>();
        json.path("problems")
                .forEach(problem -> problems.add(problem.path("text").asText("A problem without words")));
        String said = json.path("status").asText();
        if (status == WELL && said.equals("well") && problems.isEmpty()) {
            return List.of();
        }
        if (status == UNWELL && said.equals("unwell") && !problems.isEmpty()) {
            return problems;
        }
        return List.of("The centre answers " + status + " and not as a centre does; is --url its address?");
    }

    private List<String> uplink(WatchOptions.HostAndPort at) {
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(at.host(), at.port()), (int) CONNECT_LIMIT.toMillis());
            plain.setSoTimeout((int) CONNECT_LIMIT.toMillis());
            try (SSLSocket secure =
                    (SSLSocket) trust.getSocketFactory().createSocket(plain, at.host(), at.port(), true)) {
                // Without a home's certificate this goes no further than the handshake.
                secure.startHandshake();
            }
            return List.of();
        } catch (IOException e) {
            return List.of("Homes cannot connect at " + at + ": " + said(e));
        }
    }

    private static String said(IOException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
