package nl.nabij.gateway.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.link.Enrolment;
import org.jspecify.annotations.Nullable;

/// One HTTPS call to the centre, without a certificate of our own.
record CentreCall(URI server, SecureRandom random) {

    /// A server that signs takes milliseconds; an installer may stand waiting.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /// A certificate and its authorities have some 10 KB.
    private static final int LARGEST_ANSWER = 256 * 1024;

    private static final SNIHostName NAME = new SNIHostName(Enrolment.SERVER_NAME);

    /// @param shown the certificates with which the server proved itself
    record Answer(int status, String body, List<X509Certificate> shown) {}

    /// @throws IOException when the centre cannot be reached or is not trusted
    Answer post(String path, Object body, ServerTrust trust) throws IOException, GeneralSecurityException {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[] {trust}, random);
        byte[] bytes = ContractJson.toBytes(body);
        HttpsURLConnection call =
                (HttpsURLConnection) server.resolve(path).toURL().openConnection();
        try {
            call.setSSLSocketFactory(new PreparedSockets(tls.getSocketFactory(), CentreCall::asBox));
            // The trust checked the name: the one that was asked for, not the one in the handshake.
            call.setHostnameVerifier((host, session) -> true);
            call.setConnectTimeout((int) PATIENCE.toMillis());
            call.setReadTimeout((int) PATIENCE.toMillis());
            call.setInstanceFollowRedirects(false);
            call.setUseCaches(false);
            call.setRequestMethod("POST");
            call.setRequestProperty("Content-Type", "application/json");
            call.setDoOutput(true);
            // Of a known length it is sent once: a code that was used up is not to be asked for again in silence.
            call.setFixedLengthStreamingMode(bytes.length);
            try (OutputStream out = call.getOutputStream()) {
                out.write(bytes);
            }
            int status = call.getResponseCode();
            List<X509Certificate> shown = Arrays.stream(call.getServerCertificates())
                    .map(X509Certificate.class::cast)
                    .toList();
            return new Answer(status, text(status < 400 ? call.getInputStream() : call.getErrorStream()), shown);
        } finally {
            call.disconnect();
        }
    }

    /// Asks for what a centre shows boxes: what it shows browsers may be signed by somebody whom a box does
    /// not know.
    private static void asBox(SSLSocket socket) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(NAME));
        socket.setSSLParameters(parameters);
    }

    private static String text(@Nullable InputStream answer) throws IOException {
        if (answer == null) {
            return "";
        }
        try (answer) {
            return new String(answer.readNBytes(LARGEST_ANSWER), StandardCharsets.UTF_8);
        }
    }
}
