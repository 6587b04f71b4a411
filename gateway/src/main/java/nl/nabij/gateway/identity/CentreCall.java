package nl.nabij.gateway.identity;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManager;
import nl.nabij.contract.ContractJson;

/// One HTTPS call to the centre, without a certificate of our own.
record CentreCall(URI server, SecureRandom random) {

    /// A server that signs takes milliseconds; an installer may stand waiting.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /// @param shown the certificates with which the server proved itself
    record Answer(int status, String body, List<X509Certificate> shown) {}

    /// @throws IOException when the centre cannot be reached or is not trusted
    Answer post(String path, Object body, ServerTrust trust)
            throws IOException, InterruptedException, GeneralSecurityException {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[] {trust}, random);
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(server.resolve(path))
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(ContractJson.toBytes(body)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), shown(response));
        }
    }

    private static List<X509Certificate> shown(HttpResponse<?> response) throws SSLPeerUnverifiedException {
        Certificate[] chain = response.sslSession()
                .orElseThrow(() -> new SSLPeerUnverifiedException("The centre answered without TLS"))
                .getPeerCertificates();
        return Arrays.stream(chain).map(X509Certificate.class::cast).toList();
    }
}
